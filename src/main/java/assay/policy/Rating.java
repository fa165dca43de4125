package assay.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One requirement's grade in the eyes of one assessor.
 *
 * @param by whose grade it is
 * @param requirement the requirement
 * @param grade the grade, or null where none was given
 */
public record Rating(
        Assessor by, Requirement requirement, @Nullable Grade grade) {

    /** Whether a grade was given. */
    public boolean isGiven() {
        return grade != null;
    }

    /** The requirement's identifier. */
    public String getId() {
        return requirement.id();
    }

    /** The grade's place on the scale, 0 where none was given. */
    public int getRank() {
        return grade == null ? 0 : grade.rank();
    }

    /** The requirement's weight. */
    public int getWeight() {
        return requirement.weight();
    }

    /** What the grade is worth, times the requirement's weight; nothing where none was given. */
    public BigDecimal getWeightedValue() {
        return grade == null ? BigDecimal.ZERO : grade.value().multiply(BigDecimal.valueOf(getWeight()));
    }
}
