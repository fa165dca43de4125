package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.Redacted;
import assay.evidence.Evidence;
import assay.evidence.Redaction;
import assay.explanation.Explainer;
import assay.explanation.Explanation;
import assay.explanation.ExplanationJson;
import assay.explanation.ExplanationText;
import assay.explanation.Movements;
import assay.explanation.NearMisses;
import assay.explanation.Target;
import assay.page.ExplanationPage;
import assay.problem.Nearest;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.text.Width;
import assay.words.RuleBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains whatever a reader points at in the evaluation of one authority. */
@Command(
        name = "explain",
        addMethodSubcommands = false,
        description = "Says why something came out as it did, and what would change it.")
final class ExplainCommand implements Callable<Integer> {

    /** How an explanation can be written. */
    enum Format {
        text,
        json,
        markdown,
        html
    }

    private static final String KINDS =
            "; there are overall, requirements, criteria, readings and rules (by name, or by file and"
                    + " line), which assay rules list lists, and documents and their facts (ID#1 is the first), which stand in the"
                    + " file of evidence";

    @Mixin
    Printing shared = new Printing();

    @Mixin
    Redacting redacting = new Redacting();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, markdown or html (default: text)")
    Format format = Format.text;

    @Parameters(index = "0", paramLabel = "FILE", description = "a file of evidence; - is standard input")
    String file = "";

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            description = "a requirement (R6), a criterion (R6.A2), overall, a document (D2), a fact of one (D2#1), a"
                    + " reading (I7), or a rule by its name or its file and line; where several are called the same, the"
                    + " one that document:D2 says")
    String target = "";

    private final Program program;

    ExplainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rules(shared);
        RuleSetReader.Read read = program.read(program.rulesFolder(shared), shared.settings());
        Pack.@Nullable Elsewhere elsewhere = rules.ruleSet().pack().elsewhere().stream()
                .filter(one -> one.id().equalsIgnoreCase(target))
                .findFirst()
                .orElse(null);
        String wanted = elsewhere == null ? target : elsewhere.see();
        if (wanted == null && format != Format.text) {
            format = shared.formatInstead(
                    Format.text, "\"" + target + "\" is explained as text only: " + says(elsewhere));
        }
        RuleBook book = RuleBook.of(read);
        Evaluator evaluator = new Evaluator(rules);
        if (wanted == null) {
            Explainer explainer = evaluated(
                    rules,
                    (evidence, evaluation) -> new Explainer(
                            evaluation, List.of(), book, List.of(), List.of(), without(evaluator, evidence)));
            return print(beginning(elsewhere, explainer), rules);
        }
        NearMisses nearMisses = new NearMisses(read);
        Movements movements = new Movements(rules);
        Redaction redaction = redacting.redaction();
        String reread = Target.typed(wanted)
                .filter(one -> one.kind() == Target.Kind.READING)
                .map(Target::id)
                .orElse(wanted);
        Interpretation reading = rules.ruleSet().interpretations().stream()
                .filter(one -> one.id().equalsIgnoreCase(reread))
                .findFirst()
                .orElse(null);
        List<OtherReadings.One> others =
                reading == null ? List.of() : OtherReadings.deciding(reading.id(), program, shared, rules);
        Explainer explainer = evaluated(rules, (evidence, evaluation) -> {
            Evaluation whole = Redacted.of(
                    evaluator, evidence, evaluation.with(evaluator.dependence(evidence, evaluation)), redaction);
            Evidence shown = redaction.of(evidence);
            return new Explainer(
                    whole,
                    nearMisses.of(evaluator, shown, whole),
                    book,
                    movements.of(whole),
                    OtherReadings.tried(others, evidence, evaluation),
                    without(evaluator, shown));
        });
        String explained = written(explainer.of(wanted).orElseThrow(() -> unknown(wanted, explainer)), book);
        return print(
                elsewhere == null || format != Format.text
                        ? explained
                        : beginning(elsewhere, explainer) + "\n" + explained,
                rules);
    }

    /** Grades evidence without the document of an identifier. */
    private static Function<String, Evaluation> without(Evaluator evaluator, Evidence evidence) {
        return id -> evaluator.evaluate(evidence.of(evidence.documents().stream()
                .filter(one -> !one.id().equals(id))
                .toList()));
    }

    /** What the rule set says of what is graded elsewhere, and what else goes by that name. */
    private String beginning(Pack.@Nullable Elsewhere elsewhere, Explainer explainer) {
        return Stream.concat(Stream.of(says(elsewhere)), explainer.others(target).stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private int print(String text, RuleBase rules) {
        Width width = shared.width(program.terminal(), rules.ruleSet().pack());
        return program.print(shared, format == Format.text ? width.fit(text) : text);
    }

    private static String says(Pack.@Nullable Elsewhere elsewhere) {
        return elsewhere == null ? "" : elsewhere.says();
    }

    private String written(Explanation explanation, RuleBook book) {
        return switch (format) {
            case text -> ExplanationText.text(explanation);
            case json -> ExplanationJson.of(explanation);
            case markdown -> ExplanationText.markdown(explanation);
            case html -> ExplanationPage.of(explanation, book);
        };
    }

    private static UsageException unknown(String wanted, Explainer explainer) {
        Optional<String> facts = explainer.facts(wanted);
        if (facts.isPresent()) {
            return new UsageException("there is nothing \"" + wanted + "\" to explain: " + facts.get());
        }
        List<String> near = explainer.near(wanted);
        return new UsageException("there is nothing \"" + wanted + "\" to explain"
                + (near.isEmpty()
                        ? Nearest.hintOr(wanted, explainer.targets(), KINDS)
                        : "; did you mean " + (near.size() > 1 ? "one of " : "") + Nearest.list(near) + "?"));
    }

    /** What is made of the file's evaluation, which has to be one even where little is made of it. */
    private <T> T evaluated(RuleBase rules, Batch.Work<T> explained) throws BrokenInput {
        List<T> explanations = new ArrayList<>();
        Failures failures = new Failures();
        program.batch(rules).run(List.of(new Batch.Input(Path.of(file), file)), explained, (Batch.Result<T> result) -> {
            program.warn(shared, result.warnings());
            failures.add(result);
            if (result.value() != null) {
                explanations.add(result.value());
            }
        });
        if (!failures.problems().isEmpty()) {
            throw new BrokenInput(failures.problems(), failures.exit(Exit.DONE));
        }
        return explanations.get(0);
    }
}
