package assay.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

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
        Path home) {}
