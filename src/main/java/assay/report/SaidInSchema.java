package assay.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a schema of evidence says of the rule set that it was made from, each thing by its name. What every schema says, whatever the
 * rules, is left out: that may be otherwise in one of another version of Assay, and says no less of these rules.
 *
 * @param things by what sort they are, such as kinds or words, what is said of each; of a sort that a schema has no place for nothing
 *     is known
 */
record SaidInSchema(Map<String, Map<String, String>> things) {

    private static final List<String> OF_VALUES =
            List.of("type", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems");

    static SaidInSchema of(JsonNode schema) {
        SaidInSchema said = new SaidInSchema(new LinkedHashMap<>());
        List.of("kind", "field", "word").forEach(said::of);
        JsonNode kinds = schema.at("/definitions/fact/properties");
        kinds.properties().forEach(kind -> said.put("kind", quoted(kind.getKey()), description(kind.getValue())));
        said.fields("the authority", schema, EvidenceSchema.OF_THE_FILE.keySet());
        said.fields("the interview", schema.at("/properties/interview"), EvidenceSchema.OF_THE_FILE.keySet());
        said.fields("the profile", schema.at("/properties/profile"), Set.of());
        kinds.properties()
                .forEach(kind ->
                        said.fields(quoted(kind.getKey()), kind.getValue(), EvidenceSchema.OF_EVERY_FACT.keySet()));
        said.ofWhatIsExpected(schema.at("/definitions/expect/properties"));
        return said;
    }

    /** Fixtures name what the rules name, and editors offer it in them. */
    private void ofWhatIsExpected(JsonNode expect) {
        names("requirement", expect.at("/grades/properties"));
        expect.at("/grades/properties").values().stream().limit(1).forEach(grades -> words("grade", "", grades));
        words("criterion", "", expect.at("/met/items"));
        expect.at("/missing/properties")
                .properties()
                .forEach(criterion -> words(
                        "part",
                        " of " + criterion.getKey(),
                        criterion.getValue().path("items")));
        words("route", "", expect.path("route"));
        words("agreement", "", expect.at("/overall/properties/agreement"));
        words("reading", "", expect.at("/interpretations/properties/overall/items"));
        names("parameter", expect.at("/parameters/properties"));
        names("file", expect.at("/grounds/properties"));
        names("name that is graded elsewhere", expect.at("/elsewhere/properties"));
    }

    private void fields(String of, JsonNode object, Set<String> ofEverySchema) {
        Set<String> needed = texts(object.path("required")).collect(Collectors.toSet());
        object.path("properties").properties().stream()
                .filter(field -> !ofEverySchema.contains(field.getKey()))
                .forEach(field ->
                        field(quoted(field.getKey()) + " of " + of, field.getValue(), needed.contains(field.getKey())));
    }

    private void field(String named, JsonNode field, boolean needed) {
        List<String> words = Stream.of(field, field.path("items"))
                .flatMap(one -> texts(one.path("enum")))
                .toList();
        List<String> lines = description(field).lines().toList();
        String ofItself = lines.stream()
                .filter(line -> words.stream().noneMatch(word -> isOf(word, line)))
                .collect(Collectors.joining("\n"));
        String values =
                OF_VALUES.stream().map(key -> key + " " + field.path(key)).collect(Collectors.joining(" "));
        put("field", named, needed + " " + values + " " + ofItself);
        words.forEach(word -> put(
                "word",
                quoted(word) + " of the field " + named,
                lines.stream().filter(line -> isOf(word, line)).collect(Collectors.joining("\n"))));
    }

    /** Whether a line of what a field means says what one of its words does. */
    private static boolean isOf(String word, String line) {
        return line.startsWith(word + ": ");
    }

    private void names(String sort, JsonNode object) {
        if (object.isObject()) {
            of(sort);
            object.propertyNames().forEach(name -> put(sort, quoted(name), ""));
        }
    }

    private void words(String sort, String of, JsonNode field) {
        if (field.path("enum").isArray()) {
            of(sort);
            texts(field.path("enum")).forEach(word -> put(sort, quoted(word) + of, ""));
        }
    }

    private void put(String sort, String named, String says) {
        of(sort).put(named, says);
    }

    private Map<String, String> of(String sort) {
        return things.computeIfAbsent(sort, any -> new LinkedHashMap<>());
    }

    private static Stream<String> texts(JsonNode list) {
        return list.values().stream().map(one -> one.asString(""));
    }

    private static String description(JsonNode of) {
        return of.path("description").asString("");
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    /** The first thing that is otherwise in what a later schema says, in a few words. */
    Optional<String> difference(SaidInSchema later) {
        return later.things.entrySet().stream()
                .filter(sort -> things.containsKey(sort.getKey()))
                .flatMap(sort -> differences("the " + sort.getKey() + " ", of(sort.getKey()), sort.getValue()))
                .findFirst();
    }

    private static Stream<String> differences(String sort, Map<String, String> before, Map<String, String> now) {
        return Stream.concat(
                now.entrySet().stream()
                        .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                        .map(one -> before.containsKey(one.getKey())
                                ? sort + one.getKey() + " is otherwise"
                                : sort + one.getKey() + " is missing"),
                before.keySet().stream()
                        .filter(one -> !now.containsKey(one))
                        .map(one -> sort + one + " is gone from the rules"));
    }
}
