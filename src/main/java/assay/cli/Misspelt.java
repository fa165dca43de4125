package assay.cli;

import assay.problem.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What somebody may have meant who wrote a command, an option or a value that there is not. */
final class Misspelt {

    /** What is said of a value that is empty, which would be the folder one is in where a file or folder is to be named. */
    static final String NOTHING = "nothing stands there; is a variable empty?";

    private Misspelt() {}

    /** What is wrong with a command line, and what would be near it. */
    static String told(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        String message = String.valueOf(e.getMessage());
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            if (first.startsWith("-")) {
                return unknownOption(first, command);
            }
            if (!command.getSubcommands().isEmpty()) {
                return noCommand(first, command);
            }
            return first.isEmpty() ? message + ": " + NOTHING : message;
        }
        if (e instanceof CommandLine.MissingParameterException) {
            Optional<String> odd = command.getUnmatchedArguments().stream()
                    .filter(one -> one.startsWith("-"))
                    .findFirst();
            if (odd.isPresent()) {
                return unknownOption(odd.get(), command);
            }
        }
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        return argument == null || value == null ? message : message + near(value, values(argument));
    }

    /** What stands behind it may be its value. */
    private static String unknownOption(String option, CommandLine command) {
        String shown = Nearest.shown(option);
        return "Unknown option: '" + shown + "'"
                + (option.matches("-.*\\.ya?ml") ? "; a file that is called so is named ./" + shown : "")
                + near(option.replaceFirst("=.*", ""), options(command));
    }

    /** That a command has no such command of its own. */
    static String noCommand(String name, CommandLine command) {
        return "there is no command \"" + Nearest.shown(name) + "\" of "
                + command.getCommandSpec().qualifiedName()
                + near(name, command.getSubcommands().keySet());
    }

    private static String near(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            Stream.of(option.names()).filter(name -> name.startsWith("--")).forEach(names::add);
        }
        return names;
    }

    /** The values that an option can have, where they are a few words. */
    static List<String> values(ArgSpec argument) {
        return Optional.<Class<?> @Nullable []>ofNullable(argument.auxiliaryTypes()).stream()
                .flatMap(Stream::of)
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(String::valueOf)
                .toList();
    }
}
