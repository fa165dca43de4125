package assay.effect;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.comparison.Comparison;
import assay.draft.Draft;
import assay.drl.DrlFile;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.files.InputFile;
import assay.files.Place;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.verify.Accepted;
import assay.verify.Acceptor;
import assay.verify.Difference;
import assay.verify.Verifier;
import assay.words.PolicyChange;
import assay.words.PolicyDocument;
import assay.words.Saying;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what drafts of one rule set do to the cases that it is tried on. */
public final class Effects {

    /** How many cases are tried at least before it is told how far that is. */
    private static final int BLOCK = 64;

    /** How many of those that are tried first, so that something is told soon. */
    private static final int FIRST = 16;

    private final Ready saved;
    private final RuleCache cache;
    private final Caseload caseload;
    private final CompletableFuture<List<Saying>> sayings;
    /** Grades by the rules as they are saved. */
    private final Evaluator before;

    /**
     * A rule set as it is saved, and what it is tried on.
     *
     * @param cache where rules are kept that were compiled before
     */
    public Effects(Ready saved, RuleCache cache, Caseload caseload) {
        this.saved = saved;
        this.cache = cache;
        this.caseload = caseload;
        this.sayings = CompletableFuture.supplyAsync(() -> sayings(saved));
        this.before = new Evaluator(saved.rules());
    }

    private Effects(Effects other, Caseload caseload) {
        this.saved = other.saved;
        this.cache = other.cache;
        this.sayings = other.sayings;
        this.before = other.before;
        this.caseload = caseload;
    }

    /** The same rules, tried on something else. */
    public Effects with(Caseload other) {
        return new Effects(this, other);
    }

    /** The rules as they are saved. */
    public RuleBase saved() {
        return saved.rules();
    }

    /** What they are tried on. */
    public Caseload caseload() {
        return caseload;
    }

