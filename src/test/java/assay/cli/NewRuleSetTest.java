package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new rule set begins with. */
class NewRuleSetTest {

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void choosePlace() {
        rules = folder.resolve("bus-stops");
    }

    private Run begin() {
        return assay("rules", "new", "set", "bus-stops", "--in", folder.toString());
    }

    /** A command of its README, which is typed in its folder. */
    private Run typed(String command) {
        return assay(Stream.of(StringUtils.split(command))
                .skip(1)
                .map(word -> word.equals(".")
                        ? rules.toString()
                        : word.startsWith("fixtures") || word.endsWith(".json")
                                ? rules.resolve(word).toString()
                                : word)
                .toArray(String[]::new));
    }

    @Test
    void nothing_is_amiss_with_it_from_the_first_minute() throws Exception {
        Run run = begin();
        assertThat(run.exit()).isZero();
        List<Path> listed = run.out().lines().map(Path::of).toList();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(run.err()).isEqualTo("note: what to do next stands in " + rules.resolve("README.md") + "\n");

        assertThat(typed("assay rules check .").out())
                .isEqualTo("bus-stops: 15 rules for 3 criteria, 1 kind of evidence; nothing to complain of\n");
        assertThat(typed("assay verify --rules . fixtures").out()).endsWith("6 passed, 0 failed\n");
        assertThat(typed("assay rules coverage --rules . fixtures").out()).contains("in all    ", " 100.0 %\n");
        Run mutated = typed("assay rules mutate --quiet --rules . fixtures");
        assertThat(mutated.out()).matches("\\d+ mutants: \\d+ killed, 0 survived, \\d+ equivalent\n");
        assertThat(mutated.err()).isEmpty();
        assertThat(typed("assay rules format --check .").out()).isEqualTo("7 files, 0 laid out otherwise\n");
        assertThat(typed("assay schema --rules .").out())
                .isEqualTo(Files.readString(rules.resolve("evidence.schema.json")));
        assertThat(typed("assay evaluate --rules . fixtures/r1-met-agreed-by-two.yaml")
                        .out())
                .contains("bus-stops rules", "Requirement 1, an agreed plan: Exceeded");
    }

    /** One after the other, as a reader types them. */
    @Test
    void every_command_of_its_readme_runs() throws Exception {
        begin();
        List<String> commands = Files.readString(rules.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("    assay "))
                .filter(line -> !line.contains("mutate"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(9);
        for (String command : commands) {
            Run run = typed(command);
            assertThat(run.exit()).as(command + "\n" + run.err()).isZero();
        }
        assertThat(typed("assay verify --rules . fixtures").out()).endsWith("6 passed, 0 failed\n");
    }

    @Test
    void its_readme_tells_how_a_third_minimum_comes_in() throws Exception {
        begin();
        String more = Files.readString(rules.resolve("requirement-1.drl"))
                .replace("\"R1.M1 any plan", "\"R1.M1, R1.M3 any plan")
                .replace(
                        "insert( Criterion.further(",
                        "insert( Criterion.minimum( \"R1.M3\", \"the plan again\" ) );\n    insert( Criterion.further(")
                .replace(
                        "    insert( Counted.whole( \"R1.M1\", $plan ) );\n",
                        "    insert( Counted.whole( \"R1.M1\", $plan ) );\n    insert( Counted.whole( \"R1.M3\", $plan ) );\n");
        Files.writeString(rules.resolve("requirement-1.drl"), more);
        assertThat(typed("assay rules check .").err())
                .contains("pack.yaml:", "[no-grade] R1 with R1.M1 met gets no grade");
        Path pack = rules.resolve("pack.yaml");
        Files.writeString(
                pack, Files.readString(pack).replace("  - \"{well-behind}: fewer than half of the minimums\"\n", ""));
        assertThat(typed("assay schema --rules . --output evidence.schema.json").exit())
                .isZero();
        assertThat(typed("assay rules check .").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bus Stops, begins with a letter: bus-stops",
        "Spielplätze, begins with a letter: spielplatze",
        "bus--stops, begins with a letter: bus-stops",
        "2026, begins with a letter: playgrounds",
        "../elsewhere, begins with a letter: elsewhere",
        "common, another name: common-rules",
        "nul, another name: nul-rules",
        "yes, another name: yes-rules"
    })
    void a_name_that_will_not_do_is_told_what_would(String name, String told) throws Exception {
        Run run = assay("rules", "new", "set", name, "--in", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("assay: \"" + name + "\" is ").contains(told);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothing_is_written_over() throws Exception {
        Files.createDirectory(rules);
        Run run = begin();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("assay: " + rules + " is there already; nothing was written\n");
        assertThat(rules).isEmptyDirectory();
        assertThat(folder).isDirectoryContaining(file -> file.equals(rules));
    }

    /** Rules and package go by its name, also where that means something to the languages that rules are written in. */
    @ParameterizedTest
    @CsvSource({"end, endrules", "package, packagerules", "java, javarules", "bus-stops-2, busstops2"})
    void a_package_is_made_of_the_name(String name, String made) throws Exception {
        assertThat(assay("rules", "new", "set", name, "--quiet", "--in", folder.toString())
                        .err())
                .isEmpty();
        assertThat(Files.readString(folder.resolve(name).resolve("evidence.drl")))
                .startsWith("package " + made + "\n");
        assertThat(assay("rules", "check", folder.resolve(name).toString()).exit())
                .isZero();
    }
}
