package assay.verify;

import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.yaml.Fields;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code expect} block of one file, or of one case of it, by the keys that there are. */
final class ExpectationReader {

    private final Evidence evidence;
    private final List<Problem> problems = new ArrayList<>();
    private final Fields fields = new Fields(this::told);
    private final List<Expectation> expectations = new ArrayList<>();

    private ExpectationReader(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * What a file expects, in its order.
     *
     * @throws ProblemsException if it expects nothing, or something that cannot be
     */
    static List<Expectation> read(Evidence evidence, ExpectKeys keys) throws ProblemsException {
        ExpectationReader reader = new ExpectationReader(evidence);
        Node expect = evidence.expect();
        if (expect == null) {
            throw new ProblemsException(
                    Problem.ofFile(evidence.file(), "the file has no expect block, so there is nothing to verify"));
        }
        keys.read(expect, reader);
        if (reader.problems.isEmpty() && reader.expectations.isEmpty()) {
            reader.fields.problem(expect, "the expect block expects nothing, so there is nothing to verify");
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return reader.expectations;
    }

    void add(Expectation expectation) {
        expectations.add(expectation);
    }

    /** Reads what stands in it. */
    Fields fields() {
        return fields;
    }

    private void told(Node node, String message) {
        problems.add(new Problem(
                evidence.file(), node.line(), node.column(), Evidence.inCase(evidence.caseName()) + message));
    }
}
