package assay.publication;

import assay.study.Study;

/** What every output says first: on whom it is, and whether they exist. */
public final class Caption {

    private Caption() {}

    /** {@code "133 authorities, all synthetic: they do not exist"}. */
    public static String of(Study study) {
        int all = study.authorities().size();
        String synthetic = synthetic(all, study.synthetic());
        return all + (all == 1 ? " authority" : " authorities") + (synthetic.isEmpty() ? "" : ", " + synthetic);
    }

    /** {@code "all synthetic: they do not exist"}, of so many authorities that so many do not; nothing where all do. */
    public static String synthetic(int all, long synthetic) {
        if (synthetic == 0) {
            return "";
        }
        return all == 1
                ? "synthetic: it does not exist"
                : (synthetic == all ? "all" : String.valueOf(synthetic)) + " synthetic: they do not exist";
    }
}
