package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Names of rules that do not begin with what the rule concludes something about. */
final class NamesByCriterion implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.RULE_NAME);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (String criterion : rules.criteriaOf(rule)) {
                if (!rule.name().isBlank()
                        && !OtherCriteria.isAnother(rules, rule, criterion)
                        && !rule.name().matches("(?:\\S+, )*\\Q" + criterion + "\\E(?:, \\S+)* .*")) {
                    problems.add(rule.problem(
                            Check.RULE_NAME,
                            "the rule \"" + rule.name() + "\" concludes something about " + criterion
                                    + ", with which its name should begin"));
                }
            }
        }
    }
}
