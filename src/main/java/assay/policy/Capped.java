package assay.policy;

/**
 * A rule's conclusion that something held a requirement at a grade although more was shown.
 *
 * @param progress what it rests on
 * @param grade the identifier of the grade it is held at
 * @param reason what holds it, in a sentence
 */
public record Capped(Progress progress, String grade, String reason) {

    /** Checks that there is something to read. */
    public Capped {
        Said.inWords("Capped", reason);
    }
}
