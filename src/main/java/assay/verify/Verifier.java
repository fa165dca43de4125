package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlEdits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks evaluations against what their files say they must come out as. */
public final class Verifier {

    private final ExpectKeys keys;

    /**
     * A verifier.
     *
     * @param rules the rule set
     */
    public Verifier(RuleSet rules) {
        this.keys = new ExpectKeys(rules);
    }

    /**
     * What is wrong with an {@code expect} block, whatever the evidence that it is about.
     *
     * @param file how its file is named
     * @param caseName the case that it is of, or null
     */
    public List<Problem> problems(String file, @Nullable String caseName, Node expect) {
        return ExpectationReader.problems(file, caseName, expect, keys);
    }

    /**
     * What differs, in the order of the file; nothing where all is as expected.
     *
     * @throws ProblemsException if the file expects nothing, or something that cannot be
     */
    public List<Difference> differences(Evidence evidence, Evaluation evaluation) throws ProblemsException {
        List<Difference> differences = new ArrayList<>();
        for (Expectation expectation : ExpectationReader.read(evidence, keys)) {
            difference(expectation, evidence, evaluation, differences);
        }
        return differences;
    }

    /**
     * The same, with what makes the file expect what came out.
     *
     * @param edits takes the changes of the file
     * @throws ProblemsException as above; then nothing was noted
     */
    List<Difference> accept(Evidence evidence, Evaluation evaluation, YamlEdits edits) throws ProblemsException {
        List<Difference> differences = new ArrayList<>();
        Set<Expectation.Acceptance> acceptances = new LinkedHashSet<>();
        for (Expectation expectation : ExpectationReader.read(evidence, keys)) {
            if (difference(expectation, evidence, evaluation, differences)) {
                acceptances.add(expectation.acceptance());
            }
        }
        acceptances.forEach(acceptance -> acceptance.note(evaluation, edits));
        return differences;
    }

    private static boolean difference(
            Expectation expectation, Evidence evidence, Evaluation evaluation, List<Difference> differences) {
        return expectation
                .check()
                .apply(evaluation)
                .map(otherwise -> differences.add(new Difference(
                        expectation.node().line(),
                        expectation.node().column(),
                        evidence.caseName(),
                        otherwise.kind(),
                        otherwise.about(),
                        otherwise.expected(),
                        otherwise.actual(),
                        otherwise.reason())))
                .orElse(false);
    }
}
