package assay.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A document, or a fact of one, that is new, is gone or says something else, or what is said of the authority.
 *
 * @param document the document's id; nothing where it is the authority
 * @param where the document's id, and the number of the fact, from 1, where it is one: {@code D2, fact 1 (training)}
 * @param what what became of it
 */
public record FactChange(String document, String where, String what) {

    private static final List<String> OF_THE_AUTHORITY = List.of("type");
    private static final List<String> OF_A_DOCUMENT =
            List.of("title", "dated", "received", "file", "sha256", "recordedBy", "recordedOn");
    private static final List<String> OF_A_FACT = List.of("at", "basis", "note");

    /** What has become otherwise, the authority first, then in the order of the documents now; those that are gone come last. */
    static List<FactChange> between(Recorded then, Recorded now) {
        Map<String, JsonNode> before = documents(then);
        List<FactChange> changes = new ArrayList<>();
        fields(then.json(), now.json(), OF_THE_AUTHORITY)
                .ifPresent(what -> changes.add(new FactChange("", "authority", what)));
        documents(now).forEach((id, document) -> {
            JsonNode old = before.remove(id);
            if (old == null) {
                changes.add(new FactChange(id, id, "new: " + titled(document)));
                facts(document)
                        .forEach(fact -> changes.add(new FactChange(id, named(id, fact), "new: " + content(fact))));
            } else {
                fields(old, document, OF_A_DOCUMENT).ifPresent(what -> changes.add(new FactChange(id, id, what)));
                facts(id, facts(old), facts(document), changes);
            }
        });
        before.forEach((id, document) -> changes.add(new FactChange(id, id, "gone: " + titled(document))));
        return changes;
    }

    /** Facts that say the same are one; of the others those of a kind are taken for each other in their order. */
    private static void facts(String id, List<JsonNode> then, List<JsonNode> now, List<FactChange> changes) {
        List<JsonNode> gone = new ArrayList<>(then);
        List<JsonNode> left = now.stream()
                .filter(fact -> gone.stream()
                        .filter(old -> content(old).equals(content(fact)))
                        .findFirst()
                        .map(old -> !gone.remove(old))
                        .orElse(true))
                .toList();
        for (JsonNode fact : left) {
            Optional<JsonNode> old =
                    gone.stream().filter(one -> kind(one).equals(kind(fact))).findFirst();
            old.ifPresent(gone::remove);
            changes.add(new FactChange(
                    id, named(id, fact), old.map(one -> said(one, fact)).orElseGet(() -> "new: " + content(fact))));
        }
        gone.forEach(fact -> changes.add(new FactChange(id, named(id, fact), "gone: " + content(fact))));
    }

    private static String said(JsonNode then, JsonNode now) {
        Set<String> keys = new LinkedHashSet<>(then.path("values").propertyNames());
        keys.addAll(now.path("values").propertyNames());
        return List.of(fields(then.path("values"), now.path("values"), List.copyOf(keys)), fields(then, now, OF_A_FACT))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> fields(JsonNode then, JsonNode now, List<String> keys) {
        String all = keys.stream()
                .filter(key -> !value(then, key).equals(value(now, key)))
                .map(key -> key + " then " + shown(value(then, key)) + ", now " + shown(value(now, key)))
                .collect(Collectors.joining("; "));
        return Optional.of(all).filter(any -> !any.isEmpty());
    }

    private static JsonNode value(JsonNode of, String key) {
        JsonNode value = of.get(key);
        return value == null ? JsonNodeFactory.instance.nullNode() : value;
    }

    private static String shown(JsonNode value) {
        return value.isNull()
                ? "nothing"
                : value.isArray()
                        ? value.valueStream().map(FactChange::shown).collect(Collectors.joining(", "))
                        : value.asString("");
    }

    private static String content(JsonNode fact) {
        Map<String, String> all = new LinkedHashMap<>();
        fact.path("values").properties().forEach(one -> all.put(one.getKey(), shown(one.getValue())));
        OF_A_FACT.stream().filter(fact::hasNonNull).forEach(key -> all.put(key, shown(fact.get(key))));
        return kind(fact)
                + all.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String named(String document, JsonNode fact) {
        return document + ", fact " + (fact.path("index").asInt(0) + 1);
    }

    private static String titled(JsonNode document) {
        return document.path("title").asString("");
    }

    private static String kind(JsonNode fact) {
        return fact.path("kind").asString("");
    }

    private static Map<String, JsonNode> documents(Recorded of) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        of.json().path("documents").forEach(one -> documents.put(one.path("id").asString(""), one));
        return documents;
    }

    private static List<JsonNode> facts(JsonNode document) {
        return document.path("facts").valueStream().toList();
    }
}
