package assay.policy;

/**
 * A rule's conclusion that a criterion is met.
 *
 * @param finding what was found for it
 */
public record Met(Finding finding) {}
