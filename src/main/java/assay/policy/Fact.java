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

    private @Nullable Whereabouts place;
    private boolean secondary;

    /** For the kinds that a rule set declares. */
    protected Fact() {}

    /**
     * Says where this fact was observed.
     *
     * @param place where
     * @param secondary true where the document only shows that something else exists
     * @throws IllegalStateException if the fact was recorded before
     */
    public final void record(Whereabouts place, boolean secondary) {
        if (this.place != null) {
            throw new IllegalStateException("a fact is recorded once");
        }
        this.place = place;
        this.secondary = secondary;
    }

    /** Whether it was recorded; what was not is no evidence of anything. */
    public final boolean isRecorded() {
        return place != null;
    }

    private Whereabouts place() {
        return Objects.requireNonNull(place, "the fact was not recorded yet");
    }

    /** The document that shows it. */
    public final Document getDocument() {
        return place().document();
    }

    /** Its position among what its document shows, from 0. */
    public final int getIndex() {
        return place().index();
    }

    /** The place in the document, in the assessor's words, or null. */
    public final @Nullable String getAt() {
        return place().at();
    }

    /** Whether the document only shows that something else exists (Appendix IV: secondary evidence was accepted). */
    public final boolean isSecondary() {
        return secondary;
    }

    /** The assessor's remark, or null. */
    public final @Nullable String getNote() {
        return place().note();
    }
}
