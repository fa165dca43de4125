package assay.cli;

import assay.report.Ink;
import assay.ruleset.Pack;
import assay.text.Width;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command has. */
class Shared {

    /** When to use colour. */
    enum Color {
        auto,
        always,
        never
    }

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the folder of the rule set (default: march-2004 of this project; for wards, rurality)")
    @Nullable
    Path rules;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "another value of a parameter, to try it (rules parameters lists them)")
    List<String> set = List.of();

    @Option(names = "--no-cache", description = "compile the rules anew and keep nothing")
    boolean noCache;

    @Option(names = "--no-config", description = "no defaults from files, neither the project's nor the user's")
    boolean noConfig;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never (default: auto)")
    Color color = Color.auto;

    @Option(
            names = "--width",
            paramLabel = "N",
            description =
                    "how many letters text has room for in a line (default: as many as the terminal, 100 where there"
                            + " is none)")
    @Nullable
    Integer width;

    @Option(names = "--quiet", description = "no progress and no warnings")
    boolean quiet;

    @Mixin
    Standard standard = new Standard();

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    /** Whether the command line itself has an option, and not only a default of it. */
    boolean isGiven(String option) {
        return command != null && command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /**
     * The form to write in where what else is asked has not the one that is wanted. Who gives that one on the command line is
     * told so; a default was meant for other commands, and is as if it were not there.
     *
     * @param instead the form that there would be without a default
     * @param refusal what is wrong, for whoever gave it
     */
    <F> F formatInstead(F instead, String refusal) {
        if (isGiven("--format")) {
            throw new UsageException(refusal);
        }
        return instead;
    }

    /** The values to try, by the names of the parameters. */
    SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String one : set) {
            String name = StringUtils.substringBefore(one, "=").strip();
            String value = StringUtils.substringAfter(one, "=").strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new UsageException("--set " + one + ": write it as NAME=VALUE, such as "
                        + (name.isEmpty() ? "NAME" : name) + "=3");
            }
            if (settings.put(name, value) != null) {
                throw new UsageException("--set " + one + ": " + name + " is set twice");
            }
        }
        return settings;
    }

    /** Where the result goes: a file, or standard output if null. */
    @Nullable
    Path file() {
        return null;
    }

    /** How wide text may be. Where nobody sits at a terminal that depends on nothing, so that the same is printed everywhere. */
    Width width(Terminal terminal) {
        if (width != null) {
            if (width < Width.LEAST) {
                throw new UsageException(
                        "--width " + width + ": text is made to fit into no less than " + Width.LEAST + " letters");
            }
            return new Width(width);
        }
        return terminal.outIsTerminal() && file() == null ? terminal.width() : Width.USUAL;
    }

    /** The same, and no grade's name is broken. */
    Width width(Terminal terminal, Pack pack) {
        return width(terminal).keeping(pack.gradeNames());
    }

    /** Whether to use colour. */
    Ink ink(Terminal terminal) {
        boolean wanted =
                switch (color) {
                    case always -> true;
                    case never -> false;
                    case auto ->
                        terminal.outIsTerminal()
                                && file() == null
                                && terminal.environment()
                                        .getOrDefault("NO_COLOR", "")
                                        .isEmpty()
                                && !"dumb".equals(terminal.environment().get("TERM"));
                };
        return wanted ? Ink.ANSI : Ink.NONE;
    }
}
