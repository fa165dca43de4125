package assay.ledger;

/** A text that is not the JSON that is wanted. */
final class NotJson extends Exception {

    private static final long serialVersionUID = 1;

    private final int offset;

    /**
     * What is wrong, and where.
     *
     * @param offset where in the text, in chars from 0
     */
    NotJson(int offset, String why) {
        super(why);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
