package assay.lint;

import assay.drl.Asked;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Optional<String> conditions = alike(rule.asked());
        return conditions.isEmpty()
                ? List.of()
                : rules.about(rule).stream()
                        .filter(one -> one.type().equals(conclusion))
                        .map(one -> one.criterion() + " " + conditions.get())
                        .distinct()
                        .toList();
    }

    /** The same for conditions that are the same in whatever order; nothing where facts are added up. */
    private static Optional<String> alike(Asked asked) {
        if (asked instanceof Asked.Fact fact) {
            return Optional.of(fact.condition().asked());
        }
        if (!(asked instanceof Asked.Group group)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (Asked part : group.parts()) {
            Optional<String> one = alike(part);
            if (one.isEmpty()) {
                return one;
            }
            parts.add(one.get());
        }
        return Optional.of(group.join() + parts.stream().sorted().toList().toString());
    }
}
