package assay.draft;

import assay.files.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * What stands on disk in the place of a file.
 *
 * @param text what it says; null where there is nothing, or what cannot be read
 * @param unreadable why what stands there cannot be read, or nothing
 */
public record Standing(@Nullable String text, String unreadable) {

    /** What stands there now. */
    public static Standing of(Draft draft, String file) {
        try {
            return new Standing(draft.isThere(file) ? draft.onDisk(file) : null, "");
        } catch (InputFile.Unreadable e) {
            return new Standing(null, e.why());
        }
    }

    /** Whether something stands there that cannot be read, and so can neither be taken nor be written over. */
    public boolean isUnreadable() {
        return !unreadable.isEmpty();
    }
}
