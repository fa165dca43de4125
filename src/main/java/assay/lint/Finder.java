package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/**
 * How one thing is found that a rule set is asked for. One that finds is a small class of its own; what it finds is a
 * {@link Check}, which says whether it is an error, and shows it wrong and right. It keeps nothing from one rule
 * set to the next.
 */
interface Finder {

    /** What it finds: one check. */
    Set<Check> checks();

    /**
     * Looks for it in a rule set.
     *
     * @param rules what could be read of the rule set
     * @param problems what was found before, to which this adds
     */
    void find(Rules rules, List<Problem> problems);
}
