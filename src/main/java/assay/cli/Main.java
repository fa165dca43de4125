package assay.cli;

import assay.drl.UnknownSetting;
import assay.evaluation.RuleFault;
import assay.files.Changes;
import assay.files.Place;
import assay.files.Shortage;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.rules.RuleCache;
import assay.text.Legible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The program. */
public final class Main {

    private static final Set<String> SAY_NOTHING_ODD = Set.of("--quiet", "-q", "--help", "-h", "--version", "-V");

    private static final Set<String> NEED_NO_CONFIG = Set.of("--no-config", "--help", "-h");
    private static final Set<String> ABOUT_COMMANDS = Set.of("help", "completion");

    private Main() {}

    /**
     * Runs one command and ends the program with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // No byte of what is printed depends on where the machine stands.
        Locale.setDefault(Locale.ROOT);
        Thread.setDefaultUncaughtExceptionHandler(new LastWords(Thread.currentThread()));
        // Where no more files can be opened, neither can what logs; that is said below, and not by SLF4J.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        String terminals = System.getProperty("assay.terminals", "");
        Terminal terminal = new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.contains("1"),
                terminals.contains("2"),
                System.getenv(),
                home());
        rehearse(terminal);
        System.exit(run(terminal, arguments));
    }

    /** Where Assay is, as seen from here if it is here or below: so messages name files as they are named on a command line. */
    private static Path home() {
        return Place.fromHere(
                Path.of(System.getProperty("assay.home", ".")).toAbsolutePath().normalize());
    }

    /** Says to nobody what would be said of an error, for once there is one its classes may not be there to be loaded. */
    private static void rehearse(Terminal terminal) {
        Terminal nobody = new Terminal(
                terminal.out(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                terminal.environment(),
                terminal.home());
        broken(nobody.legible(), new StackOverflowError());
    }

    /**
     * What is said of an error that leaves the program, where not even the classes can be loaded that would say more; so it
     * needs none but those that every Java has by then. What ends another thread is told by those who wait for what it does.
     */
    private record LastWords(Thread main) implements Thread.UncaughtExceptionHandler {

        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            if (thread == main) {
                System.err.print("assay: the program ended for want of something, such as memory or files that it may");
                System.err.println(" open; limits of them are set by JAVA_TOOL_OPTIONS=-Xmx1g and ulimit -n");
                Runtime.getRuntime().halt(Exit.DEFECT);
            }
        }
    }

    /**
     * Runs one command.
     *
     * @param given what it writes to and where it runs
     * @param arguments the command line
     * @return the exit code
     */
    public static int run(Terminal given, String... arguments) {
        return run(given, Changes.ofDisk(), arguments);
    }

    /** The same where something else tells when files may have changed. */
    static int run(Terminal given, Changes changes, String... arguments) {
        Terminal terminal = given.legible();
        try {
            return execute(terminal, changes, arguments);
        } catch (RuntimeException | Error e) {
            return broken(terminal, e);
        }
    }

