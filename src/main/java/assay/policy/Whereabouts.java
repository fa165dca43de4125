package assay.policy;

import org.jspecify.annotations.Nullable;

/** Where a fact was observed, and what was remarked on it. Whoever hands it over may note that somebody asks for that. */
public interface Whereabouts {

    /** The document that shows it. */
    Document document();

    /** Its position among what the document shows, from 0. */
    int index();

    /** The place in the document, in the assessor's words, or null. */
    @Nullable
    String at();

    /** The assessor's remark, or null. */
    @Nullable
    String note();
}
