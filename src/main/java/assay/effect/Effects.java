package assay.effect;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.comparison.Comparison;
import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds out what drafts of one rule set do to the cases that it is tried on. */
public final class Effects {

    /** How many cases are tried before it is told how far that is. */
    private static final int BLOCK = 64;

    private final RuleBase saved;
    private final Caseload caseload;

    /** A rule set as it is saved, and what it is tried on. */
    public Effects(RuleBase saved, Caseload caseload) {
        this.saved = saved;
        this.caseload = caseload;
    }

    /** The rules as they are saved. */
    public RuleBase saved() {
        return saved;
    }

    /** What they are tried on. */
    public Caseload caseload() {
        return caseload;
    }

    /**
     * A draft of a rule set, ready to grade.
     *
     * @throws ProblemsException with everything that is wrong with it
     */
    public static RuleBase ready(Draft draft) throws ProblemsException {
        RuleBase rules = RuleBase.load(RuleFiles.read(draft.folder(), new DraftTree(draft)), RuleCache.none());
        rules.kieBase();
        return rules;
    }

    /**
     * Finds out what a draft does.
     *
     * @param number which state of the draft it is
     * @param told is told how far it is, more than once, the last time when all is known; never while {@code stale} says so
     * @param stale whether nobody wants to know any more
     */
    public void find(long number, Draft draft, Consumer<Effect> told, BooleanSupplier stale) {
        Run run = new Run(number, told, stale);
        try {
            run.all(draft);
        } catch (CancellationException e) {
            // A newer change is looked at instead.
        }
    }

    /** One time that a draft is looked at. */
    private final class Run {

        private final long number;
        private final Consumer<Effect> told;
        private final BooleanSupplier stale;
        private final long began = System.nanoTime();

        private List<Problem> problems = List.of();
        private final List<Effect.Otherwise> otherwise = new ArrayList<>();
        private int tried;
        private int graded;
        private @org.jspecify.annotations.Nullable Comparison comparison;

        Run(long number, Consumer<Effect> told, BooleanSupplier stale) {
            this.number = number;
            this.told = told;
            this.stale = stale;
        }

        void all(Draft draft) {
            tell(Effect.Stage.READING);
            RuleBase rules;
            try {
                rules = ready(draft);
            } catch (ProblemsException e) {
                problems = e.problems();
                tell(Effect.Stage.BROKEN);
                return;
            } catch (CompletionException e) {
                problems = List.of(Problem.ofFile(draft.folder().toString(), String.valueOf(e.getCause())));
                tell(Effect.Stage.BROKEN);
                return;
            }
            try {
                fixtures(rules);
                authorities(rules);
                tell(Effect.Stage.SETTLED);
            } catch (RuleFault e) {
                problems = List.of(e.problem());
                tell(Effect.Stage.BROKEN);
            }
        }

        private void fixtures(RuleBase rules) {
            Evaluator evaluator = new Evaluator(rules);
            Verifier verifier = new Verifier(rules.ruleSet());
            blocks(
                    caseload.fixtures(),
                    one -> differences(one, evaluator, verifier),
                    (one, differences) -> {
                        if (!differences.stream()
                                .map(Difference::message)
                                .toList()
                                .equals(one.differs())) {
                            otherwise.add(new Effect.Otherwise(one, differences));
                        }
                        tried++;
                    },
                    Effect.Stage.FIXTURES);
        }

        private List<Difference> differences(Caseload.Case one, Evaluator evaluator, Verifier verifier) {
            Evidence evidence = one.evidence();
            try {
                return verifier.differences(evidence, evaluator.evaluate(evidence));
            } catch (ProblemsException e) {
                Problem first = e.problems().get(0);
                return List.of(new Difference(
                        first.line(),
                        first.column(),
                        evidence.caseName(),
                        "what can be expected",
                        "expect",
                        "",
                        first.message(),
                        ""));
            }
        }

        private void authorities(RuleBase rules) {
            Evaluator evaluator = new Evaluator(rules);
            Comparer comparer = new Comparer(saved.ruleSet(), rules.ruleSet());
            Comparison all = new Comparison(saved.ruleSet(), rules.ruleSet());
            comparison = all;
            blocks(
                    caseload.authorities(),
                    one -> compared(one, one.evidence(), evaluator, comparer),
                    (one, compared) -> {
                        if (compared.size() == 1) {
                            all.add(compared.get(0), List.of(), List.of());
                        }
                        graded++;
                    },
                    Effect.Stage.AUTHORITIES);
        }

        private List<Compared> compared(Caseload.Case one, Evidence evidence, Evaluator evaluator, Comparer comparer) {
            Evaluation before = one.saved();
            return before == null ? List.of() : List.of(comparer.compare(before, evaluator.evaluate(evidence)));
        }

        private <T> void blocks(
                List<Caseload.Case> cases,
                Function<Caseload.Case, T> work,
                java.util.function.BiConsumer<Caseload.Case, T> done,
                Effect.Stage stage) {
            for (int from = 0; from < cases.size(); from += BLOCK) {
                List<Caseload.Case> block = cases.subList(from, Math.min(cases.size(), from + BLOCK));
                List<Map.Entry<Caseload.Case, T>> made = block.parallelStream()
                        .map(one -> {
                            fresh();
                            return Map.entry(one, work.apply(one));
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
                    new Effect.Part(tried, caseload.fixtures().size()),
                    otherwise,
                    new Effect.Part(graded, caseload.authorities().size()),
                    comparison,
                    (System.nanoTime() - began) / 1_000_000));
        }
    }
}
