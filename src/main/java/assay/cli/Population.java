package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Redacted;
import assay.evidence.Redaction;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Beside;
import assay.study.EvidenceFiles;
import assay.study.Gathering;
import assay.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The authorities of a study, and what goes with them. */
final class Population {

    @Option(
            names = "--codebook",
            paramLabel = "FILE",
            description = "the themes of interviewees' answers (default: codebook.csv among the evidence)")
    @Nullable
    Path codebook;

    @Option(
            names = "--invited",
            paramLabel = "FILE",
            description = "who was asked to take part (default: invited.csv among the evidence)")
    @Nullable
    Path invited;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "the questions that were named beforehand (default: plan.yaml among the evidence)")
    @Nullable
    Path plan;

    /**
     * A study, with all that is wrong with the files that it was made from.
     *
     * @param study the study of those authorities whose files are in order
     * @param inputs their files, in the same order
     * @param failures what is wrong with the others, a second file of one authority among it
     */
    record Studied(Study study, List<Batch.Input> inputs, Failures failures) {}

    /**
     * Grades every file and makes a study of them.
     *
     * @param redaction what of the evidence the study is to know nothing of
     */
    Studied study(Program program, Shared shared, RuleBase rules, Redaction redaction, List<String> paths)
            throws BrokenInput {
        EvidenceFiles files = EvidenceFiles.of(paths).without(plan);
        Beside beside = Beside.of(files, new Beside.Named(codebook, invited, plan), rules.ruleSet());
        if (!beside.broken().isEmpty()) {
            throw new BrokenInput(beside.broken(), Exit.INPUT);
        }
        program.warn(shared, beside.notTaken());
        Failures failures = new Failures();
        failures.add(files.problems());
        Gathering gathering = new Gathering();
        List<Batch.Input> inputs = new ArrayList<>();
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        Batch batch = program.batch(rules);
        batch.run(
                files.inputs(),
                (evidence, evaluation) -> {
                    if (beside.codebook().isPresent()) {
                        beside.codebook().get().check(evidence);
                    }
                    return Authority.of(evidence, Redacted.of(batch.evaluator(), evidence, evaluation, redaction));
                },
                (Batch.Result<Authority> result) -> {
                    progress.step();
                    failures.add(result);
                    Authority one = result.value();
                    if (one != null) {
                        gathering
                                .add(one)
                                .ifPresentOrElse(
                                        again -> failures.add(List.of(again)), () -> inputs.add(result.input()));
                    }
                });
        failures.add(gathering.problems(beside));
        return new Studied(gathering.study(rules.ruleSet(), beside), inputs, failures);
    }
}
