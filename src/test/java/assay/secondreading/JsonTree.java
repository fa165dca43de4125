package assay.secondreading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The program's JSON as maps and lists, in its own order of keys. */
final class JsonTree {

    /** What only the program knows: its files, its rules and its sentences. */
    private static final Set<String> UNKNOWN_TO_A_SECOND_READING = Set.of(
            "assay",
            "format",
            "file",
            "evidenceSha256",
            "rules",
            "rule",
            "ruleFile",
            "ruleLine",
            "raisedBy",
            "reason",
            "reasons",
            "contradicted",
            "interpretations",
            "notes");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTree() {}

    /** One evaluation, whole: of {@code --format json} with one file, or of one line of JSON Lines. */
    static Map<String, Object> whole(String json) {
        return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** Several evaluations, whole: of {@code --format json} with several files. */
    static List<Map<String, Object>> wholes(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Map<String, Object>>>() {});
    }

    /** An evaluation without what a second reading does not know: comparable with {@link Expected#tree}. */
    static Map<String, Object> comparable(Map<String, Object> evaluation) {
        Map<String, Object> known = new LinkedHashMap<>();
        evaluation.forEach((key, value) -> {
            if (!UNKNOWN_TO_A_SECOND_READING.contains(key)) {
                known.put(key, comparableValue(value));
            }
        });
        return known;
    }

    @SuppressWarnings("unchecked") // JSON objects have text for keys
    private static Object comparableValue(Object value) {
        if (value instanceof Map) {
            return comparable((Map<String, Object>) value);
        }
        return value instanceof List<?> list
                ? list.stream().map(JsonTree::comparableValue).toList()
                : value;
    }

    /** The interpretations that a whole evaluation names, for each requirement. */
    @SuppressWarnings("unchecked") // the shape is the contract's; a wrong one fails here, as it should
    static Map<String, List<String>> interpretations(Map<String, Object> evaluation) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (Map<String, Object> requirement : (List<Map<String, Object>>) evaluation.get("requirements")) {
            named.put((String) requirement.get("id"), (List<String>) requirement.get("interpretations"));
        }
        return named;
    }
}
