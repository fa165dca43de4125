package assay.lint;

import assay.problem.Problem;
import java.util.List;

/**
 * What checks found in a rule set.
 *
 * @param problems what is wrong with it or odd about it, in the order of its files
 * @param accepted warnings that somebody lets pass, in the same order
 */
public record Findings(List<Problem> problems, List<Accepted> accepted) {

    /**
     * A warning that passes.
     *
     * @param problem what was found
     * @param reason why it passes, in the words of who lets it
     */
    public record Accepted(Problem problem, String reason) {}
}
