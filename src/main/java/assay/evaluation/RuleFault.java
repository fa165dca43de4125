package assay.evaluation;

import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;

/** A rule set that compiles but does not work: it does not settle, contradicts itself, or loses a fact. */
public final class RuleFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final boolean endless;

    /** A fault at a place in a rule file. */
    public RuleFault(Problem problem) {
        this(problem, false);
    }

    private RuleFault(Problem problem, boolean endless) {
        super(problem.toString());
        this.problem = problem;
        this.endless = endless;
    }

    /** The fault of rules that do not come to an end. */
    static RuleFault endless(Problem problem) {
        return new RuleFault(problem, true);
    }

    /** A fault of one rule. */
    public static RuleFault of(RuleBase rules, RuleOrigin rule, String message) {
        return new RuleFault(
                new Problem(rules.shown(rule.file()), rule.line(), 0, message + " (rule \"" + rule.name() + "\")"));
    }

    /** A fault that is no rule's in particular. */
    public static RuleFault of(RuleBase rules, String message) {
        return new RuleFault(Problem.ofFile(rules.shown("pack.yaml"), message));
    }

    /** Whether it was found out by waiting. */
    boolean isEndless() {
        return endless;
    }

    /** Where and what. */
    public Problem problem() {
        return problem;
    }

    /** The same for those who wait for the grades of a file. */
    public Problem ungraded(String file) {
        return new Problem(
                problem.file(),
                problem.line(),
                problem.column(),
                problem.code(),
                problem.message() + "; " + file + " is not graded");
    }
}
