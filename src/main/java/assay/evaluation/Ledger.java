package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.FileCheck;
import assay.evidence.SubmittedDocument;
import assay.policy.Accepted;
import assay.policy.AfterTheDay;
import assay.policy.Contradicted;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Document;
import assay.policy.Fact;
import assay.policy.Late;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every fact of an authority and what became of it: counted for which criteria, set aside for which and why. */
final class Ledger {

    private static final Comparator<Evaluation.CountedFact> SIMPLER = Comparator.comparingInt(
                    (Evaluation.CountedFact fact) -> fact.because().size())
            .thenComparing(fact -> fact.rule().file())
            .thenComparingInt(fact -> fact.rule().line());

    private static final Evaluation.Timing IN_TIME = new Evaluation.Timing(0, false, List.of());

    private final Conclusions conclusions;
    private final Map<String, Integer> daysLate = new HashMap<>();
    private final Set<String> afterTheDay = new HashSet<>();
    private final Map<String, Set<RuleOrigin>> timedBy = new HashMap<>();
    private final IdentityHashMap<Fact, Set<RuleOrigin>> acceptedBy = new IdentityHashMap<>();
    private final IdentityHashMap<Fact, String> kinds;
    private final IdentityHashMap<Fact, Evaluation.Place> places = new IdentityHashMap<>();
    private final List<Fact> facts;
    /** Where more than one fact stands. */
    private final Set<Where> shared = new HashSet<>();

    private final Map<String, List<Counted>> counted = new HashMap<>();
    private final Map<String, List<SetAside>> setAside = new HashMap<>();
    private final Map<String, Set<String>> interpretations = new HashMap<>();

    /**
     * Enters all that was concluded.
     *
     * @param conclusions the conclusions
     * @param facts the facts, in the order of the file
     * @param kinds the kind of each fact, as files of evidence call it
     */
    Ledger(Conclusions conclusions, List<Fact> facts, IdentityHashMap<Fact, String> kinds) {
        this.conclusions = conclusions;
        this.facts = facts;
        this.kinds = kinds;
        Set<Where> taken = new HashSet<>();
        for (Fact fact : facts) {
            Where where = Where.of(fact);
            if (!taken.add(where)) {
                shared.add(where);
            }
        }
        for (Accepted one : conclusions.accepted) {
            acceptedBy
                    .computeIfAbsent(one.fact(), fact -> new TreeSet<>(RuleOrigin.BY_PLACE))
                    .add(conclusions.origin(one));
        }
        for (Late one : conclusions.late) {
            daysLate.merge(one.document().id(), one.days(), Math::max);
            timed(one.document(), one);
        }
        for (AfterTheDay one : conclusions.afterTheDay) {
            afterTheDay.add(one.document().id());
            timed(one.document(), one);
        }
        for (Counted one : conclusions.counted) {
            counted.computeIfAbsent(one.criterion(), id -> new ArrayList<>()).add(one);
        }
        for (SetAside one : conclusions.setAside) {
            setAside.computeIfAbsent(one.criterion(), id -> new ArrayList<>()).add(one);
        }
    }

