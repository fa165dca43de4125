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
        this(offset, what, "");
    }

    /** The same, with what can be written instead. */
    CannotSay(int offset, String what, String instead) {
        super(what + " is not understood here" + (instead.isEmpty() ? "" : "; " + instead));
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    /** What is not understood, and what can be written instead where that is known. */
    String what() {
        return String.valueOf(getMessage());
    }
}
