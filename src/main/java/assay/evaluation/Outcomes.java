package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.AtLeast;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.Finding;
import assay.policy.Graded;
import assay.policy.Met;
import assay.policy.SetAside;
import assay.policy.Standing;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an authority without some of its documents, from what rules are known to conclude of each fact. Rules that
 * look at several facts are run again only where one is gone that they could have looked at.
 */
final class Outcomes {

    private final Evaluator evaluator;
    private final Precedents precedents;
    private final AtomicReference<RuleSession> running;
    private final RuleBase several;
    private final Evaluator.Asked asked;
    private final List<Object> shared;
    private final List<Shown> shown = new ArrayList<>();
    /** Which of them each fact is that rules are handed. */
    private final IdentityHashMap<Fact, Integer> places = new IdentityHashMap<>();

    /** What rules that look at several things could look at, each with the document that it is of. */
    private final List<Part> parts = new ArrayList<>();

    private final Map<List<Object>, List<Object>> concluded = new HashMap<>();
    private final Map<Step, Answers> answered = new HashMap<>();

    /** A fact that a document shows, and what is concluded of it by itself. */
    private record Shown(String document, Precedents.Precedent precedent) {}

    /** Something of a document. */
    private record Part(String document, Object what) {}

    private Outcomes(
            Evaluator evaluator,
            Precedents precedents,
            Evaluator.Asked asked,
            List<Object> shared,
            AtomicReference<RuleSession> running) {
        this.evaluator = evaluator;
        this.precedents = precedents;
        this.running = running;
        this.several = precedents.ofSeveral();
        this.asked = asked;
        this.shared = shared;
    }

    /** Those of some evidence that was graded; nothing where something has to be found out anew of it. */
    static Optional<Outcomes> of(
            Evaluator evaluator, Precedents precedents, Evidence evidence, AtomicReference<RuleSession> running) {
        if (!precedents.isSettledByEvidence()) {
            return Optional.empty();
        }
        Conclusions declared = evaluator.declared().conclusions();
        List<Object> shared = new ArrayList<>(declared.criteria);
        precedents.constants(declared.criteria).drawn().forEach(one -> shared.add(one.what()));
        if (shared.stream().anyMatch(AtLeast.class::isInstance)) {
            return Optional.empty();
        }
        Outcomes outcomes =
                new Outcomes(evaluator, precedents, evaluator.asked(declared), List.copyOf(shared), running);
        return outcomes.know(evidence) ? Optional.of(outcomes) : Optional.empty();
    }

    private boolean know(Evidence evidence) {
        Set<String> asked = several.steps().asked(Steps.Scope.SEVERAL);
        for (SubmittedDocument submitted : evidence.documents()) {
            String document = submitted.document().id();
            add(document, submitted.document());
            for (int i = 0; i < submitted.observations().size(); i++) {
                Observation observation = submitted.observations().get(i);
                Spot spot = new Spot(submitted.document(), submitted.positions().get(i), observation);
                Precedents.Precedent known = precedents.find(spot.says());
                if (known == null) {
                    return false;
                }
                shown.add(new Shown(document, known));
                List<Object> concerned = known.leading();
                if (asked.contains(observation.kind().type()) || !concerned.isEmpty()) {
                    Fact fact = evaluator.types().fact(observation, spot);
                    places.put(fact, shown.size() - 1);
                    add(document, fact);
                    for (Object one : concerned) {
                        Object own = known.with(one, fact);
                        if (own == null) {
                            return false;
                        }
                        parts.add(new Part(document, own));
                    }
                }
            }
        }
        evaluator.headings(evidence).forEach(heading -> add("", heading));
        shared.forEach(one -> add("", one));
        return true;
    }

    private void add(String document, Object what) {
        if (precedents.relevance().concerns(what)) {
            parts.add(new Part(document, what));
        }
    }

