package assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes command lines. */
@Command(
        name = "completion",
        addMethodSubcommands = false,
        description =
                "Prints the script by which a shell completes commands, options, their values and names of files.")
final class CompletionCommand implements Callable<Integer> {

    /** The shells for which there is one. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Mixin
    Standard standard = new Standard();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    Shell shell = Shell.bash;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        Completion completion = new Completion(root);
        String script =
                switch (shell) {
                    case bash -> completion.bash();
                    case zsh -> completion.zsh();
                    case fish -> completion.fish();
                };
        root.getOut().print(script);
        root.getOut().flush();
        return Exit.DONE;
    }
}
