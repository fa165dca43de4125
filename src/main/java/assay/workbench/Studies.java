package assay.workbench;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.drl.UnknownSetting;
import assay.drl.Variants;
import assay.effect.Caseload;
import assay.effect.Effect;
import assay.effect.Effects;
import assay.effect.Ready;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.lint.RuleLint;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.publication.Caption;
import assay.publication.Chart;
import assay.publication.Charts;
import assay.publication.SheetNames;
import assay.report.Doubts;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.study.Authority;
import assay.study.Beside;
import assay.study.EvidenceFiles;
import assay.study.Gathering;
import assay.study.Study;
import assay.words.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The studies of the authorities on the desk, each made in the background once somebody looks at it. */
final class Studies implements AutoCloseable {

    /** How many authorities are looked at before it is told how far that is. */
    private static final int BLOCK = 256;

    private final Desk desk;
    private final Events events;
    private final Defects defects;
    private final AtomicReference<@Nullable Slot> saved = new AtomicReference<>();
    private final AtomicReference<@Nullable Slot> changed = new AtomicReference<>();

    /** The key of the study of which it was asked last what rests on one reading. */
    private final AtomicReference<@Nullable Object> askedReadings = new AtomicReference<>();

    private final RuleCache cache;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "study");
        thread.setDaemon(true);
        return thread;
    });

    Studies(Desk desk, RuleCache cache, Events events, Defects defects) {
        this.desk = desk;
        this.cache = cache;
        this.events = events;
        this.defects = defects;
    }

    /**
     * An authority of a study.
     *
     * @param page what its page is called
     * @param authority what the study keeps of it
     * @param type what sort of authority it is; empty where the rules know no sorts
     * @param evidence what was recorded of it
     * @param doubts what of it needs an eye
     */
    public record Entry(String page, Authority authority, String type, Evidence evidence, Set<Doubts.Sort> doubts) {

        private Entry with(Doubts.Sort more) {
            Set<Doubts.Sort> all = EnumSet.of(more);
            all.addAll(doubts);
            return new Entry(page, authority, type, evidence, Collections.unmodifiableSet(all));
        }
    }

    /**
     * A study that has been made.
     *
     * @param study the study
     * @param evaluator what graded
     * @param book what the rules say
     * @param entries the authorities by their pages, in the order of their files
     * @param charts the charts
     * @param problems why authorities, or what goes with them, are not in it
     * @param looked of how many it has been asked what rests on one document
     * @param readings by how many other readings it has been asked what rests on one reading
     */
    public record Made(
            Study study,
            Evaluator evaluator,
            RuleBook book,
            Map<String, Entry> entries,
            List<Chart> charts,
            List<Problem> problems,
            int looked,
            Readings readings) {

        /** On whom it is, and whether they exist. */
        String caption() {
            return Caption.of(study);
        }

        private Made looked(Map<String, Entry> others, int number) {
            return new Made(study, evaluator, book, others, charts, problems, number, readings);
        }

        private Made read(Map<String, Entry> others, Readings known, List<Problem> more) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(more);
            return new Made(study, evaluator, book, others, charts, List.copyOf(all), looked, known);
        }
    }

    /**
     * By how many of the readings beside the rules all have been graded.
     *
     * @param asked whether anybody wants to know
     * @param tried by how many
     * @param all how many there are
     */
    public record Readings(boolean asked, int tried, int all) {

        private static final Readings NOT_ASKED = new Readings(false, 0, 0);

        /** Whether nothing more is to come. */
        boolean isKnown() {
            return asked && tried == all;
        }
    }

    /**
     * A study, made or on its way.
     *
     * @param key what it is of: another key is another study
     * @param made the study, once it is there
     * @param failure why there will be none
     */
    private record Slot(Object key, @Nullable Made made, String failure) {}

    /** The study by the rules as they are saved, once it is made; it begins to be made when it is asked for. */
    Optional<Made> saved() {
        Effects effects = desk.state().effects();
        if (effects == null) {
            return Optional.empty();
        }
        return of(
                saved,
                effects,
                () -> make(
                        effects,
                        new Ready(effects.saved(), RuleLint.read(RuleFiles.read(desk.rules()))),
                        Caseload.Case::saved));
    }

    /** The study by the rules with what was changed of them, where that is known to make a difference to any authority. */
    Optional<Made> changed() {
        Desk.State state = desk.state();
        Effects effects = state.effects();
        Effect effect = state.effect();
        Ready ready = effect == null ? null : effect.ready();
        if (effects == null
                || effect == null
                || ready == null
                || effect.stage() != Effect.Stage.SETTLED
                || effect.number() != state.number()
                || effect.authoritiesOtherwise() == 0) {
            return Optional.empty();
        }
        return of(changed, state.number(), () -> {
            Evaluator evaluator = new Evaluator(ready.rules());
            return make(effects, ready, one -> evaluator.evaluate(one.evidence()));
        });
    }

    /** Why there will be no study by the rules as they are saved; empty where there will be one. */
    String failure() {
        if (desk.state().aboutOthers()) {
            return "these rules grade no evidence";
        }
        if (!desk.state().broken().isEmpty()) {
            return "the rules cannot be used as they stand";
        }
        Slot slot = saved.get();
        return slot == null ? "" : slot.failure();
    }

    /** Makes a study. */
    @FunctionalInterface
    private interface Making {
        Made of() throws ProblemsException;
    }

    private Optional<Made> of(AtomicReference<@Nullable Slot> place, Object key, Making making) {
        Slot slot = place.get();
        if (slot == null || !slot.key().equals(key)) {
            Slot next = new Slot(key, null, "");
            if (place.compareAndSet(slot, next)) {
                worker.execute(() -> fill(place, next, making));
            }
            return Optional.empty();
        }
        return Optional.ofNullable(slot.made());
    }

    private void fill(AtomicReference<@Nullable Slot> place, Slot slot, Making making) {
        if (!slot.equals(place.get())) {
            return;
        }
        try {
            Slot made = new Slot(slot.key(), making.of(), "");
            if (put(place, slot, made)) {
                look(place, made);
            }
        } catch (ProblemsException e) {
            put(place, slot, new Slot(slot.key(), null, e.problems().get(0).toString()));
        } catch (CancellationException e) {
            // Another study is made instead.
        } catch (RuntimeException | Error e) {
            put(place, slot, new Slot(slot.key(), null, defects.say("making the study", e)));
        }
    }

    private boolean put(AtomicReference<@Nullable Slot> place, Slot before, Slot now) {
        boolean put = place.compareAndSet(before, now);
        if (put) {
            events.tell("study", desk.state().number());
        }
        return put;
    }

    private Made make(Effects effects, Ready ready, Function<Caseload.Case, @Nullable Evaluation> graded)
            throws ProblemsException {
        RuleBase rules = ready.rules();
        Beside beside = Beside.of(EvidenceFiles.of(desk.evidence()), Beside.Named.NONE, rules.ruleSet());
        List<Problem> problems = new ArrayList<>(beside.broken());
        problems.addAll(beside.notTaken());
        Gathering gathering = new Gathering();
        List<Entry> taken = new ArrayList<>();
        for (Caseload.Case one : effects.caseload().authorities()) {
            Evaluation evaluation = graded.apply(one);
            if (evaluation == null || !isInCodebook(one.evidence(), beside, problems)) {
                continue;
            }
            Authority authority = Authority.of(one.evidence(), evaluation);
            gathering
                    .add(authority)
                    .ifPresentOrElse(
                            problems::add,
                            () -> taken.add(
                                    new Entry("", authority, evaluation.type(), one.evidence(), sorts(evaluation))));
        }
        problems.addAll(gathering.problems(beside));
        Study study = gathering.study(rules.ruleSet(), beside);
        List<String> pages = SheetNames.of(study.authorities());
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            Entry one = taken.get(i);
            entries.put(
                    pages.get(i), new Entry(pages.get(i), one.authority(), one.type(), one.evidence(), one.doubts()));
        }
        return new Made(
                study,
                new Evaluator(rules),
                RuleBook.of(ready.read()),
                Collections.unmodifiableMap(entries),
                Charts.of(study),
                List.copyOf(problems),
                0,
                Readings.NOT_ASKED);
    }

    private static boolean isInCodebook(Evidence evidence, Beside beside, List<Problem> problems) {
        if (beside.codebook().isPresent()) {
            try {
                beside.codebook().get().check(evidence);
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
                return false;
            }
        }
        return true;
    }

    private static Set<Doubts.Sort> sorts(Evaluation evaluation) {
        Set<Doubts.Sort> sorts = EnumSet.noneOf(Doubts.Sort.class);
        Doubts.of(evaluation).forEach(one -> sorts.add(one.sort()));
        return Collections.unmodifiableSet(sorts);
    }

    /** Asks of every authority what rests on one document, for which it is graded again without each. */
    private void look(AtomicReference<@Nullable Slot> place, Slot begun) {
        Slot slot = begun;
        Made made = slot.made();
        if (made == null) {
            return;
        }
        List<Entry> all = List.copyOf(made.entries().values());
        for (int from = 0; from < all.size(); from += BLOCK) {
            Evaluator evaluator = made.evaluator();
            List<Entry> block = all.subList(from, Math.min(all.size(), from + BLOCK)).parallelStream()
                    .map(one -> {
                        if (!begun.key().equals(key(place))) {
                            throw new CancellationException();
                        }
                        Evaluation evaluation = evaluator.evaluate(one.evidence());
                        return new Entry(
                                one.page(),
                                one.authority(),
                                one.type(),
                                one.evidence(),
                                sorts(evaluation.with(evaluator.dependence(one.evidence(), evaluation))));
                    })
                    .toList();
            Map<String, Entry> entries = new LinkedHashMap<>(made.entries());
            block.forEach(one -> entries.put(one.page(), one));
            made = made.looked(Collections.unmodifiableMap(entries), from + block.size());
            Slot next = new Slot(slot.key(), made, "");
            if (!put(place, slot, next)) {
                return;
            }
            slot = next;
        }
    }

    /** Begins to find out what rests on one reading, by the rules as they are saved: each authority is graded by each other one. */
    void askReadings() {
        Slot slot = saved.get();
        Made made = slot == null ? null : slot.made();
        if (slot != null
                && made != null
                && !made.readings().asked()
                && !slot.key().equals(askedReadings.getAndSet(slot.key()))) {
            worker.execute(() -> readings(slot.key()));
        }
    }

    private void readings(Object key) {
        List<Path> sets = Variants.beside(desk.rules(), desk.state().draft().variants());
        try {
            for (int tried = 0; tried <= sets.size(); tried++) {
                Slot slot = saved.get();
                Made made = slot == null || !slot.key().equals(key) ? null : slot.made();
                if (slot == null || made == null) {
                    return;
                }
                Readings known = new Readings(true, tried, sets.size());
                // One after the other is made ready, and let go again.
                Made now = tried == 0
                        ? made.read(made.entries(), known, List.of())
                        : by(made, key, sets.get(tried - 1), known);
                if (!put(saved, slot, new Slot(key, now, ""))) {
                    return;
                }
            }
        } catch (CancellationException e) {
            // Another study is made instead.
        }
    }

    private Made by(Made made, Object key, Path set, Readings known) {
        RuleSet own = made.study().rules();
        RuleBase other;
        try {
            other = RuleBase.load(set, RuleTree.disk(), new TreeMap<>(), cache);
        } catch (ProblemsException e) {
            return made.read(made.entries(), known, e.problems());
        } catch (UnknownSetting e) {
            throw new IllegalStateException(e);
        }
        RuleSet rules = other.ruleSet();
        if (rules.pack().reading().isEmpty()
                || rules.extension().filter(one -> one.buildsOn(own.sha256())).isEmpty()) {
            return made.read(made.entries(), known, List.of());
        }
        Evaluator evaluator = new Evaluator(other);
        EvidenceReader reader = new EvidenceReader(rules, own);
        boolean alike = rules.vocabulary().equals(own.vocabulary());
        List<Entry> entries = made.entries().values().parallelStream()
                .map(one -> {
                    if (!key.equals(key(saved))) {
                        throw new CancellationException();
                    }
                    return restsOn(one, evaluator, alike ? null : reader) ? one.with(Doubts.Sort.ONE_READING) : one;
                })
                .toList();
        Map<String, Entry> all = new LinkedHashMap<>();
        entries.forEach(one -> all.put(one.page(), one));
        return made.read(Collections.unmodifiableMap(all), known, List.of());
    }

    /** Whether a grade of an authority is another by other rules; what they cannot read or grade rests on nothing. */
    private static boolean restsOn(Entry one, Evaluator evaluator, @Nullable EvidenceReader reader) {
        try {
            String file = one.evidence().file();
            Evaluation then = evaluator.evaluate(reader == null ? one.evidence() : reader.read(Path.of(file), file));
            return !then.overall()
                            .evidence()
                            .grade()
                            .equals(one.authority().overall().grade())
                    || then.requirements().stream().anyMatch(requirement -> {
                        Authority.Result result = one.authority().results().get(requirement.id());
                        return result != null && !result.grade().equals(requirement.grade());
                    });
        } catch (ProblemsException | RuleFault e) {
            return false;
        }
    }

    private static @Nullable Object key(AtomicReference<@Nullable Slot> place) {
        Slot slot = place.get();
        return slot == null ? null : slot.key();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
