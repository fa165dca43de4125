package assay.effect;

import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.mutation.Equivalents;
import assay.mutation.Mutant;
import assay.mutation.MutatedRules;
import assay.mutation.MutationTesting;
import assay.mutation.Verdict;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.verify.Accepted;
import assay.verify.Coverage;
import assay.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what a draft does to how well fixtures put the rules to the test. Mutants are made of the rules and parameters that
 * were changed, and tried on the fixtures as they are once what comes out by the draft is accepted; those that survive are tried
 * on the rules as they are saved as well, for what survived before is not the change's.
 */
final class Testing {

    /** Of mutants it is told no more often than this, in nanoseconds. */
    private static final long OFTEN = 200_000_000;

    /** How many files of generated evidence are searched for one that tells a survivor apart. */
    private static final int GENERATED = 400;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** So many changed rules are mutated: to try the mutants of them takes some seconds. */
    private static final int MOST = 12;

    private final Effects effects;
    private final Ready saved;
    private final Ready made;
    private final Draft draft;
    private final Effect effect;
    private final Consumer<Tests> told;
    private final BooleanSupplier stale;
    private final long began = System.nanoTime();
    private long lastTold = began;

    private List<Coverage.Gap> lost = List.of();
    private List<Coverage.Gap> gained = List.of();
    private Effect.Part mutants = new Effect.Part(0, 0);
    private int untried;
    private final List<Tests.Survivor> survivors = new ArrayList<>();
    private List<Problem> problems = List.of();

    /**
     * Something to be found out.
     *
     * @param saved the rules as they are saved
     * @param made the draft, ready to grade
     * @param effect what it does, of which all is known
     * @param told is told how far it is, the last time when all is known; never while {@code stale} says so
     * @param stale whether nobody wants to know any more
     */
    Testing(
            Effects effects,
            Ready saved,
            Ready made,
            Draft draft,
            Effect effect,
            Consumer<Tests> told,
            BooleanSupplier stale) {
        this.effects = effects;
        this.saved = saved;
        this.made = made;
        this.draft = draft;
        this.effect = effect;
        this.told = told;
        this.stale = stale;
    }

    /**
     * A fixture as it is once what comes out is accepted.
     *
     * @param evaluation how it comes out by the draft
     * @param asExpected whether it expects that
     */
    private record Tried(Evidence evidence, Evaluation evaluation, boolean asExpected) {}

    /** Finds it out. */
    void all() {
        try {
            Untouched untouched = Untouched.by(saved.read(), made.read());
            List<Tried> fixtures = fixtures(untouched);
            coverage(fixtures);
            tell(false);
            mutants(
                    fixtures.stream()
                            .filter(Tried::asExpected)
                            .map(Tried::evidence)
                            .toList(),
                    untouched.changed());
        } catch (ProblemsException e) {
            problems = e.problems();
        } catch (RuleFault e) {
            problems = List.of(e.problem());
        } catch (CompletionException e) {
            problems = List.of(Problem.ofFile(draft.folder().toString(), String.valueOf(e.getCause())));
        }
        tell(true);
    }

    // ------------------------------------------------------------------ fixtures

