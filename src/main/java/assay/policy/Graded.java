package assay.policy;

/**
 * A rule's conclusion on the grade of a requirement.
 *
 * @param progress what it rests on
 * @param grade the grade's identifier
 * @param reason why, in a sentence
 */
public record Graded(Progress progress, String grade, String reason) {

    /** Checks that there is something to read. */
    public Graded {
        Said.inWords("Graded", reason);
    }
}
