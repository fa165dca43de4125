package assay.replay;

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
        return now.values().entrySet().stream()
                .filter(one ->
                        before.containsKey(one.getKey()) && !one.getValue().equals(before.get(one.getKey())))
                .map(one -> new ParameterChange(one.getKey(), before.get(one.getKey()), one.getValue()))
                .toList();
    }

    /** {@code directory-fields (4, now 3)}. */
    String words() {
        return name + " (" + then + ", now " + now + ")";
    }
}
