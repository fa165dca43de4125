package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import assay.TestRules;
import assay.report.JsonDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What help pages and {@code --version} say. */
class HelpTest {

    private static CommandLine all(String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayOutputStream(),
                System.err,
                false,
                false,
                Map.of(),
                Path.of("").toAbsolutePath());
        return Assay.commandLine(new Program(terminal, EarlyRules.begin(terminal)), arguments)
                .setHelpFactory(HelpPages.factory());
    }

    @Test
    void the_page_of_commands_has_every_one() throws IOException {
        String page = Files.readString(Path.of("docs/commands.md"));
        assertThat(commands()
                        .filter(command -> command.getSubcommands().isEmpty())
                        .map(command -> command.getCommandSpec().qualifiedName())
                        .filter(name -> !name.equals("assay help")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).containsPattern("`" + name + "[ `]"));
    }

    static Stream<CommandLine> commands() {
        List<CommandLine> commands = new ArrayList<>();
        Assay.each(all(), commands::add);
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_page_has_both_names_of_help_and_version_exit_codes_and_examples(CommandLine command) {
        String page = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(page)
                .contains("-h, --help", "-V, --version", "\nExamples:\n")
                .containsPattern("\nExit codes:\n  0 +done")
                .containsPattern("\n  70 +a defect");
        assertThat(page.lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_example_is_a_command_line_that_can_be_given(CommandLine command) {
        List<String> examples = HelpPages.examples(command.getCommandSpec());
        assertThat(examples).isNotEmpty();
        String own = command.getCommandSpec().qualifiedName();
        for (String example : examples) {
            assertThat(example + " ").startsWith(own + " ");
            // As it is printed, and not broken over two lines.
            assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).contains("\n  " + example + "\n");
            String[] words = words(example).toArray(String[]::new);
            assertThatCode(() -> all(words).parseArgs(words)).as(example).doesNotThrowAnyException();
            for (String word : words) {
                if (word.startsWith("fixtures") || word.startsWith("rules/")) {
                    assertThat(Path.of(word)).as(example).exists();
                }
            }
        }
    }

    /** What an example gives to the program, as a shell takes it apart. */
    static Stream<String> words(String example) {
        return Pattern.compile("'[^']*'|\\S+")
                .matcher(example)
                .results()
                .map(MatchResult::group)
                .skip(1)
                .map(word -> StringUtils.unwrap(word, '\''));
    }

    @Test
    void help_of_a_command_is_what_the_command_says_itself() {
        String page = assay("rules", "check", "--help").out();
        assertThat(page).startsWith("Usage: assay rules check ");
        assertThat(assay("rules", "check", "-h")).isEqualTo(new Run(0, page, ""));
        assertThat(assay("help", "rules", "check")).isEqualTo(new Run(0, page, ""));
        assertThat(assay("help")).isEqualTo(assay("-h"));
    }

    @Test
    void an_option_that_does_nothing_in_a_command_is_not_on_its_page_and_still_taken() {
        assertThat(assay("schema", "--help").out())
                .contains("--rules=DIR", "--of=COMMAND")
                .doesNotContain("--color", "--width", "--quiet", "--set");
        assertThat(assay("evaluate", "--help").out()).contains("--color=WHEN", "--width=N", "--quiet");
        assertThat(assay("schema", "--of", "evaluate", "--color", "never").exit())
                .isZero();
    }

    @Test
    void a_page_has_the_code_1_where_there_is_an_answer_that_is_no() {
        assertThat(assay("verify", "-h").out())
                .contains(
                        "\n  1     done, and the answer is no: a file does not come out as it expects;\n",
                        "  with --strict, there are warnings\n");
        assertThat(assay("evaluate", "-h").out()).doesNotContain("\n  1  ").contains("\n  3     the rules");
        assertThat(assay("seal", "-h").out()).doesNotContain("\n  3  ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatever_names_what_is_written_says_that_folders_are_made(CommandLine command) {
        assertThat(command.getCommandSpec().options().stream()
                        .filter(option -> Overwriting.WRITTEN.contains(option.longestName())))
                .allSatisfy(option ->
                        assertThat(String.join("", option.description())).endsWith(Overwriting.FOLDERS));
    }

    @Test
    void the_version_says_what_would_grade() throws Exception {
        Run version = assay("--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("assay " + JsonDocument.ASSAY),
                        line -> assertThat(line).matches("commit  (unknown|[0-9a-f]{40}(-dirty)?)"),
                        line -> assertThat(line).startsWith("Java    " + System.getProperty("java.version") + ", "),
                        line -> assertThat(line).matches("Drools  \\d+\\.\\d+\\.\\d+"),
                        line -> assertThat(line)
                                .startsWith("rules   march-2004 "
                                        + TestRules.march2004().ruleSet().sha256() + ", "));
        assertThat(assay("-V")).isEqualTo(version);
        assertThat(assay("version")).isEqualTo(version);
        JsonNode data =
                new JsonMapper().readTree(assay("version", "--format", "json").out());
        assertThat(version.out())
                .isEqualTo("assay %s\ncommit  %s\nJava    %s, %s\nDrools  %s\nrules   %s %s, %s\n"
                        .formatted(Stream.of(
                                        "/assay",
                                        "/commit",
                                        "/java/version",
                                        "/java/vendor",
                                        "/drools",
                                        "/rules/name",
                                        "/rules/sha256",
                                        "/rules/folder")
                                .map(at -> data.at(at).asString())
                                .toArray()));
        assertThat(assay("evaluate", "--rules", "rules/playgrounds", "-V").out())
                .contains("rules   playgrounds "
                        + TestRules.playgrounds().ruleSet().sha256() + ", rules/playgrounds\n");
        assertThat(assay("rurality", "-V").out())
                .contains("rules   rurality " + TestRules.rurality().ruleSet().sha256() + ", ");
    }

    @Test
    void the_version_is_told_where_the_rules_are_not_in_order(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: [\n");
        Run version = assay("evaluate", "--rules", folder.toString(), "--version");
        assertThat(version.exit()).isZero();
        assertThat(version.err()).isEmpty();
        assertThat(version.out())
                .startsWith("assay " + JsonDocument.ASSAY + "\n")
                .endsWith("rules   unknown, " + folder
                        + " is no rule set that is in order; assay rules check says why\n");
        assertThat(assay("version", "--rules", folder.toString())).isEqualTo(version);
        assertThat(assay("version", "--rules", folder.toString(), "--format", "json")
                        .out())
                .endsWith("""
                          "rules" : {
                            "folder" : "%s",
                            "name" : null,
                            "sha256" : null
                          }
                        }
                        """.formatted(folder));
    }
}
