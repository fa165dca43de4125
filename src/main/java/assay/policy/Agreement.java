package assay.policy;

/**
 * A rule's conclusion on how the interviewee's own grade stands to that of the evidence.
 *
 * @param subject a requirement's identifier, or {@value #OVERALL}
 * @param agreement the identifier of how they stand
 */
public record Agreement(String subject, String agreement) {

    /** The subject of the comparison of the two overall grades. */
    public static final String OVERALL = "overall";
}
