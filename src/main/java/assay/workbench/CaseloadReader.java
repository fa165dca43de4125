package assay.workbench;

import assay.effect.Caseload;
import assay.effect.Effect;
import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the evidence that a rule set is tried on. */
final class CaseloadReader {

    /** After so many files it is told how many have been read. */
    private static final int BLOCK = 250;

    private CaseloadReader() {}

    /**
     * The files that paths stand for. Those of a study lie where a plan, a codebook or a list of who was invited lies.
     *
     * @param told is told now and then how many have been read
     */
    static Caseload read(RuleBase rules, List<String> paths, Consumer<Effect.Part> told) {
        EvidenceFiles files = EvidenceFiles.of(paths);
        Set<Path> studies = new HashSet<>();
        files.beside().forEach(beside -> studies.add(folder(beside)));
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        Evaluator evaluator = new Evaluator(rules);
        Verifier verifier = new Verifier(rules.ruleSet());
        AtomicInteger done = new AtomicInteger();
        List<Read> all = files.inputs().parallelStream()
                .map(input -> {
                    Read one = read(input, studies.contains(folder(input)), reader, evaluator, verifier);
                    int number = done.incrementAndGet();
                    if (number % BLOCK == 0) {
                        told.accept(new Effect.Part(number, files.inputs().size()));
                    }
                    return one;
                })
                .toList();
        List<Caseload.Case> fixtures = new ArrayList<>();
        List<Caseload.Case> authorities = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(files.problems());
        for (Read one : all) {
            fixtures.addAll(one.fixtures());
            problems.addAll(one.problems());
            if (one.authority() != null) {
                authorities.add(one.authority());
            }
        }
        return new Caseload(fixtures, authorities, problems);
    }

    private record Read(List<Caseload.Case> fixtures, Caseload.@Nullable Case authority, List<Problem> problems) {}

    private static @Nullable Path folder(Batch.Input input) {
        return input.path().toAbsolutePath().normalize().getParent();
    }

    private static Read read(
            Batch.Input input, boolean ofStudy, EvidenceReader reader, Evaluator evaluator, Verifier verifier) {
        Evidence evidence;
        try {
            evidence = reader.read(input.path(), input.named());
        } catch (ProblemsException e) {
            return new Read(List.of(), null, e.problems());
        }
        List<Caseload.Case> fixtures = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Caseload.Case authority = null;
        for (Evidence fixture : evidence.fixtures()) {
            Evaluation saved = null;
            try {
                saved = evaluator.evaluate(fixture);
            } catch (RuleFault e) {
                problems.add(e.ungraded(input.named()));
            }
            if (fixture.expect() != null) {
                fixtures.add(new Caseload.Case(fixture, saved, differs(fixture, saved, verifier, problems)));
            }
            if (fixture.caseName() == null && (ofStudy || fixture.expect() == null)) {
                authority = new Caseload.Case(fixture, saved, List.of());
            }
        }
        return new Read(fixtures, authority, problems);
    }

    private static List<String> differs(
            Evidence fixture, @Nullable Evaluation saved, Verifier verifier, List<Problem> problems) {
        if (saved == null) {
            return List.of();
        }
        try {
            return verifier.differences(fixture, saved).stream()
                    .map(Difference::message)
                    .toList();
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }
}
