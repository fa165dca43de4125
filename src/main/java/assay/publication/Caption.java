package assay.publication;

import assay.study.Authority;
import assay.study.Study;

/** What every output says first: on whom it is, and whether they exist. */
public final class Caption {

    private Caption() {}

    /** {@code "133 authorities, all synthetic: they do not exist"}. */
    public static String of(Study study) {
        int all = study.authorities().size();
        long synthetic =
                study.authorities().stream().filter(Authority::isSynthetic).count();
        String count = all + (all == 1 ? " authority" : " authorities");
        if (synthetic == 0) {
            return count;
        }
        if (all == 1) {
            return count + ", synthetic: it does not exist";
        }
        return count + ", " + (synthetic == all ? "all" : String.valueOf(synthetic)) + " synthetic: they do not exist";
    }
}
