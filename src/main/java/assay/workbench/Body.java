package assay.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request or an answer holds.
 *
 * @param type its media type; empty where there is nothing
 * @param schema the JSON Schema of it where it is JSON
 */
record Body(String type, Map<String, Object> schema) {

    static final Body NONE = new Body("", Map.of());
    static final Body PAGE = new Body("text/html", Map.of());
    static final Body EVENTS = new Body("text/event-stream", Map.of());

    /** An object with these keys, all of which are there. */
    static Body object(String says, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", says);
        schema.put("properties", properties);
        schema.put("required", List.copyOf(properties.keySet()));
        return new Body("application/json", schema);
    }

    /** Keys and their values, in this order. */
    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }

    /** A list of texts. */
    static Map<String, Object> texts(String says) {
        return new TreeMap<>(Map.of("type", "array", "items", Map.of("type", "string"), "description", says));
    }

    /** A text. */
    static Map<String, Object> text(String says) {
        return new TreeMap<>(Map.of("type", "string", "description", says));
    }

    /** A whole number. */
    static Map<String, Object> whole(String says) {
        return new TreeMap<>(Map.of("type", "integer", "description", says));
    }
}
