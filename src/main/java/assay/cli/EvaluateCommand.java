package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.FileCheck;
import assay.problem.Nearest;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.report.Report;
import assay.report.TextReport;
import assay.rules.RuleBase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades files of evidence. */
@Command(name = "evaluate", addMethodSubcommands = false, description = "Grades every file of evidence and says why.")
final class EvaluateCommand implements Callable<Integer> {

    /** How evaluations can be written. */
    enum Format {
        text,
        json,
        jsonl,
        markdown,
        html
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, jsonl or markdown (default: text)")
    Format format = Format.text;

    @Option(names = "--only", paramLabel = "IDS", split = ",", description = "the requirements to show, such as R6,R7")
    @Nullable
    List<String> only;

    @Option(
            names = "--files",
            description =
                    "reads the files that documents name and says in JSON whether they are the same as when they were recorded")
    boolean files;

    @Option(
            names = "--no-dependence",
            description =
                    "leaves out of JSON what hangs on which documents, which is found by grading again without them")
    boolean noDependence;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    EvaluateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        if (format == Format.html) {
            throw new UsageException("--format html is not there yet; there are text, json, jsonl and markdown");
        }
        Overwriting.refuse("--output", shared.output, paths);
        RuleBase rules = program.rules(shared);
        Set<String> shown = shown(rules);
        EvidenceFiles evidenceFiles = EvidenceFiles.of(paths);
        Report report = report(rules, evidenceFiles.single());
        Tally tally = new Tally(evidenceFiles);
        program.complain(evidenceFiles.problems());
        Batch batch = program.batch(rules);
        Map<String, Path> places = new HashMap<>();
        evidenceFiles.inputs().forEach(input -> places.put(input.named(), input.path()));
        try (Output output = Output.open(program.terminal(), shared)) {
            Progress progress = new Progress(
                    program.terminal(), shared.quiet, evidenceFiles.inputs().size());
            output.write(report.before());
            batch.run(
                    evidenceFiles.inputs(),
                    (evidence, evaluation) -> report.of(complete(batch.evaluator(), evidence, evaluation, places)
                            .of(shown)),
                    (Batch.Result<String> result) -> {
                        progress.step();
                        program.warn(shared, result.warnings());
                        program.complain(result.problems());
                        tally.failures.add(result);
                        String text = result.value();
                        if (text != null) {
                            output.write(tally.first() ? "" : report.between());
                            output.write(text);
                            tally.written();
                        }
                    });
            if (evidenceFiles.single() && tally.nothing()) {
                return tally.exit();
            }
            output.write(report.after());
            output.finish();
        }
        return tally.exit();
    }

    private Set<String> shown(RuleBase rules) {
        List<String> known = rules.ruleSet().pack().requirementIds();
        if (only == null) {
            return Set.copyOf(known);
        }
        for (String id : only) {
            if (!known.contains(id)) {
                throw new UsageException("--only: there is no requirement \"" + id + "\"" + Nearest.hint(id, known));
            }
        }
        return Set.copyOf(only);
    }

    /** With all that only some reports show. */
    private Evaluation complete(
            Evaluator evaluator, Evidence evidence, Evaluation evaluation, Map<String, Path> places) {
        if (format != Format.json && format != Format.jsonl) {
            return evaluation;
        }
        Evaluation complete = noDependence ? evaluation : evaluation.with(evaluator.dependence(evidence, evaluation));
        Path place = Objects.requireNonNull(places.get(evidence.file()));
        return files ? complete.withFiles(named -> FileCheck.of(place, named)) : complete;
    }

    private Report report(RuleBase rules, boolean single) {
        return switch (format) {
            case json -> new JsonReport(single ? JsonReport.Layout.OBJECT : JsonReport.Layout.ARRAY);
            case jsonl -> new JsonReport(JsonReport.Layout.LINES);
            case markdown -> new MarkdownReport();
            case text, html ->
                new TextReport(
                        shared.ink(program.terminal()), rules.ruleSet().pack().metGrades());
        };
    }

    /** What was written and what went wrong so far. */
    private static final class Tally {
        private final Failures failures = new Failures();
        private int written;

        Tally(EvidenceFiles files) {
            failures.add(files.problems());
        }

        void written() {
            written++;
        }

        boolean first() {
            return written == 0;
        }

        boolean nothing() {
            return written == 0;
        }

        int exit() {
            return failures.exit(Exit.DONE);
        }
    }
}
