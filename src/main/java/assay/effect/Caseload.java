package assay.effect;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set is tried on, and how it comes out by the rules as they are saved.
 *
 * @param fixtures what expects something of the rules: files, and the cases of them
 * @param authorities what is only to be graded: files of a study, whether they expect something or not
 * @param problems the files that cannot be read, and why
 */
public record Caseload(List<Case> fixtures, List<Case> authorities, List<Problem> problems) {

    /**
     * One of them.
     *
     * @param evidence what was recorded
     * @param saved how it comes out by the rules as they are saved, or null where these cannot grade it
     * @param differs what it expects otherwise by these already
     */
    public record Case(Evidence evidence, @Nullable Evaluation saved, List<String> differs) {}

    /** Keeps its own copies. */
    public Caseload {
        fixtures = List.copyOf(fixtures);
        authorities = List.copyOf(authorities);
        problems = List.copyOf(problems);
    }
}
