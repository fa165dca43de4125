package assay.comparison;

import assay.text.Legible;
import assay.text.TextTable;
import assay.text.TextTable.Side;
import assay.text.Width;
import java.util.List;
import java.util.stream.Stream;

/** A comparison as a person reads it in a terminal. */
public final class ComparisonText {

    /** How wide columns are at least, so that one matrix looks like the next. */
    private static final int ROW = 20;

    private static final int COLUMN = 14;

    private ComparisonText() {}

    /** The whole of it: the rule sets, how many go from which grade to which, and each authority that changes. */
    public static String of(Comparison comparison, Width width) {
        StringBuilder text = new StringBuilder();
        line(text, "before: " + Comparison.named(comparison.before()));
        line(text, "after:  " + Comparison.named(comparison.after()));
        comparison.calledOtherwise().forEach(one -> line(text, one.says()));
        comparison.notLookedAt().forEach(one -> line(text, one.what() + ": not looked at by " + one.by()));
        line(text, "");
        if (!comparison.notice().isEmpty()) {
            line(text, comparison.notice());
        }
        line(text, comparison.summary());
        Transitions transitions = comparison.transitions();
        transitions.requirements().stream()
                .filter(requirement -> transitions.changed(requirement) > 0)
                .forEach(requirement -> matrix(text, transitions, requirement, width));
        for (Compared one : comparison.changed()) {
            line(text, "");
            authority(text, one);
            one.changes().forEach(change -> change(text, change));
            asides(text, one);
        }
        if (!comparison.aside().isEmpty()) {
            line(text, "");
            line(text, "The same grades, and otherwise:");
        }
        for (Compared one : comparison.aside()) {
            line(text, "");
            authority(text, one);
            asides(text, one);
        }
        return width.fit(text.toString());
    }

    private static void authority(StringBuilder text, Compared one) {
        text.append(Legible.folded(one.authority()))
                .append(" (")
                .append(Width.whole(Legible.line(one.file())))
                .append(")\n");
    }

    private static void asides(StringBuilder text, Compared one) {
        one.asides().forEach(aside -> line(text, "  " + aside.says(" -> ")));
    }

    private static void matrix(StringBuilder text, Transitions transitions, String requirement, Width width) {
        List<String> grades = transitions.grades(requirement);
        TextTable table = new TextTable(Stream.concat(
                        Stream.of(Side.LEFT.atLeast(ROW)), grades.stream().map(grade -> Side.RIGHT.atLeast(COLUMN)))
                .toList());
        table.row(row(requirement + ", from", grades.stream().map(grade -> "to " + grade)));
        for (String from : grades) {
            table.row(row(
                    "  " + from, grades.stream().map(to -> String.valueOf(transitions.count(requirement, from, to)))));
        }
        text.append('\n').append(table.printed("", width));
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static void change(StringBuilder text, Change change) {
        line(text, "  " + change.requirement() + ": " + change.before() + " -> " + change.after());
        for (Difference difference : change.because()) {
            line(text, "    " + difference.about() + " " + difference.what());
            difference.before().forEach(ground -> ground(text, "before: ", ground));
            difference.after().forEach(ground -> ground(text, "after:  ", ground));
        }
    }

    private static void ground(StringBuilder text, String side, Ground ground) {
        line(text, "      " + side + Comparison.evidence(ground) + ground.says());
        ground.rules()
                .forEach(rule -> line(
                        text,
                        "              " + (rule.rule().isEmpty() ? "" : "\"" + rule.rule() + "\" ") + "["
                                + rule.where() + "]"));
    }

    /** A line of its own, whatever the texts in it are. */
    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
