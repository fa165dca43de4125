package assay.cli;

import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rurality.Adjustment;
import assay.rurality.RuralityCsv;
import assay.rurality.RuralityJson;
import assay.rurality.RuralityText;
import assay.rurality.WardList;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how rural authorities are. */
@Command(
        name = "rurality",
        addMethodSubcommands = false,
        description =
                "Adjusts how wards are classified by the deciles of their population density, and says how rural that makes"
                        + " each authority. --rules is a rule set about wards (default: rurality of this project).")
final class RuralityCommand implements Callable<Integer> {

    /** How an adjustment can be written. */
    enum Format {
        text,
        json,
        csv
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or csv (default: text)")
    Format format = Format.text;

    @Parameters(
            paramLabel = "WARDS.csv",
            description =
                    "the wards: ward, authority, population, area in hectares, classified (rural or urban), and keep"
                            + " for what speaks against a change")
    String file = "";

    private final Program program;

    RuralityCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rulesOnWards(shared);
        WardList wards;
        try {
            wards = WardList.read(Path.of(file), file);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        }
        Adjustment adjustment = Adjustment.of(rules, wards);
        program.warn(shared, adjustment.remarks());
        return program.print(
                shared,
                switch (format) {
                    case text -> RuralityText.of(adjustment, shared.width(program.terminal()));
                    case json -> RuralityJson.of(adjustment);
                    case csv -> RuralityCsv.of(adjustment);
                });
    }
}
