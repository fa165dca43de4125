package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every variable that is read is told, and every one that is told is read; the same of files. */
class SurroundingsTest {

    private static final Path MAIN = Path.of("src/main/java");

    /** How the program asks for one variable, or for one after the other. */
    private static final Pattern ASKS = Pattern.compile("environment(?:\\(\\))?\\s*\\.get");

    /** A text that could be the name of a variable, and is neither what help calls an operand nor a part of a name. */
    private static final Pattern NAME = Pattern.compile("(?<!paramLabel = |PREFIX \\+ |\\? )\"([A-Z][A-Z_]*[A-Z])\"");

    /** The beginnings of names that are let through to git. */
    private static final Pattern LET_THROUGH = Pattern.compile("!variable\\.startsWith\\(\"([A-Z_]+_)\"\\)");

    /** What a shell reads, or hands on to what it starts. */
    private static final Pattern SHELL = Pattern.compile("(?:\\$\\{?|export )([A-Z_]{3,})");

    /** What cmd.exe reads. */
    private static final Pattern CMD = Pattern.compile("(?:%~~?\\$|%)([A-Z_]{3,})[:%]|%%~\\$([A-Z_]+):");

    /** What a constant calls a whole file that people write or find. */
    private static final Pattern FILE = Pattern.compile(
            "static final String \\w+ =\\s+\"(\\w[\\w.-]*\\.(?:yaml|csv|json|txt|sha256)|\\.\\w+rc)\";");

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Surroundings.java"))
                    .map(SurroundingsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1) == null ? match.group(match.groupCount()) : match.group(1));
    }

    private static Set<String> read() throws IOException {
        Set<String> read = new TreeSet<>(Defaults.VARIABLES.keySet());
        for (String source : sources()) {
            if (ASKS.matcher(source).find()) {
                found(NAME, source).forEach(read::add);
            }
            found(LET_THROUGH, source).map(begins -> begins + "*").forEach(read::add);
        }
        Stream.of("assay", "src/dist/assay")
                .flatMap(launcher -> found(SHELL, text(Path.of(launcher))))
                .forEach(read::add);
        found(CMD, text(Path.of("src/dist/assay.cmd")))
                .filter(name -> !name.equals("ERRORLEVEL"))
                .forEach(read::add);
        return read;
    }

    @Test
    void every_variable_that_is_read_is_told_and_every_one_that_is_told_is_read() throws IOException {
        assertThat(Surroundings.VARIABLES.stream().map(Surroundings.Variable::name))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(read());
    }

    @Test
    void what_is_read_is_found_by_each_way_of_reading_it() throws IOException {
        assertThat(read()).contains("NO_COLOR", "CI_PROJECT_DIR", "GIT_AUTHOR_*", "_JAVA_OPTIONS", "JAVA_HOME", "PATH");
        assertThat(found(CMD, text(Path.of("src/dist/assay.cmd")))).contains("JAVA_HOME", "PATH");
        assertThat(String.join("", sources()))
                .as("the environment is only handed on as a whole, to where it is asked by name")
                .doesNotContainPattern("getenv\\(\\s*[^)\\s]");
    }

    @Test
    void every_file_that_is_looked_for_by_its_name_is_told() throws IOException {
        Set<String> named =
                sources().stream().flatMap(source -> found(FILE, source)).collect(Collectors.toSet());
        assertThat(named).contains(".assayrc", "pack.yaml", "plan.yaml", "seal.sha256");
        assertThat(Surroundings.FILES.keySet()).containsAll(named);
    }

    @Test
    void files_are_told_where_they_are_found() {
        Map<String, String> files = Surroundings.FILES;
        assertThat(files).containsKeys("~/.config/assay/config.yaml", "~/.cache/assay");
        assertThat(files.keySet().stream().filter(name -> name.startsWith("rules/")))
                .hasSize(2)
                .allSatisfy(
                        name -> assertThat(Path.of(name).resolve("pack.yaml")).isRegularFile());
    }

    @Test
    void an_option_that_a_variable_has_to_do_with_is_one_of_a_command() {
        Set<String> options = HelpTest.commands()
                .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(Surroundings.VARIABLES)
                .allSatisfy(variable -> assertThat(options)
                        .containsAll(variable.option().stream().toList()));
    }

    @Test
    void the_page_of_the_program_has_all_and_those_of_commands_lead_there() {
        String page = Run.assay("help").out();
        Stream.concat(
                        Surroundings.VARIABLES.stream().map(Surroundings.Variable::name),
                        Surroundings.FILES.keySet().stream())
                .forEach(name -> assertThat(page).contains("\n  " + name + " "));
        assertThat(page.indexOf("\nExit codes:"))
                .isLessThan(page.indexOf("\nEnvironment:"))
                .isNotNegative();
        assertThat(page.indexOf("\nEnvironment:")).isLessThan(page.indexOf("\nFiles:"));
        assertThat(page.indexOf("\nFiles:")).isLessThan(page.indexOf("\nExamples:"));
        assertThat(HelpTest.commands().filter(command -> command.getParent() != null))
                .allSatisfy(command -> assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                        .endsWith("\nVariables of the environment, and files that are looked for: assay help.\n")
                        .doesNotContain("\nEnvironment:"));
    }

    @Test
    void docs_have_the_same_of_variables_files_and_exit_codes() throws IOException {
        String page = Files.readString(Path.of("docs/commands.md"));
        assertThat(rows(page, "| variable | what it says |"))
                .containsExactlyElementsOf(Surroundings.VARIABLES.stream()
                        .map(variable -> "| `" + variable.name() + "` | " + variable.says() + " |")
                        .toList());
        assertThat(rows(page, "| file | what it is |"))
                .containsExactlyElementsOf(Surroundings.FILES.entrySet().stream()
                        .map(file -> "| `" + file.getKey() + "` | " + file.getValue() + " |")
                        .toList());
        Map<String, String> codes = Exit.codes("", true, true);
        List<String> told = rows(page, "| exit code | meaning |");
        assertThat(told).hasSameSizeAs(codes.keySet());
        codes.forEach((code, means) -> assertThat(told.stream().map(row -> row.replace("`", "")))
                .anyMatch(row -> row.startsWith("| " + code + " | " + means.strip())));
    }

    private static List<String> rows(String page, String heading) {
        return page.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
