package assay.effect;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.KnownEvidence;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.verify.Difference;
import assay.verify.Outcome;
import assay.verify.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fixtures come out by one version of a rule set, and what is known of that before any is graded: those that passed by the
 * version before it, have not changed and cannot be touched by what has become of the rules come out as they did. It serves
 * any number of threads.
 */
public final class KnownOutcomes {

    /** So many are kept for the next version: to grade the others again takes longer, and no memory. */
    private static final int MOST = 2_000;

    private final Evaluator evaluator;
    private final Verifier verifier;
    /** What the rules say, or null where there will be no next version. */
    private final @Nullable Ready ready;

    private final KnownEvidence read;
    /** What cannot have come out otherwise than by the version before this, and how it came out by that. */
    private final Map<Evidence, Evaluation> before;

    private final Map<Evidence, Evaluation> passed = Collections.synchronizedMap(new IdentityHashMap<>());

    private KnownOutcomes(
            Evaluator evaluator, @Nullable Ready ready, KnownEvidence read, Map<Evidence, Evaluation> before) {
        this.evaluator = evaluator;
        this.verifier = new Verifier(evaluator.rules().ruleSet());
        this.ready = ready;
        this.read = read;
        this.before = before;
    }

    /** Nothing is known yet, and nothing kept. */
    public static KnownOutcomes none(RuleBase rules) {
        return new KnownOutcomes(new Evaluator(rules), null, new KnownEvidence(), Map.of());
    }

    /** Nothing is known yet of the first version of rules that are being changed. */
    public static KnownOutcomes first(Ready rules) {
        return new KnownOutcomes(new Evaluator(rules.rules()), rules, new KnownEvidence(), Map.of());
    }

    /** What is known by the next version, once all has come out by this one. */
    public KnownOutcomes next(Ready rules) {
        if (ready == null
                || !Untouched.isReadAlike(ready.rules().ruleSet(), rules.rules().ruleSet())) {
            return first(rules);
        }
        Evaluator after = new Evaluator(rules.rules());
        Untouched untouched = Untouched.by(ready.read(), rules.read()).of(passed.keySet(), evaluator, after);
        IdentityHashMap<Evidence, Evaluation> same = new IdentityHashMap<>();
        passed.forEach((evidence, evaluation) -> {
            if (untouched.is(evidence)) {
                same.put(evidence, evaluation);
            }
        });
        return new KnownOutcomes(after, rules, read, same);
    }

    /** Of how many it is known, before any is graded, that they come out as they did. */
    int known() {
        return before.size();
    }

    /** What grades those that may have come out otherwise. */
    public Evaluator evaluator() {
        return evaluator;
    }

    /** Reads the files; of what has not changed nothing is read again. */
    public EvidenceReader reader() {
        EvidenceReader reader = new EvidenceReader(evaluator.rules().ruleSet()).expecting(verifier::problems);
        return ready == null ? reader : reader.knowing(read);
    }

    /**
     * How a file comes out, and each case of it.
     *
     * @throws RuleFault if the rules cannot grade it
     */
    public List<Outcome> of(Evidence file) {
        // What a file begins with has to be gradable, also where only its cases expect something.
        Evaluation whole = evaluation(file);
        List<Outcome> outcomes = new ArrayList<>();
        for (Evidence fixture : file.fixtures()) {
            outcomes.add(outcome(fixture, fixture.caseName() == null ? whole : evaluation(fixture)));
        }
        return outcomes;
    }

    private Evaluation evaluation(Evidence one) {
        Evaluation known = before.get(one);
        return known == null ? evaluator.evaluate(one) : evaluator.asOwn(known);
    }

    private Outcome outcome(Evidence fixture, Evaluation evaluation) {
        try {
            List<Difference> differences = verifier.differences(fixture, evaluation);
            // Why something differs may be said otherwise of what comes out the same: that is found out again.
            if (ready != null && differences.isEmpty() && passed.size() < MOST) {
                passed.put(fixture, evaluation);
            }
            return new Outcome(fixture.file(), fixture.caseName(), differences, List.of());
        } catch (ProblemsException e) {
            return new Outcome(fixture.file(), fixture.caseName(), List.of(), e.problems());
        }
    }
}
