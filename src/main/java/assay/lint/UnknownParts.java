package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Parts that rules count and that their criterion does not ask for. */
final class UnknownParts implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_PART);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        problems.addAll(PartsCounted.of(rules).unknown());
    }
}
