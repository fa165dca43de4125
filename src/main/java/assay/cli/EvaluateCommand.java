package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.Redacted;
import assay.evaluation.Summary;
import assay.evidence.Evidence;
import assay.evidence.FileCheck;
import assay.evidence.Redaction;
import assay.exchange.OscalDocument;
import assay.exchange.ProvDocument;
import assay.files.StandardInput;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.View;
import assay.problem.Nearest;
import assay.report.AuthoritiesTable;
import assay.report.Ink;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.report.Report;
import assay.report.SummaryReport;
import assay.report.TextReport;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.words.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
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
        summary,
        markdown,
        html,
        oscal,
        prov;

        /** Whether all evaluations make one document, and not each a part of the output. */
        boolean isOfAll() {
            return this == html || this == oscal || this == prov;
        }
    }

    @Mixin
    Printing shared = new Printing();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "text, json, jsonl, summary, markdown, html, oscal or prov (default: text)",
                "summary: a line of JSON an authority, with its grades and its score alone; much faster for many files",
                "oscal: assessment results of OSCAL 1.1.2; prov: W3C PROV-JSON; both with all authorities in one document"
            })
    Format format = Format.text;

    @Option(names = "--only", paramLabel = "IDS", split = ",", description = "the requirements to show, such as R6,R7")
    @Nullable
    List<String> only;

    @Option(
            names = "--brief",
            description = "text of a few lines an authority: its grades, what held each back, and what is in doubt")
    boolean brief;

    @Option(
            names = "--files",
            description =
                    "reads the files that documents name and says whether they are the same as when they were recorded")
    boolean files;

    @Option(
            names = "--no-dependence",
            description =
                    "leaves out of JSON, HTML and OSCAL what hangs on which documents, which is found by grading again without them")
    boolean noDependence;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "for whom a page is: council (the verdict, what held it back, the way on), assessor (each fact, what to"
                            + " check) or auditor (all of it; default)")
    @Nullable
    View view;

    @Option(
            names = "--readings",
            description =
                    "says in HTML which grades rest on one reading of the source alone, by grading with each that can be decided"
                            + " otherwise, as sensitivity does")
    boolean readings;

    @Mixin
    Watching watching = new Watching();

    @Mixin
    Redacting redacting = new Redacting();

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "files of evidence, or folders of them; - is standard input")
    List<String> paths = List.of();

    private final Program program;

    EvaluateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        settleForm();
        if (files && paths.contains(StandardInput.NAME)) {
            throw new UsageException(
                    "--files: what comes through standard input lies in no folder, so that files that it names cannot be found");
        }
        Redaction redaction = redacting.redaction();
        return watching.run(program, shared, paths, rules -> evaluate(program.onEvidence(rules.load()), redaction));
    }

    private int evaluate(RuleBase rules, Redaction redaction) throws BrokenInput {
        Set<String> shown = shown(rules);
        EvidenceFiles evidenceFiles = EvidenceFiles.of(paths);
        Tally tally = new Tally(evidenceFiles);
        program.complain(evidenceFiles.problems());
        if (format == Format.summary) {
            summaries(rules, redaction, shown, evidenceFiles, tally);
        } else if (format.isOfAll()) {
            document(rules, redaction, shown, evidenceFiles, tally);
        } else if (format == Format.text && !evidenceFiles.single()) {
            underTable(rules, redaction, shown, evidenceFiles, tally);
        } else {
            report(rules, redaction, shown, evidenceFiles, tally);
        }
        return tally.exit();
    }

    /** The form that options ask for which only one has, where the command line names no other. */
    private void settleForm() {
        String ofPages = view != null ? "--view" : readings ? "--readings" : "";
        if (brief && !ofPages.isEmpty()) {
            throw new UsageException(
                    "--brief makes text brief, and " + ofPages + " is for pages; leave out one of them");
        }
        if (brief && format != Format.text) {
            format = shared.formatInstead(Format.text, "--brief makes text brief; leave out --format " + format);
        }
        if (!ofPages.isEmpty() && format != Format.html) {
            format = shared.formatInstead(Format.html, ofPages + " is for pages; add --format html");
        }
        if (files && format == Format.summary) {
            format = shared.formatInstead(
                    Format.text,
                    "--files: a summary has grades and says nothing of documents; leave out --format summary");
        }
    }

    /** The grades of one authority after the other, and nothing of why. */
    private void summaries(
            RuleBase rules, Redaction redaction, Set<String> shown, EvidenceFiles evidenceFiles, Tally tally) {
        Batch batch = program.batch(rules);
        try (Output output = Output.open(program.terminal(), shared)) {
            run(
                    batch,
                    evidenceFiles,
                    tally,
                    evidence -> {
                        Summary summary = batch.evaluator().summary(evidence);
                        return SummaryReport.of(Redacted.of(batch.evaluator(), evidence, summary, redaction)
                                .of(shown));
                    },
                    output::write);
            if (!evidenceFiles.single() || !tally.nothing()) {
                output.finish();
            }
        }
    }

    /** One evaluation after the other, as they are made. */
    private void report(
            RuleBase rules, Redaction redaction, Set<String> shown, EvidenceFiles evidenceFiles, Tally tally) {
        Report report = report(rules, evidenceFiles.single());
        Ink ink = shared.ink(program.terminal());
        try (Output output = Output.open(program.terminal(), shared)) {
            output.write(report.before());
            grade(
                    rules,
                    redaction,
                    evidenceFiles,
                    tally,
                    (evidence, evaluation) -> report.bytes(evaluation.of(shown), ink),
                    text -> {
                        output.write(tally.first() ? "" : report.between());
                        output.write(text);
                    });
            if (evidenceFiles.single() && tally.nothing()) {
                return;
            }
            output.write(report.after());
            output.finish();
        }
    }

    /** An evaluation with its report. */
    private record Reported(Evaluation evaluation, String text) {}

    /** All evaluations, one after the other, under a table of all of them. */
    private void underTable(
            RuleBase rules, Redaction redaction, Set<String> shown, EvidenceFiles evidenceFiles, Tally tally) {
        Report report = report(rules, evidenceFiles.single());
        AuthoritiesTable table = new AuthoritiesTable(rules.ruleSet().pack().gradeNames());
        KeptTexts texts = new KeptTexts();
        try (Output output = Output.open(program.terminal(), shared)) {
            grade(
                    rules,
                    redaction,
                    evidenceFiles,
                    tally,
                    (evidence, evaluation) -> {
                        Evaluation one = evaluation.of(shown);
                        return new Reported(one, report.of(one));
                    },
                    one -> {
                        table.add(one.evaluation);
                        texts.add(one.text);
                    });
            String printed = table.printed(shared.width(program.terminal()));
            output.write(printed);
            String[] before = {printed.isEmpty() ? "" : report.between()};
            texts.forEach(text -> {
                output.write(before[0] + text);
                before[0] = report.between();
            });
            output.finish();
        }
    }

    /** All evaluations in one document; none where there is nothing to show. */
    private void document(
            RuleBase rules, Redaction redaction, Set<String> shown, EvidenceFiles evidenceFiles, Tally tally)
            throws BrokenInput {
        Function<List<Graded>, String> written = written();
        try (Output output = Output.open(program.terminal(), shared)) {
            List<OtherReadings.One> others = readings ? OtherReadings.of(program, shared, rules, null) : List.of();
            List<Graded> all = new ArrayList<>();
            grade(
                    rules,
                    redaction,
                    evidenceFiles,
                    tally,
                    (evidence, evaluation) -> new Graded(
                            evaluation.of(shown),
                            readings
                                    ? Optional.of(OtherReadings.grades(others, evidence, evaluation))
                                    : Optional.empty()),
                    all::add);
            if (!all.isEmpty()) {
                output.write(written.apply(all));
                output.finish();
            }
        }
    }

    private Function<List<Graded>, String> written() throws BrokenInput {
        if (format == Format.html) {
            RuleBook book = RuleBook.of(program.read(program.rulesFolder(shared), shared.settings()));
            return all -> EvaluationsPage.of(all, book, view == null ? View.auditor : view);
        }
        Function<List<Evaluation>, String> document = format == Format.oscal ? OscalDocument::of : ProvDocument::of;
        return all -> document.apply(all.stream().map(Graded::evaluation).toList());
    }

    /** Grades all files, and hands over what is made of each evaluation, in the order of the files. */
    private <T> void grade(
            RuleBase rules,
            Redaction redaction,
            EvidenceFiles evidenceFiles,
            Tally tally,
            Batch.Work<T> made,
            Consumer<T> taker) {
        Batch batch = program.batch(rules);
        Map<String, Path> places = new HashMap<>();
        if (files) {
            evidenceFiles.inputs().forEach(input -> places.put(input.named(), input.path()));
        }
        run(
                batch,
                evidenceFiles,
                tally,
                evidence -> made.of(
                        evidence,
                        Redacted.of(
                                batch.evaluator(), evidence, complete(batch.evaluator(), evidence, places), redaction)),
                taker);
    }

    /** The same of what is graded in a way of its own. */
    private <T> void run(
            Batch batch, EvidenceFiles evidenceFiles, Tally tally, Batch.Grading<T> grading, Consumer<T> taker) {
        Progress progress = new Progress(
                program.terminal(), shared.quiet, evidenceFiles.inputs().size());
        batch.run(evidenceFiles.inputs(), grading, (Batch.Result<T> result) -> {
            progress.step();
            program.warn(shared, result.warnings());
            program.complain(result.problems());
            tally.failures.add(result);
            T value = result.value();
            if (value != null) {
                taker.accept(value);
                tally.written();
            }
        });
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
    private Evaluation complete(Evaluator evaluator, Evidence evidence, Map<String, Path> places) {
        boolean saysNoDependence = format == Format.text || format == Format.markdown || format == Format.prov;
        Evaluation complete = noDependence || saysNoDependence
                ? evaluator.evaluate(evidence)
                : evaluator.evaluateWithDependence(evidence);
        if (!files) {
            return complete;
        }
        Path place = Objects.requireNonNull(places.get(evidence.file()));
        return complete.withFiles(named -> {
            if (named.file() != null) {
                Overwriting.refuse("--output", shared.output, List.of(), place.resolveSibling(named.file()));
            }
            return FileCheck.of(place, named);
        });
    }

    private Report report(RuleBase rules, boolean single) {
        return switch (format) {
            case json -> new JsonReport(single ? JsonReport.Layout.OBJECT : JsonReport.Layout.ARRAY);
            case jsonl -> new JsonReport(JsonReport.Layout.LINES);
            case markdown -> new MarkdownReport();
            case text ->
                new TextReport(
                        shared.ink(program.terminal()),
                        rules.ruleSet().pack().metGrades(),
                        shared.width(program.terminal(), rules.ruleSet().pack()),
                        brief);
            case summary, html, oscal, prov -> throw new IllegalStateException("not a report on each evaluation");
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
