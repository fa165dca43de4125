package assay.cli;

import assay.lsp.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves an editor. */
@Command(
        name = "lsp",
        addMethodSubcommands = false,
        description =
                "Serves an editor by the Language Server Protocol, over standard input and output: what is wrong with the files"
                        + " of a rule set as they are typed. Editors start it; docs/editors.md says how.")
final class LspCommand implements Callable<Integer> {

    @Mixin
    Standard standard = new Standard();

    private final Program program;

    LspCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        // Whoever else prints would break what the editor reads.
        System.setOut(System.err);
        return Server.serve(System.in, program.terminal().out()) ? Exit.DONE : Exit.NO;
    }
}
