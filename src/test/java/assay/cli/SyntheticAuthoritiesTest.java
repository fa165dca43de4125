package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever shows figures of authorities without all their names says how many of them do not exist. */
class SyntheticAuthoritiesTest {

    private static final String TOLD = "3 authorities, 2 synthetic: they do not exist";

    @TempDir
    Path folder;

    @BeforeEach
    void twoThatDoNotExistAndOneThatDoes() throws Exception {
        for (String name : List.of("Dale (SYNTHETIC)", "Vale (Synthetic) East", "Synthetic Ely")) {
            Files.writeString(
                    folder.resolve(name.charAt(0) + ".yaml"), "authority: " + name + "\ntype: county\ndocuments: []\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study --quiet",
                "sweep --quiet voluntary-organisations=2..3",
                "sweep --quiet --format markdown voluntary-organisations=2..3",
                "compare --quiet --with rules/variants/i14-paper-directories",
                "compare --quiet --format markdown --with rules/variants/i14-paper-directories",
                "compare --quiet --format html --with rules/variants/i14-paper-directories",
                "sample --quiet --seed 7 --size 500 --format markdown",
            })
    void what_people_read_says_so(String command) {
        assertThat(on(command).out()).contains(TOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study --quiet --format json",
                "sensitivity --quiet --format json",
                "sweep --quiet --format json voluntary-organisations=2..3",
                "compare --quiet --format json --with rules/variants/i14-paper-directories",
            })
    void what_programs_read_says_so(String command) {
        saysSo(on(command).out());
    }

    @Test
    void so_does_a_second_look_at_a_sample() throws Exception {
        Path sheet = Files.writeString(
                folder.resolve("sheet.csv"),
                on("sample --quiet --seed 7 --size 500 --format csv")
                        .out()
                        .replaceAll("(?m),(met|not met),([^,\\n]*),,,,seed", ",$1,$2,met,,,seed"));
        assertThat(assay("sample", "--check", sheet.toString()).out()).contains("\n" + TOLD + "\n");
        saysSo(assay("sample", "--format", "json", "--check", sheet.toString()).out());
    }

    @Test
    void so_does_what_has_changed_since_results_were_recorded() throws Exception {
        Path results = Files.writeString(
                folder.resolve("results.jsonl"),
                on("evaluate --quiet --format jsonl").out());
        assertThat(on("compare --quiet --with-result " + results).out())
                .isEqualTo(TOLD + "\n0 of 3 come out otherwise than in " + results + "\n");
        saysSo(on("compare --quiet --format json --with-result " + results).out());
    }

    @Test
    void where_all_exist_nothing_is_said() throws Exception {
        Files.delete(folder.resolve("D.yaml"));
        Files.delete(folder.resolve("V.yaml"));
        assertThat(on("sweep --quiet voluntary-organisations=2..3").out())
                .startsWith("voluntary-organisations from 2 to 3 (2 in march-2004), 1 authority\n");
        assertThat(on("compare --quiet --with rules/variants/i14-paper-directories")
                        .out())
                .doesNotContain("synthetic");
    }

    private Run on(String command) {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
        words.add(folder.toString());
        return assay(words.toArray(String[]::new));
    }

    private static void saysSo(String json) {
        JsonNode read = JsonMapper.shared().readTree(json);
        assertThat(read.path("authorities").asInt()).isEqualTo(3);
        assertThat(read.path("synthetic").asInt()).isEqualTo(2);
    }
}
