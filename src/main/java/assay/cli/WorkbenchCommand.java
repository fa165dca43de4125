package assay.cli;

import assay.rules.RuleCache;
import assay.workbench.Workbench;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the workbench. */
@Command(
        name = "workbench",
        addMethodSubcommands = false,
        description =
                "Opens a rule set in the browser, on this machine alone: read and change it, and see what that does.")
final class WorkbenchCommand implements Callable<Integer> {

    @Mixin
    Shared shared = new Shared();

    @Option(names = "--port", paramLabel = "N", description = "where to serve it (default: any port that is free)")
    int port;

    @Option(names = "--no-open", description = "print the address and open no browser")
    boolean noOpen;

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
    public Integer call() throws InterruptedException {
        List<String> evidence = paths.isEmpty()
                ? List.of(program.terminal().home().resolve("fixtures").toString())
                : paths;
        try (Workbench workbench = Workbench.open(new Workbench.Options(
                program.rulesFolder(shared),
                evidence,
                port,
                shared.noCache
                        ? RuleCache.none()
                        : RuleCache.ofUser(program.terminal().environment())))) {
            program.terminal().err().println("The workbench is open at " + workbench.address());
            program.terminal().err().println("It ends with Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return Exit.DONE;
    }
}
