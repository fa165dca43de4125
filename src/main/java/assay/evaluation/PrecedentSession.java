package assay.evaluation;

import assay.evidence.EvidenceSubject;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.Finding;
import assay.policy.Standing;
import assay.rules.RuleBase;
import assay.ruleset.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** A run in which rules are asked only of what they have not been asked before. */
final class PrecedentSession implements Session, AutoCloseable {

    private final Precedents precedents;
    private final RuleBase several;
    private final Conclusions conclusions;
    private final Map<Fact, Spot> spots;
    private final Set<String> fired = new HashSet<>();
    private final IdentityHashMap<Object, Precedents.Precedent> taken = new IdentityHashMap<>();
    /** What the rules that look at several things have to be handed. */
    private final List<Object> waiting = new ArrayList<>();

    private final List<Object> shared = new ArrayList<>();
    private final AtomicReference<RuleSession> running;
    private @Nullable RuleSession together;

    /**
     * A run.
     *
     * @param spots where each fact stands, filled before what the evidence shows is settled
     * @param running is told which session of rules is running
     */
    PrecedentSession(
            Precedents precedents,
            Conclusions conclusions,
            Map<Fact, Spot> spots,
            AtomicReference<RuleSession> running) {
        this.precedents = precedents;
        this.several = precedents.ofSeveralAndRemarks();
        this.conclusions = conclusions;
        this.spots = spots;
        this.running = running;
    }

    @Override
    public void settle(Step step, Collection<?> facts) {
        if (step.equals(EvidenceSubject.ASKED)) {
            constants(facts);
        }
        List<Object> alone = new ArrayList<>();
        for (Object fact : facts) {
            await(fact);
            if (fact instanceof Fact || fact instanceof Finding || fact instanceof Standing) {
                Precedents.Precedent known = precedents.find(saying(fact).says());
                if (known == null) {
                    alone.add(fact);
                } else {
                    take(known, fact);
                }
            }
        }
        if (!alone.isEmpty()) {
            List<Precedents.Precedent> own = precedents.conclude(step, alone, shared, this::saying, running);
            for (int i = 0; i < alone.size(); i++) {
                take(own.get(i), alone.get(i));
            }
        }
        if (!precedents.isAnythingAwaited()) {
            return;
        }
        RuleSession session = together;
        if (session == null) {
            session = new RuleSession(several, this::together);
            together = session;
        }
        running.set(session);
        session.settle(step, waiting);
        waiting.clear();
    }

    private void constants(Collection<?> facts) {
        List<Criterion> declared = facts.stream()
                .filter(Criterion.class::isInstance)
                .map(Criterion.class::cast)
                .toList();
        Precedents.Precedent all = precedents.constants(declared);
        shared.addAll(declared);
        for (Precedents.Drawn one : all.drawn()) {
            shared.add(one.what());
            conclusions.draw(one.what(), one.rule(), one.from());
            await(one.what());
        }
        fired.addAll(all.fired());
    }

    private Precedents.Saying saying(Object fact) {
        if (fact instanceof Fact recorded) {
            return Objects.requireNonNull(spots.get(recorded), "a fact that is nowhere")
                    .saying();
        }
        return new Precedents.Saying(fact, false);
    }

    private void await(Object fact) {
        if (precedents.isAwaited(fact)) {
            waiting.add(fact);
        }
    }

    /** What was concluded of a fact by itself. */
    Precedents.Precedent precedent(Fact fact) {
        return Objects.requireNonNull(taken.get(fact));
    }

    private void take(Precedents.Precedent precedent, Object fact) {
        taken.put(fact, precedent);
        for (Precedents.Drawn one : precedent.drawn()) {
            Precedents.Drawn own = Objects.requireNonNull(precedent.of(one, fact));
            conclusions.draw(own.what(), own.rule(), own.from());
            await(own.what());
        }
        fired.addAll(precedent.fired());
    }

    private void together(Object conclusion, Match match) {
        conclusions.accept(conclusion, match);
    }

    @Override
    public Set<String> fired() {
        Set<String> all = new HashSet<>(fired);
        if (together != null) {
            all.addAll(together.fired());
        }
        return all;
    }

    @Override
    public boolean isRestricted() {
        return false;
    }

    @Override
    public RuleSession another(BiConsumer<Object, Match> concluded) {
        throw new IllegalStateException("these rules want no other session");
    }

    @Override
    public void close() {
        if (together != null) {
            together.close();
        }
    }
}
