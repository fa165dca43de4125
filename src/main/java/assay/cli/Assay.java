package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.report.EvidenceSchema;
import assay.report.Explanation;
import assay.report.JsonReport;
import assay.report.MarkdownReport;
import assay.report.Report;
import assay.report.TextReport;
import assay.rules.Pack;
import assay.rules.RuleBase;
import assay.verify.JUnitXml;
import assay.verify.Outcome;
import assay.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands. Each returns how the program ends. */
@Command(
        name = "assay",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Grades what authorities submitted as evidence by rules that can be read, and explains every grade.",
        subcommands = RulesCommands.class)
final class Assay {

    @Option(names = "--version", versionHelp = true, description = "the version of this program")
    boolean version;

    @Option(names = "--help", usageHelp = true, description = "what this program does")
    boolean help;

    private final Terminal terminal;

    Assay(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** How evaluations can be written. */
    enum Format {
        text,
        json,
        jsonl,
        markdown,
        html
    }

    /** How verifications can be written. */
    enum VerifyFormat {
        text,
        json,
        github
    }

    @Command(name = "evaluate", description = "Grades every file of evidence and says why.")
    int evaluate(
            @Mixin Shared shared,
            @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, jsonl or markdown") @Nullable
                    Format format,
            @Option(names = "--only", paramLabel = "IDS", split = ",", description = "the requirements to show")
                    @Nullable
                    List<String> only,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
                    List<String> paths)
            throws Shared.BrokenRules {
        if (format == Format.html) {
            throw new UsageException("--format html is not there yet; there are text, json, jsonl and markdown");
        }
        RuleBase rules = shared.load(terminal);
        Set<String> shown = shown(rules, only);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Report report = report(format == null ? Format.text : format, files.single(), shared, rules);
        Tally tally = new Tally(files);
        complain(files.problems());
        try (Output output = Output.open(terminal, shared.output)) {
            Progress progress =
                    new Progress(terminal, shared.quiet, files.inputs().size());
            output.write(report.before());
            batch(rules)
                    .run(
                            files.inputs(),
                            (evidence, evaluation) -> report.of(only(evaluation, shown)),
                            (Batch.Result<String> result) -> {
                                progress.step();
                                warn(shared, result.warnings());
                                complain(result.problems());
                                tally.add(result.problems());
                                String text = result.value();
                                if (text != null) {
                                    output.write(tally.first() ? "" : report.between());
                                    output.write(text);
                                    tally.written();
                                }
                            });
            if (files.single() && tally.nothing()) {
                return tally.exit();
            }
            output.write(report.after());
            output.finish();
        }
        return tally.exit();
    }

    @Command(name = "explain", description = "Says why one requirement or criterion came out as it did.")
    int explain(
            @Mixin Shared shared,
            @Parameters(paramLabel = "FILE", description = "a file of evidence") String file,
            @Parameters(paramLabel = "TARGET", description = "a requirement (R6) or a criterion (R6.A2)") String target)
            throws Shared.BrokenRules {
        RuleBase rules = shared.load(terminal);
        for (Pack.Elsewhere elsewhere : rules.ruleSet().pack().elsewhere()) {
            if (elsewhere.id().equalsIgnoreCase(target) && elsewhere.see() == null) {
                return print(shared, elsewhere.says() + "\n");
            }
            if (elsewhere.id().equalsIgnoreCase(target)) {
                return print(
                        shared,
                        elsewhere.says() + "\n\n" + explained(shared, rules, file, String.valueOf(elsewhere.see())));
            }
        }
        return print(shared, explained(shared, rules, file, target));
    }

    private String explained(Shared shared, RuleBase rules, String file, String target) {
        Evaluator evaluator = new Evaluator(rules);
        List<String> known = Stream.concat(
                        rules.ruleSet().pack().requirementIds().stream(),
                        evaluator.criteria().stream().map(Criterion::id))
                .toList();
        String id = known.stream()
                .filter(target::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no requirement or criterion \"" + target + "\""
                        + Nearest.to(target, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")
                        + " There are: " + String.join(", ", known)));
        List<String> explanations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Explanation explanation = new Explanation(rules.ruleSet());
        batch(rules)
                .run(
                        List.of(new Batch.Input(Path.of(file), file)),
                        (evidence, evaluation) -> explain(explanation, evaluation, id),
                        (Batch.Result<String> result) -> {
                            warn(shared, result.warnings());
                            problems.addAll(result.problems());
                            if (result.value() != null) {
                                explanations.add(result.value());
                            }
                        });
        if (!problems.isEmpty()) {
            throw new BrokenEvidence(problems);
        }
        return String.join("", explanations);
    }

    private static String explain(Explanation explanation, Evaluation evaluation, String id) {
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            if (requirement.id().equals(id)) {
                return explanation.of(evaluation, requirement);
            }
            for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                if (criterion.id().equals(id)) {
                    return explanation.of(evaluation, requirement, criterion);
                }
            }
        }
        throw new IllegalStateException("an evaluation without " + id);
    }

    @Command(name = "verify", description = "Checks that every file comes out as its expect block says.")
    int verify(
            @Mixin Shared shared,
            @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or github") @Nullable
                    VerifyFormat format,
            @Option(
                            names = "--junit",
                            paramLabel = "FILE",
                            description = "write the outcome there as JUnit XML as well")
                    @Nullable
                    Path junit,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
                    List<String> paths)
            throws Shared.BrokenRules {
        RuleBase rules = shared.load(terminal);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Verifier verifier = new Verifier(rules.ruleSet(), new Evaluator(rules).criteria());
        List<Outcome> outcomes = new ArrayList<>();
        files.problems().forEach(problem -> outcomes.add(new Outcome(problem.file(), List.of(), List.of(problem))));
        Progress progress = new Progress(terminal, shared.quiet, files.inputs().size());
        batch(rules)
                .run(
                        files.inputs(),
                        (evidence, evaluation) ->
                                new Outcome(evidence.file(), verifier.differences(evidence, evaluation), List.of()),
                        (Batch.Result<Outcome> result) -> {
                            progress.step();
                            warn(shared, result.warnings());
                            Outcome outcome = result.value();
                            outcomes.add(
                                    outcome == null
                                            ? new Outcome(result.input().named(), List.of(), result.problems())
                                            : outcome);
                        });
        outcomes.forEach(outcome -> complain(outcome.problems()));
        if (junit != null) {
            try (Output output = Output.open(terminal, junit)) {
                output.write(JUnitXml.of(outcomes));
                output.finish();
            }
        }
        print(shared, verified(format == null ? VerifyFormat.text : format, outcomes));
        if (outcomes.stream().anyMatch(Outcome::isBroken)) {
            return Exit.INPUT;
        }
        return outcomes.stream().allMatch(Outcome::passed) ? Exit.DONE : Exit.NO;
    }

    private static String verified(VerifyFormat format, List<Outcome> outcomes) {
        long passed = outcomes.stream().filter(Outcome::passed).count();
        String summary = passed + " passed, " + (outcomes.size() - passed) + " failed\n";
        return switch (format) {
            case text ->
                outcomes.stream()
                                .filter(Outcome::differs)
                                .flatMap(outcome -> outcome.lines().stream())
                                .map(line -> line + "\n")
                                .collect(Collectors.joining())
                        + summary;
            case github ->
                outcomes.stream()
                                .flatMap(Assay::annotations)
                                .map(line -> line + "\n")
                                .collect(Collectors.joining())
                        + summary;
            case json ->
                JsonReport.written(true, json -> {
                            json.writeStartObject();
                            json.writeNumberProperty("passed", passed);
                            json.writeNumberProperty("failed", outcomes.size() - passed);
                            json.writeArrayPropertyStart("files");
                            for (Outcome outcome : outcomes) {
                                json.writeStartObject();
                                json.writeStringProperty("file", outcome.file());
                                json.writeBooleanProperty("passed", outcome.passed());
                                JsonReport.texts(json, "differences", outcome.differs() ? outcome.lines() : List.of());
                                JsonReport.texts(json, "errors", outcome.isBroken() ? outcome.lines() : List.of());
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        })
                        + "\n";
        };
    }

    /** Lines that GitHub shows beside the line of the file that they are about. */
    private static Stream<String> annotations(Outcome outcome) {
        return Stream.concat(
                        outcome.problems().stream(),
                        outcome.differences().stream()
                                .map(one -> new Problem(outcome.file(), one.line(), one.column(), one.message())))
                .map(problem -> "::error file="
                        + escaped(problem.file()).replace(":", "%3A").replace(",", "%2C") + ",line=" + problem.line()
                        + ",col=" + problem.column() + "::" + escaped(problem.message()));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    @Command(name = "schema", description = "Prints the JSON Schema of a file of evidence, for editors.")
    int schema(@Mixin Shared shared) throws Shared.BrokenRules {
        RuleBase rules = shared.load(terminal);
        return print(shared, EvidenceSchema.of(rules.ruleSet(), new Evaluator(rules).criteria()));
    }

    /** Files of evidence that cannot be used where nothing can be done without them. */
    static final class BrokenEvidence extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> problems;

        BrokenEvidence(List<Problem> problems) {
            this.problems = List.copyOf(problems);
        }

        List<Problem> problems() {
            return problems;
        }
    }

    int print(Shared shared, String text) {
        try (Output output = Output.open(terminal, shared.output)) {
            output.write(text);
            output.finish();
        }
        return Exit.DONE;
    }

    private Batch batch(RuleBase rules) {
        return new Batch(
                new Evaluator(rules),
                new EvidenceReader(rules.ruleSet()),
                Runtime.getRuntime().availableProcessors());
    }

    private static Set<String> shown(RuleBase rules, @Nullable List<String> only) {
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

    private static Evaluation only(Evaluation evaluation, Set<String> shown) {
        return new Evaluation(
                evaluation.authority(),
                evaluation.type(),
                evaluation.file(),
                evaluation.evidenceSha256(),
                evaluation.rules(),
                evaluation.requirements().stream()
                        .filter(requirement -> shown.contains(requirement.id()))
                        .toList(),
                evaluation.overall(),
                evaluation.documents(),
                evaluation.notes());
    }

    private Report report(Format format, boolean single, Shared shared, RuleBase rules) {
        return switch (format) {
            case json -> new JsonReport(single ? JsonReport.Layout.OBJECT : JsonReport.Layout.ARRAY);
            case jsonl -> new JsonReport(JsonReport.Layout.LINES);
            case markdown -> new MarkdownReport();
            case text, html ->
                new TextReport(
                        shared.ink(terminal),
                        rules.ruleSet().pack().grades().stream()
                                .filter(Pack.GradeEntry::met)
                                .map(Pack.GradeEntry::name)
                                .collect(Collectors.toSet()));
        };
    }

    private void complain(Collection<Problem> problems) {
        problems.forEach(problem -> terminal.err().println(problem));
    }

    private void warn(Shared shared, Collection<Problem> warnings) {
        if (!shared.quiet) {
            complain(warnings);
        }
    }

    /** What was written and what went wrong so far. */
    private static final class Tally {
        private int written;
        private boolean wrong;

        Tally(EvidenceFiles files) {
            wrong = !files.problems().isEmpty();
        }

        void add(List<Problem> problems) {
            wrong |= !problems.isEmpty();
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
            return wrong ? Exit.INPUT : Exit.DONE;
        }
    }
}
