package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.Observation;
import assay.ruleset.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts of which criteria facts were counted for, wherever they were tried: alone, or beside an authority's own
 * evidence and each other, without which some count for nothing.
 */
final class Supplies {

    private final Map<Observation, Map<String, Set<String>>> parts = new LinkedHashMap<>();

    /** Nothing was tried yet. */
    Supplies() {}

    /** The same, to try more. */
    Supplies(Supplies others) {
        add(others);
    }

    /** Takes in what others were counted for. */
    void add(Supplies others) {
        others.parts.forEach((fact, supplied) ->
                supplied.forEach((criterion, some) -> supplied(fact, criterion).addAll(some)));
    }

    /** Whether each part that others were counted for is one that something here was counted for. */
    boolean hasAllOf(Supplies others) {
        return others.parts.values().stream()
                .flatMap(supplied -> supplied.entrySet().stream())
                .allMatch(one -> one.getValue().stream()
                        .allMatch(part -> parts.keySet().stream()
                                .anyMatch(fact -> parts(fact, one.getKey()).contains(part))));
    }

    /** Takes in what the facts of the last document of an evaluation were counted for. */
    void add(List<Observation> facts, Evaluation evaluation) {
        if (facts.isEmpty()) {
            return;
        }
        int last = evaluation.documents().size() - 1;
        for (RequirementResult result : evaluation.requirements()) {
            for (CriterionResult criterion : result.criteria()) {
                for (CountedFact counted : criterion.counted()) {
                    if (counted.fact().document().position() == last) {
                        supplied(facts.get(counted.fact().index()), criterion.id())
                                .add(counted.part());
                    }
                }
            }
        }
    }

    private Set<String> supplied(Observation fact, String criterion) {
        return parts.computeIfAbsent(fact, unknown -> new HashMap<>())
                .computeIfAbsent(criterion, unknown -> new LinkedHashSet<>());
    }

    /** The facts that were counted for anything, in the order in which they were. */
    Set<Observation> facts() {
        return parts.keySet();
    }

    /** The parts of a criterion that a fact was counted for. */
    Set<String> parts(Observation fact, String criterion) {
        return parts.getOrDefault(fact, Map.of()).getOrDefault(criterion, Set.of());
    }

    /**
     * What can stand in a field in place of a single word or truth and for which the rules count less, whatever else such
     * facts say: for the least first, and of equals in their order.
     */
    List<Object> weaker(Observation fact, Field field) {
        Map<Object, Long> counted = new LinkedHashMap<>();
        List<?> all = field.form() == Field.Form.TRUTH ? List.of(false, true) : field.words();
        all.forEach(value -> counted.put(value, 0L));
        parts.forEach((other, supplied) -> {
            Object value = other.values().get(field.property());
            if (value != null && other.kind().equals(fact.kind())) {
                counted.merge(
                        value, supplied.values().stream().mapToLong(Set::size).sum(), Long::sum);
            }
        });
        Object present = fact.values().get(field.property());
        long now = present == null ? 0 : counted.getOrDefault(present, 0L);
        return counted.entrySet().stream()
                .filter(one -> one.getValue() < now)
                .sorted(Map.Entry.comparingByValue())
                .<Object>map(Map.Entry::getKey)
                .toList();
    }
}
