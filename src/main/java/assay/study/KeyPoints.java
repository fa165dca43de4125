package assay.study;

import assay.study.ThemeTables.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to know of a requirement, or of all together, in a few sentences.
 *
 * @param requirement the requirement's identifier, or {@link Study#OVERALL}
 * @param title what it is called
 * @param points the sentences
 */
public record KeyPoints(String requirement, String title, List<String> points) {

    /** How many themes of a kind are worth naming, and up to twice as many where the last of them are equal. */
    private static final int MOST = 5;

    /** Keeps its own copy. */
    public KeyPoints {
        points = List.copyOf(points);
    }

    static List<KeyPoints> of(Study study) {
        List<KeyPoints> all = new ArrayList<>();
        for (Study.Subject subject : study.subjects()) {
            List<String> points = new ArrayList<>();
            int met = study.count(one -> study.isMet(subject.shown().apply(one)));
            points.add(share(study, met) + " met "
                    + (subject.id().equals(Study.OVERALL) ? "the requirements overall." : "the requirement."));
            for (ThemeKind kind : ThemeKind.values()) {
                List<Named> named = subject.id().equals(Study.OVERALL)
                        ? ThemeTables.namedAnywhere(study, kind)
                        : ThemeTables.named(study, subject.id(), kind);
                if (!named.isEmpty()) {
                    points.add("Most often named as " + kind.key() + ": " + mostOften(study, named) + ".");
                }
            }
            all.add(new KeyPoints(subject.id(), subject.title(), points));
        }
        return all;
    }

    /** The foremost themes. Those named as often as the last of them are named too or, where they are many, counted. */
    private static String mostOften(Study study, List<Named> named) {
        int end = Math.min(MOST, named.size());
        int least = named.get(end - 1).count();
        List<Named> more = named.stream().filter(theme -> theme.count() > least).toList();
        List<Named> equal =
                named.stream().filter(theme -> theme.count() == least).toList();
        boolean many = more.size() + equal.size() > 2 * MOST;
        String all = Stream.concat(more.stream(), many ? Stream.of() : equal.stream())
                .map(theme -> theme.name() + " (" + theme.count() + ", " + percent(study, theme.count()) + ")")
                .collect(Collectors.joining("; "));
        String others = equal.size() + (more.isEmpty() ? "" : " more") + " were named by " + least + " each";
        return !many ? all : more.isEmpty() ? others : all + "; " + others;
    }

    private static String share(Study study, int count) {
        return count + " of " + Words.authorities(study.authorities().size()) + " (" + percent(study, count) + ")";
    }

    private static String percent(Study study, int count) {
        return study.share(count) instanceof BigDecimal share
                ? share.setScale(0, RoundingMode.HALF_UP).toPlainString() + "%"
                : "none";
    }
}
