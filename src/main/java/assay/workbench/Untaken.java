package assay.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled in that was not taken, for the file says something else there by now. Who wrote it may have left the page
 * before that was known; so it is kept until somebody says that it was seen.
 */
public final class Untaken {

    /** Of so many files it is kept, and of each so much. */
    private static final int MOST = 32;

    private final Map<String, Map<String, One>> files = newest();

    Untaken() {}

    /**
     * What was filled in at one place.
     *
     * @param about what it says something of, in words
     * @param text what was written
     */
    public record One(String about, String text) {}

    private static <T> Map<String, T> newest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Keeps it in place of what was kept of the same place. */
    synchronized void keep(Cabinet.Slot slot, String place, One one) {
        files.computeIfAbsent(slot.name(), any -> newest()).put(place, one);
    }

    /** What is kept of a file, in the order in which it was written. */
    synchronized List<One> of(Cabinet.Slot slot) {
        return List.copyOf(files.getOrDefault(slot.name(), Map.of()).values());
    }

    /** It was seen. */
    synchronized void seen(Cabinet.Slot slot) {
        files.remove(slot.name());
    }
}
