package assay.evaluation;

import assay.compile.Watchdog;
import assay.evidence.EvidenceSubject;
import assay.policy.Accepted;
import assay.policy.Contradicted;
import assay.policy.Counted;
import assay.policy.Criterion;
import assay.policy.Fact;
import assay.policy.SetAside;
import assay.rules.Relevance;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/**
 * What rules have concluded of single facts, findings and standings. Most rules look at one of them at a time and at nothing
 * else that differs from one authority to the next ({@link Steps.Scope#ONE}): what they conclude of one that says the same
 * as one before is what they concluded then, with the new one in its place. So rules are run over what is new, and over what
 * they look at together.
 */
final class Precedents {

    /** So many are kept, and as many of those before them. */
    private static final int MOST = 20_000;
    /** So many things are handed to one session. */
    private static final int MOST_ASKED = 500;

    private final RuleBase rules;
    private final RuleBase ofOne;
    private final RuleBase remarking;
    private final RuleBase adding;
    private final boolean settledByEvidence;
    private final Set<Steps.Scope> scopes;
    private final Map<Class<?>, Boolean> awaited = new ConcurrentHashMap<>();
    private final Memory<Object, Precedent> known = new Memory<>(MOST);
    /** Those who can be asked in each step. */
    private final Map<Step, Deque<Asking>> idle = new ConcurrentHashMap<>();
    /** What is known by rules that are the same but for some, each of which looks at a fact of one of these kinds; or nothing. */
    private final @Nullable Precedents others;

    private final Set<String> kinds;

    private @Nullable Precedent constants;
    private @Nullable RuleBase leading;
    private @Nullable Relevance relevance;

    Precedents(RuleBase rules) {
        this(rules, null, Set.of());
    }

    /**
     * The precedents of rules, most of which are those of others.
     *
     * @param others what is known by these, and added to
     * @param kinds the names of the types of the facts that only rules look at which are not the same in both
     */
    Precedents(RuleBase rules, @Nullable Precedents others, Set<String> kinds) {
        this.rules = rules;
        this.others = others;
        this.kinds = kinds;
        this.ofOne = only(Set.of(Steps.Scope.ONE));
        this.remarking = only(Set.of(Steps.Scope.SEVERAL, Steps.Scope.OVERALL, Steps.Scope.REMARK));
        this.adding = only(Set.of(Steps.Scope.OVERALL));
        this.scopes = Set.copyOf(rules.steps().scopes().values());
        this.settledByEvidence = rules.steps().rules().entrySet().stream()
                .filter(rule -> rules.steps().scope(rule.getKey()) == Steps.Scope.SEVERAL)
                .allMatch(rule -> rule.getValue().step().compareTo(EvidenceSubject.SHOWN) <= 0);
    }

    /** What the rules that look at several things could look at, those alone from which a grade can follow. */
    synchronized Relevance relevance() {
        Relevance known = relevance;
        if (known == null) {
            known = leading().relevance();
            relevance = known;
        }
        return known;
    }

    private synchronized RuleBase leading() {
        RuleBase known = leading;
        if (known == null) {
            known = only(Set.of(Steps.Scope.SEVERAL));
            leading = known;
        }
        return known;
    }

