package assay.cli;

import assay.csv.CsvFile;
import assay.evaluation.Batch;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.sampling.Draw;
import assay.sampling.Item;
import assay.sampling.SecondLook;
import assay.sampling.Sheet;
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

/** Draws what is to be checked by hand, and says how far a second assessor agreed. */
@Command(
        name = "sample",
        addMethodSubcommands = false,
        description = {
            "Draws criteria of files to check by hand, as a sheet with room for a second assessor; with --check, says how far the"
                    + " second assessor agreed.",
            "Each criterion of each file has a number: the SHA-256 digest, in hexadecimal digits, of SEED:EVIDENCE:CRITERION, where"
                    + " EVIDENCE is the SHA-256 digest of the file. Those with the lowest numbers are drawn; with --stratify the lowest"
                    + " of each grade or requirement in turn, in their order, then the second of each, until there are enough. So the"
                    + " names of files and their order do not matter."
        })
final class SampleCommand implements Callable<Integer> {

    private static final int USUAL_SIZE = 20;

    /** How it can be written. */
    enum Format {
        text,
        csv,
        json,
        markdown
    }

    /** By what items are put into strata. */
    enum Stratify {
        grade,
        requirement
    }

    @Mixin
    Printing shared = new Printing();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, csv, json or markdown; with --check, text or json (default: text)")
    Format format = Format.text;

    @Option(names = "--seed", paramLabel = "N", description = "a whole number: the same one draws the same again")
    @Nullable
    Long seed;

    @Option(names = "--size", paramLabel = "N", description = "how many criteria are drawn (default: 20)")
    @Nullable
    Integer size;

    @Option(
            names = "--stratify",
            paramLabel = "BY",
            description = "grade or requirement: as many of each as can be, so that rare ones are drawn as well")
    @Nullable
    Stratify stratify;

    @Option(
            names = "--doubtful",
            description =
                    "draw only from what is met by secondary evidence alone, one part short, met although something was set"
                            + " aside, or shown by a document that there is a note on, as on late ones")
    boolean doubtful;

    @Option(
            names = "--check",
            paramLabel = "SHEET.csv",
            description =
                    "a sheet that was drawn as csv, with \"second verdict\" (met or not met) or \"second grade\" filled in")
    @Nullable
    Path check;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    SampleCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        return check == null ? draw() : check(check);
    }

    private int draw() throws BrokenInput {
        if (paths.isEmpty()) {
            throw new UsageException("sample wants files of evidence, or folders of them; or --check with a sheet");
        }
        if (seed == null) {
            throw new UsageException("--seed N is wanted, any whole number, so that others can draw the same");
        }
        int wanted = size == null ? USUAL_SIZE : size;
        if (wanted < 1) {
            throw new UsageException("--size " + wanted + ": at least 1 is drawn");
        }
        RuleBase rules = program.rules(shared);
        EvidenceFiles files = EvidenceFiles.of(paths);
        Failures failures = new Failures();
        failures.add(files.problems());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        List<Item> items = new ArrayList<>();
        program.batch(rules)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> Item.of(evaluation),
                        (Batch.Result<List<Item>> result) -> {
                            progress.step();
                            program.warn(shared, result.warnings());
                            failures.add(result);
                            List<Item> some = result.value();
                            if (some != null) {
                                items.addAll(some);
                            }
                        });
        program.complain(failures.problems());
        Pack pack = rules.ruleSet().pack();
        Draw draw = new Draw(
                seed,
                wanted,
                stratify == null
                        ? Draw.Strata.NONE
                        : stratify == Stratify.grade ? Draw.Strata.GRADE : Draw.Strata.REQUIREMENT,
                doubtful);
        Sheet sheet = new Sheet(
                rules.ruleSet().called() + " " + rules.ruleSet().sha256(),
                draw,
                draw.of(items, grades(pack), pack.requirementIds()));
        program.print(
                shared,
                switch (format) {
                    case text -> sheet.text(shared.width(program.terminal()));
                    case csv -> sheet.csv();
                    case json -> sheet.json();
                    case markdown -> sheet.markdown();
                });
        return failures.exit(Exit.DONE);
    }

    private static List<String> grades(Pack pack) {
        return pack.grades().stream().map(Pack.GradeEntry::name).toList();
    }

    private int check(Path sheet) throws BrokenInput {
        if (!paths.isEmpty() || seed != null || size != null || stratify != null || doubtful) {
            throw new UsageException(
                    "--check looks at a sheet that was drawn: it takes neither files of evidence nor --seed, --size,"
                            + " --stratify or --doubtful");
        }
        if (format != Format.text && format != Format.json) {
            format = shared.formatInstead(Format.text, "--format " + format + ": --check writes text or json");
        }
        RuleBase rules = program.rules(shared);
        try {
            SecondLook look = SecondLook.of(
                    CsvFile.read(sheet, sheet.toString()),
                    grades(rules.ruleSet().pack()));
            return program.print(
                    shared, format == Format.json ? look.json() : look.text(shared.width(program.terminal())));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        }
    }
}
