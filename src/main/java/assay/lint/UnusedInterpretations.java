package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Interpretations that no rule rests on. */
final class UnusedInterpretations implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNUSED_INTERPRETATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        Set<String> reliedOn = new HashSet<>();
        rules.all().forEach(rule -> reliedOn.addAll(RuleSetReader.interpretationsOf(rule.parsed())));
        // A rule set that builds on another may leave out all rules that rested on one of its interpretations.
        List<Interpretation> all = files.isOfBase(RuleFiles.INTERPRETATIONS)
                ? List.of()
                : rules.draft().interpretations();
        for (Interpretation one : all == null ? List.<Interpretation>of() : all) {
            if (!reliedOn.contains(one.id())) {
                problems.add(rules.inYaml(
                        RuleFiles.INTERPRETATIONS,
                        "id:\\s*\"?" + Pattern.quote(one.id()) + "\\b",
                        Check.UNUSED_INTERPRETATION,
                        "no rule rests on " + one.id()));
            }
        }
    }
}
