package assay.cli;

import assay.problem.ProblemsException;
import assay.report.Ink;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.file.Files;
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

    /** Rules that cannot be used. */
    static final class BrokenRules extends Exception {
        private static final long serialVersionUID = 1;
        private final transient ProblemsException problems;

        BrokenRules(ProblemsException problems) {
            super(problems);
            this.problems = problems;
        }

        ProblemsException problems() {
            return problems;
        }
    }

    /** The rule set that was asked for, ready to run. */
    RuleBase load(Terminal terminal) throws BrokenRules {
        Path folder = rules == null ? terminal.home().resolve("rules/march-2004") : rules;
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--rules " + folder + ": "
                    + (Files.exists(folder) ? "this is a file; a rule set is a folder" : "there is no such folder"));
        }
        try {
            return RuleBase.load(folder, noCache ? RuleCache.none() : RuleCache.ofUser());
        } catch (ProblemsException e) {
            throw new BrokenRules(e);
        }
    }

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
