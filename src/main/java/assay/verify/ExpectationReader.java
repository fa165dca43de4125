package assay.verify;

import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.yaml.Fields;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code expect} block of one file, or of one case of it, by the keys that there are. */
final class ExpectationReader {

    private final String file;
    private final @Nullable String caseName;
    private final List<Problem> problems = new ArrayList<>();
    private final Fields fields = new Fields(this::told);
    private final List<Expectation> expectations = new ArrayList<>();

    private ExpectationReader(String file, @Nullable String caseName, Node expect, ExpectKeys keys) {
        this.file = file;
        this.caseName = caseName;
        keys.read(expect, this);
        if (problems.isEmpty() && expectations.isEmpty()) {
            fields.problem(expect, "the expect block expects nothing, so there is nothing to verify" + keys.begin());
        }
    }

    /**
     * What a file expects, in its order.
     *
     * @throws ProblemsException if it expects nothing, or something that cannot be
     */
    static List<Expectation> read(Evidence evidence, ExpectKeys keys) throws ProblemsException {
        Node expect = evidence.expect();
        if (expect == null) {
            throw new ProblemsException(Problem.ofFile(
                    evidence.file(), "the file has no expect block, so there is nothing to verify" + keys.begin()));
        }
        ExpectationReader reader = new ExpectationReader(evidence.file(), evidence.caseName(), expect, keys);
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return reader.expectations;
    }

    /** What is wrong with a block, whatever the evidence that it is about. */
    static List<Problem> problems(String file, @Nullable String caseName, Node expect, ExpectKeys keys) {
        return new ExpectationReader(file, caseName, expect, keys).problems;
    }

    void add(Expectation expectation) {
        expectations.add(expectation);
    }

    /** Reads what stands in it. */
    Fields fields() {
        return fields;
    }

    private void told(Node node, String message) {
        problems.add(new Problem(file, node.line(), node.column(), Evidence.inCase(caseName) + message));
    }
}
