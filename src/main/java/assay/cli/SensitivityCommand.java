package assay.cli;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how much of a result hangs on each interpretation that could have been decided otherwise. */
@Command(
        name = "sensitivity",
        addMethodSubcommands = false,
        description = "Says which grades hang on each interpretation that could have been decided otherwise.")
final class SensitivityCommand implements Callable<Integer> {

    /** How it can be written. */
    enum Format {
        text,
        json,
        markdown,
        html
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, markdown or html (default: text)")
    Format format = Format.text;

    @Option(
            names = "--list",
            description = "also say how each is read otherwise, and which authorities come out otherwise")
    boolean list;

    @Option(
            names = "--variants",
            paramLabel = "DIR",
            description = "the folder of rule sets that each decide one interpretation otherwise (default: those of"
                    + " variants, beside the rule set, that extend it)")
    @Nullable
    Path variants;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    SensitivityCommand(Program program) {
        this.program = program;
    }

    /** A rule set that decides an interpretation otherwise, and what came of it. */
    private record Variant(
            RuleSet rules,
            Pack.Reading reading,
            Evaluator evaluator,
            EvidenceReader reader,
            Comparer comparer,
            List<Compared> changed) {}

    /** An authority by each of them. */
    private record Tried(boolean isSynthetic, List<Compared> compared) {}

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rules(shared);
        List<Variant> all = variants(rules);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        int[] authorities = {0};
        int[] synthetic = {0};
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(rules)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> {
                            List<Compared> compared = new ArrayList<>();
                            for (Variant variant : all) {
                                compared.add(variant.comparer.compare(
                                        evaluation,
                                        variant.evaluator.evaluate(
                                                variant.reader.read(Path.of(evidence.file()), evidence.file()))));
                            }
                            return new Tried(evaluation.isSynthetic(), compared);
                        },
                        (Batch.Result<Tried> result) -> {
                            progress.step();
                            failures.add(result);
                            Tried tried = result.value();
                            if (tried != null) {
                                authorities[0]++;
                                synthetic[0] += tried.isSynthetic ? 1 : 0;
                                List<Compared> compared = tried.compared;
                                for (int i = 0; i < compared.size(); i++) {
                                    if (!compared.get(i).changes().isEmpty()) {
                                        all.get(i).changed.add(compared.get(i));
                                    }
                                }
                            }
                        });
        program.complain(failures.problems());
        if (failures.isAll()) {
            return failures.exit(Exit.DONE);
        }
        Readings readings = new Readings(
                rules.ruleSet(),
                all.stream()
                        .map(variant -> new Readings.Tried(
                                variant.reading, variant.rules.pack().name(), variant.changed))
                        .toList(),
                authorities[0],
                synthetic[0],
                list);
        program.print(
                shared,
                switch (format) {
                    case text ->
                        readings.text(
                                shared.width(program.terminal(), rules.ruleSet().pack()));
                    case json -> readings.json();
                    case markdown -> readings.markdown();
                    case html -> readings.page();
                });
        return failures.exit(Exit.DONE);
    }

    private List<Variant> variants(RuleBase rules) throws BrokenInput {
        List<Variant> all = new ArrayList<>();
        for (OtherReadings.One one : OtherReadings.of(program, shared, rules, variants)) {
            all.add(new Variant(
                    one.base().ruleSet(),
                    one.reading(),
                    one.evaluator(),
                    one.reader(),
                    new Comparer(rules.ruleSet(), one.base().ruleSet()),
                    new ArrayList<>()));
        }
        return all;
    }
}
