package assay.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents of a result as a file of evidence, so that other rules can grade what was recorded then. */
final class RecordedFacts {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordedFacts() {}

    /** A file of evidence, in JSON, which is YAML, with nothing but the authority and the documents with their facts. */
    static byte[] of(Recorded recorded) {
        ObjectNode evidence = NODES.objectNode();
        copy(recorded.json(), evidence, List.of("authority", "type"));
        ArrayNode documents = evidence.putArray("documents");
        recorded.json().path("documents").forEach(one -> {
            ObjectNode document = documents.addObject();
            copy(one, document, List.of("id", "title", "dated", "received"));
            ArrayNode shows = document.putArray("shows");
            one.path("facts").forEach(fact -> {
                ObjectNode fields = NODES.objectNode();
                fact.path("values").properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
                copy(fact, fields, List.of("at", "basis", "note"));
                shows.addObject().set(fact.path("kind").asString(""), fields);
            });
        });
        return evidence.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> keys) {
        keys.stream().filter(from::hasNonNull).forEach(key -> to.set(key, from.get(key)));
    }
}
