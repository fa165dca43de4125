package assay.workbench;

import assay.draft.Draft;
import assay.effect.Caseload;
import assay.effect.Effect;
import assay.effect.Effects;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is being worked on: one rule set with what is changed of it and not saved, the evidence it is tried on, and what the
 * changes do. All tabs see the same.
 */
public final class Desk implements AutoCloseable {

    /** A change that makes another draft of one. */
    @FunctionalInterface
    interface Change {
        /**
         * Makes the change.
         *
         * @throws InputFile.Unreadable if a file cannot be changed
         */
        Draft of(Draft draft) throws InputFile.Unreadable;
    }

    /**
     * How things stand. It is immutable.
     *
     * @param number the number of the state; a later one is larger
     * @param draft what is changed
     * @param effects what finds out what changes do; null while the rules and the evidence are being read for the first time
     * @param broken what is wrong with the rules as they are saved
     * @param effect what the changes do, as far as is known; of an earlier state where nothing is known of this one yet
     * @param settled the last that was wholly known, which is shown while the rules are broken
     */
    public record State(
            long number,
            Draft draft,
            @Nullable Effects effects,
            List<Problem> broken,
            @Nullable Effect effect,
            @Nullable Effect settled) {

        /** Whether the rules and the evidence are still being read. */
        public boolean opening() {
            return effects == null && broken.isEmpty();
        }
    }

    private final Path rules;
    private final List<String> evidence;
    private final RuleCache cache;
    private final Events events;
    private final AtomicReference<State> state;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "effect");
        thread.setDaemon(true);
        return thread;
    });

    Desk(Path rules, List<String> evidence, RuleCache cache, Events events) {
        this.rules = rules;
        this.evidence = List.copyOf(evidence);
        this.cache = cache;
        this.events = events;
        this.state = new AtomicReference<>(new State(0, Draft.of(rules), null, List.of(), null, null));
    }

    /** Begins to read the rules and the evidence, and takes up what was not saved. */
    void open() {
        worker.execute(this::read);
    }

    /** Reads the rules and the evidence again, for some of them have been saved. */
    void reread() {
        worker.execute(this::read);
    }

    private void read() {
        try {
            RuleBase saved = RuleBase.load(rules, cache);
            Caseload caseload = CaseloadReader.read(saved, evidence);
            put(before -> new State(
                    before.number() + 1,
                    before.draft(),
                    new Effects(saved, caseload),
                    List.of(),
                    before.effect(),
                    before.settled()));
        } catch (ProblemsException e) {
            put(before -> new State(
                    before.number() + 1, before.draft(), null, e.problems(), before.effect(), before.settled()));
        }
        look(state());
    }

    /** The rule set's folder, as it was named. */
    Path rules() {
        return rules;
    }

    /** The files and folders of evidence, as they were named. */
    List<String> evidence() {
        return evidence;
    }

    /** How things stand. */
    State state() {
        return state.get();
    }

    /**
     * Changes the draft, and begins to find out what that does.
     *
     * @return how things stand then
     * @throws InputFile.Unreadable if a file cannot be changed
     */
    State change(Change change) throws InputFile.Unreadable {
        State now;
        synchronized (state) {
            State before = state.get();
            now = new State(
                    before.number() + 1,
                    change.of(before.draft()),
                    before.effects(),
                    before.broken(),
                    before.effect(),
                    before.settled());
            state.set(now);
        }
        events.tell("draft", now.number());
        worker.execute(() -> look(now));
        return now;
    }

    private void look(State at) {
        Effects effects = at.effects();
        if (effects == null || isStale(at.number())) {
            return;
        }
        effects.find(at.number(), at.draft(), this::found, () -> isStale(at.number()));
    }

    private boolean isStale(long number) {
        return state.get().number() != number;
    }

    private void found(Effect effect) {
        synchronized (state) {
            State now = state.get();
            if (now.number() != effect.number()) {
                return;
            }
            state.set(new State(
                    now.number(),
                    now.draft(),
                    now.effects(),
                    now.broken(),
                    effect,
                    effect.stage() == Effect.Stage.SETTLED ? effect : now.settled()));
        }
        events.tell("effect", effect.number());
    }

    private void put(java.util.function.UnaryOperator<State> next) {
        State now;
        synchronized (state) {
            now = next.apply(state.get());
            state.set(now);
        }
        events.tell("draft", now.number());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