    private void timed(Document document, Object conclusion) {
        timedBy.computeIfAbsent(document.id(), id -> new TreeSet<>(RuleOrigin.BY_PLACE))
                .add(conclusions.origin(conclusion));
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
        if (!counted.containsKey(criterion.id())) {
            return List.of();
        }
        IdentityHashMap<Fact, Map<String, Evaluation.CountedFact>> byFact = new IdentityHashMap<>();
        for (Counted one : counted.getOrDefault(criterion.id(), List.of())) {
            RuleOrigin rule = conclusions.origin(one);
            List<RuleOrigin> because = because(one);
            restsOn(criterion.requirement(), rule);
            because.forEach(origin -> restsOn(criterion.requirement(), origin));
            timing(one.fact().getDocument()).rules().forEach(origin -> restsOn(criterion.requirement(), origin));
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
        acceptedBy.getOrDefault(one.fact(), Set.of()).forEach(origin -> because.put(origin.name(), origin));
        return List.copyOf(because.values());
    }

    /** What was set aside for a criterion and counted for none of its parts: one entry a fact, by document and fact. */
    List<Evaluation.FactSetAside> setAside(Criterion criterion) {
        if (!setAside.containsKey(criterion.id())) {
            return List.of();
        }
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

    /**
     * What speaks against parts that count for a criterion: one entry a part and reason, in the order of the parts, then of
     * the rules.
     */
    List<Evaluation.Contradiction> contradictions(Criterion criterion) {
        if (conclusions.contradicted.isEmpty()) {
            return List.of();
        }
        Set<String> shown = shown(criterion);
        Map<String, Map<String, List<Contradicted>>> byPart = new HashMap<>();
        conclusions.contradicted.stream()
                .filter(one -> one.criterion().equals(criterion.id()) && shown.contains(one.part()))
                .sorted(Comparator.comparing(conclusions::origin, RuleOrigin.BY_PLACE))
                .forEach(one -> byPart.computeIfAbsent(one.part(), part -> new LinkedHashMap<>())
                        .computeIfAbsent(one.reason(), reason -> new ArrayList<>())
                        .add(one));
        List<Evaluation.Contradiction> contradictions = new ArrayList<>();
        for (String part : criterion.parts()) {
            byPart.getOrDefault(part, Map.of()).forEach((reason, all) -> {
                Set<Fact> against = Collections.newSetFromMap(new IdentityHashMap<>());
                all.forEach(one -> against.add(one.fact()));
                List<RuleOrigin> rules =
                        all.stream().map(conclusions::origin).distinct().toList();
                rules.forEach(rule -> restsOn(criterion.requirement(), rule));
                contradictions.add(new Evaluation.Contradiction(
                        part,
                        reason,
                        facts.stream()
                                .filter(against::contains)
                                .map(this::place)
                                .toList(),
                        rules));
            });
        }
        return contradictions;
    }

    /** What each document and each of its facts was used for, in the order of the file. */
    List<Evaluation.DocumentUse> documentUses(Evidence evidence, Iterable<Evaluation.CriterionResult> results) {
        Map<At, Set<String>> countedFor = new HashMap<>();
        Map<At, Set<String>> setAsideFor = new HashMap<>();
        for (Evaluation.CriterionResult result : results) {
            result.counted().forEach(one -> enter(countedFor, one.fact(), result.id()));
            result.setAside().forEach(one -> enter(setAsideFor, one.fact(), result.id()));
        }
        List<Evaluation.DocumentUse> uses = new ArrayList<>();
        for (SubmittedDocument submitted : evidence.documents()) {
            String id = submitted.document().id();
            List<Evaluation.FactUse> own = new ArrayList<>();
            for (int i = 0; i < submitted.observations().size(); i++) {
                int index = submitted.positions().get(i);
                own.add(new Evaluation.FactUse(
                        index,
                        submitted.observations().get(i),
                        uses(countedFor, new At(id, index)),
                        uses(setAsideFor, new At(id, index))));
            }
            uses.add(new Evaluation.DocumentUse(
                    submitted.document(),
                    submitted.provenance(),
                    FileCheck.NOT_ASKED,
                    timing(submitted.document()),
                    own,
                    uses(countedFor, new At(id, -1)),
                    uses(setAsideFor, new At(id, -1))));
        }
        return uses;
    }

    /** A document, and one of its facts, or -1 for any. */
    private record At(String document, int index) {}

    /** What a reader finds a fact by, which may find others as well. */
    private record Where(String document, @Nullable String at) {
        static Where of(Fact fact) {
            return new Where(fact.getDocument().id(), fact.getAt());
        }
    }

    private static void enter(Map<At, Set<String>> uses, Evaluation.Place place, String criterion) {
        for (int index : new int[] {place.index(), -1}) {
            uses.computeIfAbsent(new At(place.document().id(), index), at -> new LinkedHashSet<>())
                    .add(criterion);
        }
    }

    private static List<String> uses(Map<At, Set<String>> uses, At at) {
        return List.copyOf(uses.getOrDefault(at, Set.of()));
    }

    private Evaluation.Timing timing(Document document) {
        if (timedBy.isEmpty()) {
            return IN_TIME;
        }
        return new Evaluation.Timing(
                daysLate.getOrDefault(document.id(), 0),
                afterTheDay.contains(document.id()),
                List.copyOf(timedBy.getOrDefault(document.id(), Set.of())));
    }

    private Evaluation.Place place(Fact fact) {
        return places.computeIfAbsent(fact, this::placeOf);
    }

    private Evaluation.Place placeOf(Fact fact) {
        return new Evaluation.Place(
                fact.getDocument(),
                fact.getIndex(),
                Objects.requireNonNull(kinds.get(fact), "a fact that is in no document"),
                fact.getAt(),
                shared.contains(Where.of(fact)),
                fact.isSecondary(),
                timing(fact.getDocument()));
    }
}
