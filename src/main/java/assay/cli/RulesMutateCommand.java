package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.mutation.Equivalents;
import assay.mutation.MutatedRules;
import assay.mutation.MutationTesting;
import assay.mutation.Verdict;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            names = "--generated",
            paramLabel = "N",
            description = "how many files of generated evidence to search for one that tells a survivor apart"
                    + " (default: 2000)")
    int generated = 2000;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "files of evidence that say what they must come out as, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    RulesMutateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuse("--output", shared.output, paths);
        RuleBase rules = program.rules(shared);
        Verifier verifier = new Verifier(rules.ruleSet());
        List<Evidence> fixtures = fixtures(rules, verifier);
        MutatedRules mutated;
        Equivalents equivalents;
        try {
            Path folder = Path.of(rules.folder());
            equivalents = Equivalents.of(folder);
            mutated = MutatedRules.of(
                    folder,
                    shared.settings(),
                    shared.noCache
                            ? RuleCache.none()
                            : RuleCache.ofUser(program.terminal().environment()));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        Progress progress =
                new Progress(program.terminal(), shared.quiet, mutated.mutants().size());
        List<Verdict> verdicts =
                new MutationTesting(mutated, fixtures, verifier, equivalents, generated).verdicts(progress::step);
        List<Problem> stale = equivalents.stale(verdicts);
        program.complain(stale);
        program.print(
                shared, format == Format.json ? json(verdicts, rules.ruleSet()) : text(verdicts, rules.ruleSet()));
        return stale.isEmpty() && count(verdicts, Verdict.Outcome.SURVIVED) == 0 ? Exit.DONE : Exit.NO;
    }

    /** The files, all of which must come out as they say: a change cannot be noticed where something differs already. */
    private List<Evidence> fixtures(RuleBase rules, Verifier verifier) throws BrokenInput {
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        List<Evidence> fixtures = new ArrayList<>();
        Evaluator evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
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

    private static long count(List<Verdict> verdicts, Verdict.Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static String text(List<Verdict> verdicts, RuleSet rules) {
        StringBuilder text =
                new StringBuilder(rules.settings().isEmpty() ? "" : "Changed from " + rules.called() + ".\n");
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.SURVIVED) {
                text.append(place(verdict)).append(verdict.mutant().says()).append("; no fixture notices\n");
                Evidence telling = verdict.telling();
                if (telling != null) {
                    text.append("  told apart by\n")
                            .append(EvidenceWriter.file(telling, rules).indent(4));
                }
            }
        }
        return text.append(verdicts.size())
                .append(" mutants: ")
                .append(count(verdicts, Verdict.Outcome.KILLED))
                .append(" killed, ")
                .append(count(verdicts, Verdict.Outcome.SURVIVED))
                .append(" survived, ")
                .append(count(verdicts, Verdict.Outcome.EQUIVALENT))
                .append(" equivalent\n")
                .toString();
    }

    private static String place(Verdict verdict) {
        return verdict.mutant().file() + ":" + verdict.mutant().line() + ": ";
    }

    private static String json(List<Verdict> verdicts, RuleSet rules) {
        return JsonReport.written(true, json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("mutants", verdicts.size());
                    for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
                        json.writeNumberProperty(outcome.name().toLowerCase(Locale.ROOT), count(verdicts, outcome));
                    }
                    json.writeArrayPropertyStart("verdicts");
                    for (Verdict verdict : verdicts) {
                        json.writeStartObject();
                        json.writeStringProperty("file", verdict.mutant().file());
                        json.writeNumberProperty("line", verdict.mutant().line());
                        json.writeStringProperty("rule", verdict.mutant().rule());
                        json.writeStringProperty("mutation", verdict.mutant().says());
                        json.writeStringProperty(
                                "outcome", verdict.outcome().name().toLowerCase(Locale.ROOT));
                        json.writeStringProperty("because", verdict.because());
                        Evidence telling = verdict.telling();
                        if (telling != null) {
                            json.writeStringProperty("toldApartBy", EvidenceWriter.file(telling, rules));
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }
}
