package assay.policy;

/**
 * A rule's conclusion on an overall grade.
 *
 * @param score the score that it rests on
 * @param grade the grade
 */
public record Overall(Score score, Grade grade) {

    /** Whose grade it is. */
    public Assessor getBy() {
        return score.by();
    }

    /** The grade's place on the scale. */
    public int getRank() {
        return grade.rank();
    }
}
