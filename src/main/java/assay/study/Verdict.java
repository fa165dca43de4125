package assay.study;

/** What a test says of an association, in a word or two that lists of figures can name. */
enum Verdict {
    /** It was planned, and is unlikely to be chance. */
    ASSOCIATION("association"),
    /** It was not planned, and would be unlikely to be chance if it had been one of those not planned. */
    HINT("hint"),
    /** Chance alone could explain what was found. */
    NONE("no association found"),
    /** There are fewer cases than a verdict is given on. */
    TOO_FEW("too few"),
    /** There is no test. */
    NOT_MADE("not made");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
