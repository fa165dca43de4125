package assay.lint;

import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Criteria that nobody can meet, for no rule counts anything for them, or not enough of their parts. */
final class NeverCounted implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_COUNTED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        PartsCounted counted = PartsCounted.of(rules);
        for (Criterion criterion : counted.known()) {
            if (!counted.isCounted(criterion)) {
                problems.add(rules.draft()
                        .criteria()
                        .problem(criterion, Check.NEVER_COUNTED, "no rule counts anything for " + criterion.id()));
            } else if (!counted.isEnough(criterion)) {
                problems.addAll(counted.missing(criterion, Check.NEVER_COUNTED));
            }
        }
    }
}