    /** Whether there are rules of a scope. */
    boolean has(Steps.Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether there are rules that look at several things, or make remarks. */
    boolean isAnythingAwaited() {
        return has(Steps.Scope.SEVERAL) || has(Steps.Scope.OVERALL) || has(Steps.Scope.REMARK);
    }

    /** Whether they ask about things like this one. */
    boolean isAwaited(Object thing) {
        return awaited.computeIfAbsent(thing.getClass(), this::isAwaited);
    }

    private boolean isAwaited(Class<?> type) {
        Steps steps = remarking.steps();
        return Stream.of(Steps.Scope.SEVERAL, Steps.Scope.OVERALL, Steps.Scope.REMARK)
                .anyMatch(scope -> steps.asked(scope).contains(type.getSimpleName()));
    }

    /** Whether those rules conclude nothing any more once it is settled what the evidence shows. */
    boolean isSettledByEvidence() {
        return settledByEvidence;
    }

    private RuleBase only(Set<Steps.Scope> scopes) {
        return rules.only(rule -> scopes.contains(rules.steps().scope(rule)));
    }

    /** Whether there is anything to remember of some rules: what they conclude may hang together too much for that. */
    static boolean areOf(RuleBase rules) {
        return rules.steps().grading() == Steps.Grading.ITS_CRITERIA
                && !rules.steps().types().containsKey("LeftOut");
    }

    /**
     * A conclusion.
     *
     * @param what it
     * @param rule the rule that drew it
     * @param from the conclusions that it was drawn from
     */
    record Drawn(Object what, RuleOrigin rule, List<Object> from) {}

    /**
     * What was concluded of one thing.
     *
     * @param of what it was concluded of
     * @param drawn the conclusions, in the order in which they were drawn
     * @param fired the names of the rules that drew them
     * @param leading those of the conclusions that rules which look at several things could look at, if a grade can follow
     */
    record Precedent(Object of, List<Drawn> drawn, Set<String> fired, List<Object> leading) {

        /** The same by rules that have the same names and say the same, wherever they stand. */
        Precedent by(RuleSet rules) {
            return drawn.stream().allMatch(one -> one.rule.equals(rules.origin(one.rule.name())))
                    ? this
                    : new Precedent(
                            of,
                            drawn.stream()
                                    .map(one -> new Drawn(one.what, rules.origin(one.rule.name()), one.from))
                                    .toList(),
                            fired,
                            leading);
        }

        /** The same of another that says the same; null where that cannot be told from this. */
        @Nullable
        Drawn of(Drawn one, Object other) {
            if (of == other || !(of instanceof Fact)) {
                return one;
            }
            Object what = with(one.what, (Fact) other);
            return what == null ? null : new Drawn(what, one.rule, one.from);
        }

        /** A conclusion with another fact in place of the one that it was drawn of; null where that cannot be told. */
        @Nullable
        Object with(Object conclusion, Fact other) {
            if (conclusion instanceof Counted counted && counted.fact() == of) {
                return counted.because().contains(of)
                        ? null
                        : new Counted(counted.criterion(), counted.part(), other, counted.because());
            }
            if (conclusion instanceof SetAside setAside && setAside.fact() == of) {
                return new SetAside(setAside.criterion(), other, setAside.reason());
            }
            if (conclusion instanceof Contradicted contradicted && contradicted.fact() == of) {
                return new Contradicted(contradicted.criterion(), contradicted.part(), other, contradicted.reason());
            }
            return conclusion instanceof Accepted accepted && accepted.fact() == of ? new Accepted(other) : null;
        }

        /** Whether it can stand for others. */
        boolean isGeneral() {
            return !(of instanceof Fact fact)
                    || drawn.stream().allMatch(one -> isShared(one.from) && with(one.what, fact) != null);
        }

        /** Whether conclusions are none of this fact's own. */
        private boolean isShared(Collection<Object> from) {
            return drawn.stream().noneMatch(one -> from.stream().anyMatch(each -> each == one.what));
        }
    }

    /** What is concluded of nothing, and so of every authority: from what is declared once, and the same each time. */
    synchronized Precedent constants(Collection<Criterion> declared) {
        if (others != null) {
            return others.constants(declared).by(rules.ruleSet());
        }
        Precedent all = constants;
        if (all == null) {
            List<Drawn> drawn = new ArrayList<>();
            try (RuleSession session = new RuleSession(
                    only(Set.of(Steps.Scope.NOTHING)),
                    (conclusion, match) -> drawn.add(new Drawn(
                            conclusion, rules.ruleSet().origin(match.getRule().getName()), List.of())))) {
                session.settle(EvidenceSubject.ASKED, declared);
                all = new Precedent(this, List.copyOf(drawn), session.fired(), List.of());
            }
            constants = all;
        }
        return all;
    }

    /** What was concluded of such a thing before, or null. */
    @Nullable
    Precedent find(Object says) {
        if (others == null || isOwn(says)) {
            return known.get(says);
        }
        Precedent found = others.find(says);
        return found == null ? null : found.by(rules.ruleSet());
    }

    /** Whether it may be that other rules conclude something else of a thing that says this. */
    private boolean isOwn(Object says) {
        return says instanceof List<?> fact && kinds.contains(String.valueOf(fact.get(0)));
    }

    /**
     * Asks the rules of things of which nothing is known, of all at once: none of these rules looks at two of them. What can
     * stand for others is kept.
     *
     * @param step the step in which they are handed over
     * @param things what is to be looked at
     * @param shared what is concluded of every authority
     * @param says what a thing says to whoever does not ask where it stands, and whether anybody has asked
     * @param running is told which session of rules is running
     * @return what was concluded of each, in their order
     */
    List<Precedent> conclude(
            Step step,
            List<Object> things,
            Collection<Object> shared,
            Function<Object, Saying> says,
            AtomicReference<RuleSession> running) {
        Asking asking = asking(step, things, shared);
        running.set(asking.session);
        List<Heard> heard;
        boolean mayBeAskedAgain = false;
        try {
            heard = asking.ask(things);
            // What was given up midway has not heard all there is.
            Watchdog.goOn();
            mayBeAskedAgain = asking.isFresh();
        } finally {
            if (mayBeAskedAgain) {
                idle.computeIfAbsent(step, any -> new ConcurrentLinkedDeque<>()).push(asking);
            } else {
                asking.close();
            }
        }
        List<Precedent> precedents = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            Object thing = things.get(i);
            Heard own = heard.get(i);
            Precedent precedent = new Precedent(
                    thing,
                    List.copyOf(own.drawn),
                    Set.copyOf(own.fired),
                    own.drawn.stream()
                            .map(Drawn::what)
                            .filter(relevance()::concerns)
                            .toList());
            Saying saying = says.apply(thing);
            if (!saying.askedWhere() && precedent.isGeneral()) {
                keep(saying.says(), precedent);
            }
            precedents.add(precedent);
        }
        return precedents;
    }

