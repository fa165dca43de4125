package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import assay.text.HowMany;
import assay.verify.Accepted;
import assay.verify.Acceptor;
import assay.verify.DifferenceGroups;
import assay.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes files expect what comes out of them: all are worked out before the first is written, and each is written whole. */
final class Accepting {

    private final Program program;
    private final Printing shared;
    private final Evaluator evaluator;
    private final Acceptor acceptor;

    Accepting(Program program, Printing shared, Evaluator evaluator) {
        this.program = program;
        this.shared = shared;
        this.evaluator = evaluator;
        this.acceptor = new Acceptor(evaluator.rules().ruleSet(), evaluator);
    }

    /** A file that is to be written, and what it was when it was read. */
    private record Pending(Path path, String sha256, Accepted accepted) {

        Rewritten rewritten() {
            return new Rewritten(path, accepted.file(), sha256, accepted.text());
        }
    }

    /** Says what differs and, unless that is all that is asked for, writes the files; gives how the command ends. */
    int accept(EvidenceFiles files, boolean dryRun) {
        List<Pending> pending = new ArrayList<>();
        Map<String, Path> paths =
                files.inputs().stream().collect(Collectors.toMap(Batch.Input::named, Batch.Input::path));
        Failures failures = new Failures();
        failures.add(files.problems());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        RuleSet rules = evaluator.rules().ruleSet();
        program.batch(evaluator, new EvidenceReader(rules).expecting(new Verifier(rules)::problems))
                .run(
                        files.inputs(),
                        (evidence, evaluation) ->
                                accepted(Objects.requireNonNull(paths.get(evidence.file())), evidence, evaluation),
                        (Batch.Result<Optional<Pending>> result) -> {
                            progress.step();
                            program.warn(shared, result.warnings());
                            failures.add(result);
                            Optional<Pending> one = result.value();
                            if (one != null) {
                                one.ifPresent(pending::add);
                            }
                        });
        program.complain(failures.problems());
        program.print(
                shared,
                DifferenceGroups.of(pending.stream().map(Pending::accepted).toList())
                        + (dryRun
                                ? HowMany.of(pending.size(), "file")
                                        + " would be written, and with --dry-run none was\n"
                                : ""));
        if (!dryRun) {
            int written = 0;
            for (Pending one : pending) {
                Optional<Problem> problem = one.rewritten().write();
                problem.ifPresent(wrong -> {
                    program.complain(List.of(wrong));
                    failures.add(List.of(wrong));
                });
                written += problem.isEmpty() ? 1 : 0;
            }
            if (shared.output == null) {
                program.print(shared, HowMany.of(written, "file") + " written\n");
            }
        }
        return failures.exit(Exit.DONE);
    }

    private Optional<Pending> accepted(Path path, Evidence evidence, Evaluation evaluation) throws ProblemsException {
        byte[] content;
        try {
            content = InputFile.read(path, EvidenceReader.LARGEST);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(evidence.file(), e.why()));
        }
        if (!EvidenceReader.sha256(content).equals(evidence.sha256())) {
            throw new ProblemsException(Problem.ofFile(evidence.file(), Rewritten.CHANGED));
        }
        return acceptor.accepted(evidence, evaluation, content)
                .map(accepted -> new Pending(path, evidence.sha256(), accepted));
    }
}
