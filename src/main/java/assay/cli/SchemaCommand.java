package assay.cli;

import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.MeaningsReader;
import assay.report.EvidenceSchema;
import assay.rules.RuleBase;
import assay.ruleset.Meanings;
import assay.ruleset.RuleSet;
import assay.schema.JsonSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the schema of files of evidence. */
@Command(
        name = "schema",
        addMethodSubcommands = false,
        description = "Prints the JSON Schema of a file of evidence, for editors, or of what a command writes as JSON.")
final class SchemaCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Option(
            names = "--of",
            paramLabel = "COMMAND",
            completionCandidates = OneWord.class,
            description = "the command, such as evaluate or \"rules list\", whose JSON the schema is to describe")
    @Nullable
    String of;

    /** The commands of one word: a shell would take several for as many values. */
    static final class OneWord implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return JsonSchema.commands().stream()
                    .filter(command -> !command.contains(" "))
                    .iterator();
        }
    }

    private final Program program;

    SchemaCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        if (of != null) {
            String command = of.strip();
            return program.print(
                    shared,
                    JsonSchema.of(command)
                            .orElseThrow(() -> new UsageException("--of: \"" + command + "\" writes no JSON"
                                    + Nearest.hint(command, JsonSchema.commands()))));
        }
        RuleBase rules = program.rules(shared);
        return program.print(shared, EvidenceSchema.of(rules.ruleSet(), meanings(rules.ruleSet())));
    }

    private Meanings meanings(RuleSet rules) throws BrokenInput {
        List<Problem> problems = new ArrayList<>();
        Meanings meanings;
        try {
            RuleFiles files = RuleFiles.read(program.rulesFolder(shared));
            meanings = MeaningsReader.read(files, rules.vocabulary(), problems);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        if (!problems.isEmpty()) {
            throw new BrokenInput(problems, Exit.RULES);
        }
        return meanings;
    }
}
