package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.EvidenceSubject;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Fact;
import assay.rules.RuleBase;
import assay.ruleset.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Finds the facts of which changed rules conclude something else than before the change. These are rules that look at one fact at a
 * time and at nothing else that differs from one authority to the next ({@link Steps.Scope#ONE}). So each fact is shown to
 * them alone, once as they were and once as they are, beside what is the same for all.
 */
public final class TouchedFacts {

    /** So many facts are shown to the rules at a time. */
    private static final int BLOCK = 2_000;

    private final Evaluator before;
    private final Map<String, String> changed;
    private final Set<String> kinds;
    private final RuleBase then;
    private final RuleBase now;
    private final List<Object> shared;
    private final AtomicReference<RuleSession> running;
    private final Set<Evidence> touched = Collections.newSetFromMap(new IdentityHashMap<>());

    private TouchedFacts(
            Evaluator before,
            RuleBase then,
            RuleBase now,
            Map<String, String> changed,
            Set<String> kinds,
            AtomicReference<RuleSession> running) {
        this.before = before;
        this.then = then;
        this.now = now;
        this.changed = changed;
        this.kinds = kinds;
        this.running = running;
        this.shared = before.shared();
    }

    /**
     * Looks for evidence in which there is such a fact.
     *
     * @param before grades by the rules as they were
     * @param after grades by the rules as they are, all of which are as they were but for those that were changed
     * @param changed the names of these, with what each was called before
     * @param kinds the names of the types of the facts that they look at
     * @param all the evidence
     * @return empty where it cannot be told
     */
    public static Optional<Touched> in(
            Collection<Evidence> all,
            Evaluator before,
            Evaluator after,
            Map<String, String> changed,
            Set<String> kinds) {
        if (!Precedents.areOf(before.rules())
                || !Precedents.areOf(after.rules())
                || kinds.stream()
                        .anyMatch(kind ->
                                before.rules().type(kind) != after.rules().type(kind))) {
            return Optional.empty();
        }
        RuleBase then = before.rules().only(changed::containsValue);
        RuleBase now = after.rules().only(changed::containsKey);
        try {
            Set<Evidence> touched = RuleSession.watched(now, after.limits(), running -> {
                TouchedFacts facts = new TouchedFacts(before, then, now, changed, kinds, running);
                facts.look(all);
                return facts.touched;
            });
            return Optional.of(new Touched(touched, after.remembering(before, kinds)));
        } catch (RuleFault e) {
            // Whoever grades finds out whose it is.
            return Optional.empty();
        }
    }

    /**
     * What a change touches.
     *
     * @param evidence the evidence with facts of which the changed rules conclude something else
     * @param evaluator grades it by the rules as they are, and knows of all other facts what was concluded of them
     */
    public record Touched(Set<Evidence> evidence, Evaluator evaluator) {}

    /** What a rule concludes of a fact, and from what that is the same for all. */
    private record Said(String rule, Object what, List<Object> from) {}

    private void look(Collection<Evidence> all) {
        IdentityHashMap<Fact, Evidence> facts = new IdentityHashMap<>();
        for (Evidence evidence : all) {
            for (SubmittedDocument document : evidence.documents()) {
                for (int i = 0; i < document.observations().size(); i++) {
                    Observation one = document.observations().get(i);
                    if (kinds.contains(one.kind().type())) {
                        Spot spot = new Spot(
                                document.document(), document.positions().get(i), one);
                        facts.put(before.types().fact(one, spot), evidence);
                    }
                }
            }
            if (facts.size() >= BLOCK) {
                compare(facts);
                facts.clear();
            }
        }
        compare(facts);
    }

    private void compare(IdentityHashMap<Fact, Evidence> facts) {
        IdentityHashMap<Fact, List<Said>> was = said(then, facts.keySet());
        IdentityHashMap<Fact, List<Said>> is = said(now, facts.keySet());
        facts.forEach((fact, evidence) -> {
            if (!Objects.equals(was.get(fact), is.get(fact))) {
                touched.add(evidence);
            }
        });
    }

    private IdentityHashMap<Fact, List<Said>> said(RuleBase rules, Set<Fact> facts) {
        IdentityHashMap<Fact, List<Said>> said = new IdentityHashMap<>();
        try (RuleSession session = new RuleSession(rules, (conclusion, match) -> {
            Conclusions.refuseFacts(conclusion);
            List<Object> objects = match.getObjects();
            Fact of = objects.stream()
                    .filter(facts::contains)
                    .map(Fact.class::cast)
                    .findFirst()
                    .orElseThrow();
            String rule = match.getRule().getName();
            said.computeIfAbsent(of, fact -> new ArrayList<>())
                    .add(new Said(
                            rules == now ? Objects.requireNonNull(changed.get(rule)) : rule,
                            conclusion,
                            objects.stream().filter(each -> each != of).toList()));
        })) {
            running.set(session);
            session.settle(
                    EvidenceSubject.SHOWN,
                    Stream.concat(shared.stream(), facts.stream()).toList());
        }
        return said;
    }
}
