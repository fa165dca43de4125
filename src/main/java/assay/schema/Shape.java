package assay.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may stand somewhere in a document, and what that says.
 *
 * @param schema the JSON Schema of it: texts, truths, whole numbers, lists and maps of such
 */
record Shape(Map<String, Object> schema) {

    /** What a reference to something described elsewhere in the document begins with. */
    static final String DEFINITIONS = "#/$defs/";

    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";

    /** Keeps its own copy, in the same order. */
    Shape {
        schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }

    /** A key of an object, which may be left out or not. */
    record Key(String name, Shape shape, boolean always) {}

    /** A key that is always there. */
    static Key key(String name, Shape shape) {
        return new Key(name, shape, true);
    }

    /** A key that is left out where there is nothing to say. */
    static Key maybe(String name, Shape shape) {
        return new Key(name, shape, false);
    }

    static Shape text(String says) {
        return of("string", says);
    }

    /** A digest. */
    static Shape digest(String says) {
        return text(says).with("pattern", "^[0-9a-f]{64}$");
    }

    /** A number in digits, exact. */
    static Shape decimal(String says) {
        return text(says).with("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
    }

    static Shape day(String says) {
        return text(says).with("format", "date");
    }

    /** A whole number, from 0. */
    static Shape count(String says) {
        return of("integer", says).with("minimum", 0);
    }

    /** A whole number, of either sign. */
    static Shape whole(String says) {
        return of("integer", says);
    }

    /** A number that is rounded as Java does. */
    static Shape number(String says) {
        return of("number", says);
    }

    static Shape truth(String says) {
        return of("boolean", says);
    }

    /** One of some words. */
    static Shape word(String says, String... words) {
        return text(says).with("enum", List.of(words));
    }

    /** Always the same. */
    static Shape always(String says, Object value) {
        return new Shape(Map.of(DESCRIPTION, says)).with("const", value);
    }

    /** A list of texts. */
    static Shape texts(String says) {
        return list(says, new Shape(Map.of(TYPE, "string")));
    }

    static Shape list(String says, Shape items) {
        return of("array", says).with("items", items.schema);
    }

    /** An object with these keys and no others. */
    static Shape object(String says, Key... keys) {
        return object(says, Arrays.asList(keys));
    }

    static Shape object(String says, List<Key> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name, key.shape.schema));
        return of("object", says)
                .with(
                        "required",
                        keys.stream().filter(Key::always).map(Key::name).toList())
                .with("additionalProperties", false)
                .with("properties", properties);
    }

    /** An object whose keys are names. */
    static Shape named(String says, Shape values) {
        return of("object", says).with("additionalProperties", values.schema);
    }

    /** What is described elsewhere in the document. */
    static Shape defined(String name) {
        return new Shape(Map.of("$ref", DEFINITIONS + name));
    }

    /** One or the other. */
    static Shape either(String says, Shape... shapes) {
        return new Shape(Map.of(DESCRIPTION, says))
                .with("anyOf", Arrays.stream(shapes).map(Shape::schema).toList());
    }

    /** Of one of some types. Strict readers of schemas refuse several in one place. */
    static Shape types(String... types) {
        return new Shape(
                Map.of("anyOf", Stream.of(types).map(type -> Map.of(TYPE, type)).toList()));
    }

    /** The same, or nothing. */
    Shape orNull() {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        Object words = more.get("enum");
        if (words instanceof List<?> list) {
            List<Object> all = new ArrayList<>(list);
            all.add(null);
            more.put("enum", all);
        }
        more.put(TYPE, List.of(more.get(TYPE), "null"));
        return new Shape(more);
    }

    Shape with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put(keyword, value);
        return new Shape(more);
    }

    private static Shape of(String type, String says) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(DESCRIPTION, says);
        schema.put(TYPE, type);
        return new Shape(schema);
    }

    /** Keys behind others. */
    static List<Key> keys(List<Key> some, Key... others) {
        return Stream.concat(some.stream(), Arrays.stream(others)).toList();
    }
}
