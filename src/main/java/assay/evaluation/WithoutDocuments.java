package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.SubmittedDocument;
import assay.policy.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an evaluation hangs on which documents, by grading again without them: without each that shows something, and
 * without each set of several that could matter to a criterion. Those are the ones that leave too few of its parts, as far
 * as can be told from what counts for them, and all that show one kind of what the criterion's rules looked at, for rules
 * may ask whether there is any. What is found is as it was graded; a set from which something can be left out is made smaller.
 */
final class WithoutDocuments {

    /** Beyond so many documents nothing is looked for: no authority sends as many, and each is a grading. */
    private static final int MOST_DOCUMENTS = 100;
    /** How many gradings there may be for one criterion, and how many choices of parts. */
    private static final int MOST_GRADINGS = 200;

    private static final int MOST_CHOICES = 5_000;

    private final Evaluator evaluator;
    private final Evidence evidence;
    private final Evaluation evaluation;
    private final Map<Set<String>, Outcome> known = new HashMap<>();
    private final List<String> order;
    private final Optional<Outcomes> outcomes;

    /**
     * What becomes of the requirements and criteria.
     *
     * @param grades the grade of each requirement
     * @param met the criteria that are met
     */
    record Outcome(Map<String, Grade> grades, Set<String> met) {}

    /**
     * Where documents stand in an order of their own, and are compared in it.
     *
     * @param outcomes what becomes of the evidence without some, as far as it is known without running all rules again
     */
    WithoutDocuments(Evaluator evaluator, Evidence evidence, Evaluation evaluation, Optional<Outcomes> outcomes) {
        this.evaluator = evaluator;
        this.evidence = evidence;
        this.evaluation = evaluation;
        this.outcomes = outcomes;
        this.order =
                evidence.documents().stream().map(one -> one.document().id()).toList();
    }

