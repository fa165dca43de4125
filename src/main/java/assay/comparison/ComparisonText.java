package assay.comparison;

import assay.text.Legible;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** A comparison as a person reads it in a terminal. */
public final class ComparisonText {

    private static final int ROW = 20;
    private static final int COLUMN = 16;

    private ComparisonText() {}

    /** The whole of it: the rule sets, how many go from which grade to which, and each authority that changes. */
    public static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        line(text, "before: " + Comparison.named(comparison.before()));
        line(text, "after:  " + Comparison.named(comparison.after()));
        comparison.notLookedAt().forEach(one -> line(text, one.what() + ": not looked at by " + one.by()));
        line(text, "");
        line(text, comparison.summary());
        Transitions transitions = comparison.transitions();
        transitions.requirements().stream()
                .filter(requirement -> transitions.changed(requirement) > 0)
                .forEach(requirement -> matrix(text, transitions, requirement));
        for (Compared one : comparison.changed()) {
            line(text, "");
            line(text, Legible.folded(one.authority()) + " (" + Legible.line(one.file()) + ")");
            one.changes().forEach(change -> change(text, change));
        }
        return text.toString();
    }

    private static void matrix(StringBuilder text, Transitions transitions, String requirement) {
        List<String> grades = transitions.grades(requirement);
        text.append('\n').append(StringUtils.rightPad(requirement + ", from", ROW));
        grades.forEach(grade -> text.append(StringUtils.leftPad("to " + grade, COLUMN)));
        for (String from : grades) {
            text.append("\n  ").append(StringUtils.rightPad(from, ROW - 2));
            grades.forEach(to ->
                    text.append(StringUtils.leftPad(String.valueOf(transitions.count(requirement, from, to)), COLUMN)));
        }
        text.append('\n');
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
