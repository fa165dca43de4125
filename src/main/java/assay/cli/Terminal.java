package assay.cli;

import assay.text.Legible;
import assay.text.Width;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program runs: what it writes to and what surrounds it.
 *
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether somebody reads standard output on a terminal
 * @param errIsTerminal whether somebody reads standard error on a terminal
 * @param environment the environment's variables
 * @param home the folder of the project, with its rules
 */
public record Terminal(
        OutputStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment,
        Path home) {

    /** How wide it is, as {@code COLUMNS} says, which the launcher sets; as usual where nothing does. */
    Width width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,5}")
                ? new Width(Math.max(Width.LEAST, Integer.parseInt(columns)))
                : Width.USUAL;
    }

    /** The same with a standard error that shows every character of what is printed to it, and a reader who may stop. */
    Terminal legible() {
        return new Terminal(
                out instanceof StandardOutput ? out : new StandardOutput(out),
                new LegibleErrors(err),
                outIsTerminal,
                errIsTerminal,
                environment,
                home);
    }

    /** Whether whoever read standard output has stopped. */
    boolean isDeserted() {
        return out instanceof StandardOutput output && output.isDeserted();
    }

    /** Lines on standard error, of which every character can be seen. */
    private static final class LegibleErrors extends PrintStream {

        LegibleErrors(PrintStream err) {
            super(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public void print(@Nullable String text) {
            super.print(Legible.lines(String.valueOf(text)));
        }

        @Override
        public void print(@Nullable Object object) {
            print(String.valueOf(object));
        }
    }
}
