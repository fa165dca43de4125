package assay.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help page of a command, as the command itself does with --help. */
@Command(name = "help", addMethodSubcommands = false, description = "Says what a command does.")
final class HelpCommand implements Callable<Integer> {

    @Mixin
    Standard standard = new Standard();

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "a command, and one of its own commands if it has any")
    List<String> names = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : names) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw new CommandLine.ParameterException(command, Misspelt.noCommand(name, command));
            }
            command = below;
        }
        command.usage(command.getOut(), CommandLine.Help.Ansi.OFF);
        return Exit.DONE;
    }
}
