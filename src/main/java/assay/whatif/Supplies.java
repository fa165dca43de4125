package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.Observation;
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
        others.parts.forEach((fact, supplied) ->
                supplied.forEach((criterion, some) -> supplied(fact, criterion).addAll(some)));
    }

    /** Takes in what the facts of the last document of an evaluation were counted for. */
    void add(List<Observation> facts, Evaluation evaluation) {
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
}
