package assay.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What parts of a page are referred to by: made of their names, and never the same for two. */
final class Anchors {

    private final Map<String, String> known = new HashMap<>();
    /** Those that stand in the templates and in the script are nobody else's. */
    private final Set<String> taken = new HashSet<>(Set.of(
            "main",
            "authorities",
            "readings",
            "parameters",
            "rules",
            "find",
            "doubt",
            "result",
            "top",
            "said",
            "lost",
            "states"));

    /**
     * The anchor of a part.
     *
     * @param prefix what parts of its sort begin with
     * @param name its name, which may be any text
     */
    String of(String prefix, String name) {
        return known.computeIfAbsent(prefix + "\n" + name, any -> {
            String stem = prefix + name.replaceAll("[^A-Za-z0-9.-]+", "-");
            String anchor = stem;
            for (int i = 2; !taken.add(anchor); i++) {
                anchor = stem + "--" + i;
            }
            return anchor;
        });
    }
}
