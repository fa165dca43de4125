package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.policy.Criterion;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import java.util.List;

/** Checks evaluations against what their files say they must come out as. */
public final class Verifier {

    private final RuleSet rules;
    private final List<Criterion> criteria;

    /**
     * A verifier.
     *
     * @param rules the rule set
     * @param criteria all criteria that it asks for
     */
    public Verifier(RuleSet rules, List<Criterion> criteria) {
        this.rules = rules;
        this.criteria = List.copyOf(criteria);
    }

    /**
     * What differs, in the order of the file; nothing where all is as expected.
     *
     * @throws ProblemsException if the file expects nothing, or something that cannot be
     */
    public List<Difference> differences(Evidence evidence, Evaluation evaluation) throws ProblemsException {
        return Expectation.differences(ExpectationReader.read(evidence, rules, criteria), evaluation);
    }
}
