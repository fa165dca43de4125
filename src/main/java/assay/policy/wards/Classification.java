package assay.policy.wards;

import assay.policy.Words;

/** What a ward is classified as (Appendix VI). */
public enum Classification {
    RURAL,
    URBAN;

    /** The word for it in files and in results: "rural", "urban". */
    public String word() {
        return Words.of(this);
    }
}
