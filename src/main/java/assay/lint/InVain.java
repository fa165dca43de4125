package assay.lint;

import assay.drl.FactCondition;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules that set aside what another counts under the same conditions. */
final class InVain implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.IN_VAIN);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<String, String> counting = new HashMap<>();
        for (Rules.Rule rule : rules.all()) {
            under(rules, rule, "Counted").forEach(under -> counting.putIfAbsent(under, rule.name()));
        }
        for (Rules.Rule rule : rules.all()) {
            for (String under : under(rules, rule, "SetAside")) {
                String counts = counting.get(under);
                if (counts != null) {
                    problems.add(rule.problem(
                            Check.IN_VAIN,
                            "the rule \"" + rule.name() + "\" sets aside what the rule \"" + counts
                                    + "\" counts under the same conditions, and what is both counts"));
                }
            }
        }
    }

    /** For what criteria a rule counts or sets aside, each with its conditions. */
    private static List<String> under(Rules rules, Rules.Rule rule, String conclusion) {
        String conditions =
                rule.conditions().stream().map(FactCondition::asked).sorted().collect(Collectors.joining(", "));
        return rules.about(rule).stream()
                .filter(one -> one.type().equals(conclusion))
                .map(one -> one.criterion() + " " + conditions)
                .distinct()
                .toList();
    }
}
