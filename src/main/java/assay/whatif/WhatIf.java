package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.NextGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.rules.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the smallest additions of evidence that lead to better grades. Every one of them is evaluated by the rules, and so
 * is every smaller one that is made from it by leaving something out.
 */
public final class WhatIf {

    /** How many facts are put together at most to meet what a requirement still needs. */
    private static final int MOST_FACTS = 4;

    /** How many combinations of lifted requirements are evaluated at most to lift the overall grade. */
    private static final int MOST_COMBINATIONS = 2_000;

    private final Evaluator evaluator;
    private final List<String> grades;
    private final Map<Observation, Map<String, Set<String>>> supplies;

    /** What can be shown to one rule set. */
    public WhatIf(Evaluator evaluator, RuleSet rules) {
        this.evaluator = evaluator;
        this.grades = rules.pack().gradeNames();
        this.supplies = new LinkedHashMap<>();
        Evidence nothing = Evidence.of("", "", Map.of(), null, Map.of(), Map.of(), List.of());
        for (Observation fact : Additions.all(rules)) {
            Map<String, Set<String>> parts = new HashMap<>();
            for (RequirementResult result : evaluated(nothing, List.of(fact)).requirements()) {
                for (CriterionResult criterion : result.criteria()) {
                    criterion
                            .counted()
                            .forEach(counted -> parts.computeIfAbsent(criterion.id(), id -> new LinkedHashSet<>())
                                    .add(counted.part()));
                }
            }
            supplies.put(fact, parts);
        }
    }

    /** An evaluation with facts added to the evidence. */
    public Evaluation evaluated(Evidence evidence, List<Observation> added) {
        return evaluator.evaluate(added.isEmpty() ? evidence : Additions.with(evidence, added));
    }

    /**
     * The ways to a better grade of one requirement, the smallest first, one for each set of criteria that leads there.
     *
     * @return nothing at the highest grade, or where no addition was found
     */
    public List<Proposal> toNextGrade(Evidence evidence, RequirementResult result) {
        return toNextGrade(evidence, List.of(), result);
    }

    private List<Proposal> toNextGrade(Evidence evidence, List<Observation> already, RequirementResult result) {
        NextGrade next = result.toNextGrade();
        if (next == null) {
            return List.of();
        }
        Map<List<Observation>, Proposal> proposals = new LinkedHashMap<>();
        Predicate<List<Observation>> does =
                facts -> rank(grade(evidence, already, facts, result.id())) >= rank(next.grade());
        for (List<String> criteria : next.anyOf()) {
            for (List<Observation> facts : smallest(candidates(criteria, result), does)) {
                List<Observation> least = Additions.least(facts, does);
                proposals.put(least, proposal(evidence, already, least, result));
            }
        }
        return proposals.values().stream()
                .sorted(Comparator.comparingInt(Proposal::size))
                .toList();
    }

    private Proposal proposal(
            Evidence evidence, List<Observation> already, List<Observation> facts, RequirementResult before) {
        RequirementResult after = evaluated(evidence, joined(already, facts))
                .requirement(before.id())
                .orElseThrow();
        Set<String> metBefore = met(before);
        return new Proposal(
                before.grade(),
                after.grade(),
                met(after).stream().filter(id -> !metBefore.contains(id)).toList(),
                facts);
    }

