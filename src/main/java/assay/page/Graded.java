package assay.page;

import assay.evaluation.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * What a page tells of one authority.
 *
 * @param evaluation what came out
 * @param otherwise the grades that are others by one reading alone, in the order of the readings, or nothing where no reading was
 *     tried
 */
public record Graded(Evaluation evaluation, Optional<List<Otherwise>> otherwise) {

    /**
     * A grade that is another where one reading of the source is decided otherwise, and no other one is.
     *
     * @param about the requirement, or {@code overall}
     * @param reading the reading's identifier
     * @param says how it is read then
     * @param grade the grade then
     */
    public record Otherwise(String about, String reading, String says, String grade) {}

    /** An authority with which no reading was tried. */
    public static Graded of(Evaluation evaluation) {
        return new Graded(evaluation, Optional.empty());
    }
}
