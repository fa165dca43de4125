package assay.cli;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.comparison.Comparison;
import assay.comparison.ComparisonJson;
import assay.comparison.ComparisonMarkdown;
import assay.comparison.ComparisonPage;
import assay.comparison.ComparisonText;
import assay.drl.UnknownSetting;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.replay.Graders;
import assay.replay.Recorded;
import assay.replay.ResultFile;
import assay.replay.Since;
import assay.replay.SinceJson;
import assay.replay.SinceText;
import assay.report.ChangesReport;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.text.Legible;
import assay.words.PolicyChange;
import assay.words.PolicyDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a change of rules does to authorities. */
@Command(
        name = "compare",
        addMethodSubcommands = false,
        description = "Grades files of evidence by two rule sets and says what comes out otherwise, and why.")
final class CompareCommand implements Callable<Integer> {

    /** How it can be written. */
    enum Format {
        text,
        json,
        markdown,
        html
    }

    /** The rules to compare with. */
    static final class Other {
        @Option(names = "--with", paramLabel = "DIR", description = "the folder of the other rule set")
        @Nullable
        Path with;

        @Option(
                names = "--with-git",
                paramLabel = "REV",
                description = "the same rule set as it stands in a revision, such as HEAD~1")
        @Nullable
        String revision;

        @Option(
                names = "--with-result",
                paramLabel = "RESULT",
                description =
                        "what was recorded before, as evaluate --format json, jsonl or html wrote it: what has changed since, and what of"
                                + " it moved which grade")
        @Nullable
        Path result;
    }

    @Mixin
    Printing shared = new Printing();

    @ArgGroup
    Other other = new Other();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, markdown or html (default: text)")
    Format format = Format.text;

    @Option(names = "--words", description = "say what the rules say otherwise, in plain English, and grade nothing")
    boolean words;

