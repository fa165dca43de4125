package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Grades and agreements that rules give and {@code pack.yaml} does not list. */
final class UnknownGrades implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_TEXT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        GradesGiven.of(rules).ifPresent(given -> problems.addAll(given.unknown()));
    }
}
