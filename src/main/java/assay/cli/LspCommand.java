package assay.cli;

import assay.lsp.Server;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves an editor. */
@Command(
        name = "lsp",
        addMethodSubcommands = false,
        description =
                "Serves an editor by the Language Server Protocol, over standard input and output: what is wrong with the files"
                        + " of a rule set and with evidence as they are typed, and what became of each fact. Editors start it; docs/editors.md says how.")
final class LspCommand implements Callable<Integer> {

    @Mixin
    Standard standard = new Standard();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "the rule set that grades evidence which lies in the folder of none (default: march-2004 of this"
                            + " project)")
    @Nullable
    Path rules;

    @Option(names = "--no-config", description = "no defaults from files, neither the project's nor the user's")
    boolean noConfig;

    @Option(names = "--no-cache", description = "compile the rules anew and keep nothing")
    boolean noCache;

    private final Program program;

    LspCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        // Whoever else prints would break what the editor reads.
        System.setOut(System.err);
        Terminal terminal = program.terminal();
        Path folder = program.folder(rules == null ? EarlyRules.folder(terminal) : rules);
        return Server.serve(System.in, terminal.out(), folder, program.cache(noCache), terminal.err()::println)
                ? Exit.DONE
                : Exit.NO;
    }
}
