package assay.comparison;

import static assay.report.MarkdownReport.code;
import static assay.report.MarkdownReport.safe;

import assay.text.Legible;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as Markdown, to go into a letter or a ticket. */
public final class ComparisonMarkdown {

    private ComparisonMarkdown() {}

    /** The whole of it. */
    public static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder("# What other rules change\n\n");
        line(text, "Before: " + Comparison.named(comparison.before()) + "  ");
        line(text, "After: " + Comparison.named(comparison.after()));
        List<Comparison.NotLookedAt> unknown = comparison.notLookedAt();
        List<Comparison.CalledOtherwise> called = comparison.calledOtherwise();
        if (!unknown.isEmpty() || !called.isEmpty()) {
            line(text, "");
            called.forEach(one -> line(text, "- " + safe(one.says())));
            unknown.forEach(one -> line(text, "- " + safe(one.what()) + ": not looked at by " + one.by()));
        }
        line(text, "");
        if (!comparison.notice().isEmpty()) {
            line(text, comparison.notice() + ".");
            line(text, "");
        }
        line(text, comparison.summary() + ".");
        Transitions transitions = comparison.transitions();
        transitions.requirements().stream()
                .filter(requirement -> transitions.changed(requirement) > 0)
                .forEach(requirement -> matrix(text, transitions, requirement));
        for (Compared one : comparison.all()) {
            line(text, "");
            line(text, "## " + safe(one.authority()));
            line(text, "");
            line(text, code(one.file()));
            line(text, "");
            one.changes().forEach(change -> change(text, change));
            one.asides().forEach(aside -> line(text, "- " + safe(aside.says(" \u2192 "))));
        }
        return text.toString();
    }

    private static void matrix(StringBuilder text, Transitions transitions, String requirement) {
        List<String> grades = transitions.grades(requirement);
        line(text, "");
        line(text, "## " + requirement);
        line(text, "");
        line(text, "| from / to | " + String.join(" | ", grades) + " |");
        line(text, "|" + " --- |".repeat(grades.size() + 1));
        for (String from : grades) {
            line(
                    text,
                    "| " + from + " | "
                            + grades.stream()
                                    .map(to -> String.valueOf(transitions.count(requirement, from, to)))
                                    .collect(Collectors.joining(" | "))
                            + " |");
        }
    }

    private static void change(StringBuilder text, Change change) {
        line(text, "- " + change.requirement() + ": " + change.before() + " \u2192 " + change.after());
        for (Difference difference : change.because()) {
            line(text, "  - " + difference.about() + " " + difference.what());
            difference.before().forEach(ground -> ground(text, "before: ", ground));
            difference.after().forEach(ground -> ground(text, "after: ", ground));
        }
    }

    private static void ground(StringBuilder text, String side, Ground ground) {
        line(
                text,
                "    - " + side + safe(Comparison.evidence(ground)) + (ground.evidence() == null ? "" : " ")
                        + safe(ground.says())
                        + ground.rules().stream()
                                .map(rule -> (rule.rule().isEmpty() ? "" : safe(rule.rule()) + ", ") + "`"
                                        + rule.where() + "`")
                                .collect(Collectors.joining("; ", " (", ")")));
    }

    /** A line of its own, whatever the texts in it are. */
    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
