package assay.cli;

import assay.problem.Nearest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What is wrong with a command line, and what somebody may have meant who wrote a command, an option or a value that there is not. All
 * that the library of options finds is told here in words of ours, for it speaks to those who write programs.
 */
final class Misspelt {

    /** What is said of a value that is empty, which would be the folder one is in where a file or folder is to be named. */
    static final String NOTHING = "nothing stands there; is a variable empty?";

    /** What the library says, in an exception like any other, where a command wants one of its own. */
    private static final String NO_COMMAND = "Missing required subcommand";

    private Misspelt() {}

    /** What is wrong with a command line, and what would be near it. */
    static String told(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            return missing(missing);
        }
        if (e instanceof CommandLine.OverwrittenOptionException twice && twice.getOverwritten() != null) {
            return name(twice.getOverwritten()) + " is given twice; give it once";
        }
        if (e instanceof CommandLine.MutuallyExclusiveArgsException
                || e instanceof CommandLine.MaxValuesExceededException) {
            return exclusive(command);
        }
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        if (argument != null && value != null) {
            return invalid(argument, value, e.getCause());
        }
        String message = String.valueOf(e.getMessage());
        return message.equals(NO_COMMAND)
                ? "a command is missing: "
                        + String.join(", ", command.getSubcommands().keySet())
                : message;
    }

    private static String unmatched(String first, CommandLine command) {
        if (first.startsWith("-")) {
            return unknownOption(first, command);
        }
        if (!command.getSubcommands().isEmpty()) {
            return noCommand(first, command);
        }
        if (first.isEmpty()) {
            return "\"\": " + NOTHING;
        }
        List<PositionalParamSpec> wanted = command.getCommandSpec().positionalParameters();
        return "\"" + Nearest.shown(first) + "\" is one too many: behind "
                + command.getCommandSpec().qualifiedName() + " stands "
                + (wanted.isEmpty()
                        ? "nothing but options"
                        : wanted.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", ")));
    }

    private static String missing(CommandLine.MissingParameterException e) {
        CommandLine command = e.getCommandLine();
        Optional<String> odd = command.getUnmatchedArguments().stream()
                .filter(one -> one.startsWith("-"))
                .findFirst();
        if (odd.isPresent()) {
            return unknownOption(odd.get(), command);
        }
        return e.getMissing().stream()
                .map(one -> one instanceof OptionSpec
                        ? name(one) + ": " + one.paramLabel() + " is missing behind it"
                        : one.paramLabel() + " is missing: " + String.join(" ", one.description()))
                .collect(Collectors.joining("; "));
    }

    /** The options of which the command takes one, as it was given several, or one of them several times. */
    private static String exclusive(CommandLine command) {
        return "give only one of these, and once: "
                + command.getCommandSpec().argGroups().stream()
                        .flatMap(group -> group.args().stream())
                        .map(one -> name(one) + " " + one.paramLabel())
                        .collect(Collectors.joining(", "));
    }

    /** What is wrong with a value: an option that takes none, one word of several that it is not, or what its reader says. */
    private static String invalid(ArgSpec argument, String value, @Nullable Throwable why) {
        List<String> known = values(argument);
        if (!known.isEmpty()) {
            return name(argument) + ": \"" + Nearest.shown(value) + "\" is none of " + String.join(", ", known)
                    + near(value, known);
        }
        if (argument.arity().max() == 0) {
            return name(argument) + " stands alone; leave out \"=" + Nearest.shown(value) + "\"";
        }
        return name(argument) + ": "
                + (why instanceof CommandLine.TypeConversionException ? why.getMessage() : Nearest.shown(value));
    }

    /** How an argument is named. */
    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /**
     * A whole number.
     *
     * @param least the smallest that there is room for
     * @param most the largest
     */
    static long whole(String value, long least, long most) {
        if (!value.matches("[+-]?[0-9]+")) {
            throw new CommandLine.TypeConversionException(
                    "\"" + Nearest.shown(value) + "\" is no whole number; one such as 12 would be");
        }
        BigInteger number = new BigInteger(value);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new CommandLine.TypeConversionException(
                    Nearest.shown(value) + " is " + (number.signum() < 0 ? "less than " + least : "more than " + most)
                            + ", which is as far as numbers go here");
        }
        return number.longValueExact();
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
