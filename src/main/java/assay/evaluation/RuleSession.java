package assay.evaluation;

import assay.compile.Watchdog;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.ObjectUtils;
import org.drools.core.common.InternalAgendaGroup;
import org.drools.core.phreak.RuleAgendaItem;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.runtime.rule.Match;

/** One run of the rules, mostly over one authority, with a limit on how much they may conclude. */
final class RuleSession implements Session, AutoCloseable {

    /** Firings that every run may have, and firings for each fact on top: far beyond what rules that settle need. */
    private static final int FIRINGS = 50_000;

    private static final int FIRINGS_FOR_A_FACT = 500;

    /** The memory that the program needs without any rules. */
    private static final long NEEDED = 60L << 20;

    /** How the engine names a rule in what it says of a condition. */
    private static final Pattern NAMED = Pattern.compile("(?:Rule|rule) \"([^\"]+)\"");

    private final RuleBase rules;
    private final KieSession session;
    private final Map<String, Integer> firings = new ConcurrentHashMap<>();
    private volatile @Nullable String firing;
    private @Nullable Match match;
    private @Nullable AgendaFilter fires;
    private @Nullable Consumer<Match> told;
    private volatile Steps.@Nullable Stage stage;
    private int left = FIRINGS;

    /**
     * A session of its own.
     *
     * @param concluded told of everything that a rule inserts, with what the rule's conditions held for
     */
    RuleSession(RuleBase rules, BiConsumer<Object, Match> concluded) {
        this.rules = rules;
        this.session = rules.kieBase().newKieSession();
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                Match by = match;
                if (by != null) {
                    foreseen(event.getObject());
                    concluded.accept(event.getObject(), by);
                }
            }
        });
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                String name = event.getMatch().getRule().getName();
                match = event.getMatch();
                firing = name;
                firings.merge(name, 1, Integer::sum);
                Consumer<Match> listening = told;
                if (listening != null) {
                    listening.accept(event.getMatch());
                }
            }

            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                firing = null;
                match = null;
            }
        });
    }

    /**
     * Works in a session of its own, watched over.
     *
     * @param concluded told of everything that a rule inserts, with what the rule's conditions held for
     * @param work what to do in the session
     * @throws RuleFault if the rules do not settle, cannot be followed or do not come to an end, or from the work
     */
    static <T> T with(
            RuleBase rules,
            Watchdog.Limits limits,
            BiConsumer<Object, Match> concluded,
            Function<RuleSession, T> work) {
        return watched(rules, limits, running -> {
            try (RuleSession session = new RuleSession(rules, concluded)) {
                running.set(session);
                return work.apply(session);
            }
        });
    }

    /**
     * Works in sessions of some rules, watched over.
     *
     * @param work what to do; it says which session is running
     * @throws RuleFault if the rules do not settle, cannot be followed or do not come to an end, or from the work
     */
    static <T> T watched(RuleBase rules, Watchdog.Limits limits, Function<AtomicReference<RuleSession>, T> work) {
        AtomicReference<RuleSession> running = new AtomicReference<>();
        try {
            // Making the rules ready has a limit of its own.
            rules.kieBase();
            return Watchdog.call(limits, () -> work.apply(running));
        } catch (CompletionException e) {
            if (e.getCause() instanceof Watchdog.Overdue overdue) {
                throw endless(rules, String.valueOf(overdue.getMessage()));
            }
            throw e;
        } catch (Watchdog.Overdue e) {
            RuleSession session = running.get();
            if (session != null) {
                session.session.halt();
                throw session.overdue(e);
            }
            throw endless(rules, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException exception) {
                throw exception;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("rules were not followed to their end", cause);
        }
    }

    /** From here on each firing of a rule is told of before it. */
    void tell(Consumer<Match> listening) {
        told = listening;
    }

    /** From here on a rule concludes something only if this allows it. */
    void onlyIf(AgendaFilter allowed) {
        fires = allowed;
    }

    @Override
    public boolean isRestricted() {
        return fires != null;
    }

    @Override
    public RuleSession another(BiConsumer<Object, Match> concluded) {
        RuleSession other = new RuleSession(rules, concluded);
        other.fires = fires;
        return other;
    }

    @Override
    public void settle(Step step, Collection<?> facts) {
        try {
            // What goes wrong as facts come in is of no rule that was looked at before.
            stage = null;
            facts.forEach(session::insert);
            left += FIRINGS_FOR_A_FACT * facts.size();
            for (Steps.Stage one : rules.steps().stages(step)) {
                stage = one;
                session.getAgenda().getAgendaGroup(one.group()).setFocus();
                int fired = session.fireAllRules(fires, left);
                if (fired >= left) {
                    throw runaway("the rules do not settle: this one fired most often");
                }
                left -= fired;
            }
        } catch (ConsequenceException e) {
            Match failed = e.getMatch();
            throw failed == null
                    ? fault(firing, FaultWords.of(e.getCause(), List.of()))
                    : fault(failed.getRule().getName(), FaultWords.of(e.getCause(), failed.getObjects()));
        } catch (RuleFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw fault(ObjectUtils.firstNonNull(firing, matching(e), lookedAt()), FaultWords.of(e, List.of()));
        } catch (StackOverflowError e) {
            throw fault(firing, "the rule cannot be followed: what it works out is nested too deeply");
        } catch (OutOfMemoryError e) {
            throw outOfMemory(e);
        }
    }

    /** What nobody could know that a rule concludes, other rules may have missed. */
    private void foreseen(Object conclusion) {
        String type = conclusion.getClass().getSimpleName();
        if (!rules.steps().isAwaited(type, Objects.requireNonNull(stage))) {
            throw new IllegalArgumentException("it concludes " + type
                    + ", which cannot be told from how it is written; write insert( new " + type + "( ... ) )");
        }
    }

    /** The rule whose condition could not be looked at, which the engine says in words. */
    private @Nullable String matching(Throwable problem) {
        for (Throwable one = problem; one != null; one = one.getCause()) {
            Matcher named = NAMED.matcher(String.valueOf(one.getMessage()));
            while (named.find()) {
                if (rules.ruleSet().origins().containsKey(named.group(1))) {
                    return named.group(1);
                }
            }
        }
        return null;
    }

    @Override
    public Set<String> fired() {
        return Set.copyOf(firings.keySet());
    }

    /** Memory that a rule uses up is its fault; where Java may take next to none, no rule can be blamed for it. */
    private RuleFault outOfMemory(OutOfMemoryError e) {
        if (firing == null && Runtime.getRuntime().maxMemory() < NEEDED) {
            throw e;
        }
        String used = "the memory that Java may take (" + Watchdog.memory() + ")";
        return firing == null
                ? new RuleFault(Problem.ofFile(rules.folder(), "what the rules ask for uses up " + used))
                : fault(firing, "the rule cannot be followed: it uses up " + used);
    }

    /** What to say when this session has been running for too long, of the rule that it was at, if that is known. */
    private RuleFault overdue(Watchdog.Overdue why) {
        String concluding = firing;
        String name = concluding == null ? lookedAt() : concluding;
        if (name == null) {
            return endless(rules, String.valueOf(why.getMessage()));
        }
        String message = why.isStarved()
                ? why.getMessage() + " for this one"
                : concluding == null
                        ? "what this one asks for takes too long to find"
                        : "this one does not come to an end";
        return RuleFault.endless(at(name, "the rules do not settle: " + message).problem());
    }

    /** The rule whose conditions are being looked at: it stays at the head of its stage meanwhile. */
    private @Nullable String lookedAt() {
        Steps.Stage at = stage;
        RuleAgendaItem first =
                at == null ? null : ((InternalAgendaGroup) session.getAgenda().getAgendaGroup(at.group())).peek();
        return first == null ? null : first.getRule().getName();
    }

    private static RuleFault endless(RuleBase rules, String why) {
        return RuleFault.endless(Problem.ofFile(rules.folder(), "the rules do not come to an end: " + why));
    }

    private RuleFault runaway(String message) {
        return Map.copyOf(firings).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> at(most.getKey(), message))
                .orElseGet(() -> new RuleFault(Problem.ofFile(rules.folder(), "the rules do not settle")));
    }

    private RuleFault fault(@Nullable String name, String message) {
        return name == null
                ? new RuleFault(Problem.ofFile(rules.folder(), "of one rule: " + message))
                : at(name, message);
    }

    private RuleFault at(String rule, String message) {
        RuleOrigin origin = rules.ruleSet().origin(rule);
        return RuleFault.of(
                rule, new Problem(rules.shown(origin.file()), origin.line(), 0, message + " (\"" + rule + "\")"));
    }

    @Override
    public void close() {
        session.dispose();
    }
}
