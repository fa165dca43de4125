package assay.comparison;

/**
 * Something of an authority, beside its grades, that comes out otherwise by other rules.
 *
 * @param kind what sort of thing
 * @param about a criterion, a requirement, a document, or {@link Change#OVERALL}
 * @param before what it is by the rules that there are; {@code none} where they have no such thing
 * @param after what it is by the others
 */
public record Aside(Kind kind, String about, String before, String after) {

    /** What can come out otherwise where no grade does. */
    public enum Kind {
        /** Whether a criterion is met. */
        CRITERION("criteria met", ""),
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
    public String says(String arrow) {
        return about + (kind.word.isEmpty() ? "" : " " + kind.word) + ": " + before + arrow + after;
    }
}