    /** Looks for it; finds nothing for more documents than anybody sends. */
    Evaluation.Dependence dependence() {
        Map<String, List<Evaluation.Without>> grades = new LinkedHashMap<>();
        Map<String, List<List<String>>> sets = new LinkedHashMap<>();
        List<String> showing = evidence.documents().stream()
                .filter(one -> !one.observations().isEmpty())
                .map(one -> one.document().id())
                .toList();
        if (showing.size() <= MOST_DOCUMENTS) {
            for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
                grades.put(requirement.id(), without(requirement, showing));
                for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                    if (criterion.met()) {
                        sets(criterion, showing, sets);
                    }
                }
            }
        }
        return new Evaluation.Dependence(grades, sets);
    }

    private List<Evaluation.Without> without(Evaluation.RequirementResult requirement, List<String> showing) {
        List<Evaluation.Without> others = new ArrayList<>();
        for (String document : showing) {
            Grade grade = outcome(Set.of(document)).grades().get(requirement.id());
            if (grade != null && !grade.name().equals(requirement.grade())) {
                others.add(new Evaluation.Without(document, grade.name()));
            }
        }
        return others;
    }

    private void sets(
            Evaluation.CriterionResult criterion, List<String> showing, Map<String, List<List<String>>> into) {
        Set<Set<String>> found = new LinkedHashSet<>();
        for (String document : showing) {
            if (!isMet(criterion, Set.of(document))) {
                found.add(Set.of(document));
            }
        }
        Set<String> alone = found.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Set<String>> candidates = new LinkedHashSet<>();
        if (!leaveTooFew(criterion, alone, candidates)) {
            return;
        }
        showingOneKind(criterion, alone).forEach(candidates::add);
        int most = known.size() + MOST_GRADINGS;
        for (Set<String> candidate :
                candidates.stream().sorted(Comparator.comparingInt(Set::size)).toList()) {
            if (known.size() > most) {
                return;
            }
            if (found.stream().noneMatch(candidate::containsAll) && !isMet(criterion, candidate)) {
                found.add(smallest(criterion, candidate));
            }
        }
        into.put(
                criterion.id(),
                found.stream()
                        .map(set -> order.stream().filter(set::contains).toList())
                        .sorted(Comparator.<List<String>>comparingInt(List::size)
                                .thenComparing(this::compare))
                        .toList());
    }

    /**
     * The sets of several documents without which too few parts of a criterion are shown, if it asks for no more of them
     * than it says by itself, or for as many as it does now.
     *
     * @return whether there are not too many choices to go through
     */
    private static boolean leaveTooFew(Evaluation.CriterionResult criterion, Set<String> alone, Set<Set<String>> into) {
        Map<String, Set<String>> suppliers = new LinkedHashMap<>();
        criterion
                .counted()
                .forEach(one -> suppliers
                        .computeIfAbsent(one.part(), part -> new TreeSet<>())
                        .add(one.fact().document().id()));
        List<Set<String>> parts = suppliers.values().stream()
                .filter(documents -> documents.stream().noneMatch(alone::contains))
                .toList();
        for (int atLeast : new TreeSet<>(List.of(criterion.criterion().atLeast(), criterion.atLeast()))) {
            int tooMany = suppliers.size() - atLeast + 1;
            if (tooMany > 0 && !choose(parts, tooMany, 0, new TreeSet<>(), into)) {
                return false;
            }
        }
        return true;
    }

    /** All that so many of the parts, from one on, are supplied by. */
    private static boolean choose(
            List<Set<String>> parts, int count, int from, Set<String> chosen, Set<Set<String>> into) {
        if (count == 0) {
            into.add(chosen);
            return into.size() <= MOST_CHOICES;
        }
        for (int i = from; i <= parts.size() - count; i++) {
            Set<String> more = new TreeSet<>(chosen);
            more.addAll(parts.get(i));
            if (!choose(parts, count - 1, i + 1, more, into)) {
                return false;
            }
        }
        return true;
    }

    /** For each kind of fact that was counted or set aside for a criterion, all documents that show it, but those named. */
    private static List<Set<String>> showingOneKind(Evaluation.CriterionResult criterion, Set<String> but) {
        Map<String, Set<String>> showing = new LinkedHashMap<>();
        Stream.concat(
                        criterion.counted().stream().map(Evaluation.CountedFact::fact),
                        criterion.setAside().stream().map(Evaluation.FactSetAside::fact))
                .filter(fact -> !but.contains(fact.document().id()))
                .forEach(fact -> showing.computeIfAbsent(fact.kind(), kind -> new TreeSet<>())
                        .add(fact.document().id()));
        return List.copyOf(showing.values());
    }

    /** What is left of a set without which a criterion is not met, when all is left out of it that can be. */
    private Set<String> smallest(Evaluation.CriterionResult criterion, Set<String> set) {
        Set<String> smallest = new TreeSet<>(set);
        for (String document : order) {
            if (smallest.size() > 2 && smallest.remove(document) && isMet(criterion, smallest)) {
                smallest.add(document);
            }
        }
        return smallest;
    }

    private boolean isMet(Evaluation.CriterionResult criterion, Set<String> without) {
        return outcome(without).met().contains(criterion.id());
    }

    private Outcome outcome(Set<String> without) {
        Outcome outcome = known.get(without);
        if (outcome == null) {
            outcome = remembered(without);
            if (outcome != null) {
                known.put(Set.copyOf(without), outcome);
                return outcome;
            }
            List<SubmittedDocument> rest = evidence.documents().stream()
                    .filter(one -> !without.contains(one.document().id()))
                    .toList();
            outcome = evaluator.outcome(evidence.of(rest));
            known.put(Set.copyOf(without), outcome);
        }
        return outcome;
    }

    /** What is known without running all rules again; null where that is not enough, or where something goes wrong. */
    private @Nullable Outcome remembered(Set<String> without) {
        try {
            return outcomes.map(all -> all.without(without)).orElse(null);
        } catch (RuleFault e) {
            return null;
        }
    }

    private int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int difference = order.indexOf(one.get(i)) - order.indexOf(other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
