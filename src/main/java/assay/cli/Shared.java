package assay.cli;

import assay.report.Ink;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class Shared {

    /** When to use colour. */
    enum Color {
        auto,
        always,
        never
    }

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the folder of the rule set (default: march-2004 of this project)")
    @Nullable
    Path rules;

    @Option(names = "--no-cache", description = "compile the rules anew and keep nothing")
    boolean noCache;

    @Option(names = "--output", paramLabel = "FILE", description = "write there instead, whole or not at all")
    @Nullable
    Path output;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never (default: auto)")
    Color color = Color.auto;

    @Option(names = "--quiet", description = "no progress and no warnings")
    boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "what this command does")
    boolean help;

    /** Whether to use colour. */
    Ink ink(Terminal terminal) {
        boolean wanted =
                switch (color) {
                    case always -> true;
                    case never -> false;
                    case auto ->
                        terminal.outIsTerminal()
                                && output == null
                                && terminal.environment()
                                        .getOrDefault("NO_COLOR", "")
                                        .isEmpty()
                                && !"dumb".equals(terminal.environment().get("TERM"));
                };
        return wanted ? Ink.ANSI : Ink.NONE;
    }
}
