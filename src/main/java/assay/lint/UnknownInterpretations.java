package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.text.LookAlike;
import java.util.List;
import java.util.Set;

/** Interpretations that a rule names and interpretations.yaml does not have. */
final class UnknownInterpretations implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_INTERPRETATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        List<Interpretation> read = rules.draft().interpretations();
        if (read != null) {
            List<String> known = read.stream().map(Interpretation::id).toList();
            rules.all().forEach(rule -> interpretations(rules, rule, known, problems));
        }
    }

    /** Whether it is one of them to those who look at it, or but for its capitals. */
    private static boolean isSeenAsOneOf(String id, List<String> known) {
        return known.stream().anyMatch(one -> LookAlike.plain(one).equalsIgnoreCase(LookAlike.plain(id)));
    }

    private static void interpretations(Rules rules, Rules.Rule rule, List<String> known, List<Problem> problems) {
        DrlFile file = rule.file();
        for (String id : RuleSetReader.interpretationsOf(rule.parsed())) {
            // What is left to pack.yaml is told there.
            if (!known.contains(id) && !rules.files().leavesInterpretations(file.file())) {
                problems.add(file.problem(
                        file.text().indexOf("@interpretation", rule.start()),
                        id,
                        Check.UNKNOWN_INTERPRETATION,
                        "unknown interpretation \"" + id + "\""
                                + (known.isEmpty()
                                        ? "; there is no interpretations.yaml here"
                                        // Numbers are near to all other numbers.
                                        : isSeenAsOneOf(id, known)
                                                ? Nearest.hint(id, known)
                                                : id.matches(".*[;.|/&+]|(?i)and|und|et")
                                                        ? "; a comma stands between two: \""
                                                                + String.join(
                                                                        ", ",
                                                                        known.subList(0, Math.min(2, known.size())))
                                                                + "\""
                                                        : "; interpretations.yaml has " + String.join(", ", known))));
            }
        }
    }
}
