package assay.cli;

import picocli.CommandLine.Option;

/** The options of the program and of every command, whatever it does. */
final class Standard {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "what this does, with examples")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "the version of this program, and what it would grade with")
    boolean version;
}