    private static List<Saying> sayings(Ready ready) {
        try {
            return PolicyDocument.sayings(ready.read());
        } catch (ProblemsException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * Finds out what a draft does.
     *
     * @param number which state of the draft it is
     * @param told is told how far it is, more than once, the last time when all is known; never while {@code stale} says so
     * @param stale whether nobody wants to know any more
     */
    public void find(long number, Draft draft, Consumer<Effect> told, BooleanSupplier stale) {
        run(new Run(number, draft, told, stale, false));
    }

    private static void run(Run run) {
        try {
            run.all();
        } catch (CancellationException e) {
            // A newer change is looked at instead.
        }
    }

    /**
     * Finds out what changes do that say nothing else, as if they touched everything: Java runs what it has run often faster, and so
     * the first change is followed as soon as later ones, whatever it touches.
     *
     * @param times how many at most
     * @param stale whether it is to end
     */
    public void rehearse(Draft draft, int times, BooleanSupplier stale) {
        rehearse(draft, times, effect -> {}, stale);
    }

    /** The same, telling somebody what is found out of each. */
    void rehearse(Draft draft, int times, Consumer<Effect> told, BooleanSupplier stale) {
        for (Draft one : rehearsals(draft, times)) {
            run(new Run(0, one, told, stale, true));
        }
    }

    /** In each there is more space in a rule of another file than in any before, so that this rule is compiled. */
    List<Draft> rehearsals(Draft draft, int times) {
        List<Draft> all = new ArrayList<>();
        for (String space = "\n"; all.size() < times; space += "\n") {
            int before = all.size();
            for (DrlFile file : saved.read().files()) {
                try {
                    Optional<String> text = Ready.rehearsal(draft.text(file.file()), space);
                    if (text.isPresent() && all.size() < times) {
                        all.add(draft.typed("", file.file(), text.get()));
                    }
                } catch (InputFile.Unreadable e) {
                    // It stands elsewhere, where it is not changed.
                }
            }
            if (all.size() == before) {
                break;
            }
        }
        return all;
    }

    /**
     * Finds out what a draft does to how well fixtures put the rules to the test.
     *
     * @param effect what it does, of which all is known
     * @param told is told how far it is, more than once, the last time when all is known; never while {@code stale} says so
     * @param stale whether nobody wants to know any more
     */
    public void test(Draft draft, Effect effect, Consumer<Tests> told, BooleanSupplier stale) {
        Ready made = effect.ready();
        if (made == null) {
            return;
        }
        try {
            new Testing(this, saved, made, draft, effect, told, stale).all();
        } catch (CancellationException e) {
            // A newer change is looked at instead.
        }
    }

    /**
     * What makes files of fixtures expect what comes out by a draft.
     *
     * @param effect what the draft does
     * @param files the files, as the user named them
     * @return what each file says then, by its absolute path
     * @throws ProblemsException if one of them cannot be made so
     */
    public SortedMap<String, String> accepted(Draft draft, Effect effect, Collection<String> files)
            throws ProblemsException {
        Accepting accepting = accepting(draft, effect);
        SortedMap<String, String> texts = new TreeMap<>();
        for (String file : files) {
            String key = key(accepting.path(file));
            accepting.text(file).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /**
     * The same for one file after the other.
     *
     * @throws ProblemsException if nothing can be accepted
     */
    Accepting accepting(Draft draft, Effect effect) throws ProblemsException {
        Ready ready = effect.ready();
        if (ready == null) {
            throw new ProblemsException(Problem.ofFile(
                    draft.folder().toString(), "the rules cannot be used, and so nothing can be accepted by them"));
        }
        return new Accepting(draft, effect, ready.rules());
    }

    /** Makes files of fixtures expect what comes out by a draft. */
    final class Accepting {

        private final Draft draft;
        private final Effect effect;
        private final Evaluator evaluator;
        private final Acceptor acceptor;
        private final EvidenceReader reader;

        private Accepting(Draft draft, Effect effect, RuleBase rules) {
            this.draft = draft;
            this.effect = effect;
            this.evaluator = new Evaluator(rules);
            this.acceptor = new Acceptor(rules.ruleSet(), evaluator);
            this.reader = new EvidenceReader(rules.ruleSet());
        }

        private Path path(String file) throws ProblemsException {
            return Stream.concat(
                            caseload.fixtures().stream(),
                            effect.added().stream().map(Effect.Otherwise::of))
                    .filter(one -> one.file().equals(file))
                    .map(Caseload.Case::path)
                    .findFirst()
                    .orElseThrow(() -> new ProblemsException(Problem.ofFile(file, "there is no such fixture")));
        }

        /**
         * What a file says then; nothing where it expects that already.
         *
         * @param file the file, as the user named it
         * @throws ProblemsException if it cannot be made so
         */
        Optional<String> text(String file) throws ProblemsException {
            byte[] content = content(draft, path(file), file);
            Evidence evidence = reader.read(file, content);
            try {
                return acceptor.accepted(evidence, evaluator.evaluate(evidence), content)
                        .map(Accepted::text);
            } catch (RuleFault e) {
                throw new ProblemsException(e.ungraded(file));
            }
        }
    }

    /** What a file of evidence is called among the files of a draft. */
    static String key(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** What a file of evidence says with what is changed of it. */
    static byte[] content(Draft draft, Path path, String named) throws ProblemsException {
        String changed = draft.changed().get(key(path));
        try {
            return changed == null
                    ? InputFile.read(path, EvidenceReader.LARGEST)
                    : changed.getBytes(StandardCharsets.UTF_8);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(named, e.why()));
        }
    }

    /** One of the cases where its file says this. */
    static Evidence again(Caseload.Case one, byte[] content, EvidenceReader reader) throws ProblemsException {
        Evidence whole = reader.read(one.file(), content);
        String name = one.evidence().caseName();
        return name == null
                ? whole
                : whole.cases().stream()
                        .filter(other -> name.equals(other.caseName()))
                        .findFirst()
                        .orElseThrow(() -> new ProblemsException(
                                Problem.ofFile(one.file(), "the case \"" + name + "\" is not there any more")));
    }

    /** How one of the cases comes out by a draft; nothing of it is there where it is known to come out as it did. */
    private record Came(
            @Nullable Evaluation evaluation, List<Difference> differences, List<Problem> wrong, boolean untouched) {

        /** As it did, though it may expect that the rules still say what they said. */
        static Came asBefore(List<Difference> differences) {
            return new Came(null, differences, List.of(), true);
        }

        static Came not(List<Problem> wrong) {
            return new Came(null, List.of(), wrong, false);
        }
    }

    /** One time that a draft is looked at. */
    private final class Run {

        private final long number;
        private final Draft draft;
        private final Consumer<Effect> told;
        private final BooleanSupplier stale;
        /** Whether all is graded again, also what is known to come out as it did. */
        private final boolean everything;

        private final long began = System.nanoTime();

        private List<Problem> problems = List.of();
        private @Nullable Ready ready;
        private @Nullable CompletableFuture<List<PolicyChange>> changes;
        private final SortedMap<Integer, Effect.Otherwise> otherwise = new TreeMap<>();
        private final SortedMap<Integer, Problem> ungradable = new TreeMap<>();
        private final SortedMap<Integer, Compared> compared = new TreeMap<>();
        private final SortedMap<Integer, List<String>> passedOver = new TreeMap<>();
        private final List<Problem> ungraded = new ArrayList<>();
        private List<Effect.Otherwise> added = List.of();
        /** Authorities that expect something too, and have been graded as fixtures already, until they are looked at again. */
        private final Map<Caseload.Case, Evaluation> graded = Collections.synchronizedMap(new IdentityHashMap<>());

        private Effect.Part fixtures = new Effect.Part(0, caseload.fixtures().size());
        private Effect.Part authorities =
                new Effect.Part(0, caseload.authorities().size());

        Run(long number, Draft draft, Consumer<Effect> told, BooleanSupplier stale, boolean everything) {
            this.number = number;
            this.draft = draft;
            this.told = told;
            this.stale = stale;
            this.everything = everything;
        }

        void all() {
            tell(Effect.Stage.READING);
            try {
                Ready made = Ready.of(draft, saved, cache, stale);
                ready = made;
                changes = CompletableFuture.supplyAsync(() -> PolicyChange.between(sayings.join(), sayings(made)));
                Evaluator own = new Evaluator(made.rules());
                Untouched by = Untouched.by(saved.read(), made.read());
                Untouched untouched = everything ? by.none() : by.of(evidence(), before, own);
                Evaluator evaluator = untouched.evaluator(own);
                fresh();
                added = added(made.rules(), evaluator);
                fixtures(made.rules(), evaluator, untouched);
                authorities(made.rules(), evaluator, untouched);
                words();
                tell(Effect.Stage.SETTLED);
            } catch (ProblemsException e) {
                broken(e.problems());
            } catch (RuleFault e) {
                broken(List.of(e.problem()));
            } catch (CompletionException e) {
                broken(
                        e.getCause() instanceof ProblemsException wrong
                                ? wrong.problems()
                                : List.of(Problem.ofFile(draft.folder().toString(), String.valueOf(e.getCause()))));
            }
        }

        /** All that can be graded again. */
        private Set<Evidence> evidence() {
            Set<Evidence> all = Collections.newSetFromMap(new IdentityHashMap<>());
            List.of(caseload.fixtures(), caseload.authorities())
                    .forEach(some -> some.forEach(one -> all.add(one.evidence())));
            return all;
        }

        private void broken(List<Problem> why) {
            problems = why;
            ready = null;
            tell(Effect.Stage.BROKEN);
        }

        private void words() {
            fresh();
            if (changes != null) {
                changes.join();
            }
        }

        private void fixtures(RuleBase rules, Evaluator evaluator, Untouched untouched) {
            Verifier verifier = new Verifier(rules.ruleSet());
            EvidenceReader reader = new EvidenceReader(rules.ruleSet()).expecting(verifier::problems);
            boolean alike = Untouched.isReadAlike(saved.rules().ruleSet(), rules.ruleSet());
            List<Caseload.Case> cases = caseload.fixtures();
            Set<Caseload.Case> authorityCases = Collections.newSetFromMap(new IdentityHashMap<>());
            authorityCases.addAll(caseload.authorities());
            inBlocks(
                    order(cases, untouched),
                    Effect.Stage.FIXTURES,
                    at -> {
                        Caseload.Case one = cases.get(at);
                        boolean edited = draft.changed().containsKey(key(one.path()));
                        try {
                            Evaluation saved = one.saved();
                            if (!edited && saved != null && isUntouched(one, untouched)) {
                                return Came.asBefore(verifier.differences(one.evidence(), evaluator.asOwn(saved)));
                            }
                            Evidence evidence = edited || !alike ? again(one, reader) : one.evidence();
                            Evaluation evaluation = evaluator.evaluate(evidence);
                            if (!edited && alike && authorityCases.contains(one)) {
                                graded.put(one, evaluation);
                            }
                            return new Came(evaluation, verifier.differences(evidence, evaluation), List.of(), false);
                        } catch (ProblemsException e) {
                            return Came.not(e.problems());
                        } catch (RuleFault e) {
                            return Came.not(List.of(bearable(e).ungraded(one.file())));
                        }
                    },
                    (at, came) -> {
                        Caseload.Case one = cases.get(at);
                        fixtures = counted(fixtures, came);
                        if (!isAsBefore(one, came)) {
                            otherwise.put(at, new Effect.Otherwise(one, came.differences, came.wrong));
                        } else if (!came.wrong.isEmpty()) {
                            ungradable.put(at, came.wrong.get(0));
                        }
                    });
        }

        /** The fixtures that are only in the draft; what expects nothing is none. */
        private List<Effect.Otherwise> added(RuleBase rules, Evaluator evaluator) {
            Verifier verifier = new Verifier(rules.ruleSet());
            EvidenceReader reader = new EvidenceReader(rules.ruleSet()).expecting(verifier::problems);
            List<Effect.Otherwise> all = new ArrayList<>();
            draft.changedEvidence().forEach((file, text) -> {
                if (draft.before().containsKey(file)) {
                    return;
                }
                fresh();
                Path path = Path.of(file);
                String named = Place.fromHere(path).toString();
                try {
                    Evidence whole = reader.read(named, text.getBytes(StandardCharsets.UTF_8));
                    for (Evidence fixture : whole.fixtures()) {
                        if (fixture.expect() != null) {
                            all.add(new Effect.Otherwise(
                                    isNew(path, fixture),
                                    verifier.differences(fixture, evaluator.evaluate(fixture)),
                                    List.of()));
                        }
                    }
                } catch (ProblemsException e) {
                    all.add(unread(path, named, e.problems()));
                } catch (RuleFault e) {
                    all.add(unread(path, named, List.of(bearable(e).ungraded(named))));
                }
            });
            return all;
        }

        private Effect.Otherwise unread(Path path, String named, List<Problem> wrong) {
            Evidence nothing = Evidence.of(named, "", Map.of(), null, Map.of(), Map.of(), List.of());
            return new Effect.Otherwise(isNew(path, nothing), List.of(), wrong);
        }

        private Caseload.Case isNew(Path path, Evidence fixture) {
            return new Caseload.Case(path, fixture, null, List.of(), List.of());
        }

        /** Whether a fixture comes out as it did: as expected, or otherwise in the same way. */
        private boolean isAsBefore(Caseload.Case one, Came came) {
            return told(came.wrong).equals(told(one.wrong()))
                    && came.differences.stream()
                            .map(Difference::message)
                            .toList()
                            .equals(one.differs());
        }

        private List<String> told(List<Problem> problems) {
            return problems.stream().map(Problem::message).toList();
        }

        private void authorities(RuleBase rules, Evaluator evaluator, Untouched untouched) {
            Comparer comparer = new Comparer(saved.rules().ruleSet(), rules.ruleSet());
            EvidenceReader reader =
                    new EvidenceReader(rules.ruleSet(), saved.rules().ruleSet());
            boolean alike = Untouched.isReadAlike(saved.rules().ruleSet(), rules.ruleSet());
            List<Caseload.Case> cases = caseload.authorities();
            inBlocks(
                    order(cases, untouched),
                    Effect.Stage.AUTHORITIES,
                    at -> {
                        Caseload.Case one = cases.get(at);
                        Evaluation before = one.saved();
                        if (before == null) {
                            return Came.not(one.wrong());
                        }
                        boolean edited = draft.changed().containsKey(key(one.path()));
                        if (!edited && isUntouched(one, untouched)) {
                            return Came.asBefore(List.of());
                        }
                        try {
                            Evidence evidence = edited || !alike ? again(one, reader) : one.evidence();
                            if (!evidence.passedOver().isEmpty()) {
                                synchronized (passedOver) {
                                    passedOver.put(at, evidence.passedOver());
                                }
                            }
                            Evaluation known = graded.remove(one);
                            return new Came(
                                    known == null ? evaluator.evaluate(evidence) : known, List.of(), List.of(), false);
                        } catch (ProblemsException e) {
                            return Came.not(e.problems());
                        } catch (RuleFault e) {
                            return Came.not(List.of(bearable(e).ungraded(one.file())));
                        }
                    },
                    (at, came) -> {
                        Evaluation before = cases.get(at).saved();
                        Evaluation after = came.untouched ? before : came.evaluation;
                        authorities = counted(authorities, came);
                        if (before != null && after != null) {
                            compared.put(at, comparer.compare(before, after));
                        } else {
                            ungraded.addAll(came.wrong);
                        }
                    });
        }

        /** A fault of rules that do not come to an end is one of all cases: nobody waits for it again and again. */
        private RuleFault bearable(RuleFault fault) {
            if (fault.isEndless()) {
                throw fault;
            }
            return fault;
        }

        private boolean isUntouched(Caseload.Case one, Untouched untouched) {
            // Why something differs from what is expected may be said otherwise of an outcome that is the same.
            return one.saved() != null
                    && one.wrong().isEmpty()
                    && one.differing().isEmpty()
                    && untouched.is(one.evidence());
        }

        private Evidence again(Caseload.Case one, EvidenceReader reader) throws ProblemsException {
            return Effects.again(one, content(draft, one.path(), one.file()), reader);
        }

        /** Those first for which a changed rule has concluded something, then others that it can touch. */
        private List<Integer> order(List<Caseload.Case> cases, Untouched untouched) {
            return IntStream.range(0, cases.size())
                    .boxed()
                    .sorted(Comparator.comparing(at -> {
                        Caseload.Case one = cases.get(at);
                        Evaluation saved = one.saved();
                        if (isUntouched(one, untouched)) {
                            return 2;
                        }
                        return saved != null && untouched.changed().stream().anyMatch(saved.fired()::contains) ? 0 : 1;
                    }))
                    .toList();
        }

        private Effect.Part counted(Effect.Part part, Came came) {
            return new Effect.Part(part.done() + 1, part.all(), part.untouched() + (came.untouched ? 1 : 0));
        }

        private void inBlocks(
                List<Integer> order, Effect.Stage stage, Function<Integer, Came> work, BiConsumer<Integer, Came> done) {
            tell(stage);
            int to;
            for (int from = 0; from < order.size(); from = to) {
                // So that of many cases it is not told so often that telling takes longer than finding out.
                to = Math.min(order.size(), from + (from == 0 ? FIRST : Math.max(BLOCK, from / 2)));
                List<Map.Entry<Integer, Came>> made = order.subList(from, to).parallelStream()
                        .map(at -> {
                            fresh();
                            return Map.entry(at, work.apply(at));
                        })
                        .toList();
                made.forEach(entry -> done.accept(entry.getKey(), entry.getValue()));
                tell(stage);
            }
        }

        private void fresh() {
            if (stale.getAsBoolean()) {
                throw new CancellationException();
            }
        }

        private void tell(Effect.Stage stage) {
            fresh();
            told.accept(new Effect(
                    number,
                    stage,
                    problems,
                    ready,
                    changes == null || !changes.isDone() || changes.isCompletedExceptionally()
                            ? List.of()
                            : changes.join(),
                    fixtures,
                    List.copyOf(otherwise.values()),
                    List.copyOf(ungradable.values()),
                    added,
                    authorities,
                    comparison(),
                    ungraded.stream().distinct().toList(),
                    (System.nanoTime() - began) / 1_000_000));
        }

        /** As far as it is known; what is shown is not added to any more. */
        private @Nullable Comparison comparison() {
            Ready made = ready;
            if (made == null || compared.isEmpty()) {
                return null;
            }
            Comparison all =
                    new Comparison(saved.rules().ruleSet(), made.rules().ruleSet());
            compared.forEach((at, one) -> all.add(one, List.of(), passedOver.getOrDefault(at, List.of())));
            return all;
        }
    }
}
