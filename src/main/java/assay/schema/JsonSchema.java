package assay.schema;

import assay.report.JsonDocument;
import assay.report.JsonReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The JSON Schema (2020-12) of what a command writes as JSON. */
public final class JsonSchema {

    private static final Map<String, Shape> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("evaluate", EvaluationShapes.EVALUATE);
        COMMANDS.put("explain", CommandShapes.EXPLAIN);
        COMMANDS.put("compare", CommandShapes.COMPARE);
        COMMANDS.put("sensitivity", CommandShapes.SENSITIVITY);
        COMMANDS.put("sweep", CommandShapes.SWEEP);
        COMMANDS.put("what-if", CommandShapes.WHAT_IF);
        COMMANDS.put("verify", CommandShapes.VERIFY);
        COMMANDS.put("study", CommandShapes.STUDY);
        COMMANDS.put("audit", CommandShapes.AUDIT);
        COMMANDS.put("rurality", CommandShapes.RURALITY);
        COMMANDS.put("sample", SampleShapes.SAMPLE);
        COMMANDS.put("replay", ReplayShapes.REPLAY);
        COMMANDS.put("version", CommandShapes.VERSION);
        COMMANDS.put("rules list", RulesShapes.LIST);
        COMMANDS.put("rules check", RulesShapes.CHECK);
        COMMANDS.put("rules coverage", RulesShapes.COVERAGE);
        COMMANDS.put("rules mutate", RulesShapes.MUTATE);
        COMMANDS.put("rules parameters", RulesShapes.PARAMETERS);
    }

    private JsonSchema() {}

    /** The commands that write JSON. */
    public static List<String> commands() {
        return List.copyOf(COMMANDS.keySet());
    }

    /** The schema of what a command writes, if it writes JSON. */
    public static Optional<String> of(String command) {
        return Optional.ofNullable(COMMANDS.get(command))
                .map(shape -> JsonReport.written(true, json -> schema(json, command, shape)) + "\n");
    }

    private static void schema(JsonGenerator json, String command, Shape shape) {
        json.writeStartObject();
        json.writeStringProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.writeStringProperty("title", "assay " + command + " --format json, format " + JsonDocument.FORMAT);
        shape.schema().forEach((keyword, value) -> {
            json.writeName(keyword);
            value(json, value);
        });
        Map<String, Object> defined = new TreeMap<>();
        define(shape.schema(), defined);
        if (!defined.isEmpty()) {
            json.writeName("$defs");
            value(json, defined);
        }
        json.writeEndObject();
    }

    /** Adds what is referred to, and what that refers to. */
    private static void define(Object part, Map<String, Object> defined) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                String name = reference.substring(Shape.DEFINITIONS.length());
                Shape shape = Objects.requireNonNull(EvaluationShapes.DEFINED.get(name));
                if (defined.put(name, shape.schema()) == null) {
                    define(shape.schema(), defined);
                }
            }
            map.values().forEach(one -> define(one, defined));
        } else if (part instanceof List<?> list) {
            list.stream().filter(Objects::nonNull).forEach(one -> define(one, defined));
        }
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, one) -> {
                json.writeName(String.valueOf(key));
                value(json, one);
            });
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(one -> value(json, one));
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
