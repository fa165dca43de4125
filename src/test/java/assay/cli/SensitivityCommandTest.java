package assay.cli;

import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The readings of interpretations that are kept to be tried, and what hangs on them. */
class SensitivityCommandTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final String PLAYGROUND = "rules/playgrounds/fixtures/grading-all-shown.yaml";

    static List<Path> variants() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("rules", "variants"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void every_reading_is_a_rule_set_in_order(Path variant) {
        Run check = assay("rules", "check", variant.toString());
        assertThat(check.exit()).as(check.err()).isZero();
    }

    @Test
    @Tag("sample")
    void some_fixture_of_its_requirement_hangs_on_a_reading() {
        assertHanging(Path.of("rules", "variants", "i1-three-minimums"), "fixtures/requirement-6");
        assertHanging(Path.of("rules", "variants", "i9-no-london-borough"), "fixtures/requirement-2");
        assertHanging(Path.of("rules", "variants", "i14-paper-directories"), "fixtures/requirements-3-and-4");
    }

    @ParameterizedTest
    @MethodSource("variants")
    @Tag("whole")
    void some_fixture_hangs_on_every_reading(Path variant) {
        assertHanging(variant, "fixtures");
    }

    private static void assertHanging(Path variant, String fixtures) {
        Run compared = assay(
                "compare", "--quiet", "--fail-on-change", "--format", "json", "--with", variant.toString(), fixtures);
        assertThat(compared.err()).isEmpty();
        assertThat(compared.exit()).isEqualTo(1);
        // Whatever comes out otherwise is put down to rules on both sides.
        for (JsonNode change : new JsonMapper().readTree(compared.out()).get("changes")) {
            for (String side : List.of("before", "after")) {
                assertThat(change.get("because").findValues(side).stream()
                                .mapToInt(grounds ->
                                        grounds.findValues("ruleLine").size())
                                .sum())
                        .as("%s of %s", side, change)
                        .isPositive();
            }
        }
    }

    @Test
    void a_table_tells_how_many_come_out_otherwise() {
        Run run = assay("sensitivity", "--quiet", EXAMPLE);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("How many of 1 authority has other grades by another reading\n\nreading  variant ")
                .containsPattern("\n *reading +variant +any +overall +R2 +R3-4 +R5 +R6 +R7 +R8 +R9\n")
                .containsPattern("\nI1 +i1-three-minimums +1 +1 +- +- +- +1 +- +- +-\n")
                .containsPattern("\nI11 +i11-dated-after-the-day +1 +1 +1 +- +- +- +- +- +-\n")
                .containsPattern("\nI8 +i8-partial-listing( +-){9}\n")
                .doesNotContain("Eastmere")
                .endsWith("\nNot tried otherwise: I2, I6, I12, I13, I15, I16, I19, I20\n");
        assertThat(assay("sensitivity", "--format", "markdown", EXAMPLE).out())
                .contains("\n| I1 | i1-three-minimums | 1 | 1 | - | - | - | 1 | - | - | - |\n")
                .doesNotContain("Eastmere");
        JsonNode first = new JsonMapper()
                .readTree(assay("sensitivity", "--format", "json", EXAMPLE).out())
                .get("interpretations")
                .get(0);
        assertThat(first.get("interpretation").asString()).isEqualTo("I1");
        assertThat(first.get("counts").get("R6").asInt()).isEqualTo(1);
        assertThat(first.get("counts").get("R2").asInt()).isZero();
        assertThat(first.has("changes")).isFalse();
    }

    @Test
    void the_authorities_are_listed_where_they_are_asked_for() {
        assertThat(wide("sensitivity", "--list", EXAMPLE).out())
                .contains(
                        "  decided: either route alone is enough for On Course\n  otherwise: three minimums are asked for,",
                        "(i1-three-minimums)\n    Eastmere (fixtures/worked-example.yaml): R6 Bit Behind -> Well Behind;"
                                + " overall On Course -> Bit Behind\n",
                        "(i8-partial-listing)\n    nothing hangs on it\n");
        assertThat(assay("sensitivity", "--list", "--format", "json", EXAMPLE).out())
                .contains("\"interpretation\" : \"I1\"", "\"after\" : \"Well Behind\"");
        assertThat(assay("sensitivity", "--list", "--format", "markdown", EXAMPLE)
                        .out())
                .contains("\n- Eastmere (`fixtures/worked-example.yaml`): R6 Bit Behind -");
    }

    @Test
    void pages_lead_to_each_reading_and_say_which_grades_rest_on_one_alone() {
        JsonNode json = new JsonMapper()
                .readTree(assay("sensitivity", "--list", "--format", "json", EXAMPLE)
                        .out());
        Document table =
                Jsoup.parse(assay("sensitivity", "--format", "html", EXAMPLE).out());
        List<String> ids = table.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(table.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
        assertThat(table.select("tbody tr")).hasSameSizeAs(table.select("article.reading"));
        assertThat(table.select("tbody tr").eachText())
                .hasSize(json.get("interpretations").size())
                .anyMatch(row -> row.startsWith("I1 i1-three-minimums 1 1 - - - 1 "));
        List<String> changes = new ArrayList<>();
        for (JsonNode one : json.get("interpretations")) {
            for (JsonNode change : one.get("changes")) {
                changes.add(one.get("interpretation").asString() + ", "
                        + one.get("otherwise").asString() + ": "
                        + change.get("after").asString());
            }
        }
        Document page = Jsoup.parse(
                assay("evaluate", "--readings", "--format", "html", EXAMPLE).out());
        assertThat(page.select("li.fragile, #overall ~ p.small").eachText().stream()
                        .filter(line -> line.startsWith("By another reading of "))
                        .map(line -> line.substring("By another reading of ".length(), line.length() - 1)))
                .containsExactlyInAnyOrderElementsOf(changes);
        assertThat(page.select(".doubt:has(h3:contains(Resting on one reading)) li")
                        .eachText())
                .contains("R7: Bit Behind; by another reading of I7: Well Behind");
        assertThat(page.body().text()).contains("Every reading that can be decided otherwise was tried");
        assertThat(Jsoup.parse(assay("evaluate", "--format", "html", EXAMPLE).out())
                        .body()
                        .text())
                .contains("was not asked for: --readings tries it.");
    }

    @Test
    void what_is_left_out_is_set_aside_and_other_rules_do_not_see_it(@TempDir Path folder) throws Exception {
        Path file = new RuleSets(folder).evidence("a.yaml", """
                - privacy-statement: {agencies: [health], status: published}
                - privacy-statement: {agencies: [council], status: draft, basis: secondary}
                """);
        assertThat(wide("evaluate", file.toString()).out())
                .contains("- R5.M2", "needs health, education and social care");
        assertThat(wide("evaluate", "--rules", "rules/variants/i27-secondary-does-not-count", file.toString())
                        .out())
                .contains(
                        "+ R5.M2",
                        "needs 1 of health, education and social care",
                        ": it is secondary evidence  [secondary.drl:5]");
    }

    @Test
    void readings_of_other_rules_are_refused() {
        Run run = assay("sensitivity", "--variants", "rules/variants", "--rules", "rules/march-2004-pilot", EXAMPLE);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .matches("assay: rules/variants/i1-three-minimums/pack.yaml: i1-three-minimums extends march-2004"
                        + " [0-9a-f]{8}, not the rule set in use, march-2004-pilot [0-9a-f]{8}; name a folder of variants"
                        + " of that one with --variants\n");
    }

    @Test
    void only_readings_that_extend_the_rule_set_are_looked_for_beside_it(@TempDir Path folder) throws Exception {
        Run none = assay("sensitivity", "--rules", "rules/playgrounds", PLAYGROUND);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo("assay: no rule set in " + Path.of("rules/variants").toAbsolutePath()
                        + " extends playgrounds; name a folder of variants of it with --variants\n");

        Path own = new RuleSets(folder).extending("own", "playgrounds");
        RuleSets variants = new RuleSets(folder.resolve("variants"));
        variants.extending("stranger", "march-2004", "interpretation: I8", "reads: otherwise");
        variants.extending(
                "a-lesson",
                "own",
                "interpretation: I5",
                "reads: a lesson's worth",
                "parameters: {answers-to-a-survey: {value: 300, source: tried}}");
        Path pack = variants.extending("nothing", "own", "interpretation: I1", "reads: as it is")
                .resolve("pack.yaml");
        Run run = assay("sensitivity", "--quiet", "--rules", own.toString(), PLAYGROUND);
        assertThat(run.err()).isEmpty();
        assertThat(assay("sensitivity", "--rules", own.toString(), PLAYGROUND).err())
                .contains(
                        pack
                                + ":1:1: this takes I1 otherwise, and no rule and no number of it is another; it is not tried\n");
        assertThat(run.out())
                .contains("\nI5       a-lesson    1        1   -   1\n")
                .endsWith("Not tried otherwise: I1, I2, I3, I4, I6\n");
    }

    @Test
    void a_reading_of_an_interpretation_that_there_is_none_of_is_told(@TempDir Path folder) throws Exception {
        Path pack = new RuleSets(folder)
                .extending(
                        "some",
                        Path.of("rules", "march-2004").toAbsolutePath().toString(),
                        "interpretation: I81",
                        "reads: otherwise")
                .resolve("pack.yaml");
        Run run = assay("sensitivity", "--variants", folder.toString(), EXAMPLE);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(pack + ":3:17: [unknown-interpretation] unknown interpretation \"I81\" to decide otherwise;"
                        + " interpretations.yaml has I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14, I15,"
                        + " I16, I17, I18, I19, I20, I21, I22, I23, I24, I25, I26, I27\n");
    }

    @Test
    void attendance_is_a_sign_up_for_all_of_requirement_6(@TempDir Path folder) throws Exception {
        Path file = new RuleSets(folder).evidence("a.yaml", """
                - sharing-protocol: {contributors: [health, education, social care], agreed-by: []}
                - senior-sign-up:
                    to: information sharing protocol
                    agencies: [health, education, social care, police, probation]
                    shown-by: senior attendance
                """);
        Run run = wide("evaluate", "--rules", "rules/variants/i17-attendance-is-sign-up", file.toString());
        assertThat(run.out())
                .contains(
                        "protocols: Well Ahead\n", "police, probation             D1#2 Minutes  [attendance.drl:15]\n")
                .doesNotContain(": senior attendance is no agreement");
    }

    @Test
    void a_trace_of_a_reading_rests_on_it_and_is_in_words() {
        assertThat(wide("evaluate", "--rules", "rules/variants/i1-three-minimums", EXAMPLE)
                        .out())
                .contains("""
                          Fewer than half of the minimums are met (1 of 3).  [common/grading.drl:71]
                          Three minimums are counted: a protocol, sign-up to it or linked protocols, and guidance for\
                         practitioners.  [three-minimums.drl:5]
                          To reach Bit Behind: R6.A2, or R6.B1, or R6.B2
                          Rests on I1, I5, I9, I11, I16, I17, I18, I22, I23
                        """);
        assertThat(wide("evaluate", "--rules", "rules/variants/i10-each-topic-with-each-sector", EXAMPLE)
                        .out())
                .contains(
                        " thresholds and eligibility with health, ",
                        "D1 Steering group minutes, third meeting, items 4");
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
