package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.report.Explanation;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains one requirement or criterion of one authority. */
@Command(
        name = "explain",
        addMethodSubcommands = false,
        description = "Says why one requirement or criterion came out as it did.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Parameters(index = "0", paramLabel = "FILE", description = "a file of evidence")
    String file = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "a requirement (R6) or a criterion (R6.A2)")
    String target = "";

    private final Program program;

    ExplainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuse("--output", shared.output, List.of(file));
        RuleBase rules = program.rules(shared);
        for (Pack.Elsewhere elsewhere : rules.ruleSet().pack().elsewhere()) {
            if (elsewhere.id().equalsIgnoreCase(target)) {
                String says = elsewhere.says() + "\n";
                String see = elsewhere.see();
                return print(see == null ? evaluated(rules, evaluation -> says) : says + "\n" + explained(rules, see));
            }
        }
        return print(explained(rules, target));
    }

    private int print(String text) {
        return program.print(shared, shared.width(program.terminal()).fit(text));
    }

    private String explained(RuleBase rules, String wanted) throws BrokenInput {
        List<String> known = Stream.concat(
                        rules.ruleSet().pack().requirementIds().stream(),
                        rules.ruleSet().criteria().stream().map(Criterion::id))
                .toList();
        String id = known.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no requirement or criterion \"" + wanted + "\""
                        + Nearest.hintOr(wanted, known, "")
                        + "; there are " + String.join(", ", known)));
        Explanation explanation = new Explanation(rules.ruleSet());
        return evaluated(rules, evaluation -> explain(explanation, evaluation, id));
    }

    /** What is made of the file's evaluation, which has to be one even where little is made of it. */
    private String evaluated(RuleBase rules, Function<Evaluation, String> explained) throws BrokenInput {
        List<String> explanations = new ArrayList<>();
        Failures failures = new Failures();
        program.batch(rules)
                .run(
                        List.of(new Batch.Input(Path.of(file), file)),
                        (evidence, evaluation) -> explained.apply(evaluation),
                        (Batch.Result<String> result) -> {
                            program.warn(shared, result.warnings());
                            failures.add(result);
                            if (result.value() != null) {
                                explanations.add(result.value());
                            }
                        });
        if (!failures.problems().isEmpty()) {
            throw new BrokenInput(failures.problems(), failures.exit(Exit.DONE));
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
}
