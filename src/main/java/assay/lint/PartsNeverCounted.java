package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Parts that no rule counts of criteria that can be met without them. */
final class PartsNeverCounted implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.PART_NEVER_COUNTED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        PartsCounted counted = PartsCounted.of(rules);
        counted.known().stream()
                .filter(criterion -> counted.isCounted(criterion) && counted.isEnough(criterion))
                .forEach(criterion -> problems.addAll(counted.missing(criterion, Check.PART_NEVER_COUNTED)));
    }
}
