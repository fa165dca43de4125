package assay.policy;

/** Whose grades a score is made of. */
public enum Assessor {
    /** The grades that the submitted documents show. */
    EVIDENCE,
    /** The grades that the authority's own project manager gave. */
    INTERVIEWEE
}
