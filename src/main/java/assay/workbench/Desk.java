package assay.workbench;

import assay.draft.Checkout;
import assay.draft.Draft;
import assay.draft.Kept;
import assay.draft.Saving;
import assay.drl.RuleSources;
import assay.effect.Caseload;
import assay.effect.CaseloadReader;
import assay.effect.Effect;
import assay.effect.Effects;
import assay.effect.Ready;
import assay.effect.Tests;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import assay.ruleset.Pack;
import assay.text.HowMany;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is being worked on: one rule set with what is changed of it and not saved, the evidence it is tried on, and what the
 * changes do. All tabs see the same. What is changed is kept before anybody is told that it is.
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

    /** Which of the things that are found out of a change are told: pages are made anew for each. */
    private static final class Pace {
        private Effect.@Nullable Stage stage;
        private long last;

        /** Whether it is told; asked by one thread. */
        boolean isTold(Effect effect) {
            long now = System.nanoTime();
            boolean told = effect.isFinal() || effect.stage() != stage || now - last >= OFTEN;
            if (told) {
                stage = effect.stage();
                last = now;
            }
            return told;
        }
    }

    /** What keeps something from being done that somebody asked for, in a sentence. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** Refuses what somebody asks for of whom it is known which state was shown, where things stand otherwise by now. */
    void refuseUnseen(Sent sent, String instead) throws Refused {
        String shown = sent.textIfThere("number").orElse("");
        if (!shown.isEmpty() && !shown.equals(String.valueOf(state().number()))) {
            throw new Refused("Something was changed meanwhile; " + instead);
        }
    }

    /**
     * How things stand. It is immutable.
     *
     * @param number the number of the state; a later one is larger
     * @param draft what is changed
     * @param effects what finds out what changes do; null while the rules and the evidence are being read for the first time
     * @param broken what is wrong with the rules as they are saved
     * @param aboutOthers whether that is only that they are about something that the workbench is not for
     * @param effect what the changes do, as far as is known; of an earlier state where nothing is known of this one yet
     * @param settled the last that was wholly known, which is shown while the rules are broken
     * @param tests what the changes do to how well fixtures put the rules to the test, as far as is known; null before anything is
     * @param notice what has to be said of what was not saved, or nothing
     * @param saved what was saved since the last commit, or with it; null where nothing was yet
     */
    public record State(
            long number,
            Draft draft,
            @Nullable Effects effects,
            List<Problem> broken,
            boolean aboutOthers,
            @Nullable Effect effect,
            @Nullable Effect settled,
            @Nullable Tests tests,
            String notice,
            @Nullable Saved saved) {

        /** Whether the rules and the evidence are still being read. */
        boolean opening() {
            return effects == null && broken.isEmpty();
        }

        /** What the changes do as far as it can be shown: while nothing is known of the last one, what the ones before did. */
        @Nullable
        Effect shown() {
            return effect == null || effect.stage() == Effect.Stage.READING || effect.stage() == Effect.Stage.BROKEN
                    ? settled
                    : effect;
        }

        /** Whether that is not what the draft does as it is now. */
        public boolean isStale() {
            Effect shown = shown();
            return shown == null || shown.number() != number;
        }

        State numbered(long other, Draft changed) {
            return new State(other, changed, effects, broken, aboutOthers, effect, settled, tests, notice, saved);
        }

        State found(Effect found) {
            return new State(
                    number,
                    draft,
                    effects,
                    broken,
                    aboutOthers,
                    found,
                    found.stage() == Effect.Stage.SETTLED ? found : settled,
                    tests,
                    notice,
                    saved);
        }

        State tested(Tests found) {
            return new State(number, draft, effects, broken, aboutOthers, effect, settled, found, notice, saved);
        }

        State read(@Nullable Effects read, List<Problem> wrong) {
            return new State(number + 1, draft, read, wrong, false, effect, settled, tests, notice, saved);
        }

        State readOfOthers(Problem why) {
            return new State(number + 1, draft, null, List.of(why), true, effect, settled, tests, notice, saved);
        }

        State saying(String other) {
            return new State(number, draft, effects, broken, aboutOthers, effect, settled, tests, other, saved);
        }

        State saved(@Nullable Saved files) {
            return new State(number, draft, effects, broken, aboutOthers, effect, settled, tests, notice, files);
        }
    }

    /**
     * What was saved at once.
     *
     * @param files the files, as they are called in drafts, and where they are
     * @param steps what was changed, in order
     */
    public record Save(SortedMap<String, Path> files, List<Draft.Step> steps) {
        /** Keeps its own copies. */
        public Save {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            steps = List.copyOf(steps);
        }
    }

    /**
     * What was saved since the last commit.
     *
     * @param saves each time that something was saved, in order
     * @param commit the commit of it, or null where there is none
     */
    public record Saved(List<Save> saves, Checkout.@Nullable Commit commit) {
        /** Keeps its own copy. */
        public Saved {
            saves = List.copyOf(saves);
        }

        /** The files, as they are called in drafts. */
        public List<String> files() {
            return List.copyOf(places().keySet());
        }

        /** Where the files are. */
        List<Path> paths() {
            return List.copyOf(places().values());
        }

        /** Where each file is; one that was saved as evidence and as a fixture goes by the name that it had first. */
        SortedMap<String, Path> places() {
            SortedMap<String, Path> all = new TreeMap<>();
            saves.forEach(save -> save.files().forEach((name, path) -> {
                if (!all.containsValue(path)) {
                    all.put(name, path);
                }
            }));
            return all;
        }

        /** What was changed, all in all, each time that one of these files was saved. */
        List<String> says(Collection<Path> of) {
            return Draft.Step.says(saves.stream()
                    .filter(save -> save.files().values().stream().anyMatch(of::contains))
                    .flatMap(save -> save.steps().stream())
                    .toList());
        }

        /** With something saved after one that may have been committed. */
        static Saved after(@Nullable Saved before, Save save) {
            List<Save> all = new ArrayList<>(before == null || before.commit() != null ? List.of() : before.saves());
            all.add(save);
            return new Saved(all, null);
        }
    }

    /** What is found out of a change is told no more often than this, but for what is new or the last of it. */
    private static final long OFTEN = Duration.ofMillis(200).toNanos();

    private static final Duration WARMING = Duration.ofSeconds(30);
    private static final int TIMES = 40;

    private final Path rules;
    private final List<String> evidence;
    private final RuleCache cache;
    private final Events events;
    private final Defects defects;
    private final Schemas schemas = new Schemas();
    private volatile Kept kept;
    /** Held by whoever changes how things stand. */
    private final Object turn = new Object();

    private volatile State state;
    private volatile Effect.Part reading = new Effect.Part(0, 0);
    /** The rules as they were read last, each file with what tells it from others; empty before any were. */
    private volatile SortedMap<Path, String> lastRead = new TreeMap<>();

    private volatile boolean closed;
    private final Pace pace = new Pace();
    /** One thing is found out at a time, in the order in which it was asked for. */
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "effect");
                thread.setDaemon(true);
                return thread;
            });

    Desk(Path rules, List<String> evidence, Optional<Path> variants, RuleCache cache, Events events, Defects defects) {
        this.rules = rules;
        this.evidence = List.copyOf(evidence);
        this.cache = cache;
        this.events = events;
        this.defects = defects;
        this.kept =
                cache.beside("drafts").map(place -> Kept.in(place, real(rules))).orElseGet(Kept::nowhere);
        Draft empty = Draft.of(
                rules,
                this.evidence.stream().map(Path::of).map(Desk::real).toList(),
                variants.stream().map(Desk::real).toList());
        State first = new State(
                0,
                empty,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                kept.notKept().orElse(""),
                null);
        this.state = kept.left(empty).map(left -> takenUp(first, left)).orElse(first);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** What was not saved when the workbench ended last; where it was being saved, the rest of it is. */
    private State takenUp(State first, Kept.Left left) {
        Draft draft = left.draft();
        if (left.saving()) {
            try {
                if (new Saving(kept).finish(draft)) {
                    return first.saying("The workbench ended while it saved; all files are saved now.");
                }
            } catch (IOException e) {
                return first.numbered(first.number(), draft)
                        .saying("The workbench ended while it saved, and not all files are saved: " + e.getMessage()
                                + ". Save again.");
            }
            return first.numbered(first.number(), draft)
                    .saying("The workbench ended while it saved, and since then a file was changed on disk."
                            + " See which before you save again.");
        }
        int steps = draft.says().size();
        String written = kept.written()
                .map(when -> " Last written on " + Drafts.day(when) + ".")
                .orElse("");
        return first.numbered(first.number(), draft)
                .saying(
                        steps == 0
                                ? "Nothing is unsaved; what was undone can be done again."
                                : steps == 1
                                        ? "1 change that was not saved when the workbench ended is here again."
                                                + written
                                        : steps
                                                + " changes that were not saved when the workbench ended are here again."
                                                + written);
    }

    /** What other workbenches have to do with the same rules. */
    Kept.Others others() {
        return kept.others(state.draft());
    }

    /**
     * Takes up a draft that another workbench left; what is changed here waits in its place.
     *
     * @param number which it is
     * @throws Refused if it cannot be
     */
    void takeUp(int number) throws Refused {
        synchronized (turn) {
            State before = state;
            Draft own = before.draft();
            Kept other;
            try {
                other = kept.takeUp(number, own).orElseThrow(() -> new Refused(Drafts.GONE));
            } catch (IOException e) {
                throw new Refused(Drafts.notKept(e));
            }
            kept = other;
            State empty = before.numbered(before.number() + 1, own.emptied());
            state = other.left(own).map(left -> takenUp(empty, left)).orElse(empty);
        }
        events.tell("draft", state().number());
        // Some of its files may just have been saved.
        later(this::read);
    }

    /** Begins to read the rules and the evidence. */
    void open() {
        later(this::read);
    }

    /** Reads the rules and the evidence again, for some of them have been saved. */
    void reread() {
        worker.execute(this::read);
    }

    /**
     * Reads the rules and the evidence again where rules on disk are others than those that were read last: a page shows some of
     * them as they are, and all else is to be by the same.
     */
    void rereadOthers() {
        SortedMap<Path, String> now = RuleSources.of(rules);
        synchronized (turn) {
            if (closed || lastRead.isEmpty() || now.equals(lastRead)) {
                return;
            }
            lastRead = now;
        }
        reread();
    }

    private void read() {
        lastRead = RuleSources.of(rules);
        try {
            Ready saved = Ready.saved(rules, cache);
            Pack pack = saved.rules().ruleSet().pack();
            if (pack.subject().isGraded()) {
                Caseload caseload = new CaseloadReader(saved.rules(), evidence).read(this::isReading);
                Effects effects = new Effects(saved, cache, caseload);
                put(before -> before.read(effects, List.of()));
            } else {
                // What grades no evidence is read by other commands.
                put(before -> before.readOfOthers(Problem.ofFile(
                        rules.toString(),
                        pack.name() + " is about " + pack.subject().word()
                                + "; the workbench wants rules that grade evidence")));
            }
        } catch (ProblemsException e) {
            put(before -> before.read(null, e.problems()));
        } catch (RuntimeException | StackOverflowError e) {
            put(before -> before.read(null, List.of(unexpected("reading rules and evidence", e))));
        }
        look(state());
    }

    private void isReading(Effect.Part part) {
        reading = part;
        events.tell("evidence", state().number());
    }

    /**
     * Follows changes that nobody made, once all is read: Java runs what it has run often faster, and so the first change is
     * followed as soon as later ones. It ends with the first change, and after {@link #WARMING} in any case.
     */
    void warmUp() {
        later(() -> {
            State at = state;
            Effects effects = at.effects();
            long until = System.nanoTime() + WARMING.toNanos();
            if (effects != null) {
                effects.rehearse(at.draft(), TIMES, () -> isLeft(at.number()) || System.nanoTime() >= until);
            }
            test(at.number());
        });
    }

    /** Whether what is not saved outlives this program. */
    boolean isKept() {
        return kept.notKept().isEmpty();
    }

    /** The rule set's folder, as it was named. */
    Path rules() {
        return rules;
    }

    /** The files and folders of evidence, as they were named. */
    List<String> evidence() {
        return evidence;
    }

    /** How many files of evidence have been read while it is opened. */
    Effect.Part reading() {
        return reading;
    }

    /** How things stand. */
    State state() {
        return state;
    }

    /**
     * Changes the draft, and begins to find out what that does.
     *
     * @return how things stand then
     * @throws InputFile.Unreadable if a file cannot be changed
     */
    State change(Change change) throws InputFile.Unreadable {
        State now;
        synchronized (turn) {
            State before = state;
            Draft changed = change.of(before.draft());
            now = before.numbered(before.number() + 1, changed).saying(kept.tryToKeep(changed));
            state = now;
        }
        events.tell("draft", now.number());
        State at = now;
        later(() -> look(at));
        return now;
    }

    /**
     * Makes fixtures expect what comes out by the draft, as a change of the draft.
     *
     * @param files the files, as the user named them
     * @throws Refused if that cannot be
     */
    State accept(Collection<String> files) throws Refused, InputFile.Unreadable {
        State at = state();
        Effect effect = at.effect();
        Effects effects = at.effects();
        if (effect == null
                || effects == null
                || effect.number() != at.number()
                || effect.stage() != Effect.Stage.SETTLED) {
            throw new Refused("It is not known yet how all fixtures come out; wait for that, and accept then.");
        }
        SortedMap<String, String> texts;
        try {
            texts = effects.accepted(at.draft(), effect, files);
        } catch (ProblemsException e) {
            throw new Refused(e.problems().get(0).toString());
        }
        if (texts.isEmpty()) {
            return at;
        }
        String says = HowMany.of(texts.size(), "file of fixtures accepted", "files of fixtures accepted");
        synchronized (turn) {
            if (state().number() != at.number()) {
                throw new Refused("Something was changed meanwhile; look again what comes out otherwise.");
            }
            return change(draft -> draft.with(says, texts));
        }
    }

    /**
     * Saves all that is changed, or nothing.
     *
     * @param anyway also where the rules cannot be used
     * @throws Refused with what kept it from being saved
     */
    Saved save(boolean anyway) throws Refused {
        Saved saved;
        synchronized (turn) {
            State at = state;
            Draft draft = at.draft();
            if (draft.changed().isEmpty()) {
                throw new Refused("Nothing is changed, and so there is nothing to save.");
            }
            // What has to be decided in any case is told first.
            String unnamed = unnamed(draft);
            if (!unnamed.isEmpty()) {
                throw new Refused(unnamed);
            }
            List<Saving.Conflict> conflicts = Saving.conflicts(draft);
            if (!conflicts.isEmpty()) {
                throw new Refused(conflicts.get(0).says());
            }
            Effect effect = at.effect();
            if (!anyway && (effect == null || effect.number() != at.number() || !effect.isFinal())) {
                throw new Refused("It is not known yet what the changes do; wait for that, or save all the same.");
            }
            if (!anyway && effect != null && effect.stage() == Effect.Stage.BROKEN) {
                throw new Refused("The rules cannot be used as they are. Mend them, or save all the same.");
            }
            SortedMap<String, Path> files = new TreeMap<>();
            try {
                for (String file :
                        new Saving(kept).save(draft, schemas.with(draft)).keySet()) {
                    files.put(file, draft.path(file).toAbsolutePath());
                }
            } catch (IOException e) {
                throw new Refused(String.valueOf(e.getMessage()) + ".");
            } catch (InputFile.Unreadable e) {
                throw new Refused(e.why());
            }
            saved = Saved.after(at.saved(), new Save(files, draft.left()));
            state = at.numbered(at.number() + 1, draft.emptied())
                    .saying(kept.notKept().orElse(""))
                    .saved(saved);
        }
        events.tell("draft", state().number());
        later(this::read);
        return saved;
    }

    /** What becomes of the schemas that go by the rules. */
    Schemas schemas() {
        return schemas;
    }

    /**
     * That some changed files are not among what the workbench was started with, and how they can be saved; nothing where all are.
     * A draft outlives the workbench, and the next one may be started over other evidence.
     */
    static String unnamed(Draft draft) {
        List<String> files = draft.unnamed();
        if (files.isEmpty()) {
            return "";
        }
        String folders = files.stream()
                .map(file -> String.valueOf(Path.of(file).getParent()))
                .distinct()
                .collect(Collectors.joining(" "));
        return String.join(", ", files)
                + (files.size() == 1 ? " is" : " are")
                + " not among the evidence that this workbench was started with. Nothing can be saved here: start it over "
                + folders
                + " to save "
                + (files.size() == 1 ? "it" : "them")
                + " with all else, or undo what was changed there.";
    }

    /**
     * Notes that files of evidence were saved, which can be committed like those of rules.
     *
     * @param files the files, as they are called on the command line, and where they are
     * @param says what was done, in a few words
     */
    void savedEvidence(Map<String, Path> files, String says) {
        SortedMap<String, Path> places = new TreeMap<>();
        files.forEach((name, path) -> places.put(name, real(path)));
        put(before -> before.saved(
                Saved.after(before.saved(), new Save(places, List.of(new Draft.Step(says, new TreeMap<>()))))));
    }

    /** Notes the commit of what was saved. */
    void committed(Saved what, Checkout.Commit commit) {
        put(before -> what.equals(before.saved()) ? before.saved(new Saved(what.saves(), commit)) : before);
    }

    /** Reads the rules and the evidence again, as they are on disk now. */
    void again() {
        later(this::read);
    }

    private void look(State at) {
        Effects effects = at.effects();
        if (isStale(at.number())) {
            return;
        }
        try {
            if (effects == null) {
                found(Effect.unsaved(at.number(), at.draft(), cache));
            } else {
                effects.find(at.number(), at.draft(), this::found, () -> isStale(at.number()));
                renew(at.number(), effects);
                test(at.number());
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever it was, nobody waits for ever for what is not going to come.
            found(Effect.broken(at.number(), List.of(unexpected("what the changes do", e))));
        }
    }

    private Problem unexpected(String doing, Throwable e) {
        return Problem.ofFile(rules.toString(), defects.say(doing, e));
    }

    /** Files of evidence that were changed on disk since they were read are read again, once nobody waits for anything. */
    private void renew(long number, Effects effects) {
        if (isStale(number)) {
            return;
        }
        Caseload now = new CaseloadReader(effects.saved(), evidence).again(effects.caseload());
        if (!now.stamps().equals(effects.caseload().stamps())) {
            put(before -> before.effects() == effects ? before.read(effects.with(now), before.broken()) : before);
            later(() -> look(state()));
        }
    }

    /** What the changes do to the tests: nobody waits for it, and it ends where something else is to be found out. */
    private void test(long number) {
        State at = state;
        Effects effects = at.effects();
        Effect effect = at.effect();
        if (!isStale(number)
                && effects != null
                && effect != null
                && effect.number() == number
                && effect.stage() == Effect.Stage.SETTLED
                && !at.draft().changedRules().isEmpty()) {
            effects.test(at.draft(), effect, this::tested, () -> isLeft(number));
        }
    }

    private void tested(Tests tests) {
        synchronized (turn) {
            State now = state;
            if (now.number() != tests.number()) {
                return;
            }
            state = now.tested(tests);
        }
        events.tell("tests", tests.number());
        if (tests.done()) {
            events.say(tests.says());
        }
    }

    /** Whether what nobody waits for is to end, for something else is to be found out. */
    private boolean isLeft(long number) {
        return isStale(number) || !worker.getQueue().isEmpty();
    }

    private boolean isStale(long number) {
        return closed || state.number() != number;
    }

    private void found(Effect effect) {
        synchronized (turn) {
            State now = state;
            if (now.number() != effect.number()) {
                return;
            }
            state = now.found(effect);
        }
        if (pace.isTold(effect)) {
            events.tell("effect", effect.number());
        }
        if (effect.isFinal() && !state().draft().steps().isEmpty()) {
            events.say(effect.says());
        }
    }

    private void put(UnaryOperator<State> next) {
        State now;
        synchronized (turn) {
            now = next.apply(state);
            state = now;
        }
        events.tell("draft", now.number());
    }

    private void later(Runnable work) {
        try {
            worker.execute(() -> {
                if (!closed) {
                    work.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The workbench is closed, and nobody waits for it.
        }
    }

    @Override
    public void close() {
        closed = true;
        // What is being read or compiled is not interrupted: nobody looks at it any more, and its thread ends with the
        // program.
        worker.shutdown();
        try {
            kept.close();
        } catch (IOException e) {
            // It is free once the program has ended.
        }
    }
}
