package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.interview.InterviewForm;
import assay.lint.Findings;
import assay.lint.RuleLint;
import assay.mutation.Equivalents;
import assay.pipeline.CodeQuality;
import assay.pipeline.Finding;
import assay.pipeline.GitHubAnnotations;
import assay.pipeline.SarifReport;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.proof.Proof;
import assay.report.JsonDocument;
import assay.report.SchemaBeside;
import assay.rules.RuleBase;
import assay.ruleset.Check;
import assay.ruleset.RuleSet;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Says everything that is wrong with a rule set. */
@Command(
        name = "check",
        addMethodSubcommands = false,
        description = "Says everything that is wrong with the rules, and what is probably not meant.")
final class RulesCheckCommand implements Callable<Integer> {

    /** How what was found can be written. */
    enum Format {
        text,
        json,
        github,
        gitlab,
        sarif
    }

    @Mixin
    Printing shared = new Printing();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, github, gitlab or sarif (default: text)")
    Format format = Format.text;

    @Option(names = "--strict", description = "end with 1 where there are warnings")
    boolean strict;

    @Option(
            names = "--explain",
            paramLabel = "CODE",
            completionCandidates = Codes.class,
            description = "say what a code means, with an example")
    @Nullable
    String explain;

    /** What there is to explain. */
    static final class Codes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Check.codes().iterator();
        }
    }

    @Mixin
    Watching watching = new Watching();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "the rule set, as with --rules")
    @Nullable
    Path folder;

    private final Program program;
    private String summary = "";

    RulesCheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        if (explain != null) {
            refuseBesideExplain();
            return program.print(shared, shared.width(program.terminal()).fit(explanation(explain)));
        }
        if (folder != null) {
            if (shared.isGiven("--rules")) {
                throw new UsageException("--rules " + shared.rules + " and " + folder
                        + ": one rule set is checked at a time; leave out one of them");
            }
            shared.rules = folder;
        }
        return watching.run(program, shared, List.of(), this::check);
    }

    /** Nobody is to take what says nothing about any rules for a check of them. */
    private void refuseBesideExplain() {
        Optional<String> other = folder != null
                ? Optional.of(folder.toString())
                : Stream.of("--rules", "--set", "--format", "--strict", Watching.OPTION)
                        .filter(shared::isGiven)
                        .findFirst();
        if (other.isPresent()) {
            throw new UsageException(
                    "--explain says what a code means and checks no rules; leave out it or " + other.get());
        }
    }

    /** Whether an option stands on the command line itself. */
    private int check(Watching.Rules asked) {
        summary = "";
        List<Problem> problems = new ArrayList<>();
        List<Findings.Accepted> accepted = List.of();
        boolean isFolder = Files.isDirectory(program.rulesFolder(shared));
        // They are compiled while they are held against the checks, and are wanted only where they pass.
        FutureTask<RuleBase> compiling = new FutureTask<>(asked::load);
        Thread thread = new Thread(compiling, "early-rules");
        thread.setDaemon(true);
        thread.start();
        try {
            Findings found = RuleLint.findings(
                    program.rulesFolder(shared),
                    shared.settings(),
                    program.cache(shared).asItIs().parts(),
                    files -> ready(files, compiling));
            problems.addAll(found.problems());
            accepted = found.accepted();
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        } finally {
            compiling.cancel(true);
        }
        int exit = told(problems.stream().sorted().toList(), accepted);
        return isFolder ? exit : Exit.INPUT;
    }

    /** What is wrong with a rule set that can be made ready. */
    private List<Problem> ready(RuleFiles files, Future<RuleBase> compiling) {
        List<Problem> problems = new ArrayList<>();
        try {
            RuleBase rules = done(compiling);
            summary = summary(rules.ruleSet());
            problems.addAll(Proof.problems(files, rules));
            problems.addAll(Equivalents.problems(
                    files, RuleTree.disk(), rules.ruleSet().origins().keySet()));
            problems.addAll(SchemaBeside.problems(files, RuleTree.disk(), rules.ruleSet()));
            InterviewForm.of(Path.of(rules.folder()), rules.ruleSet());
        } catch (BrokenInput broken) {
            problems.addAll(broken.problems());
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private static RuleBase done(Future<RuleBase> compiling) throws BrokenInput {
        try {
            return compiling.get();
        } catch (ExecutionException e) {
            return ExceptionUtils.rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling the rules", e);
        }
    }

    private static String explanation(String code) {
        Check check = Check.of(code)
                .orElseThrow(() -> new UsageException("--explain: there is no code \"" + Nearest.shown(code) + "\""
                        + Nearest.to(code, Check.codes())
                                .map(near -> "; did you mean \"" + near + "\"?")
                                // Whoever asks wants to see what there is, many as they are.
                                .orElseGet(() -> "; there are "
                                        + Check.codes().stream().sorted().collect(Collectors.joining(", ")))));
        return check.code() + ", " + (check.isError() ? "an error" : "a warning") + "\n\n" + check.says() + "\n\n"
                + example("wrong:  ", check.wrong()) + example("right:  ", check.right());
    }

    private static String example(String called, String lines) {
        return lines.lines()
                .map(Legible::line)
                .map(Width::whole)
                .collect(Collectors.joining("\n" + " ".repeat(called.length()), called, "\n"));
    }

    private static String summary(RuleSet rules) {
        String named = rules.called() + ": " + HowMany.of(rules.origins().size(), "rule") + " ";
        int kinds = rules.vocabulary().kinds().size();
        return rules.pack().subject().isGraded()
                ? named + "for " + HowMany.of(rules.criteria().size(), "criterion", "criteria") + ", "
                        + HowMany.of(kinds, "kind") + " of evidence; "
                : named + "about " + rules.pack().subject().word() + "; ";
    }

    private int told(List<Problem> problems, List<Findings.Accepted> accepted) {
        long warnings = problems.stream().filter(RulesCheckCommand::isWarning).count();
        long errors = problems.size() - warnings;
        String counts = problems.isEmpty()
                ? "nothing to complain of"
                : HowMany.of(errors, "error") + ", " + HowMany.of(warnings, "warning");
        switch (format) {
            case text -> {
                // As with every other command, what is wrong with the input is no result.
                program.complain(problems);
                program.print(
                        shared,
                        shared.width(program.terminal()).fit(summary + counts + "\n")
                                + accepted.stream()
                                        .map(one -> "accepted: " + one.problem() + "\n    because "
                                                + Legible.line(one.reason()) + "\n")
                                        .collect(Collectors.joining()));
            }
            case github -> program.print(shared, GitHubAnnotations.of(findings(problems)));
            case gitlab -> program.print(shared, CodeQuality.of(findings(problems)));
            case json -> program.print(shared, json(problems, accepted, errors, warnings));
            case sarif -> program.print(shared, SarifReport.ofChecks().of(findings(problems)));
        }
        if (errors > 0) {
            return Exit.RULES;
        }
        return strict && warnings > 0 ? Exit.NO : Exit.DONE;
    }

    /** What has no code of its own is about files that cannot be read. */
    private List<Finding> findings(List<Problem> problems) {
        return Finding.of(
                problems.stream()
                        .map(problem -> problem.withCode(Check.RULE_SET.code()))
                        .toList(),
                Check::isError,
                program.sources());
    }

    private static boolean isWarning(Problem problem) {
        return !Check.isError(problem);
    }

    private static String json(List<Problem> problems, List<Findings.Accepted> accepted, long errors, long warnings) {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("errors", errors);
            json.writeNumberProperty("warnings", warnings);
            json.writeArrayPropertyStart("problems");
            for (Problem problem : problems) {
                json.writeStartObject();
                place(json, problem);
                json.writeStringProperty("severity", isWarning(problem) ? "warning" : "error");
                json.writeStringProperty("message", problem.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("accepted");
            for (Findings.Accepted one : accepted) {
                json.writeStartObject();
                place(json, one.problem());
                json.writeStringProperty("message", one.problem().message());
                json.writeStringProperty("reason", one.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void place(JsonGenerator json, Problem problem) {
        json.writeStringProperty("file", problem.file());
        json.writeNumberProperty("line", problem.line());
        json.writeNumberProperty("column", problem.column());
        json.writeStringProperty("code", problem.code());
    }
}