    /** The grades and the criteria met without some documents; null where only the rules together can tell. */
    WithoutDocuments.@Nullable Outcome without(Set<String> documents) {
        Map<String, Set<String>> supplied = new HashMap<>();
        Map<String, Integer> atLeast = new HashMap<>();
        BitSet accounted = new BitSet();
        for (int i = 0; i < shown.size(); i++) {
            if (documents.contains(shown.get(i).document)) {
                accounted.set(i);
            } else {
                for (Precedents.Drawn drawn : shown.get(i).precedent.drawn()) {
                    if (enter(drawn.what(), supplied, atLeast) != null) {
                        accounted.set(i);
                    }
                }
            }
        }
        for (Object what : together(documents)) {
            Fact about = enter(what, supplied, atLeast);
            if (about != null) {
                accounted.set(places.getOrDefault(about, shown.size()));
            }
        }
        if (accounted.nextClearBit(0) < shown.size()) {
            return null;
        }
        List<Object> findings = new ArrayList<>();
        for (Criterion criterion : asked.criteria().values()) {
            Set<String> own = supplied.getOrDefault(criterion.id(), Set.of());
            int wanted = Math.max(criterion.atLeast(), atLeast.getOrDefault(criterion.id(), 0));
            if (wanted > criterion.parts().size()) {
                return null;
            }
            findings.add(Finding.of(criterion, own, wanted));
        }
        Set<String> met = new HashSet<>();
        for (Precedents.Precedent one : known(EvidenceSubject.MET, findings)) {
            for (Precedents.Drawn drawn : one.drawn()) {
                if (drawn.what() instanceof Met) {
                    met.add(((Finding) one.of()).criterion().id());
                }
            }
        }
        return graded(met);
    }

    /** Enters a conclusion, and says which fact is accounted for by it. */
    private static @Nullable Fact enter(Object what, Map<String, Set<String>> supplied, Map<String, Integer> atLeast) {
        if (what instanceof Counted counted) {
            supplied.computeIfAbsent(counted.criterion(), id -> new HashSet<>()).add(counted.part());
            return counted.fact();
        }
        if (what instanceof AtLeast raised) {
            atLeast.merge(raised.criterion(), raised.parts(), Math::max);
        }
        return what instanceof SetAside setAside ? setAside.fact() : null;
    }

    private WithoutDocuments.@Nullable Outcome graded(Set<String> met) {
        List<Object> standings = new ArrayList<>();
        asked.own().forEach((requirement, own) -> standings.add(Standing.of(requirement, own, met)));
        Map<String, String> grades = new HashMap<>();
        for (Precedents.Precedent one : known(EvidenceSubject.GRADED, standings)) {
            Graded graded = null;
            for (Precedents.Drawn drawn : one.drawn()) {
                if (drawn.what() instanceof Graded other) {
                    if (graded != null) {
                        return null;
                    }
                    graded = other;
                }
            }
            Optional<Pack.GradeEntry> grade =
                    graded == null ? Optional.empty() : evaluator.pack().gradeSaid(graded.grade());
            if (grade.isEmpty()) {
                return null;
            }
            grades.put(((Standing) one.of()).requirement(), grade.get().name());
        }
        return new WithoutDocuments.Outcome(grades, met);
    }

    /** What the rules conclude of each thing by itself, in the order of the things. */
    private List<Precedents.Precedent> known(Step step, List<Object> things) {
        Answers last = answered.getOrDefault(step, Answers.NONE);
        List<Precedents.@Nullable Precedent> all = new ArrayList<>();
        List<Object> anew = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            Object thing = things.get(i);
            Precedents.Precedent known = last.to(i, thing);
            if (known == null) {
                known = precedents.find(thing);
            }
            if (known == null) {
                anew.add(thing);
            }
            all.add(known);
        }
        if (!anew.isEmpty()) {
            Iterator<Precedents.Precedent> concluded = precedents
                    .conclude(step, anew, shared, thing -> new Precedents.Saying(thing, false), running)
                    .iterator();
            all.replaceAll(one -> one == null ? concluded.next() : one);
        }
        List<Precedents.Precedent> answers =
                all.stream().map(Objects::requireNonNull).toList();
        answered.put(step, new Answers(things, answers));
        return answers;
    }

    /** What was concluded last of findings or standings: without one document most of them are as without another. */
    private record Answers(List<Object> things, List<Precedents.Precedent> precedents) {

        static final Answers NONE = new Answers(List.of(), List.of());

        Precedents.@Nullable Precedent to(int place, Object thing) {
            return place < things.size() && things.get(place).equals(thing) ? precedents.get(place) : null;
        }
    }

    /** What the rules that look at several things conclude of what is left. */
    private Collection<Object> together(Set<String> documents) {
        if (!precedents.has(Steps.Scope.SEVERAL)) {
            return List.of();
        }
        List<Object> left = new ArrayList<>();
        for (Part part : parts) {
            if (!documents.contains(part.document)) {
                left.add(part.what);
            }
        }
        return concluded.computeIfAbsent(left, any -> {
            List<Object> conclusions = new ArrayList<>();
            try (RuleSession session = new RuleSession(several, (conclusion, match) -> {
                Conclusions.refuseFacts(conclusion);
                conclusions.add(conclusion);
            })) {
                running.set(session);
                session.settle(EvidenceSubject.ASKED, left);
                session.settle(EvidenceSubject.SHOWN, List.of());
            }
            return conclusions;
        });
    }
}
