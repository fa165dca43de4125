package assay.publication;

import assay.evaluation.Synthetic;
import assay.study.Study;

/** What every output says first: on whom it is, and whether they exist. */
public final class Caption {

    private Caption() {}

    /** {@code "133 authorities, all synthetic: they do not exist"}. */
    public static String of(Study study) {
        return Synthetic.caption(study.authorities().size(), study.synthetic());
    }
}
