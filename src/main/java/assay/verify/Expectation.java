package assay.verify;

import assay.evaluation.Evaluation;
import assay.yaml.Node;
import assay.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a file says it must come out as.
 *
 * @param node where it stands
 * @param check how an evaluation differs; nothing where it does not
 * @param acceptance makes what comes out the expectation; the same for several that cannot be changed one by one
 */
record Expectation(Node node, Function<Evaluation, Optional<Otherwise>> check, Acceptance acceptance) {

    /**
     * How something came out.
     *
     * @param kind what kind of thing it is
     * @param about what it is
     * @param expected what was expected
     * @param actual what it is
     * @param reason why
     */
    record Otherwise(String kind, String about, String expected, String actual, String reason) {}

    /** Changes an expect block so that it expects what came out. */
    interface Acceptance {
        /** Notes the changes. */
        void note(Evaluation evaluation, YamlEdits edits);
    }
}
