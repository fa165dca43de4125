package assay.cli;

import assay.effect.KnownOutcomes;
import assay.effect.Ready;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.pipeline.CodeQuality;
import assay.pipeline.Finding;
import assay.pipeline.GitHubAnnotations;
import assay.pipeline.JUnitXml;
import assay.pipeline.SarifReport;
import assay.pipeline.Tap;
import assay.problem.Problem;
import assay.report.Ink;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import assay.text.HowMany;
import assay.verify.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks that files of evidence come out as they say. */
@Command(
        name = "verify",
        addMethodSubcommands = false,
        description = "Checks that every file comes out as its expect block says, and every case of it.")
final class VerifyCommand implements Callable<Integer> {

    /** How the outcome can be written. */
    enum Format {
        text,
        json,
        github,
        gitlab,
        sarif,
        tap
    }

    @Mixin
    Printing shared = new Printing();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, github, gitlab, sarif or tap (default: text)")
    Format format = Format.text;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "write the outcome there as JUnit XML as well" + Overwriting.FOLDERS)
    @Nullable
    Path junit;

    @Option(
            names = "--strict",
            description =
                    "end with 1 where there are warnings, though all come out as they expect; --quiet leaves none of"
                            + " them out then")
    boolean strict;

    @Option(
            names = "--accept",
            description = "make the expect blocks expect what comes out, in place, after saying what differs")
    boolean accept;

    @Option(names = "--dry-run", description = "with --accept: only say what differs")
    boolean dryRun;

    @Option(
            names = "--edges",
            description = "say instead which files stand on the edge of a parameter and expect nothing about it")
    boolean edges;

    @Mixin
    Watching watching = new Watching();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    /** How all came out the last time, where it is done again and again. */
    private @Nullable KnownOutcomes last;

    VerifyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        if (dryRun && !accept) {
            throw new UsageException("--dry-run: there is nothing to be written without --accept");
        }
        if (strict && (accept || edges)) {
            throw new UsageException("--strict is about how files come out; leave it out, or ask verify without "
                    + (accept ? "--accept" : "--edges"));
        }
        if (accept) {
            textAlone(
                    "--accept says what differs", junit == null ? null : "--junit", ", or ask verify without --accept");
        }
        if (edges) {
            textAlone(
                    "--edges says what stands on an edge", accept ? "--accept" : junit == null ? null : "--junit", "");
        }
        if (accept && !dryRun && !shared.set.isEmpty()) {
            throw new UsageException(
                    "--accept with --set would make files expect what comes of values that are only tried;"
                            + " write the value into pack.yaml, or add --dry-run");
        }
        if (accept && watching.wanted) {
            throw new UsageException(
                    "--accept with --watch would expect whatever comes out while files are being changed;"
                            + " leave out " + Watching.OPTION);
        }
        Overwriting.refuseBoth("--junit", junit, "--output ", shared.output);
        return watching.run(program, shared, paths, this::verify);
    }

    /** Makes sure that text is written and nothing else; what else would be written beside it is null if nothing would. */
    private void textAlone(String says, @Nullable String other, String or) {
        if (other != null) {
            throw new UsageException(says + " as text alone; leave out " + other + or);
        }
        if (format != Format.text) {
            format = shared.formatInstead(Format.text, says + " as text alone; leave out --format" + or);
        }
    }

    private int verify(Watching.Rules asked) throws BrokenInput {
        RuleBase rules;
        try {
            rules = program.onEvidence(asked.load());
        } catch (BrokenInput e) {
            report(e.problems());
            throw e;
        } catch (UnusableRules e) {
            report(e.problems());
            throw e;
        }
        EvidenceFiles files = EvidenceFiles.of(paths);
        if (edges) {
            return new EdgesOfFixtures(program, shared, rules).tell(files);
        }
        return accept
                ? new Accepting(program, shared, new Evaluator(rules)).accept(files, dryRun)
                : verify(files, outcomes(rules));
    }

    /** Writes why the rules cannot be used: what reads the reports is not to find those of the last time, nor nothing. */
    private void report(List<Problem> problems) {
        if (!edges && !accept) {
            write(Outcome.broken(problems), List.of(), null);
        }
    }

    private KnownOutcomes outcomes(RuleBase rules) {
        Ready ready = watching.latest();
        if (ready == null) {
            return KnownOutcomes.none(rules);
        }
        last = last == null ? KnownOutcomes.first(ready) : last.next(ready);
        return last;
    }

    private int verify(EvidenceFiles files, KnownOutcomes known) {
        RuleSet rules = known.evaluator().rules().ruleSet();
        List<Outcome> outcomes = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Failures failures = new Failures();
        failures.add(files.problems());
        files.problems().forEach(problem -> outcomes.add(Outcome.broken(problem.file(), List.of(problem))));
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(known.evaluator(), known.reader())
                .run(files.inputs(), known::of, (Batch.Result<List<Outcome>> result) -> {
                    progress.step();
                    if (strict) {
                        // They decide how it ends, and whoever wants no warnings wants to know why.
                        program.complain(result.warnings());
                    } else {
                        program.warn(shared, result.warnings());
                    }
                    warnings.addAll(result.warnings());
                    failures.add(result);
                    List<Outcome> ofFile = result.value();
                    outcomes.addAll(
                            ofFile == null
                                    ? List.of(Outcome.broken(result.input().named(), result.problems()))
                                    : ofFile);
                });
        outcomes.forEach(outcome -> failures.add(outcome.problems()));
        outcomes.forEach(outcome -> program.complain(outcome.problems()));
        write(outcomes, warnings, rules);
        boolean isFine = outcomes.stream().allMatch(Outcome::passed) && !(strict && !warnings.isEmpty());
        return failures.exit(isFine ? Exit.DONE : Exit.NO);
    }

    /** Writes how all came out in the forms that are asked for; the rules are null where they cannot be used. */
    private void write(List<Outcome> outcomes, List<Problem> warnings, @Nullable RuleSet rules) {
        if (junit != null) {
            try (Output output = Output.open(program.terminal(), "--junit", junit, Ink.NONE)) {
                output.write(JUnitXml.of(outcomes, warnings, rules, program.sources()));
                output.finish();
            }
        }
        // At a terminal it stands in what is complained of.
        if (rules != null || format != Format.text || shared.output != null) {
            program.print(shared, verified(outcomes, warnings, rules));
        }
    }

    private static String unusable(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.problems().stream())
                .map(problem -> problem + "\n")
                .collect(Collectors.joining());
    }

    private String verified(List<Outcome> outcomes, List<Problem> warnings, @Nullable RuleSet rules) {
        long passed = outcomes.stream().filter(Outcome::passed).count();
        SortedMap<String, String> set = rules == null ? shared.settings() : rules.settings();
        String summary = (rules == null || set.isEmpty() ? "" : "by " + rules.called() + "\n") + passed + " passed, "
                + (outcomes.size() - passed) + " failed" + deciding(warnings) + "\n";
        return switch (format) {
            case text ->
                (rules == null ? unusable(outcomes) : "")
                        + outcomes.stream()
                                .filter(Outcome::differs)
                                .flatMap(outcome -> outcome.lines().stream())
                                .map(line -> line + "\n")
                                .collect(Collectors.joining())
                        + summary;
            case github -> GitHubAnnotations.of(findings(outcomes, warnings)) + summary;
            case gitlab -> CodeQuality.of(findings(outcomes, warnings));
            case sarif -> SarifReport.ofVerification().of(findings(outcomes, warnings));
            case tap -> Tap.of(outcomes, warnings, rules, program.sources());
            case json ->
                JsonDocument.of(json -> {
                    JsonReport.values(json, "set", set);
                    json.writeNumberProperty("passed", passed);
                    json.writeNumberProperty("failed", outcomes.size() - passed);
                    json.writeArrayPropertyStart("files");
                    for (Outcome outcome : outcomes) {
                        json.writeStartObject();
                        json.writeStringProperty("file", outcome.file());
                        if (outcome.caseName() != null) {
                            json.writeStringProperty("case", outcome.caseName());
                        }
                        json.writeBooleanProperty("passed", outcome.passed());
                        JsonReport.texts(json, "differences", outcome.differs() ? outcome.lines() : List.of());
                        JsonReport.texts(json, "errors", outcome.isBroken() ? outcome.lines() : List.of());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    JsonReport.texts(
                            json,
                            "warnings",
                            warnings.stream().map(Problem::toString).toList());
                });
        };
    }

    /** How many warnings there are, where they decide how it ends. */
    private String deciding(List<Problem> warnings) {
        return !strict || warnings.isEmpty() ? "" : ", " + HowMany.of(warnings.size(), "warning");
    }

    private List<Finding> findings(List<Outcome> outcomes, List<Problem> warnings) {
        return Finding.of(
                Stream.concat(
                                outcomes.stream().flatMap(outcome -> outcome.found().stream()),
                                warnings.stream().map(Outcome::odd))
                        .toList(),
                problem -> !problem.code().equals(Outcome.ODD),
                program.sources());
    }
}
