package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Variables that a rule uses where it may get to without having bound them. */
final class BoundElsewhere implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.BOUND_ELSEWHERE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> problems.addAll(Bindings.of(rule).elsewhere()));
    }
}
