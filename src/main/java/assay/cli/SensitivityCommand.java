package assay.cli;

import assay.comparison.Change;
import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.drl.RuleFiles;
import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.Wording;
import assay.rules.RuleBase;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        json
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    Format format = Format.text;

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
        program.print(
                shared,
                format == Format.json
                        ? json(rules.ruleSet(), all, authorities[0])
                        : text(rules.ruleSet(), all, authorities[0]));
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

    private static String text(RuleSet rules, List<Variant> variants, int authorities) {
        StringBuilder text =
                new StringBuilder(rules.settings().isEmpty() ? "" : "Graded by the rules " + rules.called() + ".\n\n");
        List<String> unchanged = new ArrayList<>();
        for (Interpretation one : rules.interpretations()) {
            List<Variant> others = of(one, variants);
            if (others.isEmpty()) {
                unchanged.add(one.id());
                continue;
            }
            text.append(one.id())
                    .append(", ")
                    .append(one.question())
                    .append("\n  decided: ")
                    .append(one.decided());
            for (Variant variant : others) {
                text.append("\n  otherwise: ")
                        .append(variant.reading.says())
                        .append(" (")
                        .append(variant.rules.pack().name())
                        .append(")\n    ")
                        .append(hangs(variant, authorities))
                        .append('\n');
                for (Compared compared : variant.changed) {
                    text.append("      ")
                            .append(Legible.folded(compared.authority()))
                            .append(" (")
                            .append(Legible.line(compared.file()))
                            .append("): ")
                            .append(compared.changes().stream()
                                    .map(change ->
                                            change.requirement() + " " + change.before() + " -> " + change.after())
                                    .collect(Collectors.joining("; ")))
                            .append('\n');
                }
            }
            text.append('\n');
        }
        return text.append("Not tried otherwise: ")
                .append(unchanged.isEmpty() ? "none" : String.join(", ", unchanged))
                .append('\n')
                .toString();
    }

    private static String hangs(Variant variant, int authorities) {
        if (variant.changed.isEmpty()) {
            return "nothing hangs on it";
        }
        return variant.changed.size() + " of " + authorities + " would come out otherwise ("
                + counts(variant).entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** How many authorities have another grade for each requirement; overall stands last, being in small letters. */
    private static Map<String, Integer> counts(Variant variant) {
        Map<String, Integer> counts = new TreeMap<>();
        variant.changed.forEach(
                compared -> compared.changes().forEach(change -> counts.merge(change.requirement(), 1, Integer::sum)));
        return counts;
    }

    private static List<Variant> of(Interpretation interpretation, List<Variant> variants) {
        return variants.stream()
                .filter(variant -> variant.reading.interpretation().equals(interpretation.id()))
                .toList();
    }

    private static String json(RuleSet rules, List<Variant> variants, int authorities) {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("authorities", authorities);
            JsonReport.values(json, "set", rules.settings());
            json.writeArrayPropertyStart("interpretations");
            for (Interpretation one : rules.interpretations()) {
                for (Variant variant : of(one, variants)) {
                    json.writeStartObject();
                    json.writeStringProperty("interpretation", one.id());
                    json.writeStringProperty("question", one.question());
                    json.writeStringProperty("decided", one.decided());
                    json.writeStringProperty("otherwise", variant.reading.says());
                    json.writeStringProperty("rules", variant.rules.pack().name());
                    json.writeNumberProperty("changed", variant.changed.size());
                    json.writeArrayPropertyStart("changes");
                    for (Compared compared : variant.changed) {
                        for (Change change : compared.changes()) {
                            json.writeStartObject();
                            json.writeStringProperty("authority", compared.authority());
                            json.writeStringProperty("file", compared.file());
                            json.writeStringProperty("requirement", change.requirement());
                            json.writeStringProperty("before", change.before());
                            json.writeStringProperty("after", change.after());
                            json.writeEndObject();
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }
}
