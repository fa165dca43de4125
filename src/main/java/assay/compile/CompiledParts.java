package assay.compile;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Where classes are kept that single parts of rule sets were compiled to: what all files declare, and the rules of one file. */
public interface CompiledParts {

    /** Nothing is kept. */
    CompiledParts NONE = new CompiledParts() {
        @Override
        public @Nullable NavigableMap<String, byte[]> get(String key) {
            return null;
        }

        @Override
        public void put(String key, NavigableMap<String, byte[]> classes) {
            // Nor is it here.
        }
    };

    /**
     * The classes of a part, by their names, or null where they are not there.
     *
     * @param key a digest of all in a rule set that they hang on
     */
    @Nullable
    NavigableMap<String, byte[]> get(String key);

    /** Keeps the classes of a part, if they can be kept. */
    void put(String key, NavigableMap<String, byte[]> classes);
}
