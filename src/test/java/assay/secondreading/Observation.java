package assay.secondreading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fact of one document, as the evidence file records it. It knows who stands for which sector ("How evidence adds
 * up") and nothing of any criterion.
 */
record Observation(String document, int index, String kind, Map<String, Object> fields, Timing timing) {

    private static final List<String> COUNCIL_STANDS_FOR = List.of("education", "social care");

    boolean is(String field, String... words) {
        return List.of(words).contains(fields.get(field));
    }

    String text(String field) {
        return (String) fields.get(field);
    }

    boolean isTrue(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    int number(String field) {
        return (Integer) fields.get(field);
    }

    /** The words of a list, each once, as the file orders them. */
    Set<String> words(String field) {
        Set<String> words = new LinkedHashSet<>();
        for (Object word : (List<?>) fields.getOrDefault(field, List.of())) {
            words.add((String) word);
        }
        return words;
    }

    /** Two different words; {@code council} is one of them. */
    boolean namesTwo(String field) {
        return words(field).size() >= 2;
    }

    /** The core sectors that the agencies of a list speak for; the council speaks for two. */
    Set<String> sectors(String field) {
        Set<String> sectors = words(field);
        if (sectors.contains("council")) {
            sectors.addAll(COUNCIL_STANDS_FOR);
        }
        sectors.retainAll(Register.SECTORS);
        return sectors;
    }

    boolean speaksForAllThree(String field) {
        return sectors(field).size() == 3;
    }

    /** The fields as they are recorded, in the order in which their kind has them; what may be left out comes last. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        Stream.concat(Vocabulary.KINDS.get(kind).keySet().stream(), Stream.of("entries"))
                .filter(fields::containsKey)
                .forEach(field -> values.put(field, fields.get(field)));
        return values;
    }

    /** The agencies of a list that are neither a core sector nor the council. */
    Set<String> otherAgencies(String field) {
        Set<String> others = words(field);
        others.retainAll(Register.OTHER_AGENCIES);
        return others;
    }

    Object at() {
        return fields.get("at");
    }

    String basis() {
        return (String) fields.getOrDefault("basis", "primary");
    }

    boolean isSecondary() {
        return basis().equals("secondary");
    }
}
