package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** What options say where the command line does not give them, and from where. */
class DefaultsTest {

    private static final String WORKED = "fixtures/worked-example.yaml";

    @TempDir
    Path folder;

    /** Runs a command with these variables, and the user's file in the folder. */
    private Run with(Map<String, String> variables, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "XDG_CACHE_HOME", TestRules.ENVIRONMENT.get("XDG_CACHE_HOME"), "XDG_CONFIG_HOME", folder.toString()));
        environment.putAll(variables);
        return Run.assay(environment, false, new ByteArrayOutputStream(), arguments);
    }

    private void user(String content) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("assay")).resolve("config.yaml"), content);
    }

    private static String list(Run run) {
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void the_command_line_goes_before_the_environment_and_that_before_a_file() throws Exception {
        String text = list(with(Map.of(), "rules", "list"));
        String json = list(with(Map.of(), "rules", "list", "--format", "json"));
        assertThat(json).startsWith("{");
        user("format: json\n");
        assertThat(list(with(Map.of(), "rules", "list"))).isEqualTo(json);
        assertThat(list(with(Map.of(), "rules", "list", "--no-config"))).isEqualTo(text);
        assertThat(list(with(Map.of("ASSAY_NO_CONFIG", "true"), "rules", "list")))
                .isEqualTo(text);
        assertThat(list(with(Map.of("ASSAY_FORMAT", "text"), "rules", "list"))).isEqualTo(text);
        assertThat(list(with(Map.of("ASSAY_FORMAT", "text"), "rules", "list", "--format", "json")))
                .isEqualTo(json);
        user("{}\n");
        assertThat(list(with(Map.of("ASSAY_FORMAT", "json"), "rules", "list"))).isEqualTo(json);
    }

    @Test
    void rules_are_those_of_the_environment_but_where_others_are_meant() {
        Map<String, String> playgrounds = Map.of("ASSAY_RULES", "rules/playgrounds");
        assertThat(with(playgrounds, "rules", "check").out()).startsWith("playgrounds: ");
        assertThat(with(playgrounds, "-V").out()).contains("\nrules   playgrounds ");
        assertThat(with(playgrounds, "rules", "list", "--rules", "rules/march-2004")
                        .out())
                .isEqualTo(with(Map.of(), "rules", "list").out());
        assertThat(with(playgrounds, "rurality", "-V").out()).contains("\nrules   rurality ");
    }

    @Test
    void a_format_that_a_command_does_not_have_says_nothing_there() {
        assertThat(with(Map.of("ASSAY_FORMAT", "markdown"), "rules", "check").out())
                .startsWith("march-2004: ");
    }

    /** A sheet that was drawn and looked at, and a result that was recorded. */
    private List<String> sheetAndResult() throws Exception {
        List<String> sheet = with(Map.of(), "sample", "--seed", "4", "--size", "1", "--format", "csv", WORKED)
                .out()
                .lines()
                .toList();
        int verdict = List.of(sheet.get(0).split(",")).indexOf("second verdict");
        List<String> cells = new ArrayList<>(List.of(sheet.get(1).split(",", -1)));
        cells.set(verdict, "met");
        Path filled = Files.write(folder.resolve("sheet.csv"), List.of(sheet.get(0), String.join(",", cells)));
        Path result = Files.writeString(
                folder.resolve("result.json"),
                with(Map.of(), "evaluate", "--format", "json", WORKED).out());
        return List.of(filled.toString(), result.toString());
    }

    /** Each way to ask a command for what it has in fewer formats than the rest. */
    @Test
    void a_format_that_a_command_does_not_have_for_what_is_asked_says_nothing_there_either() throws Exception {
        List<String> made = sheetAndResult();
        for (String asked : List.of(
                "tap verify --accept --dry-run " + WORKED,
                "json verify --edges " + WORKED,
                "csv sample --check " + made.get(0),
                "markdown sample --check " + made.get(0),
                "html compare --with-result " + made.get(1) + " " + WORKED,
                "html compare --words --with rules/playgrounds",
                "summary evaluate --files " + WORKED,
                "json evaluate --brief " + WORKED,
                "json explain " + WORKED + " R1",
                "json rules check --explain no-words",
                "json evaluate --view council " + WORKED)) {
            String format = StringUtils.substringBefore(asked, " ");
            String[] arguments = StringUtils.substringAfter(asked, " ").split(" ");
            Run without = with(Map.of(), arguments);
            assertThat(without.out()).as(asked).isNotEmpty();
            assertThat(with(Map.of("ASSAY_FORMAT", format), arguments))
                    .as(asked)
                    .isEqualTo(without);
            assertThat(with(Map.of(), ArrayUtils.addAll(arguments, "--format", format)))
                    .as("what is given is refused: " + asked)
                    .satisfies(given -> assertThat(given.exit()).isEqualTo(Exit.INPUT))
                    .satisfies(given -> assertThat(given.out()).isEmpty());
        }
        assertThat(with(Map.of("ASSAY_FORMAT", "json"), "evaluate", "--readings", "--files", "-")
                        .err())
                .as("the page is not refused, and something else is")
                .startsWith("assay: --files: ");
    }

    @Test
    void a_default_that_what_is_asked_can_have_holds() throws Exception {
        List<String> made = sheetAndResult();
        assertThat(list(with(Map.of("ASSAY_FORMAT", "json"), "sample", "--check", made.get(0))))
                .startsWith("{");
        assertThat(list(with(Map.of("ASSAY_FORMAT", "json"), "compare", "--with-result", made.get(1), WORKED)))
                .startsWith("{");
    }

    @Test
    void what_is_wrong_is_told_with_where_it_stands() throws Exception {
        assertThat(with(Map.of("ASSAY_FORMAT", "jsn"), "rules", "list"))
                .isEqualTo(new Run(2, "", "assay: ASSAY_FORMAT: unknown format \"jsn\"; did you mean \"json\"?\n"));
        assertThat(with(Map.of("ASSAY_WIDTH", "12"), "rules", "list").err())
                .isEqualTo("assay: ASSAY_WIDTH: \"width\" is a whole number from 40, not 12\n");
        assertThat(with(Map.of("ASSAY_RULES", "nowhere"), "rules", "list").err())
                .isEqualTo("""
                        assay: rule set nowhere: there is no such folder
                        note: --rules nowhere comes from ASSAY_RULES
                        """);
        user("fromat: json\nwidth: wide\ncolor: nevr\nrules: [a]\n");
        String file = folder.resolve("assay/config.yaml").toString();
        assertThat(with(Map.of(), "rules", "list").err().lines())
                .containsExactly(
                        file + ":1:1: unknown key \"fromat\" in a file of defaults; did you mean \"format\"?",
                        file + ":4:8: \"rules\" is a text, not a list",
                        file + ":3:8: unknown color \"nevr\"; did you mean \"never\"?",
                        file + ":2:8: \"width\" is a whole number from 40, not wide");
        assertThat(with(Map.of(), "rules", "list", "-h").exit()).isZero();
        assertThat(with(Map.of("ASSAY_NO_CONFIG", "no"), "rules", "list"))
                .isEqualTo(new Run(2, "", "assay: ASSAY_NO_CONFIG: it is true or false, not no\n"));
        assertThat(with(Map.of("ASSAY_NO_CONFIG", "false"), "rules", "list").err())
                .as("files say what they say")
                .contains(file + ":1:1");
        assertThat(with(Map.of(), "help", "verify").out()).startsWith("Usage: assay verify");
        assertThat(with(Map.of(), "completion", "bash").exit()).isZero();
        user("rules: ''\nformat: ~\n");
        assertThat(with(Map.of(), "rules", "list").err().lines())
                .containsExactly(
                        file + ":1:8: \"rules\" is empty; leave it out where it is to say nothing",
                        file + ":2:9: \"format\" is a text, not nothing");
        user("# nothing else\nrules: nowhere\n");
        assertThat(with(Map.of(), "rules", "list").err()).isEqualTo("""
                        assay: rule set %1$s/nowhere: there is no such folder
                        note: --rules %1$s/nowhere comes from %2$s:2:8
                        """.formatted(folder.resolve("assay"), file));
    }

    @Test
    void a_variable_that_says_nothing_is_told_unless_nothing_odd_is_to_be() {
        Map<String, String> odd = Map.of("ASSAY_FROMAT", "json", "ASSAY_HOMEPAGE", "x", "ASSAY_FORMAT", "text");
        Run told = with(odd, "rules", "list");
        assertThat(told.err()).isEqualTo("""
                        warning: there is no variable ASSAY_FROMAT; did you mean ASSAY_FORMAT?
                        warning: there is no variable ASSAY_HOMEPAGE; known are ASSAY_RULES, ASSAY_FORMAT, ASSAY_COLOR, ASSAY_WIDTH, ASSAY_NO_CONFIG
                        """);
        assertThat(told.exit()).isZero();
        assertThat(told.out()).isEqualTo(list(with(Map.of(), "rules", "list")));
        for (String option : List.of("--quiet", "-h", "--version")) {
            list(with(odd, "rules", "list", option));
        }
    }

    /** What one command writes the next may be asked for, wherever nobody has said so on the command line. */
    @Test
    void each_format_that_a_command_has_can_be_a_default_and_no_other() {
        Set<String> formats = new TreeSet<>();
        HelpTest.commands().forEach(command -> {
            OptionSpec format = command.getCommandSpec().findOption("--format");
            if (format != null) {
                formats.addAll(Misspelt.values(format));
            }
        });
        assertThat(formats).contains("text", "sarif", "tap", "gitlab", "github", "oscal");
        for (String format : formats) {
            assertThat(with(Map.of("ASSAY_FORMAT", format), "help", "help").exit())
                    .as(format)
                    .isZero();
        }
        assertThat(with(Map.of("ASSAY_FORMAT", "x"), "help", "help").err())
                .startsWith("assay: ASSAY_FORMAT: unknown format \"x\"; known: ")
                .satisfies(told -> assertThat(StringUtils.substringsBetween(told, "\"", "\""))
                        .containsOnlyOnceElementsOf(formats)
                        .hasSize(formats.size() + 1));
    }

    private static String rules(Path here, Map<String, String> environment) throws Exception {
        Defaults defaults = Defaults.of(environment, here, true);
        return defaults.origin("--rules", List.of()).orElse("none");
    }

    @Test
    void the_nearest_file_of_the_project_goes_before_the_users_and_none_above_the_checkout_is_read() throws Exception {
        Files.writeString(folder.resolve(Defaults.FILE), "rules: outside\n");
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        Path below = Files.createDirectories(checkout.resolve("evidence/2004"));
        assertThat(rules(folder, Map.of())).isEqualTo("note: --rules outside comes from .assayrc:1:8");
        assertThat(rules(below, Map.of()))
                .as("anybody may have put it above a folder that is in no checkout")
                .isEqualTo("none");
        Files.createDirectory(checkout.resolve(".git"));
        assertThat(rules(below, Map.of())).isEqualTo("none");
        Map<String, String> user = Map.of("XDG_CONFIG_HOME", folder.toString());
        user("rules: /of/user\n");
        assertThat(rules(below, user)).startsWith("note: --rules /of/user comes from ");
        Files.writeString(checkout.resolve(Defaults.FILE), "rules: ours\n");
        assertThat(rules(below, user)).startsWith("note: --rules " + checkout + "/ours comes from ");
        assertThat(rules(checkout, user)).isEqualTo("note: --rules ours comes from .assayrc:1:8");
        Files.writeString(below.resolve(Defaults.FILE), "{}\n");
        assertThat(rules(below, Map.of())).isEqualTo("none");
        Files.writeString(below.resolve(Defaults.FILE), "rules: [\n");
        assertThat(catchThrowableOfType(BrokenInput.class, () -> rules(below, Map.of()))
                        .exit())
                .isEqualTo(Exit.INPUT);
    }

    @Test
    void what_is_no_file_is_told_and_not_passed_over() throws Exception {
        Files.createSymbolicLink(folder.resolve(Defaults.FILE), folder.resolve("nowhere"));
        assertThat(told(Map.of())).isEqualTo(Defaults.FILE + ":1:1: this is a link to a file that is not there");
        Files.delete(folder.resolve(Defaults.FILE));
        Files.createDirectory(folder.resolve(Defaults.FILE));
        assertThat(told(Map.of())).isEqualTo(Defaults.FILE + ":1:1: this is a folder; a file is wanted");
        Files.delete(folder.resolve(Defaults.FILE));
        Path user = Files.createDirectories(folder.resolve("assay")).resolve("config.yaml");
        Files.createSymbolicLink(user, folder.resolve("nowhere"));
        assertThat(told(Map.of("XDG_CONFIG_HOME", folder.toString())))
                .isEqualTo("assay/config.yaml:1:1: this is a link to a file that is not there");
    }

    private String told(Map<String, String> environment) {
        return catchThrowableOfType(BrokenInput.class, () -> Defaults.of(environment, folder, true))
                .problems()
                .get(0)
                .toString();
    }
}
