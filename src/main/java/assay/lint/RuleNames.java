package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Rules without a name. */
final class RuleNames implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NO_NAME);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            if (rule.name().isBlank()) {
                problems.add(rule.problem(Check.NO_NAME, "a rule needs a name that says what it does"));
            }
        }
    }
}
