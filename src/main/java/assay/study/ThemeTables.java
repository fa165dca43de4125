package assay.study;

import static assay.study.Study.SHARE;

import assay.study.Codebook.Theme;
import assay.study.Table.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What interviewees named as drivers, barriers and solutions (Chapter 2), the most common first, then by name. */
final class ThemeTables {

    private final Study study;

    ThemeTables(Study study) {
        this.study = study;
    }

    List<Table> tables() {
        return List.of(byRequirement(), across(), againstGrades());
    }

    /**
     * A theme and how many named it.
     *
     * @param name its name
     * @param count how many authorities' interviewees named it
     */
    record Named(String name, int count) {}

    /** What was named as a kind for a requirement, the most common first, then by name. */
    static List<Named> named(Study study, String requirement, ThemeKind kind) {
        return counted(study, one -> one.themes(requirement, kind));
    }

    /** What was named as a kind for any requirement, as themes common to them all, each once for an authority. */
    static List<Named> namedAnywhere(Study study, ThemeKind kind) {
        return counted(study, one -> common(study, one, kind));
    }

    private static Set<String> common(Study study, Authority one, ThemeKind kind) {
        Set<String> common = new LinkedHashSet<>();
        for (String requirement : study.pack().requirementIds()) {
            one.themes(requirement, kind).forEach(theme -> common.add(common(study, requirement, kind, theme)));
        }
        return common;
    }

    private static List<Named> counted(Study study, Function<Authority, Set<String>> themes) {
        Map<String, Integer> counts = new TreeMap<>();
        study.authorities().forEach(one -> themes.apply(one).forEach(theme -> counts.merge(theme, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(one -> new Named(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Named::count).reversed())
                .toList();
    }

    private static Optional<Theme> coded(Study study, String requirement, ThemeKind kind, String theme) {
        return study.codebook().flatMap(codebook -> codebook.theme(requirement, kind, theme));
    }

    /** Whether a requirement, a kind and a theme are a theme of the codebook that nobody named. */
    static boolean isOfNobody(Study study, List<String> cells) {
        return cells.size() == 3
                && Stream.of(ThemeKind.values())
                        .filter(kind -> kind.word().equals(cells.get(1)))
                        .filter(kind ->
                                coded(study, cells.get(0), kind, cells.get(2)).isPresent())
                        .anyMatch(kind -> study.authorities().stream()
                                .noneMatch(one -> one.themes(cells.get(0), kind).contains(cells.get(2))));
    }

    private static String common(Study study, String requirement, ThemeKind kind, String theme) {
        return coded(study, requirement, kind, theme).map(Theme::common).orElse(theme);
    }

    /** What the shares of a theme are shares of. */
    private String ofAll() {
        return "Shares are of " + Words.authorities(study.authorities().size())
                + ", those who named nothing among them.";
    }

    private Table byRequirement() {
        List<List<Object>> rows = new ArrayList<>();
        for (String requirement : study.pack().requirementIds()) {
            for (ThemeKind kind : ThemeKind.values()) {
                named(study, requirement, kind)
                        .forEach(theme -> rows.add(List.of(
                                requirement,
                                kind.word(),
                                theme.name(),
                                new Counted(
                                        theme.count(),
                                        one -> one.themes(requirement, kind).contains(theme.name())),
                                study.share(theme.count()),
                                coded(study, requirement, kind, theme.name())
                                        .map(Theme::partOf)
                                        .orElse(""))));
            }
        }
        return new Table(
                "themes",
                "What interviewees named, requirement by requirement",
                Shown.IN_REPORT,
                List.of(
                        Column.text("requirement"),
                        Column.text("kind"),
                        Column.text("theme"),
                        Column.count("authorities"),
                        Column.percent("authorities" + SHARE),
                        Column.text("part of")),
                rows,
                ofAll());
    }

    private Table across() {
        List<List<Object>> rows = new ArrayList<>();
        for (ThemeKind kind : ThemeKind.values()) {
            List<Named> all = namedAnywhere(study, kind);
            for (Named theme : all) {
                long rank = 1
                        + all.stream()
                                .filter(one -> one.count() > theme.count())
                                .count();
                rows.add(List.of(
                        kind.word(),
                        (int) rank,
                        theme.name(),
                        new Counted(
                                theme.count(), one -> common(study, one, kind).contains(theme.name())),
                        study.share(theme.count())));
            }
        }
        return new Table(
                "themes-across",
                "What interviewees named for any requirement",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("kind"),
                        Column.count("rank"),
                        Column.text("theme"),
                        Column.count("authorities"),
                        Column.percent("authorities" + SHARE)),
                rows,
                ofAll() + " Themes that are named by as many share a rank."
                        + (study.codebook().isPresent()
                                ? ""
                                : " There is no codebook, so themes are as interviewees named them."));
    }

    private Table againstGrades() {
        List<String> grades = study.pack().gradeNames();
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("requirement"), Column.text("kind"), Column.text("theme")));
        grades.forEach(grade -> {
            columns.add(Column.count(grade));
            columns.add(Column.percent(grade + SHARE));
        });
        List<List<Object>> rows = new ArrayList<>();
        for (String requirement : study.pack().requirementIds()) {
            for (ThemeKind kind : ThemeKind.values()) {
                for (Named theme : named(study, requirement, kind)) {
                    List<Object> row = new ArrayList<>(List.of(requirement, kind.word(), theme.name()));
                    for (String grade : grades) {
                        Counted those = study.counted(
                                one -> grade.equals(one.result(requirement).grade())
                                        && one.themes(requirement, kind).contains(theme.name()));
                        row.add(those);
                        row.add(Study.share(those.count(), theme.count()));
                    }
                    rows.add(row);
                }
            }
        }
        return new Table(
                "themes-by-grades",
                "Which grades from the evidence those have who named a theme",
                Shown.IN_REPORT,
                columns,
                rows,
                "Shares are of those who named the theme.");
    }
}
