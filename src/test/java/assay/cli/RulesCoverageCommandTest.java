package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of files that put a rule set to the test in part. */
class RulesCoverageCommandTest {

    private static final String ONE = "fixtures/requirement-9/r9-m1-to-some-only.yaml";

    @Test
    void what_is_not_put_to_the_test_is_listed() {
        Run run = assay("rules", "coverage", ONE);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "requirement-9.drl:23: R9.M1 the paper went to all IT colleagues: this rule never fired\n",
                        "R9.M1: nobody meets it\n",
                        "R9.M2: nobody misses it\n",
                        "R6.A1: nobody misses it by exactly one part\n",
                        "technical-paper-dissemination to: all it colleagues: this word never occurs\n",
                        "I3: this interpretation never decides anything\n")
                .doesNotContain("the paper went to some IT colleagues", "R9.M1: nobody misses it by")
                .containsPattern("criteria met +1 of 40\n");
    }

    @Test
    void too_little_coverage_is_a_failure_on_request() {
        assertThat(assay("rules", "coverage", "--fail-under", "1", ONE).exit()).isZero();
        assertThat(assay("rules", "coverage", "--fail-under", "99.9", ONE).exit())
                .isEqualTo(1);
    }

    @Test
    void what_is_asked_for_is_held_against_the_share_as_it_is_and_not_as_it_is_shown() {
        JsonNode counted = JsonMapper.shared()
                .readTree(assay("rules", "coverage", "--format", "json", ONE).out());
        BigDecimal covered = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode aspect : counted.path("aspects")) {
            covered = covered.add(aspect.path("covered").decimalValue());
            all = all.add(aspect.path("of").decimalValue());
        }
        BigDecimal share = covered.movePointRight(2);
        BigDecimal below = share.divide(all, 6, RoundingMode.DOWN);
        assertThat(below.toPlainString()).startsWith(counted.path("percent").asString());
        assertThat(below)
                .as("more than is shown")
                .isGreaterThan(new BigDecimal(counted.path("percent").asString()));
        assertThat(assay("rules", "coverage", "--fail-under", below.toPlainString(), ONE)
                        .exit())
                .isZero();
        BigDecimal above = share.divide(all, 6, RoundingMode.UP);
        assertThat(assay("rules", "coverage", "--fail-under", above.toPlainString(), ONE)
                        .exit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "-5", "100.1", "50%"})
    void what_is_no_percentage_is_refused(String share) {
        Run run = assay("rules", "coverage", "--fail-under", share, ONE);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("assay: --fail-under: \"" + share
                        + "\" is no percentage; a number from 0 to 100, as in 99.5, would be\n");
    }

    @Test
    void an_interpretation_of_what_is_asked_for_decides_nothing_where_nothing_was_sent(@TempDir Path folder)
            throws Exception {
        Path nothing = Files.writeString(folder.resolve("a.yaml"), "authority: A\ntype: unitary\ndocuments: []\n");
        assertThat(assay("rules", "coverage", nothing.toString()).out())
                .contains("I6: this interpretation never decides anything\n")
                .containsPattern("interpretations that decide something +0 of 27\n");
        assertThat(assay("rules", "coverage", ONE).out()).contains("I6: this interpretation never decides anything\n");
    }

    @Test
    void programs_get_json() {
        assertThat(assay("rules", "coverage", "--format", "json", ONE).out())
                .contains("\"aspect\" : \"just-missed\"", "\"percent\" : \"", "\"where\" : \"requirement-9.drl:23\"");
    }

    @Test
    void a_broken_file_is_told_and_no_success(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("a.yaml"), "authority: A\n");
        Run run = assay("rules", "coverage", ONE, broken.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(broken + ":1:1: ");
        assertThat(run.out()).containsPattern("criteria met +1 of 40\n");
    }
}
