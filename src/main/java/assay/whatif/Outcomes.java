package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What comes of facts added to one authority's evidence, by the rules; each addition is evaluated once. */
final class Outcomes {

    private final Evaluator evaluator;
    private final Evidence evidence;
    private final List<String> grades;
    private final Map<List<Observation>, Outcome> known = new HashMap<>();

    Outcomes(Evaluator evaluator, Evidence evidence, List<String> grades) {
        this.evaluator = evaluator;
        this.evidence = evidence;
        this.grades = grades;
    }

    /**
     * What came of some facts.
     *
     * @param ranks the place of each requirement's grade on the scale, from 0 for the lowest
     * @param overall the place of the overall grade
     * @param met the criteria met, of all requirements
     * @param contradictions the sentences in which the rules say that something speaks against what counts
     */
    record Outcome(Map<String, Integer> ranks, int overall, Set<String> met, List<Contradicted> contradictions) {

        int rank(String requirement) {
            return ranks.getOrDefault(requirement, -1);
        }
    }

    /**
     * What speaks against something that counts.
     *
     * @param criterion the criterion for which it counts
     * @param sentence what speaks against it
     */
    record Contradicted(String criterion, String sentence) {}

    /** What speaks against some facts, and is not said without them. */
    List<Contradicted> against(List<Observation> facts) {
        List<Contradicted> before = of(List.of()).contradictions();
        return of(facts).contradictions().stream()
                .filter(one -> !before.contains(one))
                .toList();
    }

    Outcome of(List<Observation> facts) {
        Outcome outcome = known.get(facts);
        if (outcome == null) {
            outcome = facts.isEmpty() ? outcome(evaluator.evaluate(evidence)) : ofAdded(facts);
            known.put(facts, outcome);
        }
        return outcome;
    }

    /** What the rules cannot grade leads to no grade. */
    private Outcome ofAdded(List<Observation> facts) {
        try {
            return outcome(evaluator.evaluate(Additions.with(evidence, facts)));
        } catch (RuleFault fault) {
            if (fault.isEndless()) {
                throw fault;
            }
            return new Outcome(Map.of(), -1, Set.of(), List.of());
        }
    }

    private Outcome outcome(Evaluation evaluation) {
        return new Outcome(
                evaluation.requirements().stream()
                        .collect(Collectors.toMap(RequirementResult::id, result -> grades.indexOf(result.grade()))),
                grades.indexOf(evaluation.overall().evidence().grade()),
                evaluation.requirements().stream()
                        .flatMap(result -> result.criteria().stream())
                        .filter(CriterionResult::met)
                        .map(CriterionResult::id)
                        .collect(Collectors.toSet()),
                evaluation.requirements().stream()
                        .flatMap(result -> result.criteria().stream())
                        .flatMap(criterion -> criterion.contradictions().stream()
                                .map(one -> new Contradicted(criterion.id(), one.sentence())))
                        .toList());
    }
}
