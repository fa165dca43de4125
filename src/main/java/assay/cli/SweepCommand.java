package assay.cli;

import assay.drl.UnknownSetting;
import assay.evaluation.Batch;
import assay.rules.RuleBase;
import assay.ruleset.Parameter;
import assay.study.EvidenceFiles;
import assay.sweep.Sweep;
import assay.sweep.SweepReport;
import assay.sweep.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay sweep}. */
@Command(
        name = "sweep",
        description =
                "Grades the same evidence with each of several values of one parameter, and says where grades tip."
                        + " rules parameters lists the parameters.")
final class SweepCommand implements Callable<Integer> {

    /** How it can be written. */
    enum Format {
        text,
        json,
        csv,
        markdown
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, csv or markdown (default: text)")
    Format format = Format.text;

    @Parameters(
            index = "0",
            paramLabel = "NAME=FROM..TO[/STEP]",
            description = "the parameter and its values, as NAME=1..5")
    String values = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    SweepCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Values wanted = wanted();
        SortedMap<String, String> settings = shared.settings();
        if (settings.containsKey(wanted.name())) {
            throw new UsageException("--set " + wanted.name() + ": this is what is tried with other values");
        }
        RuleBase rules = program.rules(shared);
        Parameter parameter = rules.ruleSet().parameters().stream()
                .filter(one -> one.name().equals(wanted.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        UnknownSetting.unknown(wanted.name(), rules.ruleSet().parameters())));
        List<RuleBase> each = each(rules, parameter, wanted, settings);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size() * each.size());
        List<Map<String, Sweep.Graded>> graded = new ArrayList<>();
        for (RuleBase one : each) {
            Map<String, Sweep.Graded> byFile = new HashMap<>();
            program.batch(one)
                    .run(
                            files.inputs(),
                            (evidence, evaluation) -> Sweep.Graded.of(evaluation),
                            (Batch.Result<Sweep.Graded> result) -> {
                                progress.step();
                                failures.add(result);
                                Sweep.@Nullable Graded value = result.value();
                                if (value != null) {
                                    byFile.put(result.input().named(), value);
                                }
                            });
            graded.add(byFile);
        }
        program.complain(failures.problems());
        if (failures.isAll()) {
            return failures.exit(Exit.DONE);
        }
        SweepReport report =
                new SweepReport(new Sweep(rules.ruleSet(), parameter, runs(wanted, each, files.inputs(), graded)));
        program.print(
                shared,
                switch (format) {
                    case text ->
                        report.text(
                                shared.width(program.terminal(), rules.ruleSet().pack()));
                    case json -> report.json();
                    case csv -> report.csv();
                    case markdown -> report.markdown();
                });
        return failures.exit(Exit.DONE);
    }

    private Values wanted() {
        try {
            return Values.of(values);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<RuleBase> each(RuleBase rules, Parameter parameter, Values wanted, SortedMap<String, String> settings)
            throws BrokenInput {
        List<RuleBase> each = new ArrayList<>();
        for (String value : wanted.all()) {
            parameter.wrong(value).ifPresent(why -> {
                throw new UsageException(values + ": " + why);
            });
            SortedMap<String, String> tried = new TreeMap<>(settings);
            tried.put(wanted.name(), value);
            each.add(program.rules(Path.of(rules.folder()), tried, shared.noCache));
        }
        return each;
    }

    /** What each value makes of those authorities that all of them grade. */
    private static List<Sweep.Run> runs(
            Values wanted, List<RuleBase> each, List<Batch.Input> inputs, List<Map<String, Sweep.Graded>> graded) {
        List<String> all = inputs.stream()
                .map(Batch.Input::named)
                .filter(named -> graded.stream().allMatch(run -> run.containsKey(named)))
                .toList();
        List<Sweep.Run> runs = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            Map<String, Sweep.Graded> run = graded.get(i);
            runs.add(new Sweep.Run(
                    wanted.all().get(i),
                    each.get(i).ruleSet().sha256(),
                    all.stream()
                            .map(named -> Objects.requireNonNull(run.get(named)))
                            .toList()));
        }
        return runs;
    }
}