    private static int execute(Terminal terminal, Changes changes, String... arguments) {
        List<String> given = List.of(arguments);
        Defaults defaults;
        try {
            defaults = Defaults.of(
                    terminal.environment(),
                    Path.of("").toAbsolutePath(),
                    NEED_NO_CONFIG.stream().noneMatch(given::contains)
                            && given.stream()
                                    .findFirst()
                                    .filter(ABOUT_COMMANDS::contains)
                                    .isEmpty());
        } catch (BrokenInput | UsageException e) {
            return failed(terminal, e);
        }
        Consumer<String> odd = given.stream().anyMatch(SAY_NOTHING_ODD::contains)
                ? nobody -> {}
                : what -> terminal.err().println("warning: " + what);
        RuleCache cache = RuleCache.ofUser(terminal.environment()).telling(odd);
        Program program = new Program(
                terminal,
                EarlyRules.begin(terminal, cache, defaults.rules().isPresent() ? new String[0] : arguments),
                changes);
        CommandLine commandLine = Assay.commandLine(program, arguments)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .registerConverter(String.class, Main::text)
                .registerConverter(Path.class, name -> path(text(name)))
                .registerConverter(Integer.class, Main::integer)
                .registerConverter(Integer.TYPE, Main::integer)
                .registerConverter(Long.class, value -> Misspelt.whole(value, Long.MIN_VALUE, Long.MAX_VALUE))
                .setDefaultValueProvider(defaults)
                .setExecutionStrategy(parsed -> {
                    try {
                        Overwriting.refuse(parsed, defaults.files());
                    } catch (RuntimeException e) {
                        throw new CommandLine.ExecutionException(
                                parsed.commandSpec().commandLine(), e.toString(), e);
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((e, line) -> {
                    int exit = usage(terminal, e);
                    defaults.origin(String.valueOf(e.getMessage()), given).ifPresent(terminal.err()::println);
                    return exit;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    int exit = failed(terminal, e);
                    defaults.origin(String.valueOf(e.getMessage()), given).ifPresent(terminal.err()::println);
                    return exit;
                });
        StringWriter help = new StringWriter();
        commandLine.setOut(new PrintWriter(help));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setHelpFactory(HelpPages.factory());
        if (arguments.length == 0) {
            commandLine.usage(terminal.err(), CommandLine.Help.Ansi.OFF);
            return Exit.INPUT;
        }
        Defaults.unknown(terminal.environment()).forEach(odd);
        if (!given.contains("--no-cache")) {
            cache.passedOver().ifPresent(odd);
        }
        int exit = commandLine.execute(arguments);
        return help.getBuffer().isEmpty() ? exit : told(program, help.toString(), exit);
    }

    /** Help is a result like any other: nobody is to take what could not be written for it. */
    private static int told(Program program, String help, int exit) {
        try {
            program.print(new Printing(), help);
            return exit;
        } catch (UsageException e) {
            return failed(program.terminal(), e);
        }
    }

    private static int usage(Terminal terminal, CommandLine.ParameterException e) {
        terminal.err().println("assay: " + Legible.line(Misspelt.told(e)));
        terminal.err().println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return Exit.INPUT;
    }

    private static String text(String value) {
        if (value.isEmpty()) {
            throw new CommandLine.TypeConversionException(Misspelt.NOTHING);
        }
        return value;
    }

    private static int integer(String value) {
        return (int) Misspelt.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException(impossible(e));
        }
    }

    /** What is wrong with the name of a file that this machine can have none of. */
    private static String impossible(InvalidPathException e) {
        return "\"" + Nearest.shown(e.getInput()) + "\" can be the name of no file here"
                + (e.getInput().indexOf('\0') < 0
                        ? ", for the locale does not have every letter of it; LC_ALL=C.UTF-8 has all letters"
                        : ", for there is a zero byte in it");
    }

    /** Says why a command could not do what it was to do. */
    static int failed(Terminal terminal, Exception e) {
        InvalidPathException name = cause(e, InvalidPathException.class);
        if (name != null) {
            terminal.err().println("assay: " + impossible(name));
            return Exit.INPUT;
        }
        if (e instanceof UnknownSetting unknown) {
            unknown.each()
                    .forEach(one ->
                            terminal.err().println("assay: " + Legible.line("--set " + one.name() + ": " + one.why())));
            return Exit.INPUT;
        }
        UsageException usage = cause(e, UsageException.class);
        if (usage != null) {
            terminal.err().println("assay: " + Legible.line(String.valueOf(usage.getMessage())));
            return Exit.INPUT;
        }
        if (e instanceof BrokenInput broken) {
            return complain(terminal, broken.problems(), broken.exit());
        }
        if (e instanceof RuleFault fault) {
            return complain(terminal, List.of(fault.problem()), Exit.RULES);
        }
        return broken(terminal, e);
    }

    /** What nobody foresaw: in one line where the machine or Java itself gave out, with all that is known otherwise. */
    private static int broken(Terminal terminal, Throwable e) {
        Optional<String> shortage = Shortage.of(e);
        Throwable error = cause(e, Error.class);
        if (shortage.isPresent()) {
            terminal.err().println("assay: " + shortage.get());
        } else if (error instanceof StackOverflowError) {
            terminal.err().println("assay: a defect: something is nested too deeply to be followed");
        } else if (error != null) {
            terminal.err()
                    .println("assay: a defect: "
                            + error.toString().lines().findFirst().orElse(""));
        } else {
            e.printStackTrace(terminal.err());
        }
        return Exit.DEFECT;
    }

    /** The first of the causes of a failure, itself among them, that is of a kind. */
    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> kind) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (kind.isInstance(one)) {
                return kind.cast(one);
            }
        }
        return null;
    }

    private static int complain(Terminal terminal, List<Problem> problems, int exit) {
        problems.forEach(problem -> terminal.err().println(problem));
        return exit;
    }
}
