package assay.verify;

import assay.evidence.Evidence;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code expect} block of one file, or of one case of it, by the keys that there are. */
final class ExpectationReader {

    private final Evidence evidence;
    private final List<Problem> problems = new ArrayList<>();
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
            reader.problem(expect, "the expect block expects nothing, so there is nothing to verify");
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return reader.expectations;
    }

    void add(Expectation expectation) {
        expectations.add(expectation);
    }

    void problem(Node node, String message) {
        problems.add(new Problem(
                evidence.file(), node.line(), node.column(), Evidence.inCase(evidence.caseName()) + message));
    }

    /** Keys and values, with a problem for each key that is not known; none where something else stands. */
    Node.Mapping mapping(Node node, String what, Collection<String> known) {
        if (!(node instanceof Node.Mapping map)) {
            problem(node, "\"" + what + "\" has keys and values, not " + node.described());
            return new Node.Mapping(List.of(), node.line(), node.column());
        }
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problem(entry.key(), "unknown \"" + Nearest.shown(key) + "\" in " + what + Nearest.hint(key, known));
            }
        }
        return map;
    }

    List<Node> items(Node node, String what) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        problem(node, "\"" + what + "\" is a list, not " + node.described());
        return List.of();
    }

    @Nullable
    String word(Node node, String what, Collection<String> known) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            if (known.contains(scalar.text())) {
                return scalar.text();
            }
            problem(
                    node,
                    "\"" + Nearest.shown(scalar.text()) + "\" is not " + what + Nearest.hint(scalar.text(), known));
            return null;
        }
        problem(node, what + " is asked for here, not " + node.described());
        return null;
    }

    /** A text; an empty one, with a problem, where something else stands. */
    String text(Node node, String what) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return scalar.text();
        }
        problem(node, what + " is asked for here, not " + node.described());
        return "";
    }

    @Nullable
    BigDecimal number(Node node) {
        if (node instanceof Node.Scalar scalar) {
            try {
                return new BigDecimal(scalar.text());
            } catch (NumberFormatException e) {
                // Said below, as for everything else that is no number.
            }
        }
        problem(node, "a score is a number, not " + node.described());
        return null;
    }
}
