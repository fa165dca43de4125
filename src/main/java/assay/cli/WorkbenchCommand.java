package assay.cli;

import assay.problem.Problem;
import assay.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the workbench. */
@Command(
        name = "workbench",
        addMethodSubcommands = false,
        description =
                "Opens a rule set in the browser, on this machine alone: read and change it, see what that does to every"
                        + " fixture and authority before it is saved, record evidence, question a result, look at the study."
                        + " Nothing is written but what is saved there, and only in the folders that are named here. It ends"
                        + " with Ctrl-C.")
final class WorkbenchCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the folder of the rule set (default: march-2004 of this project)")
    @Nullable
    Path rules;

    @Option(names = "--port", paramLabel = "N", description = "where to serve it (default: any port that is free)")
    @Nullable
    Integer port;

    @Option(names = "--no-open", description = "print the address and open no browser")
    boolean noOpen;

    @Option(names = "--no-config", description = "no defaults from files, neither the project's nor the user's")
    boolean noConfig;

    @Option(names = "--no-cache", description = "compile the rules anew and keep nothing")
    boolean noCache;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "write down at the end of this file what goes wrong inside, for those who mend it"
                    + Overwriting.FOLDERS)
    @Nullable
    Path log;

    @Option(
            names = "--variants",
            paramLabel = "DIR",
            description =
                    "the folder in which variants of the rule set may be made, such as rules/variants (default: none may)")
    @Nullable
    Path variants;

    @Mixin
    Standard standard = new Standard();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "files of evidence, or folders of them (default: fixtures of this project)")
    List<String> paths = List.of();

    private final Program program;

    WorkbenchCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Terminal terminal = program.terminal();
        Path folder = program.folder(rules == null ? EarlyRules.folder(terminal) : rules);
        Workbench.Options options =
                new Workbench.Options(folder, evidence(), port(), program.cache(noCache), log(), variants());
        try (Workbench workbench = Workbench.open(options)) {
            terminal.err().println("The workbench is open at " + workbench.address());
            terminal.err().println("A browser that does not find it there (Safari): " + workbench.addressByNumber());
            terminal.err().println("It ends with Ctrl-C.");
            workbench.others().ifPresent(terminal.err()::println);
            if (!noOpen && !new OtherPrograms(terminal.environment()).show(workbench.addressForOnce())) {
                terminal.err().println("No browser could be started; open the address in one.");
            }
            workbench.warmUp();
            new CountDownLatch(1).await();
        } catch (Workbench.Taken e) {
            throw new UsageException(
                    "--port " + port + ": it cannot be served there, for another program is there or it is not allowed;"
                            + " name another port, or none for any that is free");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }

    private int port() {
        if (port == null) {
            return 0;
        }
        if (port < 1 || port > LAST_PORT) {
            throw new UsageException("--port " + port + ": ports go from 1 to " + LAST_PORT);
        }
        return port;
    }

    private Optional<Path> log() {
        if (log != null && Files.isDirectory(log)) {
            throw new UsageException("--log " + log + ": this is a folder; a file is wanted");
        }
        return Optional.ofNullable(log);
    }

    private Optional<Path> variants() {
        if (variants != null && !Files.isDirectory(variants)) {
            throw new UsageException("--variants " + variants + ": this is no folder; name one that is there");
        }
        return Optional.ofNullable(variants);
    }

    private List<String> evidence() throws BrokenInput {
        List<Problem> missing = paths.stream()
                .filter(path -> !Files.exists(Path.of(path)))
                .map(path -> Problem.ofFile(path, "there is no such file"))
                .toList();
        if (!missing.isEmpty()) {
            throw new BrokenInput(missing, Exit.INPUT);
        }
        return paths.isEmpty()
                ? List.of(program.terminal().home().resolve("fixtures").toString())
                : paths;
    }
}
