package assay.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A parameter that has another value.
 *
 * @param name its name
 * @param then its value then
 * @param now its value now
 */
public record ParameterChange(String name, String then, String now) {

    /** Those that both results have, in the order of the rules now. */
    static List<ParameterChange> between(Recorded then, Recorded now) {
        Map<String, String> before = then.values();
        List<ParameterChange> changes = new ArrayList<>();
        now.values().forEach((name, value) -> {
            String old = before.get(name);
            if (old != null && !old.equals(value)) {
                changes.add(new ParameterChange(name, old, value));
            }
        });
        return changes;
    }

    /** {@code directory-fields (4, now 3)}. */
    String words() {
        return name + " (" + then + ", now " + now + ")";
    }
}
