package assay.policy;

/**
 * A rule's remark on how a grade came about, beside the reason of the grade itself.
 *
 * @param progress what it rests on
 * @param text the remark, in a sentence
 */
public record Reason(Progress progress, String text) {

    /** Checks that there is something to read. */
    public Reason {
        Said.inWords("Reason", text);
    }
}
