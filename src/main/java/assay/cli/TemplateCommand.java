package assay.cli;

import assay.csv.CsvFile;
import assay.evidence.EvidenceTemplate;
import assay.evidence.Modeline;
import assay.rules.RuleBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what evidence begins with. */
@Command(
        name = "template",
        addMethodSubcommands = false,
        description =
                "Prints an empty file of evidence with an example of every kind of evidence, or with --csv the header"
                        + " of a table of interviews for assay import.")
final class TemplateCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--csv", description = "the names of all columns that assay import reads")
    boolean csv;

    private final Program program;

    TemplateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Path output = shared.output;
        if (output != null && Files.isRegularFile(output)) {
            throw new UsageException("--output " + output + ": it is there already, and a template replaces nothing");
        }
        RuleBase rules = program.rules(shared);
        if (csv) {
            ImportCommand.refuseWithoutInterview(rules.ruleSet());
            return program.print(shared, CsvFile.written(program.form(rules).header(), List.of()));
        }
        Path beside = output == null ? null : output.toAbsolutePath().getParent();
        String modeline = beside == null ? "" : Modeline.of(Path.of(rules.folder()), beside);
        return program.print(shared, modeline + EvidenceTemplate.of(rules.ruleSet()));
    }
}
