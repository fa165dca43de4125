package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The readings of interpretations that are kept to be tried, and what hangs on them. */
class SensitivityCommandTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";

    static List<Path> variants() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("rules", "variants"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void every_reading_is_a_rule_set_in_order_on_which_some_fixture_hangs(Path variant) {
        Run check = assay("rules", "check", variant.toString());
        assertThat(check.exit()).as(check.err()).isZero();
        Run compared = assay("compare", "--quiet", "--fail-on-change", "--with", variant.toString(), "fixtures");
        assertThat(compared.err()).isEmpty();
        assertThat(compared.exit()).isEqualTo(1);
    }

    @Test
    void what_hangs_on_each_interpretation_is_told() {
        Run run = assay("sensitivity", EXAMPLE);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "  decided: either route alone is enough for On Course\n  otherwise: three minimums are asked for,",
                        "(i1-three-minimums)\n    1 of 1 would come out otherwise (R6 1, overall 1)\n      Eastmere"
                                + " (fixtures/worked-example.yaml): R6 Bit Behind -> Well Behind; overall On Course -> Bit Behind\n",
                        "(i8-partial-listing)\n    nothing hangs on it\n")
                .endsWith("Not tried otherwise: I2, I6, I7, I11, I12, I13, I15, I16, I19, I20, I21\n");
        assertThat(assay("sensitivity", "--format", "json", EXAMPLE).out())
                .contains("\"interpretation\" : \"I1\"", "\"after\" : \"Well Behind\"");
    }

    @Test
    void readings_that_there_are_none_of_are_told(@TempDir Path folder) throws Exception {
        assertThat(assay("sensitivity", "--variants", "nowhere", EXAMPLE).err())
                .isEqualTo("assay: --variants nowhere: there is no such folder\n");
        assertThat(assay("sensitivity", "--variants", folder.toString(), EXAMPLE)
                        .err())
                .isEqualTo("assay: --variants " + folder + ": there is no rule set in this folder\n");
        Path set = Files.createDirectories(folder.resolve("march-2004/some"));
        Path base = Path.of("rules", "march-2004").toAbsolutePath();
        Files.writeString(set.resolve("pack.yaml"), "name: some\nextends: " + base + "\n");
        Run run = assay("sensitivity", "--variants", set.getParent().toString(), EXAMPLE);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("some/pack.yaml does not say which interpretation it decides otherwise");
    }
}
