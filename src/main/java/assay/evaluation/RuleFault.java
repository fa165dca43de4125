package assay.evaluation;

import assay.problem.Problem;

/** A rule set that compiles but does not work: it does not settle, contradicts itself, or loses a fact. */
public final class RuleFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** A fault at a place in a rule file. */
    public RuleFault(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** Where and what. */
    public Problem problem() {
        return problem;
    }
}
