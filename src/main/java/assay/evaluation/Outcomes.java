package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.AtLeast;
import assay.policy.Capped;
import assay.policy.Caution;
import assay.policy.Contradicted;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.Finding;
import assay.policy.Grade;
import assay.policy.Graded;
import assay.policy.Met;
import assay.policy.SetAside;
import assay.policy.Standing;
import assay.rules.RuleBase;
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

    /**
     * What is known of evidence that was graded just now.
     *
     * @param headings what rules were handed of the authority itself
     * @param facts the facts, in the order of the file; null where it was not needed to know what is concluded of it
     * @param precedents what was concluded of each by itself
     */
    record Seen(List<Object> headings, List<@Nullable Fact> facts, List<Precedents.Precedent> precedents) {}

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

    /**
     * Those of some evidence; nothing where that cannot be told in this way, or where something is wrong with what is concluded.
     *
     * @param seen what is known of it, or null where it was not graded
     */
    static Optional<Outcomes> of(
            Evaluator evaluator,
            Precedents precedents,
            Evidence evidence,
            @Nullable Seen seen,
            AtomicReference<RuleSession> running) {
        if (!precedents.isSettledByEvidence()) {
            return Optional.empty();
        }
        List<Object> shared = evaluator.shared();
        if (shared.stream().anyMatch(AtLeast.class::isInstance)) {
            return Optional.empty();
        }
        Outcomes outcomes = new Outcomes(
                evaluator, precedents, evaluator.asked(evaluator.declared().conclusions()), shared, running);
        return outcomes.know(evidence, seen == null ? outcomes.see(evidence) : seen)
                ? Optional.of(outcomes)
                : Optional.empty();
    }

    /** Has rules look at each fact by itself, as far as it is not known what they conclude of it. */
    private Seen see(Evidence evidence) {
        List<@Nullable Fact> facts = new ArrayList<>();
        List<Precedents.@Nullable Precedent> known = new ArrayList<>();
        IdentityHashMap<Object, Spot> anew = new IdentityHashMap<>();
        for (SubmittedDocument submitted : evidence.documents()) {
            for (int i = 0; i < submitted.observations().size(); i++) {
                Spot spot = spot(submitted, i);
                Precedents.Precedent precedent = precedents.find(spot.says());
                Fact fact = precedent == null
                        ? evaluator.types().fact(submitted.observations().get(i), spot)
                        : null;
                if (fact != null) {
                    anew.put(fact, spot);
                }
                facts.add(fact);
                known.add(precedent);
            }
        }
        if (!anew.isEmpty()) {
            Iterator<Precedents.Precedent> concluded = precedents
                    .conclude(
                            EvidenceSubject.SHOWN,
                            facts.stream()
                                    .filter(Objects::nonNull)
                                    .<Object>map(fact -> fact)
                                    .toList(),
                            shared,
                            fact -> Objects.requireNonNull(anew.get(fact)).saying(),
                            running)
                    .iterator();
            known.replaceAll(one -> one == null ? concluded.next() : one);
        }
        return new Seen(
                evaluator.headings(evidence),
                facts,
                known.stream().map(Objects::requireNonNull).toList());
    }

    private static Spot spot(SubmittedDocument submitted, int at) {
        return new Spot(
                submitted.document(),
                submitted.positions().get(at),
                submitted.observations().get(at));
    }

    private boolean know(Evidence evidence, Seen seen) {
        Set<String> awaited = several.steps().asked(Steps.Scope.SEVERAL);
        for (SubmittedDocument submitted : evidence.documents()) {
            String document = submitted.document().id();
            add(document, submitted.document());
            for (int i = 0; i < submitted.observations().size(); i++) {
                Observation observation = submitted.observations().get(i);
                Precedents.Precedent known = seen.precedents.get(shown.size());
                if (!known.drawn().stream().allMatch(one -> means(one.what()))) {
                    return false;
                }
                List<Object> concerned = known.leading();
                Fact fact = seen.facts.get(shown.size());
                shown.add(new Shown(document, known));
                if (awaited.contains(observation.kind().type()) || !concerned.isEmpty()) {
                    if (fact == null) {
                        fact = evaluator.types().fact(observation, spot(submitted, i));
                    }
                    places.put(fact, shown.size() - 1);
                    add(document, fact);
                    for (Object one : concerned) {
                        Object own = known.of() == fact ? one : known.with(one, fact);
                        if (own == null) {
                            return false;
                        }
                        parts.add(new Part(document, own));
                    }
                }
            }
        }
        seen.headings.forEach(heading -> add("", heading));
        shared.forEach(one -> add("", one));
        return true;
    }

    /** Whether a conclusion is about a criterion that is asked for, and a part of it; what is wrong with it is not told here. */
    private boolean means(Object conclusion) {
        if (conclusion instanceof Counted one) {
            return isPart(one.criterion(), one.part());
        }
        if (conclusion instanceof Contradicted one) {
            return isPart(one.criterion(), one.part());
        }
        if (conclusion instanceof SetAside one) {
            return asked.criteria().containsKey(one.criterion());
        }
        if (conclusion instanceof AtLeast one) {
            return asked.criteria().containsKey(one.criterion());
        }
        return !(conclusion instanceof Caution one) || asked.criteria().containsKey(one.criterion());
    }

    private boolean isPart(String criterion, String part) {
        Criterion asking = asked.criteria().get(criterion);
        return asking != null && asking.parts().contains(part);
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
            if (!means(what)) {
                return null;
            }
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
        Map<String, Grade> grades = new HashMap<>();
        for (Precedents.Precedent one : known(EvidenceSubject.GRADED, standings)) {
            Grade grade = grade(one);
            if (grade == null) {
                return null;
            }
            grades.put(((Standing) one.of()).requirement(), grade);
        }
        return new WithoutDocuments.Outcome(grades, met);
    }

    /** The one grade that rules give a requirement; null where they do not, or contradict themselves. */
    private @Nullable Grade grade(Precedents.Precedent precedent) {
        Grade grade = null;
        for (Precedents.Drawn drawn : precedent.drawn()) {
            if (drawn.what() instanceof Graded graded) {
                if (grade != null) {
                    return null;
                }
                grade = evaluator.gradeSaid(graded.grade()).orElse(null);
                if (grade == null) {
                    return null;
                }
            }
        }
        for (Precedents.Drawn drawn : precedent.drawn()) {
            if (drawn.what() instanceof Capped capped
                    && !evaluator.gradeSaid(capped.grade()).equals(Optional.ofNullable(grade))) {
                return null;
            }
        }
        return grade;
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
