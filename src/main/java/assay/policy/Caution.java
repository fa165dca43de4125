package assay.policy;

/**
 * A rule set's warning that meeting one criterion could undo another.
 *
 * @param criterion the identifier of the criterion that somebody may want to meet
 * @param text what to mind, in a sentence without a full stop
 */
public record Caution(String criterion, String text) {

    /** Checks that there is something to read. */
    public Caution {
        Said.inWords("Caution", text);
    }
}
