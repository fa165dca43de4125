package assay.evaluation;

import assay.evidence.Evidence;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.SetAside;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every fact of an authority and what became of it: counted for which criteria, set aside for which and why. */
final class Ledger {

    private static final Comparator<Evaluation.CountedFact> SIMPLER = Comparator.comparingInt(
                    (Evaluation.CountedFact fact) -> fact.because().size())
            .thenComparing(fact -> fact.rule().file())
            .thenComparingInt(fact -> fact.rule().line());

    private final Conclusions conclusions;
    private final IdentityHashMap<Fact, Evaluation.Place> places;
    private final List<Fact> facts;
    private final Map<String, List<Counted>> counted = new HashMap<>();
    private final Map<String, List<SetAside>> setAside = new HashMap<>();
    private final Map<String, Set<String>> interpretations = new HashMap<>();

    /**
     * Enters all that was concluded.
     *
     * @param conclusions the conclusions
     * @param facts the facts, in the order of the file
     * @param places where each fact stands
     */
    Ledger(Conclusions conclusions, List<Fact> facts, IdentityHashMap<Fact, Evaluation.Place> places) {
        this.conclusions = conclusions;
        this.facts = facts;
        this.places = places;
        for (Counted one : conclusions.counted) {
            counted.computeIfAbsent(one.criterion(), id -> new ArrayList<>()).add(one);
        }
        for (SetAside one : conclusions.setAside) {
            setAside.computeIfAbsent(one.criterion(), id -> new ArrayList<>()).add(one);
        }
    }

    /** The first fact that no rule counted or set aside for anything, if there is one. */
    Optional<Evaluation.Place> unaccounted() {
        Set<Fact> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        conclusions.counted.forEach(one -> seen.add(one.fact()));
        conclusions.setAside.forEach(one -> seen.add(one.fact()));
        return facts.stream().filter(fact -> !seen.contains(fact)).findFirst().map(this::place);
    }

    /** The parts of a criterion that some fact supplies. */
    Set<String> shown(Criterion criterion) {
        Set<String> shown = new HashSet<>();
        counted.getOrDefault(criterion.id(), List.of()).forEach(one -> shown.add(one.part()));
        return shown;
    }

    /** What was counted for a criterion: one entry a fact and part, by document, fact and part. */
    List<Evaluation.CountedFact> counted(Criterion criterion) {
        IdentityHashMap<Fact, Map<String, Evaluation.CountedFact>> byFact = new IdentityHashMap<>();
        for (Counted one : counted.getOrDefault(criterion.id(), List.of())) {
            RuleOrigin rule = conclusions.origin(one);
            List<RuleOrigin> because = because(one);
            restsOn(criterion.requirement(), rule);
            because.forEach(origin -> restsOn(criterion.requirement(), origin));
            byFact.computeIfAbsent(one.fact(), fact -> new HashMap<>())
                    .merge(
                            one.part(),
                            new Evaluation.CountedFact(
                                    one.part(), place(one.fact()), rule, because, conclusions.restsOn(one)),
                            // Where a fact supplies a part in two ways, the one that rests on less is shown.
                            (before, after) -> SIMPLER.compare(before, after) <= 0 ? before : after);
        }
        List<Evaluation.CountedFact> inOrder = new ArrayList<>();
        for (Fact fact : byFact.isEmpty() ? List.<Fact>of() : facts) {
            Map<String, Evaluation.CountedFact> parts = byFact.get(fact);
            if (parts != null) {
                criterion.parts().stream()
                        .map(parts::get)
                        .filter(Objects::nonNull)
                        .forEach(inOrder::add);
            }
        }
        return inOrder;
    }

    /** The rules with an interpretation that a conclusion rests on besides its own. */
    private List<RuleOrigin> because(Counted one) {
        Map<String, RuleOrigin> because = new LinkedHashMap<>();
        for (Object other : one.because()) {
            RuleOrigin origin = conclusions.originOrNull(other);
            if (origin != null && !origin.interpretations().isEmpty()) {
                because.put(origin.name(), origin);
            }
        }
        return List.copyOf(because.values());
    }

    /** What was set aside for a criterion and counted for none of its parts: one entry a fact, by document and fact. */
    List<Evaluation.FactSetAside> setAside(Criterion criterion) {
        Set<Fact> countedFacts = Collections.newSetFromMap(new IdentityHashMap<>());
        counted.getOrDefault(criterion.id(), List.of()).forEach(one -> countedFacts.add(one.fact()));
        IdentityHashMap<Fact, List<SetAside>> byFact = new IdentityHashMap<>();
        for (SetAside one : setAside.getOrDefault(criterion.id(), List.of())) {
            if (!countedFacts.contains(one.fact())) {
                byFact.computeIfAbsent(one.fact(), fact -> new ArrayList<>()).add(one);
            }
        }
        List<Evaluation.FactSetAside> inOrder = new ArrayList<>();
        for (Fact fact : byFact.isEmpty() ? List.<Fact>of() : facts) {
            List<SetAside> all = byFact.get(fact);
            if (all != null) {
                inOrder.add(setAside(criterion, fact, all));
            }
        }
        return inOrder;
    }

    private Evaluation.FactSetAside setAside(Criterion criterion, Fact fact, List<SetAside> all) {
        all.sort(Comparator.comparing((SetAside one) -> conclusions.origin(one).file())
                .thenComparingInt(one -> conclusions.origin(one).line())
                .thenComparing(SetAside::reason));
        Map<String, RuleOrigin> origins = new LinkedHashMap<>();
        all.forEach(one -> origins.put(conclusions.origin(one).name(), conclusions.origin(one)));
        origins.values().forEach(origin -> restsOn(criterion.requirement(), origin));
        return new Evaluation.FactSetAside(
                place(fact),
                all.stream().map(SetAside::reason).distinct().collect(Collectors.joining("; ")),
                List.copyOf(origins.values()));
    }

    /** Notes that a requirement's result rests on the interpretations of a rule. */
    void restsOn(String requirement, RuleOrigin rule) {
        interpretations.computeIfAbsent(requirement, id -> new HashSet<>()).addAll(rule.interpretations());
    }

    /** The interpretations that a requirement's result rests on. */
    Set<String> interpretations(String requirement) {
        return interpretations.getOrDefault(requirement, Set.of());
    }

    /** What each document was used for, in the order of the file. */
    static List<Evaluation.DocumentUse> documentUses(Evidence evidence, Iterable<Evaluation.CriterionResult> results) {
        Map<String, Set<String>> countedFor = new HashMap<>();
        Map<String, Set<String>> setAsideFor = new HashMap<>();
        for (Evaluation.CriterionResult result : results) {
            result.counted().forEach(one -> enter(countedFor, one.fact(), result.id()));
            result.setAside().forEach(one -> enter(setAsideFor, one.fact(), result.id()));
        }
        return evidence.documents().stream()
                .map(submitted -> new Evaluation.DocumentUse(
                        submitted.document(),
                        submitted.observations().size(),
                        List.copyOf(countedFor.getOrDefault(submitted.document().id(), Set.of())),
                        List.copyOf(
                                setAsideFor.getOrDefault(submitted.document().id(), Set.of()))))
                .toList();
    }

    private static void enter(Map<String, Set<String>> uses, Evaluation.Place place, String criterion) {
        uses.computeIfAbsent(place.document().id(), document -> new LinkedHashSet<>())
                .add(criterion);
    }

    private Evaluation.Place place(Fact fact) {
        return Objects.requireNonNull(places.get(fact), "a fact that is in no document");
    }
}
