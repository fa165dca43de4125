package assay.cli;

import assay.evaluation.RuleFault;
import assay.problem.Problem;
import assay.text.Legible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** The program. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the program with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // No byte of what is printed depends on where the machine stands.
        Locale.setDefault(Locale.ROOT);
        String terminals = System.getProperty("assay.terminals", "");
        Terminal terminal = new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.contains("1"),
                terminals.contains("2"),
                System.getenv(),
                Path.of(System.getProperty("assay.home", ".")));
        System.exit(run(terminal, arguments));
    }

    /**
     * Runs one command.
     *
     * @param given what it writes to and where it runs
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(Terminal given, String... arguments) {
        Terminal terminal = given.legible();
        Program program = new Program(terminal, EarlyRules.begin(terminal, arguments));
        CommandLine commandLine = Assay.commandLine(program, arguments)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setParameterExceptionHandler((e, line) -> usage(terminal, e))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(terminal, e));
        commandLine.getCommandSpec().version("assay " + version());
        commandLine.setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        if (arguments.length == 0) {
            commandLine.usage(terminal.err(), CommandLine.Help.Ansi.OFF);
            return Exit.INPUT;
        }
        return commandLine.execute(arguments);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static int usage(Terminal terminal, CommandLine.ParameterException e) {
        List<String> near =
                e instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        terminal.err()
                .println("assay: " + Legible.line(String.valueOf(e.getMessage()))
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
        terminal.err().println("See assay --help, or assay COMMAND --help.");
        return Exit.INPUT;
    }

    private static int failed(Terminal terminal, Exception e) {
        if (e instanceof UsageException || e instanceof InvalidPathException) {
            terminal.err().println("assay: " + Legible.line(String.valueOf(e.getMessage())));
            return Exit.INPUT;
        }
        if (e instanceof BrokenInput broken) {
            return complain(terminal, broken.problems(), broken.exit());
        }
        if (e instanceof RuleFault fault) {
            return complain(terminal, List.of(fault.problem()), Exit.RULES);
        }
        if (e instanceof Output.Closed) {
            return Exit.DONE;
        }
        e.printStackTrace(terminal.err());
        return Exit.DEFECT;
    }

    private static int complain(Terminal terminal, List<Problem> problems, int exit) {
        problems.forEach(problem -> terminal.err().println(problem));
        return exit;
    }
}
