package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Grades and agreements that a rule calls by their names, which may change, and not by their ids. */
final class NamesForIds implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NAME_FOR_ID);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        GradesGiven.of(rules).ifPresent(given -> problems.addAll(given.names()));
    }
}
