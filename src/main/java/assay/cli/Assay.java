package assay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program without a command. */
@Command(
        name = "assay",
        addMethodSubcommands = false,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Grades what authorities submitted as evidence by rules that can be read, and explains every grade.")
final class Assay {

    @Option(names = "--version", versionHelp = true, description = "the version of this program")
    boolean version;

    @Option(names = "--help", usageHelp = true, description = "what this program does")
    boolean help;

    private static final Map<String, Function<Program, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("evaluate", EvaluateCommand::new);
        COMMANDS.put("explain", ExplainCommand::new);
        COMMANDS.put("what-if", WhatIfCommand::new);
        COMMANDS.put("workbench", WorkbenchCommand::new);
        COMMANDS.put("lsp", LspCommand::new);
        COMMANDS.put("verify", VerifyCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("sensitivity", SensitivityCommand::new);
        COMMANDS.put("sweep", SweepCommand::new);
        COMMANDS.put("study", StudyCommand::new);
        COMMANDS.put("audit", AuditCommand::new);
        COMMANDS.put("rurality", RuralityCommand::new);
        COMMANDS.put("sample", SampleCommand::new);
        COMMANDS.put("replay", ReplayCommand::new);
        COMMANDS.put("ledger", LedgerCommand::new);
        COMMANDS.put("seal", SealCommand::new);
        COMMANDS.put("rules", Assay::rules);
        COMMANDS.put("import", ImportCommand::new);
        COMMANDS.put("evidence", EvidenceCommand::new);
        COMMANDS.put("template", TemplateCommand::new);
        COMMANDS.put("schema", SchemaCommand::new);
    }

    private static CommandLine rules(Program program) {
        return new CommandLine(new RulesCommand(program))
                .addSubcommand("check", new RulesCheckCommand(program))
                .addSubcommand("parameters", new RulesParametersCommand(program))
                .addSubcommand("read", new RulesReadCommand(program))
                .addSubcommand("coverage", new RulesCoverageCommand(program))
                .addSubcommand("format", new RulesFormatCommand(program))
                .addSubcommand("mutate", new RulesMutateCommand(program))
                .addSubcommand("new", new RulesNewCommand(program));
    }

    /**
     * The program's command line. Where it begins with a command only that one is made, for making them all takes longer
     * than some of them run.
     */
    static CommandLine commandLine(Program program, String... arguments) {
        CommandLine commandLine = new CommandLine(new Assay());
        Function<Program, Object> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (asked == null) {
            COMMANDS.forEach((name, command) -> commandLine.addSubcommand(name, command.apply(program)));
        } else {
            commandLine.addSubcommand(arguments[0], asked.apply(program));
        }
        takeNoArgumentsFromFiles(commandLine);
        return commandLine;
    }

    /** Evidence comes from others, and so do the names of its files: {@code @name} is one of them. */
    private static void takeNoArgumentsFromFiles(CommandLine commandLine) {
        commandLine.setExpandAtFiles(false);
        commandLine.getSubcommands().values().forEach(Assay::takeNoArgumentsFromFiles);
    }
}
