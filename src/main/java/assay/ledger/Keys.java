package assay.ledger;

import assay.problem.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Values of a JSON object by their keys, those of objects within it as {@code rules/name}; read from JSON with no key twice in an
 * object.
 */
final class Keys {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Value> values = new HashMap<>();
    private int start;
    private int end;

    private Keys() {}

    /** A value: a text, a whole number, or null; and where it stands. */
    private record Value(JsonToken kind, @Nullable String text, int offset) {}

    /** The values of a line that is one object with these keys and no others. */
    static Keys ofLine(String line, List<String> keys) throws NotJson {
        try (JsonParser json = parser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new NotJson(0, "it is no JSON object");
            }
            Keys read = of(json, keys, false);
            if (json.nextToken() != null) {
                throw new NotJson(offset(json.currentTokenLocation()), "something follows the JSON object");
            }
            return read;
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** Reads a text. */
    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** What the reader of JSON says, in plain words. */
    static NotJson broken(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return new NotJson(
                location == null ? 0 : Math.max(0, offset(location)),
                "this is no JSON: " + JsonWords.plain(String.valueOf(e.getOriginalMessage())));
    }

    /**
     * The values of the object that begins where the reader stands, which is where it ends afterwards.
     *
     * @param others whether it may have other keys as well
     */
    static Keys of(JsonParser json, List<String> wanted, boolean others) throws NotJson {
        Keys keys = new Keys();
        keys.start = offset(json.currentTokenLocation());
        keys.read(json, "", wanted, above(wanted), others);
        keys.end = offset(json.currentLocation());
        return keys;
    }

    /** The paths of the objects that the wanted values are in. */
    private static Set<String> above(List<String> wanted) {
        Set<String> above = new HashSet<>();
        for (String path : wanted) {
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                above.add(path.substring(0, at));
            }
        }
        return above;
    }

    private void read(JsonParser json, String before, List<String> wanted, Set<String> above, boolean others)
            throws NotJson {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String path = before + json.currentName();
            int key = offset(json.currentTokenLocation());
            JsonToken token = json.nextToken();
            boolean isAbove = above.contains(path);
            if (isAbove && token == JsonToken.START_OBJECT) {
                read(json, path + "/", wanted, above, others);
            } else if (isAbove || wanted.contains(path)) {
                values.put(
                        path,
                        new Value(
                                token,
                                token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT
                                        ? json.getString()
                                        : null,
                                offset(json.currentTokenLocation())));
                json.skipChildren();
            } else if (others) {
                json.skipChildren();
            } else {
                throw new NotJson(
                        key,
                        "\"" + Nearest.shown(String.valueOf(json.currentName())) + "\" is no key here"
                                + Nearest.hint(String.valueOf(json.currentName()), within(before, wanted)));
            }
        }
    }

    /** The keys that an object may have, by the path to it. */
    private static List<String> within(String before, List<String> wanted) {
        return wanted.stream()
                .filter(one -> one.startsWith(before))
                .map(one -> StringUtils.substringBefore(one.substring(before.length()), "/"))
                .distinct()
                .toList();
    }

    /** Where the object begins, in chars from 0. */
    int start() {
        return start;
    }

    /** Where it has ended, in chars from 0. */
    int end() {
        return end;
    }

    /** Where a value stands, or the object where there is none. */
    int offset(String path) {
        Value value = values.get(path);
        return value == null ? start : value.offset;
    }

    boolean has(String path) {
        return values.containsKey(path);
    }

    /** A text that shows something. */
    String text(String path) throws NotJson {
        String text = text(path, value(path));
        if (text.isBlank()) {
            throw new NotJson(offset(path), shown(path) + " is empty; a text is wanted");
        }
        return text;
    }

    /** The same, or null where that stands there. */
    @Nullable
    String textOrNull(String path) throws NotJson {
        return value(path).kind == JsonToken.VALUE_NULL ? null : text(path);
    }

    /** A whole number. */
    long number(String path) throws NotJson {
        Value value = value(path);
        try {
            if (value.kind == JsonToken.VALUE_NUMBER_INT) {
                return Long.parseLong(String.valueOf(value.text));
            }
        } catch (NumberFormatException e) {
            // Said below: no entry has such a number.
        }
        throw new NotJson(value.offset, shown(path) + " is no whole number, or one that is too large");
    }

    private Value value(String path) throws NotJson {
        Value value = values.get(path);
        if (value == null) {
            throw new NotJson(start, "the key " + shown(path) + " is missing");
        }
        return value;
    }

    private static String text(String path, Value value) throws NotJson {
        if (value.kind != JsonToken.VALUE_STRING || value.text == null) {
            throw new NotJson(
                    value.offset,
                    shown(path) + " is "
                            + (value.kind == JsonToken.VALUE_NULL ? "null" : "no text")
                            + "; a text is wanted");
        }
        return value.text;
    }

    private static String shown(String path) {
        return '"' + path.replace("/", "\" / \"") + '"';
    }

    private static int offset(TokenStreamLocation location) {
        return (int) location.getCharOffset();
    }
}
