package assay.cli;

import assay.report.EvidenceSchema;
import assay.rules.RuleBase;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the schema of files of evidence. */
@Command(
        name = "schema",
        addMethodSubcommands = false,
        description = "Prints the JSON Schema of a file of evidence, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    private final Program program;

    SchemaCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuse("--output", shared.output, List.of());
        RuleBase rules = program.rules(shared);
        return program.print(shared, EvidenceSchema.of(rules.ruleSet()));
    }
}
