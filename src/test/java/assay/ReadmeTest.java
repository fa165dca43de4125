package assay;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import assay.cli.Main;
import assay.cli.Terminal;
import assay.study.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every command that a README shows in a {@code console} block and compares what it prints. */
class ReadmeTest {

    private static final Pattern SUBSTITUTION = Pattern.compile("sed -i 's/(.*)/(.*)/' (\\S+)");
    private static final Pattern REMOVAL = Pattern.compile("(?m)^\\$ rm -r (target/\\S+)$");
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing((String id) -> id.charAt(0)).thenComparing(id -> Integer.valueOf(id.substring(1)));
    private static final Path HOME = Path.of("").toAbsolutePath();

    /** A link to a file or a heading of this project. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)#?([^)\\s]*)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final List<Path> PAGES = pages();

    private static List<Path> pages() {
        return Stream.of("", "docs", "rules", "fixtures", "src", "editors")
                .map(Path::of)
                .flatMap(folder -> {
                    try (Stream<Path> files =
                            Files.walk(folder, folder.toString().isEmpty() ? 1 : 3)) {
                        return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private int exit;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/audit.md",
                "docs/commands.md",
                "docs/exchange.md",
                "docs/interviews.md",
                "docs/pipelines.md",
                "docs/results.md",
                "docs/rurality.md",
                "docs/study.md",
                "rules/README.md",
                "rules/march-2004-pilot/README.md",
                "rules/playgrounds/README.md",
                "rules/rurality/README.md",
                "fixtures/README.md",
                "src/README.md"
            })
    void every_command_prints_what_the_readme_shows(String readme) throws Exception {
        String text = Files.readString(Path.of(readme));
        // A run that was broken off leaves behind what its README would have taken away.
        for (Matcher left = REMOVAL.matcher(text); left.find(); ) {
            delete(Path.of(left.group(1)));
        }
        int commands = ConsoleBlocks.compare(Path.of(readme), "console", this::run);
        assertThat(commands).as("commands shown in " + readme).isPositive();
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_there_is() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Path page : PAGES) {
            for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
                Path to = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(to)
                        || (!link.group(2).isEmpty() && !headings(to).contains(link.group(2)))) {
                    broken.add(page + " leads to " + link.group(1) + "#" + link.group(2));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** What headings are called in addresses. */
    private static Set<String> headings(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\s-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** In a block of its own kind, for it takes minutes. */
    @Test
    @Tag("whole")
    void no_change_of_the_rules_survives_as_the_guide_shows() throws Exception {
        assertThat(ConsoleBlocks.compare(Path.of("rules", "README.md"), "console whole", this::run))
                .isPositive();
    }

    /** What {@code cat >FILE <<'END'} and {@code cat >>FILE <<'END'} do. */
    private static String write(Matcher written) throws IOException {
        Path file = Path.of(written.group(2));
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                written.group(3),
                StandardOpenOption.CREATE,
                ">>".equals(written.group(1)) ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        return "";
    }

    private String run(String command) throws IOException {
        Matcher substitution = SUBSTITUTION.matcher(command);
        Matcher written = ConsoleBlocks.HEREDOC.matcher(command);
        if (written.matches()) {
            return write(written);
        }
        if (command.startsWith("./assay ")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
            List<String> arguments =
                    new ArrayList<>(List.of(StringUtils.split(command.substring("./assay ".length()))));
            arguments.replaceAll(argument -> StringUtils.unwrap(argument, '\''));
            exit = Main.run(
                    new Terminal(out, err, false, false, TestRules.ENVIRONMENT, HOME),
                    arguments.toArray(String[]::new));
            // A README does not show a defect, also where what it shows is made anew.
            assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isNotEqualTo(70);
            return out.toString(StandardCharsets.UTF_8);
        }
        if ("echo $?".equals(command)) {
            return exit + "\n";
        }
        if (command.startsWith("cp -r ")) {
            String[] words = StringUtils.split(command);
            copy(Path.of(words[2]), Path.of(words[3]));
        } else if (command.startsWith("cp ")) {
            String[] words = StringUtils.split(command);
            Files.copy(Path.of(words[1]), Path.of(words[2]), StandardCopyOption.REPLACE_EXISTING);
        } else if (substitution.matches()) {
            Path file = Path.of(substitution.group(3));
            String text = Files.readString(file);
            assertThat(text).contains(substitution.group(1));
            Files.writeString(file, text.replace(substitution.group(1), substitution.group(2)));
        } else if (command.startsWith("mkdir -p ")) {
            Files.createDirectories(Path.of(StringUtils.split(command)[2]));
        } else if (command.startsWith("rm -r ")) {
            delete(Path.of(StringUtils.split(command)[2]));
        } else {
            throw new AssertionError("a README shows a command that this test cannot run: " + command);
        }
        return "";
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(ReadmeTest::deleteOne);
            }
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_committed_schemas_are_those_that_the_rules_make() throws Exception {
        for (String rules : List.of("march-2004", "march-2004-pilot", "playgrounds")) {
            assertThat(Files.readString(Path.of("rules", rules, "evidence.schema.json")))
                    .isEqualTo(run("./assay schema --rules rules/" + rules));
        }
    }

    @Test
    void the_pilots_register_has_every_criterion_and_every_interpretation_in_words() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("rules", "march-2004-pilot", "README.md"));
        JsonNode listed =
                new JsonMapper().readTree(run("./assay rules list --rules rules/march-2004-pilot --format json"));
        for (JsonNode criterion : listed.get("criteria")) {
            String route = criterion.get("route").isNull()
                    ? ""
                    : " on route " + criterion.get("route").asString();
            Set<String> interpretations = new TreeSet<>(BY_NUMBER);
            criterion
                    .get("rules")
                    .forEach(rule -> rule.get("interpretations").forEach(one -> interpretations.add(one.asString())));
            assertThat(rows)
                    .filteredOn(row -> row.startsWith("| " + text(criterion, "id") + " | " + text(criterion, "kind")))
                    .singleElement(as(STRING))
                    .startsWith("| " + text(criterion, "id") + " | " + text(criterion, "kind") + route + " | "
                            + text(criterion, "asks") + " | ")
                    .endsWith(" | " + String.join(", ", interpretations) + " |");
        }
        for (JsonNode one : listed.get("interpretations")) {
            assertThat(rows)
                    .filteredOn(row -> row.startsWith("| " + text(one, "id") + " |"))
                    .containsExactly("| " + text(one, "id") + " | " + text(one, "question") + " | "
                            + text(one, "decided") + " | " + text(one, "why") + " |");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    @ParameterizedTest
    @CsvSource({
        "fixtures, rules/march-2004",
        "rules/march-2004-pilot/fixtures, rules/march-2004-pilot",
        "rules/playgrounds/fixtures, rules/playgrounds"
    })
    void every_fixture_tells_editors_where_the_schema_is(Path fixtures, Path rules) throws Exception {
        Path schema = rules.resolve("evidence.schema.json");
        try (Stream<Path> files = Files.walk(fixtures)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml") && !Plan.isOne(one))
                    .toList()) {
                assertThat(Files.readAllLines(file).get(0))
                        .as(file.toString())
                        .isEqualTo("# yaml-language-server: $schema="
                                + file.getParent().relativize(schema));
            }
        }
    }
}