    private static Set<String> met(RequirementResult result) {
        return result.criteria().stream()
                .filter(CriterionResult::met)
                .map(CriterionResult::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String grade(Evidence evidence, List<Observation> already, List<Observation> facts, String requirement) {
        return evaluated(evidence, joined(already, facts))
                .requirement(requirement)
                .orElseThrow()
                .grade();
    }

    private static List<Observation> joined(List<Observation> some, List<Observation> others) {
        List<Observation> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private int rank(String grade) {
        return grades.indexOf(grade);
    }

    /**
     * Facts that supply something these criteria still need. Of those that supply the same to all criteria of the
     * requirement the first will do; but what completes one criterion can undo another, and then only a fact that supplies
     * both is of use.
     */
    private List<Observation> candidates(List<String> criteria, RequirementResult result) {
        Map<Map<String, Set<String>>, Observation> candidates = new LinkedHashMap<>();
        Map<String, Set<String>> missing = result.criteria().stream()
                .filter(criterion -> criteria.contains(criterion.id()))
                .collect(Collectors.toMap(CriterionResult::id, criterion -> Set.copyOf(criterion.missing())));
        Set<String> own = result.criteria().stream().map(CriterionResult::id).collect(Collectors.toSet());
        supplies.forEach((fact, parts) -> {
            boolean useful = missing.entrySet().stream()
                    .anyMatch(needed ->
                            !Collections.disjoint(parts.getOrDefault(needed.getKey(), Set.of()), needed.getValue()));
            if (useful) {
                Map<String, Set<String>> here = new HashMap<>(parts);
                here.keySet().retainAll(own);
                candidates.putIfAbsent(here, fact);
            }
        });
        return List.copyOf(candidates.values());
    }

    /** All sets of as few facts as do. */
    private static List<List<Observation>> smallest(List<Observation> candidates, Predicate<List<Observation>> does) {
        List<List<Observation>> sets = List.of(List.of());
        for (int size = 1; size <= Math.min(MOST_FACTS, candidates.size()); size++) {
            List<List<Observation>> larger = new ArrayList<>();
            for (List<Observation> set : sets) {
                int from = set.isEmpty() ? 0 : candidates.indexOf(set.get(set.size() - 1)) + 1;
                for (Observation one : candidates.subList(from, candidates.size())) {
                    larger.add(joined(set, List.of(one)));
                }
            }
            List<List<Observation>> enough = larger.stream().filter(does).toList();
            if (!enough.isEmpty()) {
                return enough;
            }
            sets = larger;
        }
        return List.of();
    }

    /**
     * The smallest addition that leads to a better overall grade, made of such that lead to better grades of requirements.
     *
     * @return nothing at the highest grade, or where no addition was found
     */
    public Optional<Proposal> overall(Evidence evidence, Evaluation before) {
        String present = before.overall().evidence().grade();
        if (rank(present) == grades.size() - 1) {
            return Optional.empty();
        }
        List<List<List<Observation>>> steps = before.requirements().stream()
                .map(result -> steps(evidence, result))
                .toList();
        Predicate<List<Observation>> does =
                facts -> rank(evaluated(evidence, facts).overall().evidence().grade()) > rank(present);
        return combinations(steps).stream()
                .sorted(Comparator.comparingInt(WhatIf::size))
                .limit(MOST_COMBINATIONS)
                .filter(does)
                .findFirst()
                .map(facts -> {
                    List<Observation> least = Additions.least(facts, does);
                    Evaluation after = evaluated(evidence, least);
                    Set<String> metBefore = met(before);
                    return new Proposal(
                            present,
                            after.overall().evidence().grade(),
                            met(after).stream()
                                    .filter(id -> !metBefore.contains(id))
                                    .toList(),
                            least);
                });
    }

    private static int size(List<Observation> facts) {
        return new Proposal("", "", List.of(), facts).size();
    }

    private static Set<String> met(Evaluation evaluation) {
        return evaluation.requirements().stream()
                .flatMap(result -> met(result).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What leads one requirement a grade further, two grades further, and so on; nothing at first. */
    private List<List<Observation>> steps(Evidence evidence, RequirementResult result) {
        List<List<Observation>> steps = new ArrayList<>(List.of(List.of()));
        RequirementResult now = result;
        while (true) {
            List<Observation> already = steps.get(steps.size() - 1);
            List<Proposal> proposals = toNextGrade(evidence, already, now);
            if (proposals.isEmpty()) {
                return steps;
            }
            List<Observation> further = joined(already, proposals.get(0).added());
            steps.add(further);
            now = evaluated(evidence, further).requirement(result.id()).orElseThrow();
        }
    }

    private static List<List<Observation>> combinations(List<List<List<Observation>>> steps) {
        List<List<Observation>> all = List.of(List.of());
        for (List<List<Observation>> ofOne : steps) {
            all = all.stream()
                    .flatMap(before -> ofOne.stream().map(step -> joined(before, step)))
                    .toList();
        }
        return all;
    }
}
