package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.mutation.Equivalents;
import assay.mutation.Mutant;
import assay.mutation.MutatedRules;
import assay.mutation.MutationTesting;
import assay.mutation.Verdict;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import assay.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes every element of a rule set, one at a time, and says which changes no fixture notices. */
@Command(
        name = "mutate",
        addMethodSubcommands = false,
        description = "Changes every element of the rules, one at a time, and says which changes no file notices.")
final class RulesMutateCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Option(
            names = "--generated",
            paramLabel = "N",
            description = "how many files of generated evidence to search for one that tells a survivor apart"
                    + " (default: 2000)")
    int generated = 2000;

    @Option(
            names = "--variants",
            paramLabel = "FOLDER",
            description =
                    "a folder of rule sets that are changed as well, in what they say themselves; each is tried on"
                            + " the files in its own folder fixtures")
    @Nullable
    Path variants;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "files of evidence that say what they must come out as, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    RulesMutateCommand(Program program) {
        this.program = program;
    }

    /**
     * A rule set that is put to the test, and what comes of it.
     *
     * @param rules the rule set as it is
     * @param testing its mutants on its fixtures
     * @param equivalents those that change nothing
     * @param mutants how many there are
     */
    private record Trial(RuleSet rules, MutationTesting testing, Equivalents equivalents, int mutants) {}

    private record Tried(RuleSet rules, List<Verdict> verdicts, List<Problem> stale) {}

    @Override
    public Integer call() throws BrokenInput {
        List<Path> others = variants == null ? List.of() : VariantsNamed.in(variants);
        // Of one's own: while it waits for a part of its work, its threads do other parts.
        ForkJoinPool threads = new ForkJoinPool();
        List<Tried> tried;
        try {
            List<Trial> trials = trials(threads, others);
            Progress progress = new Progress(
                    program.terminal(),
                    shared.quiet,
                    trials.stream().mapToInt(Trial::mutants).sum());
            Runnable step = progress::step;
            tried = threads.submit(() -> trials.parallelStream()
                            .map(trial -> {
                                List<Verdict> verdicts = trial.testing.verdicts(step);
                                return new Tried(trial.rules, verdicts, trial.equivalents.stale(verdicts));
                            })
                            .toList())
                    .join();
        } finally {
            threads.shutdown();
        }
        List<Problem> stale = tried.stream().flatMap(one -> one.stale.stream()).toList();
        program.complain(stale);
        program.print(shared, format == TextOrJson.json ? json(tried) : text(tried));
        return stale.isEmpty() && count(tried, Verdict.Outcome.SURVIVED) == 0 ? Exit.DONE : Exit.NO;
    }

    /** The rule set and then its variants; what is wrong with the first that cannot be tried is told. */
    private List<Trial> trials(ForkJoinPool threads, List<Path> others) throws BrokenInput {
        List<Callable<Trial>> wanted = new ArrayList<>();
        wanted.add(() -> trial(program.rules(shared), shared.settings(), paths));
        for (Path variant : others) {
            wanted.add(() -> trial(
                    program.rules(variant, Map.of(), shared.noCache),
                    Map.of(),
                    List.of(variant.resolve("fixtures").toString())));
        }
        List<CompletableFuture<Trial>> begun = wanted.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> made(one), threads))
                .toList();
        List<Trial> trials = new ArrayList<>();
        for (CompletableFuture<Trial> trial : begun) {
            try {
                trials.add(trial.join());
            } catch (CompletionException e) {
                throw ExceptionUtils.<RuntimeException>rethrow(e.getCause());
            }
        }
        return trials;
    }

    private static Trial made(Callable<Trial> wanted) {
        try {
            return wanted.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private Trial trial(RuleBase rules, Map<String, String> settings, List<String> files) throws BrokenInput {
        Verifier verifier = new Verifier(rules.ruleSet());
        List<Evidence> fixtures = fixtures(rules, verifier, files);
        Path folder = Path.of(rules.folder());
        try {
            Equivalents equivalents = Equivalents.of(folder);
            MutatedRules mutated = MutatedRules.of(folder, settings, program.cache(shared));
            return new Trial(
                    rules.ruleSet(),
                    new MutationTesting(mutated, fixtures, verifier, equivalents, generated),
                    equivalents,
                    mutated.mutants().size());
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** The files, all of which must come out as they say: a change cannot be noticed where something differs already. */
    private static List<Evidence> fixtures(RuleBase rules, Verifier verifier, List<String> paths) throws BrokenInput {
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        List<Evidence> fixtures = new ArrayList<>();
        Evaluator evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet()).expecting(verifier::problems);
        for (Batch.Input input : files.inputs()) {
            try {
                for (Evidence fixture : reader.read(input.path(), input.named()).fixtures()) {
                    verifier.differences(fixture, evaluator.evaluate(fixture))
                            .forEach(difference -> failures.add(List.of(new Problem(
                                    input.named(), difference.line(), difference.column(), difference.message()))));
                    fixtures.add(fixture);
                }
            } catch (ProblemsException e) {
                failures.add(e.problems());
            } catch (RuleFault fault) {
                failures.add(List.of(fault.ungraded(input.named())), Exit.RULES);
            }
        }
        if (!failures.problems().isEmpty()) {
            throw new BrokenInput(failures.problems(), failures.exit(Exit.DONE));
        }
        return fixtures;
    }

    private static long count(List<Tried> tried, Verdict.Outcome outcome) {
        return all(tried).filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static Stream<Verdict> all(List<Tried> tried) {
        return tried.stream().flatMap(one -> one.verdicts.stream());
    }

    private static String text(List<Tried> tried) {
        RuleSet first = tried.get(0).rules;
        StringBuilder text =
                new StringBuilder(first.settings().isEmpty() ? "" : "Changed from " + first.called() + ".\n");
        for (Tried one : tried) {
            for (Verdict verdict : one.verdicts) {
                if (verdict.outcome() == Verdict.Outcome.SURVIVED) {
                    text.append(place(verdict)).append(verdict.mutant().says()).append("; no fixture notices\n");
                    Evidence telling = verdict.telling();
                    if (telling != null) {
                        text.append("  told apart by\n")
                                .append(EvidenceWriter.file(telling, one.rules).indent(4));
                    } else if (verdict.mutant().form() == Mutant.Form.OTHER_TEXTS) {
                        text.append("  told apart by a fixture that expects ")
                                .append(Nearest.list(
                                        new TreeSet<>(verdict.mutant().shownBy())))
                                .append('\n');
                    }
                }
            }
        }
        return text.append(all(tried).count())
                .append(" mutants: ")
                .append(count(tried, Verdict.Outcome.KILLED))
                .append(" killed, ")
                .append(count(tried, Verdict.Outcome.SURVIVED))
                .append(" survived, ")
                .append(count(tried, Verdict.Outcome.EQUIVALENT))
                .append(" equivalent\n")
                .toString();
    }

    private static String place(Verdict verdict) {
        return verdict.mutant().file() + ":" + verdict.mutant().line() + ": ";
    }

    private static String json(List<Tried> tried) {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("mutants", all(tried).count());
            for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
                json.writeNumberProperty(outcome.name().toLowerCase(Locale.ROOT), count(tried, outcome));
            }
            json.writeArrayPropertyStart("verdicts");
            for (Tried one : tried) {
                for (Verdict verdict : one.verdicts) {
                    json.writeStartObject();
                    json.writeStringProperty("file", verdict.mutant().file());
                    json.writeNumberProperty("line", verdict.mutant().line());
                    json.writeStringProperty("rule", verdict.mutant().rule());
                    json.writeStringProperty("mutation", verdict.mutant().says());
                    json.writeStringProperty("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT));
                    json.writeStringProperty("because", verdict.because());
                    JsonReport.texts(
                            json, "shownBy", new TreeSet<>(verdict.mutant().shownBy()));
                    Evidence telling = verdict.telling();
                    if (telling != null) {
                        json.writeStringProperty("toldApartBy", EvidenceWriter.file(telling, one.rules));
                    }
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }
}
