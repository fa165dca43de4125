package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has changed since a result was recorded, and which of it moved what. */
class CompareWithResultTest {

    private static final String ATTENDANCE = "shown-by: senior attendance";

    @TempDir
    Path folder;

    private Path evidence;
    private String result;

    @BeforeEach
    void a_result_is_recorded() throws IOException {
        evidence = folder.resolve("eastmere.yaml");
        result = folder.resolve("result.json").toString();
        Files.copy(Path.of("fixtures/worked-example.yaml"), evidence);
        Run run = assay("evaluate", "--quiet", "--format", "json", "--output", result, evidence.toString());
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(evidence);
        assertThat(text).contains(from);
        Files.writeString(evidence, text.replace(from, to));
    }

    private Run since(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare", "--quiet", "--with-result", result));
        arguments.addAll(Arrays.asList(more));
        arguments.add(evidence.toString());
        return assay(arguments.toArray(String[]::new));
    }

    @Test
    void nothing_has_changed_where_nothing_was_touched() {
        Run run = since("--fail-on-change");
        assertThat(run.out()).isEqualTo("0 of 1 come out otherwise than in " + result + "\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void a_fact_that_says_something_else_is_shown_with_the_grades_that_it_moves() throws IOException {
        edit(
                "agencies: [education, police]\n          " + ATTENDANCE,
                "agencies: [education, police]\n          shown-by: signature");
        Run run = since("--fail-on-change");
        assertThat(run.out())
                .contains("  D8, fact 1: shown-by then senior attendance, now signature\n")
                .contains("  R6: then Bit Behind, now Well Ahead, by the evidence (D8)\n")
                .contains("  R6.A2: then not met, now met, by the evidence (D8)\n")
                .containsPattern(
                        "  overall: then On Course, 2.62125, now On Course, 2.\\d+, by the evidence \\(D8\\)\n")
                .endsWith("\n1 of 1 come out otherwise than in " + result + "\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }

    @Test
    void documents_that_are_new_or_gone_are_named_with_what_they_show() throws IOException {
        edit("  - id: D8\n", "  - id: D80\n");
        assertThat(since().out())
                .containsPattern(
                        "  D80: new: [^\n]+\n  D80, fact 1: new: senior-sign-up \\(to information sharing protocol; ")
                .containsPattern("  D8: gone: [^\n]+\n");
    }

    @Test
    void what_the_rules_make_otherwise_of_the_same_facts_is_by_the_rules() {
        assertThat(since("--rules", "rules/variants/i17-attendance-is-sign-up").out())
                .contains("  rule set: then march-2004, now i17-attendance-is-sign-up\n")
                .contains("  R6.A2: then not met, now met, by the rules\n")
                .doesNotContain("fact 1: ")
                .doesNotContain("by the evidence");
    }

    @Test
    void each_is_told_apart_where_evidence_and_rules_are_others() throws IOException {
        edit(ATTENDANCE, "shown-by: minuted agreement");
        Run run = since("--set", "implications=4");
        assertThat(run.out())
                .contains("  parameter implications: then 2, now 4\n")
                .contains("  R6.A2: then not met, now met, by the evidence (D8)\n")
                .containsPattern("  R8.M1: then met, now not met, by the parameter implications \\(2, now 4\\)\n");
    }

    /** Grades, criteria, scores and facts alike: what a result says of them does not follow from what it was made from. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"grade\" : \"Bit Behind\"|\"grade\" : \"Well Ahead\"",
                "\"met\" : false|\"met\" : true",
                "\"score\" : \"2.62125\"|\"score\" : \"3.62125\"",
                "\"shown-by\" : \"senior attendance\"|\"shown-by\" : \"signature\""
            })
    void a_result_that_was_altered_is_laid_to_no_rules_and_no_evidence(String from, String to) throws IOException {
        String recorded = Files.readString(Path.of(result));
        assertThat(recorded).contains(from);
        Files.writeString(Path.of(result), recorded.replace(from, to));
        Run run = since();
        assertThat(StringUtils.normalizeSpace(run.out()))
                .startsWith("Eastmere all that the result was made from is as it was, and does not give what the result"
                        + " says: it was altered, or made otherwise; assay replay says where ")
                .doesNotContain("by the rules")
                .doesNotContain("by the evidence");
        assertThat(since("--format", "json").out()).doesNotContain("\"rules\"").doesNotContain("\"evidence\"");
    }

    @Test
    void an_outcome_that_was_altered_is_a_difference_with_a_cause_of_its_own() throws IOException {
        String recorded = Files.readString(Path.of(result));
        Files.writeString(Path.of(result), recorded.replace("\"score\" : \"2.62125\"", "\"score\" : \"3.62125\""));
        Run run = since("--fail-on-change");
        assertThat(run.out())
                .contains(
                        "  overall: then On Course, 3.62125, now On Course, 2.62125, by none of what it was made from\n");
        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(since("--format", "json").out()).containsPattern("\"because\" : \\[\\s+\"altered\"\\s+]");
    }

    /** Whatever a result says of a requirement or a criterion is held against what comes out, and not the grade and the score alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"secondaryOnly\" : false|\"secondaryOnly\" : true|basis of R2.M1: then secondary evidence only,",
                "\"contradicted\" : [ ]|\"contradicted\" : [ \"so: not (D1)\" ]|contradictions of R2.M1: then so: not (D1),",
                "\"atLeast\" : 3|\"atLeast\" : 2|asked of R2.M2: then minimum: 2 of health, education, social care, now minimum: 3 of ",
                "\"reasons\" : [|\"reasons\" : [ \"So.\",|reasons of R2: then So.",
                "\"of\" : 2|\"of\" : 8|minimums of R2: then 2 of 8, now 2 of 2,",
                "\"furtherImprovements\"|\"cappedAt\" : {\"grade\" : \"Best\", \"reason\" : \"So.\"}, \"furtherImprovements\""
                        + "|held of R2: then Best: So., now none,",
                "\"toNextGrade\" : {|\"toNextGrade\" : null, \"was\" : {|next grade of R2: then none, now ",
                "\"weight\" : 1|\"weight\" : 7|value of R2: then 3, 7 times, now 3,"
            })
    void what_a_result_says_beside_grades_is_compared(String from, String to, String told) throws IOException {
        String recorded = Files.readString(Path.of(result));
        assertThat(recorded).contains(from);
        Files.writeString(Path.of(result), Strings.CS.replaceOnce(recorded, from, to));
        assertThat(StringUtils.normalizeSpace(since().out()))
                .contains(told)
                .contains(", by none of what it was made from");
    }

    @Test
    void that_what_is_met_rests_on_secondary_evidence_or_is_contradicted_comes_and_goes_with_what_moved_it()
            throws IOException {
        String directory = """
                authority: Eastmere
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
                          basis: secondary
                """;
        String test = """
                  - id: D2
                    title: Test
                    shows:
                      - directory-test: {service: s, looked-for: referral procedures, found: false}
                """;
        Files.writeString(evidence, directory + test);
        assertThat(assay("evaluate", "--quiet", "--format", "json", "--output", result, evidence.toString())
                        .exit())
                .isZero();
        Files.writeString(evidence, directory);
        assertThat(StringUtils.normalizeSpace(since().out()))
                .contains(
                        "contradictions of R3-4.M1: then referral procedures: no test of the directory found it (D2, fact 1),"
                                + " now none, by the evidence (D2)");
        Files.writeString(evidence, directory.replace("basis: secondary", "basis: primary") + test);
        assertThat(StringUtils.normalizeSpace(since().out()))
                .contains(
                        "basis of R3-4: then secondary evidence only, now primary evidence as well, by the evidence (D1)")
                .contains(
                        "basis of R3-4.M1: then secondary evidence only, now primary evidence as well, by the evidence (D1)")
                .contains(
                        "basis of overall: then secondary evidence only, now primary evidence as well, by the evidence (D1)");
        assertThat(StringUtils.normalizeSpace(since("--format", "json").out()))
                .contains(
                        "{ \"what\" : \"basis of R3-4\", \"then\" : \"secondary evidence only\", \"now\" : \"primary evidence as"
                                + " well\", \"because\" : [ \"evidence\" ], \"documents\" : [ \"D1\" ]");
    }

    @Test
    void what_another_program_alone_made_is_by_the_program() throws IOException {
        String recorded = Files.readString(Path.of(result));
        Files.writeString(
                Path.of(result),
                recorded.replaceFirst("\"assay\" : \"[^\"]+\"", "\"assay\" : \"0.1\"")
                        .replace("\"score\" : \"2.62125\"", "\"score\" : \"3.62125\""));
        assertThat(since().out())
                .contains("  overall: then On Course, 3.62125, now On Course, 2.62125, by the program\n");
    }

    /** As a value is tried, and as it is written in a rule set. */
    @Test
    void what_a_parameter_moves_is_by_the_parameter() throws IOException {
        assertThat(since("--set", "directory-fields=3").out())
                .startsWith("Eastmere\n  parameter directory-fields: then 2, now 3\n  R3-4: ")
                .contains("  R3-4: then On Course, now Bit Behind, by the parameter directory-fields (2, now 3)\n")
                .doesNotContain("rules");
        Path rules = rules("parameters.yaml", "directory-fields:\n  value: 2", "directory-fields:\n  value: 3");
        assertThat(since("--rules", rules.toString()).out())
                .containsPattern("  rules parameters.yaml: then \\w{8}, now \\w{8}\n")
                .contains("  parameter directory-fields: then 2, now 3\n")
                .contains("  R3-4: then On Course, now Bit Behind, by the parameter directory-fields (2, now 3)\n")
                .doesNotContain("by the rules");
    }

    @Test
    void each_has_its_own_part_where_several_changed() throws IOException {
        edit(
                "agencies: [education, police]\n          " + ATTENDANCE,
                "agencies: [education, police]\n          shown-by: signature");
        edit("  - id: D13\n    title: ", "  - id: D13\n    title: The ");
        Run run = since("--set", "directory-fields=3", "--set", "implications=4");
        assertThat(run.out())
                .contains("  D13: title then ")
                .contains("  R3-4: then On Course, now Bit Behind, by the parameter directory-fields (2, now 3)\n")
                .contains("  R6: then Bit Behind, now Well Ahead, by the evidence (D8)\n")
                .contains("  R8: then On Course, now Bit Behind, by the parameter implications (2, now 4)\n")
                .containsPattern("  overall: [^\n]+, by the evidence \\(D8\\) and the parameters\\s+directory-fields");
    }

    @Test
    void a_reading_of_which_the_register_says_something_else_is_named() throws IOException {
        Path rules = rules("interpretations.yaml", "decided: either route alone", "decided: each route alone");
        assertThat(since("--rules", rules.toString()).out()).matches("""
                        Eastmere
                          rules interpretations.yaml: then \\w{8}, now \\w{8}
                          reading I1: then \\w{8}, now \\w{8}

                        0 of 1 come out otherwise than in [^\\n]+
                        """);
    }

    @Test
    void what_counts_no_longer_is_told_where_the_grade_is_as_it_was() throws IOException {
        String text = Files.readString(evidence);
        int from = text.indexOf("  - id: D7\n");
        Files.writeString(evidence, text.substring(0, from) + text.substring(text.indexOf("  - id: D8\n")));
        Run run = since("--fail-on-change");
        assertThat(run.exit()).isEqualTo(Exit.NO);
        assertThat(run.out())
                .contains("  R6.A2: no longer counts: D7 for social care; now missing: social care\n")
                .endsWith("\n1 of 1 come out otherwise than in " + result + "\n");
    }

    @Test
    void requirements_that_a_result_does_not_show_are_not_compared_and_that_is_said() throws IOException {
        Run only = assay(
                "evaluate", "--quiet", "--only", "R9", "--format", "json", "--output", result, evidence.toString());
        assertThat(only.exit()).isZero();
        Run same = assay("compare", "--fail-on-change", "--with-result", result, evidence.toString());
        assertThat(same.out()).isEqualTo("0 of 1 come out otherwise than in " + result + "\n");
        assertThat(same.err())
                .contains(
                        result
                                + ":1:1: warning: the result of Eastmere shows 1 of 7 requirements; the others are not compared\n");
        assertThat(same.exit()).isZero();
        edit(
                "agencies: [education, police]\n          " + ATTENDANCE,
                "agencies: [education, police]\n          shown-by: signature");
        assertThat(since().out())
                .contains("  overall: then On Course, 2.62125, now On Course, ")
                .doesNotContain("R6");
    }

    @Test
    void another_type_of_the_authority_is_told_and_what_a_result_does_not_show_is_said_to_be_that() throws IOException {
        edit("type: metropolitan borough", "type: unitary");
        assertThat(since().out())
                .contains("\n  authority: type then metropolitan borough, now unitary\n")
                .doesNotContain("the documents say the same");
        edit("type: unitary", "type: metropolitan borough");
        edit("Keeping head teachers in the conversation", "Finding a room");
        assertThat(since().out())
                .doesNotContain("authority: type")
                .containsPattern("the documents say the same: what is another is the interview, the profile");
    }

    @Test
    void where_there_are_no_notes_any_more_that_is_said() throws IOException {
        String text = Files.readString(evidence);
        Files.writeString(evidence, text.substring(0, text.indexOf("documents:\n")) + "documents: []\n");
        assertThat(since().out()).containsPattern("(?s)  notes: then .*, now none, by the evidence");
    }

    /** A folder with Eastmere and Westmere, of whom there is a result. */
    private Path resultOfTwo() throws IOException {
        Path both = Files.createDirectory(folder.resolve("both"));
        Files.copy(evidence, both.resolve("a.yaml"));
        Files.writeString(
                both.resolve("b.yaml"),
                Files.readString(evidence).replace("authority: Eastmere", "authority: Westmere"));
        assertThat(assay("evaluate", "--quiet", "--format", "json", "--output", result, both.toString())
                        .exit())
                .isZero();
        return both;
    }

    @Test
    void of_whom_there_is_a_result_and_no_file_any_more_is_named_and_is_a_change_where_a_folder_was_given()
            throws IOException {
        Path both = resultOfTwo();
        Files.delete(both.resolve("b.yaml"));
        String says = "0 of 1 come out otherwise than in " + result
                + "; no file was read of\n  Westmere, of whom there is a result\n";
        Run of = assay("compare", "--quiet", "--with-result", result, "--fail-on-change", both.toString());
        assertThat(of.out()).endsWith(says);
        assertThat(of.exit()).isEqualTo(Exit.NO);
        Run one = assay(
                "compare",
                "--quiet",
                "--with-result",
                result,
                "--fail-on-change",
                both.resolve("a.yaml").toString());
        assertThat(one.out()).endsWith(says);
        assertThat(one.exit()).isZero();
        assertThat(assay("compare", "--quiet", "--with-result", result, "--format", "json", both.toString())
                        .out())
                .contains("\"notGiven\" : [\n    \"Westmere\"\n  ]");
    }

    @Test
    void of_whom_the_file_cannot_be_read_it_is_said_that_none_was_and_not_that_there_is_none() throws IOException {
        Path both = resultOfTwo();
        Files.writeString(both.resolve("b.yaml"), "authority: Westmere\nx: 1\n");
        Run of = assay("compare", "--quiet", "--with-result", result, "--fail-on-change", both.toString());
        assertThat(of.exit()).isEqualTo(Exit.INPUT);
        assertThat(of.err()).contains("b.yaml:2:1: unknown key \"x\"");
        assertThat(of.out())
                .endsWith("0 of 1 come out otherwise than in " + result
                        + "; no file was read of\n  Westmere, of whom there is a result\n");
        Run none = assay(
                "compare",
                "--quiet",
                "--with-result",
                result,
                both.resolve("b.yaml").toString());
        assertThat(none.exit()).isEqualTo(Exit.INPUT);
        assertThat(none.out()).as("of nobody there is nothing to say").isEmpty();
    }

    /** The rules of March 2004 with something else in a file. */
    private Path rules(String file, String from, String to) throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectory(rules);
        try (Stream<Path> files = Files.list(Path.of("rules/march-2004"))) {
            for (Path each : files.toList()) {
                Files.copy(each, rules.resolve(each.getFileName()));
            }
        }
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
        return rules;
    }

    @Test
    void whose_result_is_not_there_is_told() throws IOException {
        edit("authority: Eastmere", "authority: Westmere");
        Run run = since();
        assertThat(run.err()).isEqualTo(evidence + ":1:1: " + result + " has no result of Westmere\n");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }

    @Test
    void what_moves_beside_the_grades_is_told_with_what_moved_it() throws IOException {
        edit("held: 2004-04-20", "held: 2004-04-01");
        edit("R2:\n      grade: On Course", "R2:\n      grade: Well Ahead");
        edit(
                "agencies: [education, police]\n          " + ATTENDANCE,
                "agencies: [education, police]\n          shown-by: signature");
        Run run = since("--fail-on-change");
        assertThat(run.out().lines())
                .contains(
                        "  interviewee of R2: then On Course, now Well Ahead, by the evidence",
                        "  agreement of R2: then agrees, now over-optimistic, by the evidence",
                        "  lateness of D1: then none, now 15 days late, by the evidence")
                .anyMatch(line -> line.startsWith("  notes: then "))
                .as("beside its grade, which moved as well")
                .contains("  agreement of R6: then over-optimistic, now unduly pessimistic, by the evidence (D8)");
        assertThat(run.exit()).isEqualTo(Exit.NO);
    }
}
