package assay.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled in that was not taken: the file says something else there by now, or cannot be changed there. Who wrote it
 * may have left the page before that was known; so it is kept until somebody says that it was seen.
 */
public final class Untaken {

    /** Of so many files it is kept, and of each so much. */
    private static final int MOST = 32;

    private final Map<String, Map<String, One>> files = newest();

    private final Runnable tell;

    /**
     * Nothing yet.
     *
     * @param tell tells pages that something else is kept: who wrote it may look at one that was made before it was
     */
    Untaken(Runnable tell) {
        this.tell = tell;
    }

    /**
     * What was filled in at one place.
     *
     * @param about what it says something of, in words
     * @param text what was written
     * @param why why it was not taken, in a sentence
     */
    public record One(String about, String text, String why) {}

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
    void keep(Cabinet.Slot slot, String place, One one) {
        synchronized (files) {
            files.computeIfAbsent(slot.name(), any -> newest()).put(place, one);
        }
        tell.run();
    }

    /** What is kept of a file, in the order in which it was written. */
    List<One> of(Cabinet.Slot slot) {
        synchronized (files) {
            return List.copyOf(files.getOrDefault(slot.name(), Map.of()).values());
        }
    }

    /** It was seen. */
    void seen(Cabinet.Slot slot) {
        synchronized (files) {
            files.remove(slot.name());
        }
        tell.run();
    }
}
