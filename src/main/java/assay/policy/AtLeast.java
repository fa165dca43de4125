package assay.policy;

/**
 * A rule's conclusion that, given what was found elsewhere, a criterion asks for more of its parts than it says by
 * itself. The largest number concluded holds.
 *
 * @param criterion the criterion's identifier
 * @param parts how many of its parts must be shown
 */
public record AtLeast(String criterion, int parts) {

    /** Checks that something is asked for. */
    public AtLeast {
        if (parts < 1) {
            throw new IllegalArgumentException("AtLeast asks for one part or more, not " + parts);
        }
    }
}
