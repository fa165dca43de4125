package assay.cli;

import assay.comparison.Change;
import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.comparison.Transitions;
import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.JsonReport;
import assay.rules.Extension;
import assay.rules.RuleBase;
import assay.rules.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.StringUtils;
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
        markdown
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
    }

    @Mixin
    Shared shared = new Shared();

    @ArgGroup(multiplicity = "1")
    Other other = new Other();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown (default: text)")
    Format format = Format.text;

    @Option(names = "--fail-on-change", description = "end with 1 where anything comes out otherwise")
    boolean failOnChange;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    CompareCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase before = program.rules(shared);
        RuleBase after = otherRules(before);
        Comparer comparer = new Comparer(before.ruleSet(), after.ruleSet());
        Transitions transitions = new Transitions(comparer);
        List<Compared> changed = new ArrayList<>();
        EvidenceFiles files = EvidenceFiles.of(paths);
        List<Problem> problems = new ArrayList<>(files.problems());
        Evaluator evaluator = new Evaluator(after);
        EvidenceReader reader = new EvidenceReader(after.ruleSet());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(before)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> comparer.compare(evaluation, again(evaluator, reader, evidence)),
                        (Batch.Result<Compared> result) -> {
                            progress.step();
                            problems.addAll(result.problems());
                            Compared compared = result.value();
                            if (compared != null) {
                                transitions.add(compared);
                                if (!compared.changes().isEmpty()) {
                                    changed.add(compared);
                                }
                            }
                        });
        program.complain(problems.stream().distinct().toList());
        program.print(
                shared,
                switch (format) {
                    case text -> text(before.ruleSet(), after.ruleSet(), transitions, changed);
                    case markdown -> markdown(before.ruleSet(), after.ruleSet(), transitions, changed);
                    case json -> json(before.ruleSet(), after.ruleSet(), transitions, changed);
                });
        if (!problems.isEmpty()) {
            return Exit.INPUT;
        }
        return failOnChange && !changed.isEmpty() ? Exit.NO : Exit.DONE;
    }

    private RuleBase otherRules(RuleBase before) throws BrokenInput {
        Path with = other.with;
        if (with != null) {
            return program.rules(with, shared.noCache);
        }
        try (GitRevision revision = GitRevision.of(Path.of(before.folder()), String.valueOf(other.revision))) {
            return program.rules(revision, shared.noCache);
        }
    }

    /** The same evidence by the other rules, whose kinds of evidence may be others. */
    private static Evaluation again(Evaluator evaluator, EvidenceReader reader, Evidence evidence)
            throws ProblemsException {
        return evaluator.evaluate(reader.read(Path.of(evidence.file()), evidence.file()));
    }

    private static String named(RuleSet rules) {
        return rules.pack().name() + " " + StringUtils.left(rules.sha256(), 8)
                + rules.extension()
                        .map(Extension::phrase)
                        .map(phrase -> " (" + phrase + ")")
                        .orElse("");
    }

    private static String summary(Transitions transitions) {
        return transitions.changed() + " of " + transitions.authorities() + " come out otherwise";
    }

    private static String text(RuleSet before, RuleSet after, Transitions transitions, List<Compared> changed) {
        StringBuilder text = new StringBuilder();
        text.append("before: ")
                .append(named(before))
                .append("\nafter:  ")
                .append(named(after))
                .append("\n\n");
        text.append(summary(transitions)).append('\n');
        for (String requirement : transitions.requirements()) {
            if (transitions.changed(requirement) > 0) {
                List<String> grades = transitions.grades(requirement);
                text.append('\n').append(StringUtils.rightPad(requirement + ", from", 20));
                grades.forEach(grade -> text.append(StringUtils.leftPad("to " + grade, 16)));
                for (String from : grades) {
                    text.append("\n  ").append(StringUtils.rightPad(from, 18));
                    for (String to : grades) {
                        text.append(StringUtils.leftPad(String.valueOf(transitions.count(requirement, from, to)), 16));
                    }
                }
                text.append('\n');
            }
        }
        for (Compared one : changed) {
            text.append('\n')
                    .append(one.authority())
                    .append(" (")
                    .append(one.file())
                    .append(")\n");
            for (Change change : one.changes()) {
                text.append("  ")
                        .append(change.requirement())
                        .append(": ")
                        .append(change.before())
                        .append(" -> ")
                        .append(change.after())
                        .append('\n');
                change.because()
                        .forEach(line -> text.append("    ").append(line).append('\n'));
            }
        }
        return text.toString();
    }

    private static String markdown(RuleSet before, RuleSet after, Transitions transitions, List<Compared> changed) {
        StringBuilder text = new StringBuilder("# What other rules change\n\n");
        text.append("Before: ")
                .append(named(before))
                .append("  \nAfter: ")
                .append(named(after))
                .append("\n\n");
        text.append(summary(transitions)).append(".\n");
        for (String requirement : transitions.requirements()) {
            if (transitions.changed(requirement) > 0) {
                List<String> grades = transitions.grades(requirement);
                text.append("\n## ").append(requirement).append("\n\n| from / to | ");
                text.append(String.join(" | ", grades)).append(" |\n|").append(" --- |".repeat(grades.size() + 1));
                for (String from : grades) {
                    text.append("\n| ").append(from).append(" |");
                    grades.forEach(to -> text.append(" ")
                            .append(transitions.count(requirement, from, to))
                            .append(" |"));
                }
                text.append('\n');
            }
        }
        for (Compared one : changed) {
            text.append("\n## ")
                    .append(one.authority())
                    .append("\n\n`")
                    .append(one.file())
                    .append("`\n\n");
            for (Change change : one.changes()) {
                text.append("- ")
                        .append(change.requirement())
                        .append(": ")
                        .append(change.before())
                        .append(" \u2192 ")
                        .append(change.after())
                        .append('\n');
                change.because()
                        .forEach(
                                line -> text.append("  - ").append(line.strip()).append('\n'));
            }
        }
        return text.toString();
    }

    private static String json(RuleSet before, RuleSet after, Transitions transitions, List<Compared> changed) {
        return JsonReport.written(true, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("before", named(before));
                    json.writeStringProperty("after", named(after));
                    json.writeNumberProperty("authorities", transitions.authorities());
                    json.writeNumberProperty("changed", transitions.changed());
                    json.writeArrayPropertyStart("transitions");
                    for (String requirement : transitions.requirements()) {
                        for (String from : transitions.grades(requirement)) {
                            for (String to : transitions.grades(requirement)) {
                                int count = transitions.count(requirement, from, to);
                                if (count > 0) {
                                    json.writeStartObject();
                                    json.writeStringProperty("requirement", requirement);
                                    json.writeStringProperty("from", from);
                                    json.writeStringProperty("to", to);
                                    json.writeNumberProperty("authorities", count);
                                    json.writeEndObject();
                                }
                            }
                        }
                    }
                    json.writeEndArray();
                    json.writeArrayPropertyStart("changes");
                    for (Compared one : changed) {
                        for (Change change : one.changes()) {
                            json.writeStartObject();
                            json.writeStringProperty("authority", one.authority());
                            json.writeStringProperty("file", one.file());
                            json.writeStringProperty("requirement", change.requirement());
                            json.writeStringProperty("before", change.before());
                            json.writeStringProperty("after", change.after());
                            JsonReport.texts(json, "because", change.because());
                            json.writeEndObject();
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }
}
