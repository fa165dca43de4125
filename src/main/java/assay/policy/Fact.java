package assay.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One observation in one document: that it shows a sign-up, a leaflet, a directory. Every kind of evidence that a rule
 * set declares extends this class and adds its own fields; what is here is common to all kinds.
 *
 * <p>A fact is recorded once, by whoever reads the evidence, and never changed after that.
 */
public abstract class Fact {

    private @Nullable Document document;
    private int index;
    private @Nullable String at;
    private boolean secondary;
    private @Nullable String note;

    /** For the kinds that a rule set declares. */
    protected Fact() {}

    /**
     * Says where this fact was observed.
     *
     * @param document the document that shows it
     * @param index its position among what that document shows, from 0
     * @param at the place in the document, in the assessor's words, or null
     * @param secondary true where the document only shows that something else exists
     * @param note the assessor's remark, or null
     * @throws IllegalStateException if the fact was recorded before
     */
    public final void record(
            Document document, int index, @Nullable String at, boolean secondary, @Nullable String note) {
        if (this.document != null) {
            throw new IllegalStateException("a fact is recorded once");
        }
        this.document = document;
        this.index = index;
        this.at = at;
        this.secondary = secondary;
        this.note = note;
    }

    /** Whether it was recorded; what was not is no evidence of anything. */
    public final boolean isRecorded() {
        return document != null;
    }

    /** The document that shows it. */
    public final Document getDocument() {
        return Objects.requireNonNull(document, "the fact was not recorded yet");
    }

    /** Its position among what its document shows, from 0. */
    public final int getIndex() {
        return index;
    }

    /** The place in the document, in the assessor's words, or null. */
    public final @Nullable String getAt() {
        return at;
    }

    /** Whether the document only shows that something else exists (Appendix IV: secondary evidence was accepted). */
    public final boolean isSecondary() {
        return secondary;
    }

    /** The assessor's remark, or null. */
    public final @Nullable String getNote() {
        return note;
    }
}