    @Option(names = "--fail-on-change", description = "end with 1 where anything comes out, or is said, otherwise")
    boolean failOnChange;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "files of evidence, or folders of them; none with --words")
    List<String> paths = List.of();

    private final Program program;

    CompareCommand(Program program) {
        this.program = program;
    }

    /** An authority by both, and what of its file either passes over. */
    private record Both(Compared compared, List<String> notBefore, List<String> notAfter) {}

    @Override
    public Integer call() throws BrokenInput {
        Map<String, String> settings = shared.settings();
        if (other.result != null) {
            return sinceResult(other.result);
        }
        if (other.with == null && other.revision == null && settings.isEmpty()) {
            throw new UsageException(
                    "what to compare with is missing: --with DIR, --with-git REV, --with-result RESULT, or"
                            + " --set NAME=VALUE");
        }
        if (words) {
            return inWords(settings);
        }
        if (paths.isEmpty()) {
            throw new UsageException("PATH is missing: files of evidence, or folders of them");
        }
        RuleBase before = program.rules(program.rulesFolder(shared), Map.of(), shared.noCache);
        RuleBase after = otherRules(before, settings);
        Comparer comparer = new Comparer(before.ruleSet(), after.ruleSet());
        Comparison comparison = new Comparison(before.ruleSet(), after.ruleSet());
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        Evaluator evaluator = new Evaluator(after);
        EvidenceReader reader = new EvidenceReader(after.ruleSet(), before.ruleSet());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(before, after.ruleSet())
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> {
                            Evidence again = reader.read(Path.of(evidence.file()), evidence.file());
                            return new Both(
                                    comparer.compare(evaluation, evaluator.evaluate(again)),
                                    evidence.passedOver(),
                                    again.passedOver());
                        },
                        (Batch.Result<Both> result) -> {
                            progress.step();
                            failures.add(result);
                            Both both = result.value();
                            if (both != null) {
                                comparison.add(both.compared, both.notBefore, both.notAfter);
                            }
                        });
        program.complain(failures.problems());
        if (failures.isAll()) {
            return failures.exit(Exit.DONE);
        }
        program.print(
                shared,
                switch (format) {
                    case text ->
                        ComparisonText.of(
                                comparison,
                                shared.width(program.terminal(), after.ruleSet().pack()));
                    case markdown -> ComparisonMarkdown.of(comparison);
                    case json -> ComparisonJson.of(comparison);
                    case html -> ComparisonPage.of(comparison);
                });
        return failures.exit(failOnChange && !comparison.isSame() ? Exit.NO : Exit.DONE);
    }

    /** Says what has changed since results were recorded. */
    private int sinceResult(Path named) throws BrokenInput {
        String says = "--with-result says what has changed as text or json; ";
        if (words) {
            throw new UsageException(says + "leave out --words");
        }
        if (format != Format.text && format != Format.json) {
            format = shared.formatInstead(Format.text, says + "--format " + format + " is neither");
        }
        if (paths.isEmpty()) {
            throw new UsageException("PATH is missing: files of evidence, or folders of them");
        }
        Map<String, Recorded> recorded = recorded(named);
        RuleBase rules = program.rules(shared);
        Evaluator evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        Map<Map<String, String>, Optional<Evaluator>> others = new ConcurrentHashMap<>();
        Graders graders = values -> others.computeIfAbsent(
                values, tried -> tried.isEmpty() ? Optional.of(evaluator) : trying(rules, tried));
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        List<Since> all = new ArrayList<>();
        program.batch(evaluator)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> {
                            Recorded then = recorded.get(evidence.authority());
                            if (then == null) {
                                throw new ProblemsException(Problem.ofFile(
                                        evidence.file(),
                                        Legible.line(named.toString()) + " has no result of "
                                                + Legible.folded(evidence.authority())));
                            }
                            return Since.of(then, evidence, evaluation, evaluator, reader, graders);
                        },
                        (Batch.Result<Since> result) -> {
                            program.warn(shared, result.warnings());
                            failures.add(result);
                            Since since = result.value();
                            if (since != null) {
                                all.add(since);
                            }
                        });
        program.complain(failures.problems());
        if (failures.isAll()) {
            return failures.exit(Exit.DONE);
        }
        int requirements = rules.ruleSet().pack().requirements().size();
        program.warn(
                shared,
                all.stream()
                        .filter(Since::isPartial)
                        .flatMap(since -> since.recorded().partial(named.toString(), requirements).stream())
                        .toList());
        String called = Legible.line(named.toString());
        Set<String> given =
                all.stream().map(since -> since.recorded().authority()).collect(Collectors.toSet());
        List<String> notGiven = recorded.keySet().stream()
                .filter(Predicate.not(given::contains))
                .toList();
        program.print(
                shared,
                format == Format.json
                        ? SinceJson.of(all, notGiven, called)
                        : SinceText.of(
                                all,
                                notGiven,
                                called,
                                shared.width(program.terminal(), rules.ruleSet().pack())));
        // Who names files may want these alone; of whom a folder has no file any more, there was one.
        boolean isGone =
                !notGiven.isEmpty() && files.inputs().stream().anyMatch(input -> !paths.contains(input.named()));
        return failures.exit(
                failOnChange && (isGone || all.stream().anyMatch(Since::isOtherwise)) ? Exit.NO : Exit.DONE);
    }

    /** By the rules with values of parameters that are not those of now, where they can have them. */
    private Optional<Evaluator> trying(RuleBase rules, Map<String, String> values) {
        Map<String, String> settings = new TreeMap<>(shared.settings());
        settings.putAll(values);
        try {
            return Optional.of(new Evaluator(program.rules(Path.of(rules.folder()), settings, shared.noCache)));
        } catch (BrokenInput | UnknownSetting e) {
            return Optional.empty();
        }
    }

    /** The results of a file, by the names of the authorities. */
    private static Map<String, Recorded> recorded(Path named) throws BrokenInput {
        Map<String, Recorded> recorded = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        try {
            for (Recorded one : ResultFile.read(named, named.toString()).results()) {
                if (recorded.put(one.authority(), one) != null) {
                    problems.add(Problem.ofFile(
                            named.toString(), "there are two results of " + Legible.folded(one.authority())));
                }
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new BrokenInput(problems, Exit.INPUT);
        }
        return recorded;
    }

    /** Says what the rules to compare with say otherwise. */
    private int inWords(Map<String, String> settings) throws BrokenInput {
        if (!paths.isEmpty()) {
            throw new UsageException("--words compares what rules say, and takes no files of evidence; leave out "
                    + paths.get(0) + ", or --words");
        }
        if (format == Format.html) {
            format = shared.formatInstead(
                    Format.text,
                    "--words says it as text, json or markdown; a page of what rules say is that of rules read");
        }
        Path folder = program.rulesFolder(shared);
        // A revision was before: what is said is what has changed since.
        boolean since = other.revision != null;
        RuleSetReader.Read before = since ? otherInWords(folder, Map.of()) : program.read(folder, Map.of());
        RuleSetReader.Read after = since ? program.read(folder, settings) : otherInWords(folder, settings);
        List<PolicyChange> changes;
        try {
            changes = PolicyChange.between(PolicyDocument.sayings(before), PolicyDocument.sayings(after));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        ChangesReport report = new ChangesReport(
                before.ruleSet().called() + (since ? " of " + other.revision : ""),
                after.ruleSet().called(),
                changes);
        program.print(
                shared,
                switch (format) {
                    case text -> report.text(shared.width(program.terminal()));
                    case markdown -> report.markdown();
                    case json -> report.json();
                    case html -> throw new IllegalStateException("refused above");
                });
        return failOnChange && !changes.isEmpty() ? Exit.NO : Exit.DONE;
    }

    private RuleSetReader.Read otherInWords(Path folder, Map<String, String> settings) throws BrokenInput {
        Path with = other.with;
        String named = other.revision;
        if (named == null) {
            return program.read(with == null ? folder : with, settings);
        }
        try (GitRevision revision = GitRevision.of(folder, named)) {
            return program.read(revision.folder(), revision, settings);
        }
    }

    /** The rules to compare with: what is set is tried there. */
    private RuleBase otherRules(RuleBase before, Map<String, String> settings) throws BrokenInput {
        Path with = other.with;
        String named = other.revision;
        if (named == null) {
            return program.rules(with == null ? Path.of(before.folder()) : with, settings, shared.noCache);
        }
        try (GitRevision revision = GitRevision.of(Path.of(before.folder()), named)) {
            return program.rules(revision, settings, shared.noCache);
        }
    }
}
