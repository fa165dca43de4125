package assay.comparison;

/**
 * Something of an authority, beside its grades, that comes out otherwise by other rules.
 *
 * @param kind what sort of thing
 * @param about a criterion, a requirement, a document, or {@link Change#OVERALL}
 * @param before what it is by the rules that there are; {@code none} where they have no such thing, or none that the others do not
 *     have as well
 * @param after what it is by the others
 */
public record Aside(Kind kind, String about, String before, String after) {

    /** What can come out otherwise where no grade does. */
    public enum Kind {
        /** Whether a criterion is met. */
        CRITERION("criteria met", ""),
        /** Whether what is met is so by secondary evidence alone. */
        BASIS("bases", "basis"),
        /** The facts that count for a criterion, each for a part: those alone that count by one of the rule sets and not by the other. */
        COUNTS("facts that count", "counts"),
        /** The facts that are set aside for a criterion, each with the reason: those alone that only one of them sets aside so. */
        SET_ASIDE("facts set aside", "set aside"),
        /** What speaks against parts that count for a criterion. */
        CONTRADICTION("contradictions", "contradicted"),
        /** All parts that are missing of a criterion, and how many of them would do. */
        MISSING("parts missing", "missing"),
        /** What to mind when meeting a criterion. */
        CAUTION("cautions", "caution"),
        /** How many minimums count, and by which route. */
        MINIMUMS("minimums that count", "minimums"),
        /** At what a grade is held although more is shown, and why. */
        HELD("grades held", "held at"),
        /** The reasons of a grade. */
        REASON("reasons", "reason"),
        /** The readings that a grade rests on. */
        READING("readings", "rests on"),
        /** What would lead to the next better grade. */
        NEXT("next grades", "next"),
        /** What a requirement brings to the overall score. */
        WORTH("values", "brings in"),
        /** The requirements whose grade means that they are not met. */
        NOT_MET("requirements not met", "not met"),
        /** The overall score. */
        SCORE("scores", "score"),
        /** What the interviewee's own grades come to. */
        INTERVIEWEE("interviewees' grades", "interviewee"),
        /** How the interviewee's grade stands to that of the documents. */
        AGREEMENT("agreement", "agreement"),
        /** How late a document is. */
        LATENESS("lateness", "lateness"),
        /** What is noted of the authority. */
        NOTE("notes", "note");

        private final String many;
        /** One of them, as it is named behind what it is about; nothing where that says it. */
        private final String word;

        Kind(String many, String word) {
            this.many = many;
            this.word = word;
        }

        /** Such things, as a sentence counts them. */
        String many() {
            return many;
        }
    }

    /** In a line: {@code overall score: 1.20 -> 1.35}. */
    String says(String arrow) {
        return about + (kind.word.isEmpty() ? "" : " " + kind.word) + ": " + before + arrow + after;
    }
}
