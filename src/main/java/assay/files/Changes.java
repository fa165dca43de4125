package assay.files;

import java.nio.file.Path;
import java.util.Set;

/** Tells when it is worth looking whether files have changed. */
public interface Changes {

    /** What the disk says, and where it says nothing, the clock. */
    static Changes ofDisk() {
        return new ChangesOfDisk();
    }

    /**
     * Waits until something may have changed.
     *
     * @param folders where
     * @return false if nobody wants to know any more
     */
    boolean await(Set<Path> folders);

    /**
     * Waits until what is being changed may be done: an editor takes several steps to save a file.
     *
     * @return false if nobody wants to know any more
     */
    boolean settle();
}
