package assay.words;

/**
 * What a rule says by one of its conclusions.
 *
 * @param kind what is concluded
 * @param about the criterion or the requirement that it is about, or nothing
 * @param sentence the sentence, with a capital and a full stop
 */
public record Statement(Kind kind, String about, String sentence) {

    /** What a rule concludes, in the order in which a document has it. */
    public enum Kind {
        /** What a requirement asks for. */
        ASKS,
        /** Something counts. */
        COUNTS,
        /** Something is set aside. */
        SETS_ASIDE,
        /** Something that counts is contradicted. */
        CONTRADICTS,
        /** More parts are asked for than usual. */
        AT_LEAST,
        /** What meeting a criterion can undo. */
        CAUTION,
        /** What something is, by which other rules go. */
        DEFINES,
        /** A criterion is met. */
        MEETS,
        /** Minimums count. */
        PROGRESS,
        /** A grade is given, or held. */
        GRADES,
        /** What else is said of a grade. */
        REMARK,
        /** The score, and its grade. */
        OVERALL,
        /** How an interviewee's grade stands to that of the evidence. */
        AGREEMENT,
        /** What is noted and changes no grade. */
        NOTE,
        /** What becomes of what the rules are about, where they grade nothing. */
        SUBJECT
    }
}
