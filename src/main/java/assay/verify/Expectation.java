package assay.verify;

import assay.evaluation.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a file says it must come out as.
 *
 * @param line the line where it stands, from 1
 * @param column its column, from 1
 * @param check what is said where an evaluation differs; nothing where it does not
 */
record Expectation(int line, int column, Function<Evaluation, Optional<String>> check) {

    /** The differences between an evaluation and all that was expected of it, in the order of the file. */
    static List<Difference> differences(List<Expectation> expectations, Evaluation evaluation) {
        return expectations.stream()
                .flatMap(expectation -> expectation.check.apply(evaluation).stream()
                        .map(message -> new Difference(expectation.line, expectation.column, message)))
                .toList();
    }
}
