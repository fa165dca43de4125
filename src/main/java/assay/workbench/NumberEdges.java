package assay.workbench;

import assay.drl.RuleFiles;
import assay.effect.Caseload;
import assay.effect.Effects;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Parameter;
import assay.verify.Edges;
import assay.verify.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fixtures stand on the edges of numbers and days, by the rules as they are saved: found out in the background once
 * somebody looks at a number, for the rules are compiled with each value next to its own. It takes one thread and no more, so
 * that what a change does is found out as soon as ever.
 */
public final class NumberEdges implements AutoCloseable {

    private final Desk desk;
    private final RuleCache cache;
    private final Events events;
    private final Defects defects;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "edges");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, List<Standing>> found = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /** What that is about: the rules as they were saved, and the fixtures. */
    private @Nullable Effects about;

    NumberEdges(Desk desk, RuleCache cache, Events events, Defects defects) {
        this.desk = desk;
        this.cache = cache;
        this.events = events;
        this.defects = defects;
    }

    /**
     * A fixture on an edge.
     *
     * @param fixture the fixture
     * @param unspoken whether it expects nothing about what another value would make of it
     */
    public record Standing(Tally.Fixture fixture, boolean unspoken) {}

    /** Those of a number, in the order of the fixtures; nothing while that is not known, which is found out from then on. */
    synchronized Optional<List<Standing>> of(@Nullable Effects effects, String number) {
        if (effects == null) {
            return Optional.empty();
        }
        if (effects != about) {
            about = effects;
            found.clear();
            begun.clear();
        }
        if (begun.add(number)) {
            worker.execute(() -> {
                try {
                    keep(effects, number, find(effects, number));
                } catch (CancellationException e) {
                    // Nobody looks at these rules any more.
                }
            });
        }
        return Optional.ofNullable(found.get(number));
    }

    private void keep(Effects effects, String number, List<Standing> all) {
        synchronized (this) {
            if (effects == about) {
                found.put(number, all);
            }
        }
        events.tell("edges", desk.state().number());
    }

    private synchronized boolean isStale(Effects effects) {
        return worker.isShutdown() || effects != about;
    }

    private List<Standing> find(Effects effects, String number) {
        try {
            Parameter parameter = effects.saved().ruleSet().parameters().stream()
                    .filter(one -> one.name().equals(number))
                    .findFirst()
                    .orElse(null);
            List<Evaluator> others = new ArrayList<>();
            List<RuleBase> rules = new ArrayList<>();
            for (String value : parameter == null ? List.<String>of() : Edges.beside(parameter)) {
                RuleBase other = RuleBase.unchecked(RuleFiles.read(desk.rules()).set(Map.of(number, value)), cache);
                rules.add(other);
                others.add(new Evaluator(other));
            }
            return effects.caseload().fixtures().stream()
                    .flatMap(one -> standing(effects, one, rules, others))
                    .toList();
        } catch (ProblemsException e) {
            // With another value the rules cannot be used: nothing stands on an edge that leads nowhere.
            return List.of();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            defects.say("the edges of " + number, e);
            return List.of();
        }
    }

    private Stream<Standing> standing(
            Effects effects, Caseload.Case one, List<RuleBase> rules, List<Evaluator> others) {
        if (isStale(effects)) {
            throw new CancellationException();
        }
        Evaluation own = one.saved();
        if (own == null) {
            return Stream.empty();
        }
        boolean stands = false;
        boolean unspoken = false;
        for (int at = 0; at < others.size(); at++) {
            try {
                Evaluation other = others.get(at).evaluate(one.evidence());
                if (Edges.stands(own, other)) {
                    stands = true;
                    unspoken |= Edges.isUnspoken(
                            one.evidence(), own, other, rules.get(at).ruleSet());
                }
            } catch (ProblemsException | RuleFault e) {
                // What cannot be graded with another value, or expects what cannot be, is told where it is tried.
            }
        }
        String name = one.evidence().caseName();
        return stands
                ? Stream.of(new Standing(new Tally.Fixture(one.file(), name == null ? "" : name), unspoken))
                : Stream.empty();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
