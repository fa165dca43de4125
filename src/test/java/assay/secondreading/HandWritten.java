package assay.secondreading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One authority, written briefly by hand. */
final class HandWritten {

    private HandWritten() {}

    static Map<String, Object> fact(String kind, Object... fieldsAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            fields.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put(kind, fields);
        return fact;
    }

    @SuppressWarnings("unchecked") // fact() made it so
    static Map<String, Object> fields(Map<String, Object> fact) {
        return (Map<String, Object>) fact.values().iterator().next();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied, not kept
    static Map<String, Object> document(String id, Map<String, Object>... facts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("title", "Title of " + id);
        document.put("shows", List.of(facts));
        return document;
    }

    static Map<String, Object> authority(List<String> ownGrades, List<Map<String, Object>> documents) {
        List<String> requirements = List.of("R2", "R3-4", "R5", "R6", "R7", "R8", "R9");
        Map<String, Object> own = new LinkedHashMap<>();
        for (int i = 0; i < ownGrades.size(); i++) {
            if (ownGrades.get(i) != null) {
                own.put(requirements.get(i), Map.of("grade", ownGrades.get(i)));
            }
        }
        Map<String, Object> authority = new LinkedHashMap<>();
        authority.put("authority", "Eastmere");
        authority.put("type", "london borough");
        authority.put("interview", Map.of("requirements", own));
        authority.put("documents", documents);
        return authority;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied, not kept
    static HandResult read(List<String> ownGrades, Map<String, Object>... documents) {
        return new HandResult(
                PlainReading.read(authority(ownGrades, List.of(documents))).tree());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied, not kept
    static HandResult read(Map<String, Object>... facts) {
        return read(List.of(), document("D1", facts));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied, not kept
    static HandResult readAll(List<Map<String, Object>> facts, Map<String, Object>... more) {
        List<Map<String, Object>> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        Map<String, Object> document = document("D1");
        document.put("shows", all);
        return read(List.of(), document);
    }

    /** Own grades in the order of the requirements, {@code null} where none was given; no evidence. */
    static HandResult rated(String... grades) {
        return new HandResult(
                PlainReading.read(authority(Arrays.asList(grades), List.of())).tree());
    }
}
