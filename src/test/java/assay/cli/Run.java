package assay.cli;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What one call of the program left behind. */
public record Run(int exit, String out, String err) {

    /** Calls the program as if in the project's folder, with standard output as a script has it. */
    public static Run assay(String... arguments) {
        return assay(TestRules.ENVIRONMENT, false, new ByteArrayOutputStream(), arguments);
    }

    /** The same with room for lines of any length, for those who look at what is said and not at how it fits. */
    static Run wide(String... arguments) {
        return assay(Stream.concat(Stream.of(arguments), Stream.of("--width", "100000"))
                .toArray(String[]::new));
    }

    /** Calls the program with another environment and standard output. */
    public static Run assay(Map<String, String> environment, boolean terminal, OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new Terminal(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        false,
                        environment,
                        Path.of("").toAbsolutePath()),
                arguments);
        String printed = out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
        return new Run(exit, printed, err.toString(StandardCharsets.UTF_8));
    }
}
