package assay.policy;

/**
 * A rule's conclusion on how the interviewee's own grade stands to that of the evidence.
 *
 * @param subject a requirement's identifier, or {@value #OVERALL}
 * @param words how they stand, in the rule set's words
 */
public record Agreement(String subject, String words) {

    /** The subject of the comparison of the two overall grades. */
    public static final String OVERALL = "overall";
}
