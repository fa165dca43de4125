package assay.peers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a document shows, as evidence records it. */
record Fact(String kind, Map<String, Object> fields) {

    static final List<String> SECTORS = List.of("health", "education", "social care");

    @SuppressWarnings("unchecked") // the evidence format
    static List<Fact> of(Map<String, Object> evidence) {
        List<Fact> facts = new ArrayList<>();
        for (Map<String, Object> document : (List<Map<String, Object>>) evidence.get("documents")) {
            for (Map<String, Map<String, Object>> shown :
                    (List<Map<String, Map<String, Object>>>) document.getOrDefault("shows", List.of())) {
                shown.forEach((kind, fields) -> facts.add(new Fact(kind, fields)));
            }
        }
        return facts;
    }

    boolean is(String field, String... words) {
        return List.of(words).contains(fields.get(field));
    }

    boolean isTrue(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    int number(String field) {
        return (Integer) fields.get(field);
    }

    Set<String> words(String field) {
        Set<String> words = new LinkedHashSet<>();
        for (Object word : (List<?>) fields.getOrDefault(field, List.of())) {
            words.add((String) word);
        }
        return words;
    }

    boolean namesTwo(String field) {
        return words(field).size() >= 2;
    }

    /** The sectors that the agencies of a list speak for. */
    Set<String> sectors(String field) {
        Set<String> sectors = words(field);
        if (sectors.contains("council")) {
            sectors.addAll(List.of("education", "social care"));
        }
        sectors.retainAll(SECTORS);
        return sectors;
    }

    boolean speaksForAll(String field) {
        return sectors(field).size() == SECTORS.size();
    }

    Set<String> otherAgencies(String field) {
        Set<String> others = words(field);
        others.removeAll(SECTORS);
        others.remove("council");
        return others;
    }
}
