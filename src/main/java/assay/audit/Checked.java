package assay.audit;

/**
 * What came of a figure.
 *
 * @param figure the figure
 * @param outcome whether it reproduces
 * @param recomputed what the study has instead or as well; empty where there is nothing
 */
public record Checked(Figure figure, Outcome outcome, String recomputed) {

    /** Whether a figure reproduces. */
    public enum Outcome {
        /** The study has it, to as many digits as are printed. */
        REPRODUCED("reproduced"),
        /** The study has another. */
        NOT_REPRODUCED("not reproduced"),
        /** No study can have it. */
        CANNOT_BE_RECOMPUTED("cannot be recomputed");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /** Whether it came out as the list says: what does not reproduce has a reason there, and what does has none. */
    public boolean isExpected() {
        return (outcome == Outcome.REPRODUCED) == figure.reason().isEmpty();
    }
}