    /** Those that can be graded. */
    private List<Tried> fixtures(Untouched untouched) throws ProblemsException {
        RuleSet rules = made.rules().ruleSet();
        boolean alike = Untouched.isReadAlike(saved.rules().ruleSet(), rules);
        Evaluator evaluator = new Evaluator(made.rules());
        Verifier verifier = new Verifier(rules);
        EvidenceReader reader = new EvidenceReader(rules);
        Map<String, String> accepted = accepted();
        return effects.caseload().fixtures().parallelStream()
                .flatMap(one -> {
                    fresh();
                    boolean asItWas = alike
                            && !accepted.containsKey(one.file())
                            && !draft.changed().containsKey(Effects.key(one.path()));
                    Evaluation before = one.saved();
                    if (asItWas && before != null && untouched.is(one.evidence())) {
                        return Stream.of(new Tried(
                                one.evidence(), before, one.differing().isEmpty()));
                    }
                    try {
                        Evidence evidence = asItWas ? one.evidence() : again(one, accepted, reader);
                        Evaluation after = evaluator.evaluate(evidence);
                        return Stream.of(new Tried(
                                evidence,
                                after,
                                verifier.differences(evidence, after).isEmpty()));
                    } catch (ProblemsException | RuleFault e) {
                        // That it cannot be graded is told of the effect.
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private Evidence again(Caseload.Case one, Map<String, String> accepted, EvidenceReader reader)
            throws ProblemsException {
        String text = accepted.get(one.file());
        return Effects.again(
                one,
                text == null ? Effects.content(draft, one.path(), one.file()) : text.getBytes(StandardCharsets.UTF_8),
                reader);
    }

    /** What the files say that differ, once what comes out is accepted; those that cannot be changed so are left as they are. */
    private Map<String, String> accepted() throws ProblemsException {
        Effects.Accepting accepting = effects.accepting(draft, effect);
        Map<String, String> texts = new HashMap<>();
        for (Accepted one : effect.differing()) {
            fresh();
            try {
                accepting.text(one.file()).ifPresent(text -> texts.put(one.file(), text));
            } catch (ProblemsException e) {
                // Whoever wants to accept it is told why that cannot be.
            }
        }
        return texts;
    }

    // ------------------------------------------------------------------ coverage

    private void coverage(List<Tried> fixtures) {
        Coverage before = new Coverage(saved.rules().ruleSet(), new Evaluator(saved.rules()).alwaysFiring());
        effects.caseload().fixtures().forEach(one -> {
            if (one.saved() != null) {
                before.add(one.evidence(), one.saved());
            }
        });
        Coverage after = new Coverage(made.rules().ruleSet(), new Evaluator(made.rules()).alwaysFiring());
        fixtures.forEach(one -> after.add(one.evidence(), one.evaluation()));
        lost = without(after.gaps(), before.gaps());
        gained =
                without(before.gaps(), after.gaps()).stream().filter(after::has).toList();
    }

    /** The gaps that are none of others, wherever they stand. */
    private static List<Coverage.Gap> without(List<Coverage.Gap> gaps, List<Coverage.Gap> others) {
        return gaps.stream()
                .filter(gap -> others.stream()
                        .noneMatch(other ->
                                other.aspect() == gap.aspect() && other.name().equals(gap.name())))
                .toList();
    }

    // ------------------------------------------------------------------ mutants

    /** Parameters first, each by itself, and then the rules of each file. */
    private void mutants(List<Evidence> fixtures, Set<String> changed) throws ProblemsException {
        RuleSet rules = made.rules().ruleSet();
        RuleFiles files = RuleFiles.read(draft.folder(), new DraftTree(draft));
        Equivalents equivalents = Equivalents.of(draft.folder(), files);
        List<String> names =
                rules.origins().keySet().stream().filter(changed::contains).toList();
        untried = Math.max(0, names.size() - MOST);
        Map<String, Set<String>> byFile = new TreeMap<>();
        names.stream()
                .limit(MOST)
                .forEach(name -> byFile.computeIfAbsent(rules.origin(name).file(), file -> new TreeSet<>())
                        .add(name));
        for (Parameter parameter : parameters()) {
            batch(files, Set.of(), Set.of(parameter.name()), fixtures, equivalents);
        }
        for (Set<String> some : byFile.values()) {
            batch(files, some, Set.of(), fixtures, equivalents);
        }
    }

    /** Those that have another value, or are new. */
    private List<Parameter> parameters() {
        Map<String, String> before = new HashMap<>();
        saved.rules().ruleSet().parameters().forEach(one -> before.put(one.name(), one.value()));
        return made.rules().ruleSet().parameters().stream()
                .filter(one -> !one.value().equals(before.get(one.name())))
                .toList();
    }

    private void batch(
            RuleFiles files,
            Set<String> rules,
            Set<String> parameters,
            List<Evidence> fixtures,
            Equivalents equivalents)
            throws ProblemsException {
        MutatedRules mutated =
                Work.begin(() -> MutatedRules.of(files, rules, parameters)).done(stale);
        mutants = new Effect.Part(
                mutants.done(), mutants.all() + mutated.mutants().size());
        tell(false);
        List<Verdict> survived = survived(
                new MutationTesting(
                        mutated, fixtures, new Verifier(made.rules().ruleSet()), equivalents, GENERATED, this::fresh),
                mutant -> true,
                this::oneMore);
        if (!survived.isEmpty()) {
            Map<Mutant, String> called = called(mutated.mutants(), this::before);
            Set<String> before = before(
                    rules.stream().map(this::before).collect(Collectors.toSet()),
                    parameters,
                    survived.stream().map(one -> called.get(one.mutant())).collect(Collectors.toSet()));
            survived.stream()
                    .filter(one -> !before.contains(called.get(one.mutant())))
                    .forEach(one -> survivors.add(survivor(one, parameters)));
        }
        tell(false);
    }

    private void oneMore() {
        mutants = new Effect.Part(mutants.done() + 1, mutants.all());
        if (System.nanoTime() - lastTold > OFTEN) {
            tell(false);
        }
    }

    private static List<Verdict> survived(MutationTesting testing, Predicate<Mutant> wanted, Runnable step) {
        return testing.verdicts(wanted, step).stream()
                .filter(one -> one.outcome() == Verdict.Outcome.SURVIVED)
                .toList();
    }

    /** What those of some mutants are called that survive by the rules as they are saved. */
    private Set<String> before(Set<String> rules, Set<String> parameters, Set<String> wanted) throws ProblemsException {
        RuleFiles files = RuleFiles.read(draft.folder());
        MutatedRules mutated =
                Work.begin(() -> MutatedRules.of(files, rules, parameters)).done(stale);
        Map<Mutant, String> called = called(mutated.mutants(), rule -> rule);
        List<Evidence> fixtures = effects.caseload().fixtures().stream()
                .filter(one -> one.wrong().isEmpty() && one.differing().isEmpty())
                .map(Caseload.Case::evidence)
                .toList();
        MutationTesting testing = new MutationTesting(
                mutated,
                fixtures,
                new Verifier(saved.rules().ruleSet()),
                Equivalents.of(draft.folder(), files),
                0,
                this::fresh);
        return survived(testing, mutant -> wanted.contains(called.get(mutant)), () -> {}).stream()
                .map(one -> called.get(one.mutant()))
                .collect(Collectors.toSet());
    }

    /** What mutants are called by both: the first of a rule that says so, the second; whichever number it says it with. */
    private static Map<Mutant, String> called(List<Mutant> mutants, UnaryOperator<String> before) {
        Map<Mutant, String> called = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Mutant mutant : mutants) {
            String says = before.apply(mutant.rule()) + "\n"
                    + NUMBER.matcher(mutant.says()).replaceAll("#");
            called.put(mutant, says + "\n" + times.merge(says, 1, Integer::sum));
        }
        return called;
    }

    /** What a rule is called as it is saved: that has another name, at the same place, where a number in it was changed. */
    private String before(String rule) {
        Map<String, RuleOrigin> origins = saved.rules().ruleSet().origins();
        RuleOrigin now = made.rules().ruleSet().origins().get(rule);
        if (now == null || origins.containsKey(rule)) {
            return rule;
        }
        List<String> names = inFile(made, now.file());
        List<String> others = inFile(saved, now.file());
        return names.size() == others.size() ? others.get(names.indexOf(rule)) : rule;
    }

    private static List<String> inFile(Ready ready, String file) {
        return ready.rules().ruleSet().origins().values().stream()
                .filter(one -> one.file().equals(file))
                .sorted(RuleOrigin.BY_PLACE)
                .map(RuleOrigin::name)
                .toList();
    }

    private Tests.Survivor survivor(Verdict verdict, Set<String> parameters) {
        RuleSet rules = made.rules().ruleSet();
        Mutant mutant = verdict.mutant();
        boolean rule = !mutant.rule().isEmpty();
        String about = rule ? mutant.rule() : parameters.iterator().next();
        String file = rule
                ? rules.origin(about).file()
                : rules.parameters().stream()
                        .filter(one -> one.name().equals(about))
                        .map(Parameter::file)
                        .findFirst()
                        .orElse("");
        Evidence telling = verdict.telling();
        return new Tests.Survivor(
                about,
                rule,
                mutant.says(),
                file,
                mutant.line(),
                telling == null ? null : EvidenceWriter.file(telling, rules));
    }

    // ------------------------------------------------------------------ telling

    private void fresh() {
        if (stale.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    private void tell(boolean done) {
        fresh();
        lastTold = System.nanoTime();
        told.accept(new Tests(
                effect.number(),
                done,
                lost,
                gained,
                mutants,
                untried,
                survivors,
                problems,
                (System.nanoTime() - began) / 1_000_000));
    }
}
