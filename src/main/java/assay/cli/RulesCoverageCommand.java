package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import assay.text.TextTable;
import assay.text.TextTable.Side;
import assay.text.Width;
import assay.verify.Coverage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.math.NumberUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how much of a rule set files of evidence put to the test. */
@Command(
        name = "coverage",
        addMethodSubcommands = false,
        description = "Says which rules, criteria, words and interpretations no file puts to the test.")
final class RulesCoverageCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    /** A share in percent. */
    static final class Percent implements CommandLine.ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String value) {
            if (!NumberUtils.isParsable(value)
                    || !Range.of(BigDecimal.ZERO, BigDecimal.valueOf(100)).contains(new BigDecimal(value))) {
                throw new CommandLine.TypeConversionException(
                        "\"" + value + "\" is no percentage; a number from 0 to 100, as in 99.5, would be");
            }
            return new BigDecimal(value);
        }
    }

    @Option(
            names = "--fail-under",
            paramLabel = "PERCENT",
            converter = Percent.class,
            description = "end with 1 where less is covered")
    @Nullable
    BigDecimal failUnder;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    RulesCoverageCommand(Program program) {
        this.program = program;
    }

    /** The evidence of a file, or a case of it, and what came of it. */
    private record Graded(Evidence evidence, Evaluation evaluation) {}

    private static List<Graded> graded(Evidence evidence, Evaluation evaluation, Evaluator evaluator) {
        return Stream.concat(
                        Stream.of(new Graded(evidence, evaluation)),
                        evidence.cases().stream().map(one -> new Graded(one, evaluator.evaluate(one))))
                .toList();
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rules(shared);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Evaluator evaluator = new Evaluator(rules);
        Coverage coverage = new Coverage(rules.ruleSet(), evaluator.alwaysFiring());
        Failures failures = new Failures();
        failures.add(files.problems());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(evaluator)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> graded(evidence, evaluation, evaluator),
                        (Batch.Result<List<Graded>> result) -> {
                            progress.step();
                            failures.add(result);
                            List<Graded> graded = result.value();
                            if (graded != null) {
                                graded.forEach(one -> coverage.add(one.evidence(), one.evaluation()));
                            }
                        });
        program.complain(failures.problems());
        if (failures.isAll()) {
            return failures.exit(Exit.DONE);
        }
        program.print(
                shared,
                format == TextOrJson.json
                        ? json(coverage, rules.ruleSet())
                        : text(coverage, rules.ruleSet(), shared.width(program.terminal())));
        return failures.exit(failUnder != null && coverage.isBelow(failUnder) ? Exit.NO : Exit.DONE);
    }

    private static String text(Coverage coverage, RuleSet rules, Width width) {
        StringBuilder text = new StringBuilder(rules.settings().isEmpty() ? "" : "Graded by " + rules.called() + ".\n");
        for (Coverage.Gap gap : coverage.gaps()) {
            text.append(gap.where().isEmpty() ? "" : gap.where() + ": ")
                    .append(gap.name())
                    .append(": ")
                    .append(gap.aspect().lacking())
                    .append('\n');
        }
        text.append(text.isEmpty() ? "" : "\n");
        TextTable counts = new TextTable(1, List.of(Side.LEFT.atLeast(39), Side.RIGHT.atLeast(5), Side.LEFT.column()));
        for (Coverage.Aspect aspect : Coverage.Aspect.values()) {
            counts.row(aspect.title(), String.valueOf(coverage.covered(aspect)), "of " + coverage.all(aspect));
        }
        counts.row("in all", coverage.percent().toPlainString(), "%");
        return text.append(counts.printed("", width)).toString();
    }

    private static String json(Coverage coverage, RuleSet rules) {
        return JsonDocument.of(json -> {
            JsonReport.values(json, "set", rules.settings());
            json.writeStringProperty("percent", coverage.percent().toPlainString());
            json.writeArrayPropertyStart("aspects");
            for (Coverage.Aspect aspect : Coverage.Aspect.values()) {
                json.writeStartObject();
                json.writeStringProperty("aspect", name(aspect));
                json.writeNumberProperty("covered", coverage.covered(aspect));
                json.writeNumberProperty("of", coverage.all(aspect));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("gaps");
            for (Coverage.Gap gap : coverage.gaps()) {
                json.writeStartObject();
                json.writeStringProperty("aspect", name(gap.aspect()));
                json.writeStringProperty("name", gap.name());
                json.writeStringProperty("where", gap.where());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String name(Coverage.Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
