package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Grades and agreements that {@code pack.yaml} lists and no rule gives. */
final class NeverGiven implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_GIVEN);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        GradesGiven.of(rules).ifPresent(given -> {
            given.pack().grades().stream()
                    .filter(grade -> given.neverGives("Graded", 1, grade.id()))
                    .forEach(grade -> problems.add(rules.inYaml(
                            RuleFiles.PACK,
                            "name:\\s*\"?" + Pattern.quote(grade.name()),
                            Check.NEVER_GIVEN,
                            "no rule gives the grade \"" + grade.id() + "\"")));
            given.pack().agreementIds().stream()
                    .filter(words -> given.neverGives("Agreement", 1, words))
                    .forEach(words -> problems.add(rules.inYaml(
                            RuleFiles.PACK,
                            "agreements:",
                            Check.NEVER_GIVEN,
                            "no rule concludes the agreement \"" + words + "\"")));
        });
    }
}
