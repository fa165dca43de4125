package assay.cli;

import assay.publication.StudyFiles;
import assay.publication.StudyJson;
import assay.publication.StudyText;
import assay.rules.RuleBase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of many authorities. */
@Command(
        name = "study",
        addMethodSubcommands = false,
        description =
                "Makes a study of many authorities: tables, ranks, and what goes together with what. With --output the"
                        + " whole of it is written to that folder: JSON, a workbook, CSV, a report, charts, feedback for"
                        + " each authority.")
final class StudyCommand implements Callable<Integer> {

    /** How the summary can be written. */
    enum Format {
        text,
        json
    }

    @Mixin
    Shared shared = new Shared();

    @Mixin
    Population population = new Population();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "write the whole study there too, in a folder that is new, empty or a former study's")
    @Nullable
    Path folder;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    Format format = Format.text;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    StudyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuseFolder("--output", folder, paths, population.codebook, population.invited, population.plan);
        RuleBase rules = program.rules(shared);
        Population.Studied studied = population.study(program, shared, rules, paths);
        program.complain(studied.failures().problems());
        if (folder != null) {
            if (!studied.failures().problems().isEmpty()) {
                throw new UsageException("nothing was written to " + folder + ", because of what is wrong above");
            }
            StudyFolder.write(folder, new StudyFiles(studied.study()));
        }
        program.print(shared, format == Format.json ? StudyJson.of(studied.study()) : StudyText.of(studied.study()));
        return studied.failures().exit(Exit.DONE);
    }
}
