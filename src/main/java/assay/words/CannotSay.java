package assay.words;

/** Thrown where something of a rule has no words. */
final class CannotSay extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;

    /**
     * Something without words.
     *
     * @param offset where it stands in its file
     * @param what what is not understood
     */
    CannotSay(int offset, String what) {
        super(what);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
