package assay.study;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.evidence.Evidence;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Pack;
import assay.text.Legible;
import assay.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The themes that interviewees' answers were sorted into: a file of comma-separated values with the columns {@code
 * requirement}, {@code kind}, {@code theme}, {@code common theme} and {@code part of}.
 */
public final class Codebook {

    private static final List<String> COLUMNS = List.of("requirement", "kind", "theme", "common theme", "part of");

    private final Map<Heading, Map<String, Theme>> themes;

    private Codebook(Map<Heading, Map<String, Theme>> themes) {
        this.themes = themes;
    }

    /** What themes stand under: what was asked of which requirement. */
    private record Heading(String requirement, ThemeKind kind) {}

    /**
     * A theme.
     *
     * @param common the theme that it belongs to where all requirements are looked at together
     * @param partOf the theme of the same requirement and kind that it is a part of, or an empty text
     */
    record Theme(String common, String partOf) {}

    /**
     * Reads a codebook.
     *
     * @param path the file
     * @param named how it is called in messages
     * @param pack the requirements that there are
     * @throws ProblemsException with everything that is wrong with it
     */
    public static Codebook read(Path path, String named, Pack pack) throws ProblemsException {
        CsvTable table = CsvFile.read(path, named);
        table.requireColumns(COLUMNS, COLUMNS);
        List<Problem> problems = new ArrayList<>();
        Map<Heading, Map<String, Theme>> themes = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            String requirement = table.cell(row, "requirement");
            String word = table.cell(row, "kind");
            String theme = Legible.joined(table.cell(row, "theme"));
            Optional<ThemeKind> kind = ThemeKind.of(word);
            if (!pack.requirementIds().contains(requirement)) {
                problems.add(table.problem(
                        row,
                        "requirement",
                        "unknown requirement \"" + Nearest.shown(requirement) + "\""
                                + Nearest.hint(requirement, pack.requirementIds())));
            }
            if (kind.isEmpty()) {
                problems.add(table.problem(
                        row,
                        "kind",
                        "unknown kind of theme \"" + Nearest.shown(word) + "\""
                                + Nearest.hint(word, ThemeKind.words())));
            }
            if (theme.isEmpty()) {
                problems.add(table.problem(row, "theme", "a theme needs a name"));
            } else if (kind.isPresent()) {
                String common = Legible.joined(table.cell(row, "common theme"));
                Theme before = themes.computeIfAbsent(
                                new Heading(requirement, kind.get()), all -> new LinkedHashMap<>())
                        .putIfAbsent(theme, new Theme(common.isEmpty() ? theme : common, partOf(table, row)));
                if (before != null) {
                    problems.add(
                            table.problem(row, "theme", "this " + word + " of " + requirement + " was listed before"));
                }
            }
        }
        if (table.rows().isEmpty()) {
            problems.add(Problem.ofFile(named, "there is no theme in it"));
        }
        for (Row row : table.rows()) {
            String whole = partOf(table, row);
            Map<String, Theme> beside = ThemeKind.of(table.cell(row, "kind"))
                    .map(kind -> themes.get(new Heading(table.cell(row, "requirement"), kind)))
                    .orElse(null);
            if (!whole.isEmpty() && beside != null && !beside.containsKey(whole)) {
                problems.add(table.problem(
                        row,
                        "part of",
                        "no such theme beside this one: \"" + Nearest.shown(whole) + "\""
                                + Nearest.hint(whole, beside.keySet())));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new Codebook(themes);
    }

    private static String partOf(CsvTable table, Row row) {
        return Legible.joined(table.cell(row, "part of"));
    }

    /**
     * The themes of a question, in the order of the codebook.
     *
     * @param requirement the requirement that it asks about
     * @param key what it asks for, as the key in a file of evidence has it
     */
    public Set<String> themes(String requirement, String key) {
        return themes.entrySet().stream()
                .filter(one -> one.getKey().requirement().equals(requirement)
                        && one.getKey().kind().key().equals(key))
                .findFirst()
                .map(one -> one.getValue().keySet())
                .orElse(Set.of());
    }

    /** A theme that an interviewee named, if it is in the codebook. */
    Optional<Theme> theme(String requirement, ThemeKind kind, String theme) {
        return Optional.ofNullable(
                themes.getOrDefault(new Heading(requirement, kind), Map.of()).get(theme));
    }

    /**
     * Makes sure that an authority's interviewee named nothing that is not in the codebook.
     *
     * @throws ProblemsException with every theme that is not, where it stands in the file of evidence
     */
    public void check(Evidence evidence) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        evidence.answers().forEach((requirement, answer) -> {
            for (ThemeKind kind : ThemeKind.values()) {
                List<String> named = kind.of(answer);
                for (int i = 0; i < named.size(); i++) {
                    String theme = named.get(i);
                    if (theme(requirement, kind, theme).isEmpty()) {
                        Node at = place(evidence.spoken(), requirement, kind, i);
                        problems.add(new Problem(
                                evidence.file(),
                                at == null ? 1 : at.line(),
                                at == null ? 1 : at.column(),
                                "unknown theme \"" + Nearest.shown(theme) + "\" among the " + kind.key() + " of "
                                        + requirement + hint(requirement, kind, theme)));
                    }
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private String hint(String requirement, ThemeKind kind, String theme) {
        Map<String, Theme> known = themes.getOrDefault(new Heading(requirement, kind), Map.of());
        return known.isEmpty() ? "; the codebook has none there" : Nearest.hint(theme, known.keySet());
    }

    private static @Nullable Node place(@Nullable Node spoken, String requirement, ThemeKind kind, int index) {
        return Optional.ofNullable(spoken)
                .flatMap(node -> below(node, requirement))
                .flatMap(node -> below(node, kind.key()))
                .map(node -> node instanceof Node.Sequence list ? list.items().get(index) : node)
                .orElse(null);
    }

    private static Optional<Node> below(Node node, String key) {
        return node instanceof Node.Mapping map ? map.get(key) : Optional.empty();
    }
}