    /**
     * What something says.
     *
     * @param says what it says to whoever does not ask where it stands: things that say the same have equal ones
     * @param askedWhere whether a rule has asked where it stands
     */
    record Saying(Object says, boolean askedWhere) {}

    /** What rules have concluded of one thing so far. */
    private record Heard(List<Drawn> drawn, Set<String> fired) {

        Heard() {
            this(new ArrayList<>(), new HashSet<>());
        }
    }

    /** Somebody to ask in a step, who has been told what is so of every authority and has nobody else to answer. */
    private Asking asking(Step step, List<Object> things, Collection<Object> shared) {
        Deque<Asking> waiting = idle.get(step);
        Asking asking = waiting == null ? null : waiting.poll();
        if (asking != null && things.stream().anyMatch(asking.seen::contains)) {
            asking.close();
            asking = null;
        }
        return asking == null ? new Asking(step, shared) : asking;
    }

    /**
     * A session of the rules that look at one thing at a time. As none of them sees two, one thing after the other can be
     * handed to the same session: those before it are never looked at again.
     */
    private final class Asking implements AutoCloseable {

        private final Step step;
        private final RuleSession session;
        private final List<Object> untold = new ArrayList<>();
        private final Set<Object> everywhere = Collections.newSetFromMap(new IdentityHashMap<>());
        /** What each conclusion was drawn of. */
        private final IdentityHashMap<Object, Object> roots = new IdentityHashMap<>();

        private final IdentityHashMap<Object, Heard> heard = new IdentityHashMap<>();
        /** All that it was asked of: a session says nothing more of the very thing that it has been handed before. */
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        Asking(Step step, Collection<Object> shared) {
            this.step = step;
            this.session = new RuleSession(ofOne, this::concluded);
            session.tell(match -> Objects.requireNonNull(heard.get(root(match)))
                    .fired
                    .add(match.getRule().getName()));
            everywhere.addAll(shared);
            Set<String> wanted = rules.steps().asked(Steps.Scope.ONE);
            shared.stream()
                    .filter(one -> wanted.contains(one.getClass().getSimpleName()))
                    .forEach(untold::add);
        }

        List<Heard> ask(List<Object> things) {
            List<Heard> all = new ArrayList<>();
            for (Object thing : things) {
                Heard own = new Heard();
                roots.put(thing, thing);
                heard.put(thing, own);
                all.add(own);
            }
            untold.addAll(things);
            session.settle(step, untold);
            untold.clear();
            roots.clear();
            heard.clear();
            seen.addAll(things);
            return all;
        }

        private void concluded(Object conclusion, Match match) {
            Conclusions.refuseFacts(conclusion);
            Object root = root(match);
            List<Object> from = match.getObjects().stream()
                    .filter(each -> everywhere.contains(each) || (roots.containsKey(each) && each != root))
                    .toList();
            roots.put(conclusion, root);
            Objects.requireNonNull(heard.get(root))
                    .drawn
                    .add(new Drawn(
                            conclusion, rules.ruleSet().origin(match.getRule().getName()), from));
        }

        /** What a rule was asked of. */
        private Object root(Match match) {
            for (Object each : match.getObjects()) {
                Object root = roots.get(each);
                if (root != null) {
                    return root;
                }
            }
            throw new IllegalStateException(
                    "a rule that looks at nothing: " + match.getRule().getName());
        }

        /** Whether there is room for more; what was asked before is kept as long as the session is. */
        boolean isFresh() {
            return seen.size() < MOST_ASKED;
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private void keep(Object says, Precedent precedent) {
        if (others != null && !isOwn(says)) {
            others.keep(says, precedent.by(others.rules.ruleSet()));
            return;
        }
        known.put(says, precedent);
    }

    /** The rules that look at several together, of which a grade can hang. */
    RuleBase ofSeveral() {
        return leading();
    }

    /** The rules that say what the grades of requirements come to. */
    RuleBase ofOverall() {
        return adding;
    }

    /** All these and the rules of which no grade hangs. */
    RuleBase ofSeveralAndRemarks() {
        return remarking;
    }
}
