package assay.pipeline;

import assay.problem.Problem;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.verify.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outcomes by the Test Anything Protocol, of which nothing is used that came after version 13: older readers refuse later ones. */
public final class Tap {

    private Tap() {}

    /**
     * A line for each file and each case, and below each that did not pass what is wrong, as YAML. What is odd about a file is a
     * remark behind the first line of it.
     *
     * @param warnings what is odd about files and keeps nothing from being verified
     * @param rules by which they came out so, or null where those cannot be used
     */
    public static String of(List<Outcome> outcomes, List<Problem> warnings, @Nullable RuleSet rules, SourceRoot root) {
        StringBuilder tap =
                new StringBuilder("TAP version 13\n1..").append(outcomes.size()).append('\n');
        if (rules != null) {
            tap.append("# by ")
                    .append(Legible.line(rules.called()))
                    .append(", sha256 ")
                    .append(rules.sha256())
                    .append('\n');
        }
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            String ofCase = outcome.caseName() == null ? "" : ": " + outcome.caseName();
            tap.append(outcome.passed() ? "ok " : "not ok ")
                    .append(i + 1)
                    .append(" - ")
                    .append(description(root.path(outcome.file()) + ofCase))
                    .append('\n');
            if (!outcome.passed()) {
                diagnose(tap, outcome, root);
            }
            Outcome.warnings(outcomes, i, warnings)
                    .forEach(one -> tap.append("# warning: ")
                            .append(root.line(Outcome.odd(one)))
                            .append('\n'));
        }
        return tap.toString();
    }

    /** A description, in which a hash would begin a directive. */
    private static String description(String text) {
        return Legible.exact(text).replace("\\", "\\\\").replace("#", "\\#");
    }

    private static void diagnose(StringBuilder tap, Outcome outcome, SourceRoot root) {
        tap.append("  ---\n  severity: ")
                .append(outcome.isBroken() ? "error" : "fail")
                .append("\n  at:\n");
        for (Problem problem : outcome.found()) {
            tap.append("    - file: ").append(quoted(root.path(problem.file()))).append('\n');
            tap.append("      line: ").append(problem.line()).append('\n');
            if (problem.column() > 0) {
                tap.append("      column: ").append(problem.column()).append('\n');
            }
            tap.append("      message: ").append(quoted(problem.message())).append('\n');
        }
        tap.append("  ...\n");
    }

    /** A text as YAML has it in single quotes, in which nothing but such a quote is anything else. */
    private static String quoted(String text) {
        return "'" + Legible.line(text).replace("'", "''") + "'";
    }
}
