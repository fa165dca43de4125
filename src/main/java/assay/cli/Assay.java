package assay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** The program without a command. */
@Command(
        name = "assay",
        addMethodSubcommands = false,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Grades what authorities submitted as evidence by rules that can be read, and explains every grade.")
final class Assay {

    @Mixin
    Standard standard = new Standard();

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
        COMMANDS.put("version", VersionCommand::new);
        COMMANDS.put("completion", program -> new CompletionCommand());
        COMMANDS.put("help", program -> new HelpCommand());
    }

    /** What has to do with all commands. */
    private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

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
        if (asked == null || ABOUT_ALL.contains(arguments[0])) {
            COMMANDS.forEach((name, command) -> commandLine.addSubcommand(name, command.apply(program)));
        } else {
            commandLine.addSubcommand(arguments[0], asked.apply(program));
        }
        each(commandLine, command -> {
            // Evidence comes from others, and so do the names of its files: @name is one of them.
            command.setExpandAtFiles(false);
            CommandSpec spec = command.getCommandSpec();
            spec.versionProvider(() -> Version.of(program, spec).lines());
        });
        return commandLine;
    }

    /** Goes over a command and all commands below it. */
    static void each(CommandLine command, Consumer<CommandLine> what) {
        what.accept(command);
        command.getSubcommands().values().forEach(below -> each(below, what));
    }
}
