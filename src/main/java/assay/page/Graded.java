package assay.page;

import assay.evaluation.Evaluation;
import assay.report.Otherwise;
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

    /** An authority with which no reading was tried. */
    public static Graded of(Evaluation evaluation) {
        return new Graded(evaluation, Optional.empty());
    }
}
