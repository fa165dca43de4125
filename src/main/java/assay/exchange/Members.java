package assay.exchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An object of JSON: its members in their order, and none for what there is nothing to say of. */
final class Members {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Adds a member.
     *
     * @param value a text, an object or a list of those; nothing is added where it is null or has nothing in it
     */
    Members with(String key, @Nullable Object value) {
        boolean nothing = value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Members object && object.members.isEmpty());
        if (!nothing) {
            members.put(key, value);
        }
        return this;
    }

    /** Writes it. */
    void write(JsonGenerator json) {
        json.writeStartObject();
        members.forEach((key, value) -> {
            json.writeName(key);
            write(json, value);
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) {
        if (value instanceof Members object) {
            object.write(json);
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            list.forEach(one -> write(json, one));
            json.writeEndArray();
        } else {
            json.writeString((String) value);
        }
    }
}
