package assay.cli;

import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What explain says of whatever a reader points at. */
class ExplainCommandTest {

    private static final String DIRECTORY = """
            authority: A
            type: county
            documents:
              - id: D1
                title: Directory
                shows:
                  - directory:
                      status: working
                      online: true
                      fields: [eligibility criteria, referral procedures]
                      sectors: [health, education, social care]
                      voluntary-organisations: 2
                      listing: comprehensive
            """;

    @TempDir
    Path folder;

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "explained-R6.txt, R6, text",
        "explained-R5.M2.txt, R5.M2, text",
        "explained-R3-4.txt, R3-4, text",
        "explained-overall.txt, overall, text",
        "explained-D2.txt, D2, text",
        "explained-D8-2.txt, d8#2, text",
        "explained-I9.txt, I9, text",
        "explained-rule.txt, requirement-6.drl:66, text",
        "explained-D8-2.md, D8#2, markdown",
        "explained-D8-2.json, D8#2, json",
    })
    void an_explanation_is_as_recorded(String golden, String target, String format) throws Exception {
        Run run = wide("explain", "--format", format, EXAMPLE, target);
        assertThat(run.err()).isEmpty();
        String actual = run.out().replaceAll("(\"(?:sha256|evidenceSha256)\" : )\"[0-9a-f]{64}\"", "$1\"DIGEST\"");
        Path expected = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @Test
    void what_only_capitals_tell_apart_is_what_it_is_called(@TempDir Path folder) throws Exception {
        String evidence = Files.writeString(folder.resolve("e.yaml"), """
                authority: Eastmere
                type: county
                documents:
                  - {id: A1, title: The paper, shows: [{technical-paper-dissemination: {to: all it colleagues, means: email}}]}
                  - {id: a1, title: The minutes, shows: [{technical-paper-dissemination: {to: all it colleagues, means: email}}]}
                """).toString();
        assertThat(wide("explain", evidence, "a1").out())
                .startsWith("Eastmere, document a1, The minutes: counted for R9.M1.");
        assertThat(wide("explain", evidence, "A1").out())
                .startsWith("Eastmere, document A1, The paper: counted for R9.M1.");
        assertThat(wide("explain", evidence, "document:a1").out())
                .startsWith("Eastmere, document a1, The minutes: counted for R9.M1.");
    }

    @Test
    void what_several_go_by_is_told_and_each_of_them_can_be_asked_for(@TempDir Path folder) throws Exception {
        String evidence = Files.writeString(folder.resolve("e.yaml"), """
                authority: Eastmere
                type: county
                documents:
                  - {id: R9, title: The paper, shows: [{technical-paper-dissemination: {to: all it colleagues, means: email}}]}
                  - {id: i7, title: The minutes, shows: []}
                  - {id: R1, title: The letter, shows: []}
                  - {id: r3, title: The plan, shows: []}
                """).toString();
        assertThat(wide("explain", evidence, "R9").out())
                .startsWith("Eastmere, requirement 9")
                .endsWith("\n\nR9 is a document as well, which is explained by document:R9.\n");
        assertThat(wide("explain", evidence, "document:R9").out())
                .startsWith("Eastmere, document R9, The paper: counted for R9.M1.")
                .doesNotContain("as well, which");
        assertThat(wide("explain", evidence, "Requirement:r9").out())
                .startsWith("Eastmere, requirement 9")
                .doesNotContain("as well, which");
        assertThat(wide("explain", evidence, "i7").out())
                .startsWith("Eastmere, document i7, The minutes")
                .endsWith("I7 is a reading as well, which is explained by reading:I7.\n");
        assertThat(wide("explain", evidence, "reading:I7").out())
                .startsWith("Eastmere, reading I7, whether ")
                .contains("\n\nWhat it would be otherwise:\n", "(i7-both-audiences)");
        assertThat(wide("explain", evidence, "R1").out())
                .startsWith("Requirement 1 is an umbrella")
                .endsWith("\nR1 is a document as well, which is explained by document:R1.\n");
        assertThat(wide("explain", evidence, "R3").out())
                .contains(
                        "\nr3 is a document as well, which is explained by document:r3.\n\nEastmere, requirements 3 & 4");
        assertThat(wide("explain", EXAMPLE, "document:R9").err())
                .startsWith("assay: there is nothing \"document:R9\" to explain; there are overall");
    }

    @Test
    void the_sum_can_be_checked_by_hand_and_it_is_said_what_would_move_it() {
        assertThat(wide("explain", EXAMPLE, "OVERALL").out())
                .contains(
                        "  Requirements 3 & 4, the service directory: On Course, 3, times 2 is 6\n",
                        "  Together 20.97; divided by 8, the sum of the weights, that is 2.62125.\n",
                        "  No requirement lifts it by itself; 4 of them at Well Ahead do: R2, R3-4, R5 and R6 make it Well"
                                + " Ahead, score 3.505, and so do 12 other sets of 4.\n",
                        "  Bit Behind, score 2.495, with requirement 6 Well Behind instead of Bit Behind.\n");
    }

    @Test
    void a_page_leads_to_the_rules_and_shows_them() {
        String page = wide("explain", "--format", "html", EXAMPLE, "R6.A2").out();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<a href=\"#rule-requirement-6.drl-66\"><bdi>requirement-6.drl:66</bdi></a>")
                .contains("<h3 id=\"rule-requirement-6.drl-66\">R6.A2 a sector signed up by a signature or a minuted")
                .contains("is \"senior attendance\" and must be \"signature\" or \"minuted agreement\"");
    }

    @Test
    void what_is_elsewhere_is_said_as_text_and_what_is_nothing_is_told_with_the_nearest() {
        assertThat(wide("explain", EXAMPLE, "R1").out()).startsWith("Requirement 1 is an umbrella");
        Run asJson = wide("explain", "--format", "json", EXAMPLE, "R1");
        assertThat(asJson.exit()).isEqualTo(2);
        assertThat(asJson.err()).startsWith("assay: \"R1\" is explained as text only: Requirement 1 is an umbrella");
        assertThat(wide("explain", EXAMPLE, "D2#9").err())
                .isEqualTo("assay: there is nothing \"D2#9\" to explain: D2 has facts 1 to 2: D2#1, D2#2\n");
        assertThat(wide("explain", EXAMPLE, "Sign-up").err())
                .isEqualTo("assay: there is nothing \"Sign-up\" to explain; did you mean one of"
                        + " \"R2.M2 a sign-up without a core sector\", \"R6.A2 a sign-up without a core sector\" or"
                        + " \"R6.F1 a sign-up without an other agency\"?\n");
        assertThat(wide("explain", EXAMPLE, "requirement-6.drl:30").err())
                .isEqualTo("assay: there is nothing \"requirement-6.drl:30\" to explain; did you mean"
                        + " \"requirement-6.drl:33\"?\n");
        assertThat(wide("explain", EXAMPLE, "nothing like it").err())
                .isEqualTo("assay: there is nothing \"nothing like it\" to explain; there are overall, requirements,"
                        + " criteria, readings and rules (by name, or by file and line), which assay rules list lists, and"
                        + " documents and their facts (ID#1 is the first), which stand in the file of evidence\n");
    }

    @Test
    void a_rule_is_found_by_each_of_its_lines() {
        String rule = wide("explain", EXAMPLE, "requirement-6.drl:33").out();
        assertThat(rule).startsWith("Eastmere, rule \"R6.A1 a sector contributed to a protocol of");
        assertThat(wide("explain", EXAMPLE, "requirement-6.drl:41").out()).isEqualTo(rule);
        assertThat(wide("explain", EXAMPLE, "requirement-6.drl:42").exit()).isEqualTo(2);
    }

    /** A role leaflet counts once it is in place, and a training event before: neither of the two has both to be otherwise. */
    @Test
    void what_several_rules_lack_is_told_as_what_would_each_do() {
        assertThat(wide("explain", EXAMPLE, "D1#3").out())
                .contains(
                        "\"status\" is \"underway\" and must be \"in place\"; or \"form\" is \"role leaflet\" and must be"
                                + " \"training event\"");
    }

    @Test
    void a_text_of_several_lines_stands_in_one_as_what_it_is(@TempDir Path folder) throws Exception {
        String file = Files.writeString(folder.resolve("lines.yaml"), """
                        authority: Lines
                        type: county
                        documents:
                          - id: D1
                            title: "a ~~struck~~ title"
                            shows:
                              - directory-maintenance: {responsible: "  one\\ntwo", status: planned, note: "first\\nsecond"}
                        """).toString();
        String recorded = "{responsible: \"  one\\ntwo\", status: planned";
        assertThat(wide("explain", file, "D1").out())
                .contains("D1#1: directory-maintenance: " + recorded + ", note: \"first\\nsecond\"}");
        assertThat(wide("explain", file, "R3-4.M3").out()).contains(recorded + "}");
        assertThat(wide("explain", "--format", "json", file, "D1").out())
                .contains(recorded.replace("\\", "\\\\").replace("\"", "\\\""));
        assertThat(wide("explain", "--format", "markdown", file, "D1").out()).contains("a \\~\\~struck\\~\\~ title");
    }

    /** The readings of the source say so: what rests on secondary evidence alone is marked, up to the overall grade (I27). */
    @Test
    void what_rests_on_secondary_evidence_alone_is_marked_in_every_form(@TempDir Path folder) throws Exception {
        String marked = "All that is met rests on secondary evidence only.";
        String secondary = """
                authority: Sec
                type: county
                documents:
                  - id: D1
                    title: One
                    shows:
                      - technical-paper-dissemination: {to: all it colleagues, means: email, basis: secondary}
                """;
        String primary = "      - e-government-plan: {isa: integrated}\n";
        String file = folder.resolve("sec.yaml").toString();
        Files.writeString(Path.of(file), secondary);
        for (String format : List.of("text", "markdown", "html")) {
            assertThat(StringUtils.countMatches(
                            wide("evaluate", "--format", format, file).out(), marked))
                    .as(format)
                    .isEqualTo(2);
        }
        assertThat(wide("evaluate", "--brief", file).out())
                .contains(
                        "; what is met rests on secondary evidence only; to reach On Course: R9.M2",
                        "\n" + marked + "\n");
        assertThat(wide("evaluate", "--format", "markdown", file).out())
                .contains(
                        "; what is met rests on secondary evidence only |",
                        "\nShown by secondary evidence only: R9.M1\n");
        assertThat(wide("explain", file, "R9").out()).contains(marked);
        assertThat(wide("explain", file, "overall").out()).contains(marked);
        assertThat(wide("explain", file, "R8").out()).doesNotContain(marked);
        Files.writeString(Path.of(file), secondary + primary);
        for (String format : List.of("text", "markdown", "html")) {
            assertThat(wide("evaluate", "--format", format, file).out())
                    .as(format)
                    .doesNotContain(marked);
        }
        assertThat(wide("explain", file, "overall").out()).doesNotContain(marked);
    }

    /** Late, or dated after the day: of the fact and of its document, in each form. */
    @ParameterizedTest
    @CsvSource({"D12#1,notes.drl:10", "D12,notes.drl:10", "D2#1,notes.drl:22", "D2,notes.drl:22"})
    void the_reading_by_which_a_late_document_counts_is_named_and_explained(String target, String rule) {
        for (String format : List.of("text", "markdown", "json")) {
            String out = wide("explain", "--format", format, EXAMPLE, target).out();
            assertThat(out).as(format).containsPattern("(late|the day of the assessment), I11\\.");
            assertThat(out).as(format).contains("I11, what becomes of documents received more than a week");
        }
        if (target.contains("#")) {
            assertThat(StringUtils.substringAfter(
                            wide("explain", EXAMPLE, target).out(), "So the rules say:"))
                    .contains("[" + rule + "]");
        }
    }

    @ParameterizedTest
    @CsvSource({"D12#3", "D12#0", "d12#x"})
    void of_a_document_that_is_there_the_facts_are_told_and_no_other_document(String target) {
        assertThat(wide("explain", EXAMPLE, target).err())
                .startsWith(
                        "assay: there is nothing \"" + target + "\" to explain: D12 has facts 1 to 2: D12#1, D12#2\n");
    }

    @Test
    void a_fact_that_does_not_count_is_told_once_with_what_is_recorded_of_it_and_goes_by_its_number() {
        String file = "fixtures/requirements-3-and-4/r3-4-m1-contradicted-only-where-no-test-found-it.yaml";
        assertThat(wide("explain", file, "R3-4.W1").out())
                .contains("no test of the directory found it (D4#1).")
                .containsOnlyOnce(
                        "{service: mental health, looked-for: referral procedures, found: false} does not count:"
                                + " the test did not find what it looked for; \"found\" is false and must be true [")
                .doesNotContain("was not counted", ", fact ");
    }

    @Test
    void whoever_has_met_a_criterion_need_not_mind_what_meeting_it_does() {
        assertThat(wide("explain", "fixtures/requirement-5/r5-m1-drafts-count-as-produced.yaml", "R5.M1")
                        .out())
                .contains("and it is met.\n")
                .doesNotContain("Mind:");
        assertThat(wide("explain", "fixtures/grading/no-documents.yaml", "R5.M1")
                        .out())
                .contains("and it is not met.\n", "  Mind: once all three sectors have a statement");
    }

    @Test
    void parts_are_told_apart_and_routes_are_compared_by_what_they_have() {
        assertThat(wide("explain", EXAMPLE, "R6").out())
                .contains(
                        "Route A, an agreed protocol, has 1 of 2 minimums, and route B, linked protocols with guidance,"
                                + " 0 of 2: the route with more is counted, and on a tie route A.");
        assertThat(wide("explain", EXAMPLE, "R3-4.F5").out())
                .contains("  It needs all of these parts: need, another way.");
    }

    @Test
    void an_overall_grade_says_of_how_many_ratings_it_is_made() {
        String file = "fixtures/grading/unrated-all-but-one.yaml";
        assertThat(wide("evaluate", file).out())
                .contains("(1 of 7 requirements rated)")
                .containsOnlyOnce("the two overall scores cover different weights");
        assertThat(wide("evaluate", "--format", "markdown", file).out()).contains(" (1 of 7 requirements rated) |");
        assertThat(wide("explain", file, "overall").out()).contains("from 1 of 7 requirements: ");
    }

    @Test
    void a_reading_says_what_the_grades_would_be_otherwise() {
        assertThat(wide("explain", EXAMPLE, "I17").out())
                .endsWith(
                        "\nWhat it would be otherwise:\n  The presence of senior people is a sign-up for requirement 6 too"
                                + " (i17-attendance-is-sign-up): that makes requirement 6 Well Ahead instead of Bit Behind, and"
                                + " leaves every other grade as it is.\n");
        assertThat(wide("explain", EXAMPLE, "I12").out())
                .endsWith("\nWhat it would be otherwise:\n  That is not known: no variant of these rules reads it"
                        + " otherwise.\n");
    }

    @Test
    void what_is_to_be_hidden_is_in_no_sentence() {
        assertThat(wide("explain", "--redact", "title,note,at", EXAMPLE, "D8").out())
                .startsWith("Eastmere, document D8, [hidden]: ")
                .contains("at: \"[hidden]\"}");
        assertThat(wide("explain", "--redact", "titel", EXAMPLE, "D8").err())
                .isEqualTo("assay: --redact: \"titel\" cannot be hidden; did you mean \"title\"?\n");
    }

    private String without(String evidence, String document) throws Exception {
        Path file = folder.resolve("without.yaml");
        Files.writeString(file, evidence);
        return StringUtils.substringBetween(
                        wide("explain", file.toString(), document).out() + "\n", "Without it:\n", "\n\n")
                .stripIndent();
    }

    @Test
    void what_would_be_said_otherwise_without_a_document_is_told_where_every_grade_stays() throws Exception {
        String secondary = DIRECTORY.replace("comprehensive\n", "comprehensive\n          basis: secondary\n");
        assertThat(without(secondary + """
                  - id: D2
                    title: Other directory
                    shows:
                      - directory: {status: working, online: true, fields: [eligibility criteria], sectors: [], voluntary-organisations: 0, listing: partial}
                """, "D2")).contains("R3-4.M1 would rest on secondary evidence only.\n", """
                  All that is met of requirements 3 & 4 would rest on secondary evidence only.
                  All that is met would rest on secondary evidence only.""");
        assertThat(without(DIRECTORY + """
                  - id: D2
                    title: Test
                    shows:
                      - directory-test: {service: s, looked-for: referral procedures, found: false}
                """, "D2"))
                .contains("Requirements 3 & 4 would no longer rest on I25.\n")
                .contains(
                        "R3-4.M1 would no longer be contradicted: referral procedures: no test of the directory found it.\n");
        assertThat(without(DIRECTORY + """
                  - id: D2
                    title: Sign-up
                    shows:
                      - senior-sign-up: {to: common understanding, agencies: [council], shown-by: signature}
                """, "D2")).isEqualTo("""
                  Requirement 2 would no longer rest on I9 and I17.
                  R2.M2 would lack education and social care as well.""");
    }

    @Test
    void everything_comes_out_the_same_without_a_document_by_which_nothing_moves() throws Exception {
        String twice = DIRECTORY.substring(DIRECTORY.indexOf("  - id")).replace("D1", "D2");
        assertThat(without(DIRECTORY + twice, "D2"))
                .startsWith("Everything would come out the same.\n")
                .contains("R3-4.M1 would not be met if D1 were not there either.");
    }

    @Test
    void a_criterion_that_would_be_met_without_a_document_is_named_beside_the_one_that_would_not() throws Exception {
        assertThat(without("""
                authority: A
                type: county
                documents:
                  - id: D1
                    title: Published
                    shows:
                      - privacy-statement: {agencies: [council], status: published}
                  - id: D2
                    title: Draft
                    shows:
                      - privacy-statement: {agencies: [health], status: draft}
                """, "D2")).endsWith("""
                  R5.M1 would not be met.
                  R5.M2 would be met.""");
    }

    @Test
    void the_overall_grade_and_score_that_would_be_others_without_a_document_are_told() throws Exception {
        assertThat(without(DIRECTORY + """
                      - directory-maintenance: {responsible: x, status: in place}
                      - directory-quality-check: {aspects: [accuracy]}
                  - id: D2
                    title: Paper
                    shows:
                      - technical-paper-dissemination: {to: all it colleagues, means: email}
                """, "D1")).endsWith("""
                  The overall grade would be Well Behind, score 1.10625, and is Bit Behind, score 1.61125.""");
        assertThat(without(DIRECTORY, "D1")).contains("; the grade would be Well Behind all the same.");
    }
}
