package assay.evaluation;

import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule set that compiles but does not work: it does not settle, contradicts itself, or loses a fact. */
public final class RuleFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final @Nullable String rule;
    private final boolean endless;

    /** A fault at a place in a rule file that is no rule's in particular. */
    public RuleFault(Problem problem) {
        this(problem, null, false);
    }

    private RuleFault(Problem problem, @Nullable String rule, boolean endless) {
        super(problem.toString());
        this.problem = problem;
        this.rule = rule;
        this.endless = endless;
    }

    /** The fault of rules that do not come to an end. */
    static RuleFault endless(Problem problem) {
        return new RuleFault(problem, null, true);
    }

    /** The fault of a rule that cannot be followed. */
    static RuleFault of(String rule, Problem problem) {
        return new RuleFault(problem, rule, false);
    }

    /** A fault of one rule. */
    public static RuleFault of(RuleBase rules, RuleOrigin rule, String message) {
        return of(
                rule.name(),
                new Problem(rules.shown(rule.file()), rule.line(), 0, message + " (rule \"" + rule.name() + "\")"));
    }

    /** A fault that is no rule's in particular. */
    public static RuleFault of(RuleBase rules, String message) {
        return new RuleFault(Problem.ofFile(rules.shown("pack.yaml"), message));
    }

    /** The name of the rule whose fault it is, where it is known to be of one alone. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    /** Whether it was found out by waiting. */
    public boolean isEndless() {
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
