package assay.cli;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.drl.RuleFiles;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.report.Wording;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        markdown
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown (default: text)")
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

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuse("--output", shared.output, paths);
        RuleBase rules = program.rules(shared);
        List<Variant> all = variants(rules);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        int[] authorities = {0};
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
                            return compared;
                        },
                        (Batch.Result<List<Compared>> result) -> {
                            progress.step();
                            failures.add(result);
                            List<Compared> compared = result.value();
                            if (compared != null) {
                                authorities[0]++;
                                for (int i = 0; i < compared.size(); i++) {
                                    if (!compared.get(i).changes().isEmpty()) {
                                        all.get(i).changed.add(compared.get(i));
                                    }
                                }
                            }
                        });
        program.complain(failures.problems());
        Readings readings = new Readings(
                rules.ruleSet(),
                all.stream()
                        .map(variant -> new Readings.Tried(
                                variant.reading, variant.rules.pack().name(), variant.changed))
                        .toList(),
                authorities[0],
                list);
        program.print(
                shared,
                switch (format) {
                    case text -> readings.text(shared.width(program.terminal()));
                    case json -> readings.json();
                    case markdown -> readings.markdown();
                });
        return failures.exit(Exit.DONE);
    }

    private List<Variant> variants(RuleBase rules) throws BrokenInput {
        List<Variant> all = new ArrayList<>();
        // What is tried on top of a rule set makes it no other to build on.
        RuleBase asWritten =
                shared.set.isEmpty() ? rules : program.rules(Path.of(rules.folder()), Map.of(), shared.noCache);
        for (Path set : variants == null ? beside(rules) : Variants.in(variants)) {
            RuleBase other = program.rules(set, shared.settings(), shared.noCache);
            refuseStranger(asWritten.ruleSet(), set, other.ruleSet());
            Pack.Reading reading = other.ruleSet()
                    .pack()
                    .reading()
                    .orElseThrow(
                            () -> new UsageException(set + "/pack.yaml does not say which interpretation it decides"
                                    + " otherwise, and how: interpretation, reads"));
            all.add(new Variant(
                    other.ruleSet(),
                    reading,
                    new Evaluator(other),
                    new EvidenceReader(other.ruleSet(), rules.ruleSet()),
                    new Comparer(rules.ruleSet(), other.ruleSet()),
                    new ArrayList<>()));
        }
        return all;
    }

    /** The variants beside a rule set that are its own: others may lie there too. */
    private static List<Path> beside(RuleBase rules) {
        Path own = Path.of(rules.folder()).toAbsolutePath().normalize();
        Path folder = own.resolveSibling("variants");
        List<Path> sets = Variants.in(folder).stream()
                .filter(set -> mayExtend(set, own.getFileName().toString()))
                .toList();
        if (sets.isEmpty()) {
            throw new UsageException("no rule set in " + folder + " extends "
                    + rules.ruleSet().pack().name() + "; name a folder of variants of it with --variants");
        }
        return sets;
    }

    /** What is wrong with a variant is told where it is read, whatever it extends. */
    private static boolean mayExtend(Path set, String base) {
        try {
            return RuleFiles.read(set)
                    .extension()
                    .filter(extension -> extension.namesBase(base))
                    .isPresent();
        } catch (ProblemsException e) {
            return true;
        }
    }

    /** What a reading of some other rules changes says nothing of these. */
    private static void refuseStranger(RuleSet rules, Path set, RuleSet other) {
        if (other.extension()
                .filter(extension -> extension.buildsOn(rules.sha256()))
                .isPresent()) {
            return;
        }
        String inUse = rules.pack().name() + " " + Wording.digits(rules.sha256());
        throw new UsageException(set + "/pack.yaml: "
                + other.extension()
                        .map(extension -> other.pack().name() + " extends " + extension.base() + " "
                                + Wording.digits(extension.sha256()) + ", not the rule set in use, " + inUse)
                        .orElse(other.pack().name() + " extends no rule set, and so not the one in use, " + inUse)
                + "; name a folder of variants of that one with --variants");
    }
}
