package assay.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of many things, as long as there is room for it: once there is none, all is forgotten that nobody has asked for
 * since there was none the last time. It serves any number of threads.
 *
 * @param <K> what it was found out of
 * @param <V> what was found out
 */
final class Memory<K, V> {

    private final int most;
    private volatile Map<K, V> latest = new ConcurrentHashMap<>();
    private volatile Map<K, V> earlier = Map.of();

    /** @param most so many are kept, and as many of those before them */
    Memory(int most) {
        this.most = most;
    }

    /** What was found out, or null where it is not known or known no more. */
    @Nullable
    V get(K of) {
        V found = latest.get(of);
        if (found == null) {
            found = earlier.get(of);
            if (found != null) {
                put(of, found);
            }
        }
        return found;
    }

    void put(K of, V found) {
        if (latest.size() >= most) {
            makeRoom();
        }
        latest.put(of, found);
    }

    private synchronized void makeRoom() {
        if (latest.size() >= most) {
            earlier = latest;
            latest = new ConcurrentHashMap<>();
        }
    }
}
