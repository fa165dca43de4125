package assay.cli;

import assay.report.JsonDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help page of a command as a page for {@code man}. */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** What the page of a command is called. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * The page of a command.
     *
     * @param command with what its help page says
     * @param date the day of the version, as in 2004-04-01
     */
    static String of(CommandSpec command, String date) {
        ManPage page = new ManPage(command);
        page.write(date);
        return page.page.toString();
    }

    private void write(String date) {
        line(".TH " + text(name(command).toUpperCase(Locale.ROOT)) + " 1 " + date + " \"Assay " + JsonDocument.ASSAY
                + "\" Assay");
        section("Name");
        line(text(name(command)) + " \\- " + text(StringUtils.uncapitalize(HelpPages.inShort(command))));
        section("Synopsis");
        line(text(StringUtils.normalizeSpace(new CommandLine.Help(command, CommandLine.Help.Ansi.OFF).synopsis(0))));
        section("Description");
        paragraphs(command.usageMessage().description());
        List<PositionalParamSpec> operands = command.positionalParameters();
        if (!operands.isEmpty()) {
            section("Operands");
            operands.forEach(operand -> item(value(operand.paramLabel()), operand.description()));
        }
        section("Options");
        command.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        if (!command.subcommands().isEmpty()) {
            section("Commands");
            command.subcommands()
                    .values()
                    .forEach(below ->
                            item(reference(below.getCommandSpec()), HelpPages.inShort(below.getCommandSpec()) + "."));
        }
        section("Exit status");
        command.usageMessage().exitCodeList().forEach((code, means) -> item("\\fB" + code + "\\fR", means));
        items("Environment", Surroundings.variables(command));
        items("Files", Surroundings.files(command));
        section("Examples");
        line(".nf");
        HelpPages.examples(command).forEach(example -> line(text(example)));
        line(".fi");
        CommandSpec above = command.parent();
        if (above != null) {
            section("See also");
            CommandSpec all = command.root();
            line(reference(above) + (above.equals(all) ? "" : ", " + reference(all)));
        }
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    private void section(String name) {
        line(".SH " + name.toUpperCase(Locale.ROOT));
    }

    private void paragraphs(String... paragraphs) {
        line(Stream.of(paragraphs).map(ManPage::text).collect(Collectors.joining("\n.PP\n")));
    }

    private void items(String name, Map<String, String> items) {
        if (!items.isEmpty()) {
            section(name);
            items.forEach((item, says) -> item("\\fB" + text(item) + "\\fR", says));
        }
    }

    private void item(String item, String... says) {
        line(".TP\n" + item);
        line(Stream.of(says).map(ManPage::text).collect(Collectors.joining("\n.br\n")));
    }

    private void option(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + value(option.paramLabel());
        item(
                Stream.of(option.names())
                                .map(name -> "\\fB" + text(name) + "\\fR")
                                .collect(Collectors.joining(", "))
                        + value,
                option.description());
    }

    private static String value(String label) {
        return "\\fI" + text(label) + "\\fR";
    }

    private static String reference(CommandSpec command) {
        return "\\fB" + text(name(command)) + "\\fR(1)";
    }

    private static final Map<String, String> SIGNS =
            Map.of("\\", "\\e", "-", "\\-", "'", "\\(aq", "`", "\\(ga", "^", "\\(ha", "~", "\\(ti");

    /** A text that stands on the page as it is, and can be copied from there. */
    private static String text(String text) {
        // A line that begins with a full stop would be an instruction.
        String begun = text.startsWith(".") ? "\\&" : "";
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(sign -> SIGNS.getOrDefault(sign, sign))
                .collect(Collectors.joining("", begun, ""));
    }
}
