package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What verification says of files that come out as expected, otherwise, or cannot be held against anything. */
class VerifyCommandTest {

    private static final String BEGIN =
            "; begin with one thing, such as expect: {grades: {R2: Well Behind}}, and verify --accept"
                    + " writes down what comes out of it";

    @TempDir
    Path folder;

    /** A file whose paper went to everybody, with an expectation from line 8 on. */
    private Path file(String name, String expectation) throws IOException {
        return Files.writeString(folder.resolve(name), """
                authority: %s
                type: county
                documents:
                  - id: D1
                    title: e-mails
                    shows:
                      - technical-paper-dissemination: {to: all it colleagues, means: email}
                """.formatted(name) + expectation);
    }

    private Path right(String name) throws IOException {
        return file(name, "expect:\n  grades: {R9: Bit Behind}\n  met: [R9.M1]\n  unmet: [R9.M2]\n");
    }

    private Path wrong(String name) throws IOException {
        return file(name, "expect:\n  grades: {R9: On Course}\n  met: [R9.M1, R9.M2]\n");
    }

    @Test
    void of_edges_nothing_is_said_where_nothing_could_be_graded() {
        Run run = assay("verify", "--quiet", "--edges", "--rules", "rules/playgrounds", folder.toString());
        assertThat(run)
                .isEqualTo(
                        new Run(2, "", folder + ":1:1: there is no file of evidence (*.yaml, *.yml) in this folder\n"));
    }

    @Test
    void files_that_come_out_as_expected_pass() throws Exception {
        right("a.yaml");
        right("b.yaml");
        assertThat(assay("verify", folder.toString())).isEqualTo(new Run(0, "2 passed, 0 failed\n", ""));
    }

    @Test
    void a_difference_is_told_with_what_was_expected_what_is_and_why() throws Exception {
        Path wrong = wrong("a.yaml");
        right("b.yaml");
        Run run = assay("verify", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(3)
                .satisfies(
                        line -> assertThat(line)
                                .startsWith(wrong + ":9:16: ")
                                .contains("On Course", "Bit Behind", "grading.drl"),
                        atIndex(0));
        assertThat(run.out()).contains(wrong + ":10:16: ", "R9.M2").endsWith("1 passed, 1 failed\n");
    }

    @Test
    void what_is_wrong_with_evidence_hides_nothing_of_what_is_wrong_with_what_is_expected() throws Exception {
        Path file = file("a.yaml", """
                expect:
                  mett: [R9.M1]
                cases:
                  - case: one
                    changes: {D1: {title: papers}}
                    expect: {grades: {R99: On Course}}
                  - case: two
                    chnges: {}
                    expect: {}
                """);
        Files.writeString(file, Files.readString(file).replace("email", "telephone"));
        String told = String.join(
                "\n",
                file + ":7:71: unknown word \"telephone\" for means; known: \"email\", \"meeting\" or \"presentation\"",
                file + ":9:3: unknown key \"mett\" in expect; did you mean \"met\"?",
                file + ":13:23: case \"one\": unknown key \"R99\" in grades; did you mean \"R9\"?",
                file + ":14:5: \"changes\" is missing from the case; it is what differs from the above",
                file + ":15:5: unknown key \"chnges\" in the case; did you mean \"changes\"?",
                file + ":16:13: case \"two\": the expect block expects nothing, so there is nothing to verify" + BEGIN,
                "");
        assertThat(assay("verify", file.toString())).isEqualTo(new Run(2, "0 passed, 1 failed\n", told));
        assertThat(assay("verify", "--accept", file.toString()).err()).isEqualTo(told);
        assertThat(assay("rules", "mutate", file.toString()).err()).isEqualTo(told);
        // Who grades it alone is told nothing of what it is held against.
        assertThat(assay("evaluate", file.toString()).err().lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|:1:1: the file has no expect block, so there is nothing to verify" + BEGIN,
                "expect:\\n  met: [R9.M7]|:9:9: unknown criterion \"R9.M7\" for met; did you mean \"R9.M1\"?",
                "expect:\\n  met: [R9.M1]\\n  unmet: [R9.M1]|R9.M1 is expected both met and unmet",
                "expect: {}|expect",
                "expect:\\n  grads: {R9: On Course}|:9:3: unknown key \"grads\" in expect; did you mean \"grades\"?",
                "expect:\\n  grades: {R9: Fine}|:9:16: unknown grade \"Fine\" for R9; known: ",
                "expect:\\n  interpretations: {R9: [I71]}|:9:26: unknown interpretation \"I71\" for R9; did you mean \"I1\"?",
                "expect:\\n  interpretations: {R99: [I1]}|:9:21: unknown key \"R99\" in interpretations; did you mean \"R9\"?",
                "expect:\\n  interpretations: {R9: I1}|:9:25: \"R9\" is a list, not a text",
                "expect:\\n  interpretations: {R6: [I1, I1]}|:9:30: \"I1\" stands here a second time",
                "expect:\\n  capped: [R6, R6]|:9:16: \"R6\" stands here a second time",
                "expect:\\n  overall: {not-met: [R6, R6]}|:9:27: \"R6\" stands here a second time",
                "expect:\\n  missing: {R2.M2: [health, health]}|:9:29: \"health\" stands here a second time",
                "expect:\\n  interpretations: [R9]|:9:20: interpretations has keys and values, not a list",
            })
    void a_file_that_cannot_be_verified_is_an_error_and_no_pass(String expectation, String said) throws Exception {
        Path broken = file("a.yaml", expectation.replace("\\n", "\n"));
        right("b.yaml");
        Run run = assay("verify", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("1 passed, 1 failed\n");
        assertThat(run.err()).startsWith(broken.toString()).contains(said);
    }

    /** A file that shows attendance alone, which interpretation I17 sets aside for the protocol. */
    private Path attendance(String interpretations) throws IOException {
        return Files.writeString(folder.resolve("attendance.yaml"), """
                authority: Thamesfield
                type: county
                documents:
                  - id: D1
                    title: register
                    shows:
                      - senior-sign-up:
                          to: information sharing protocol
                          agencies: [health]
                          shown-by: senior attendance
                expect:
                  interpretations: %s
                """.formatted(interpretations));
    }

    @Test
    void the_interpretations_of_a_requirement_are_named_in_any_order() throws Exception {
        attendance("{R6: [I18, I1, I23, I17, I2], R6.A2: [I17]}");
        assertThat(assay("verify", folder.toString())).isEqualTo(new Run(0, "1 passed, 0 failed\n", ""));
    }

    @Test
    void an_interpretation_too_many_or_too_few_is_told_with_the_rule_that_rests_on_it() throws Exception {
        Path file = attendance("{R6: [I5, I2, I1, I18], R6.A2: []}");
        assertThat(assay("verify", folder.toString()).out())
                .isEqualTo(file
                        + ":12:25: R6 interpretations: expected [I1, I2, I5, I18], but it is [I1, I2, I17, I18, I23]: a rule"
                        + " that decided it rests on I17 [requirement-6.drl:77]; a rule that decided it rests on I23"
                        + " [requirement-6.drl:175]; no rule that decided it rests on I5\n"
                        + file
                        + ":12:51: R6.A2 interpretations: expected [], but it is [I17]: a rule that decided it rests"
                        + " on I17 [requirement-6.drl:77]\n"
                        + "0 passed, 1 failed\n");
    }

    @Test
    void nothing_to_verify_is_no_pass() {
        Run run = assay("verify", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("0 passed, 1 failed\n");
        assertThat(run.err()).contains("there is no file of evidence");
    }

    @Test
    void outcomes_can_be_had_as_junit_xml() throws Exception {
        wrong("a.yaml");
        right("b.yaml");
        file("c <&>.yaml", "");
        Path report = folder.resolve("report.xml");
        assertThat(assay("verify", folder.toString(), "--junit", report.toString())
                        .exit())
                .isEqualTo(2);
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();
        assertThat(List.of(suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("errors")))
                .containsExactly("3", "1", "1");
        NodeList tests = suite.getElementsByTagName("testcase");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tests.getLength(); i++) {
            names.add(((Element) tests.item(i)).getAttribute("name"));
        }
        assertThat(names).containsExactly("a.yaml", "b.yaml", "c <&>.yaml");
        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .contains("a.yaml:9:16: ", "Bit Behind");
        assertThat(((Element) suite.getElementsByTagName("error").item(0)).getTextContent())
                .contains("no expect block");
    }

    /** Who reads a report is not to find that of the last time, nor none. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "github", "gitlab", "sarif", "tap"})
    void rules_that_cannot_be_used_are_told_in_every_report(String format) throws Exception {
        right("a.yaml");
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("pack.yaml"), "name: own\nextends: playgrounds\n");
        Files.writeString(rules.resolve("own.drl"), "package playgrounds\n\nrule \"x\"\n");
        Path report = Files.writeString(folder.resolve("report.xml"), "<testsuite/>");
        Run run = assay(
                "verify",
                "--rules=" + rules,
                "--format=" + format,
                "--junit=" + report,
                folder.resolve("a.yaml").toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith(rules + "/own.drl:3:1: [");
        assertThat(run.out()).contains("/own.drl").doesNotContain("a.yaml");
        assertThat(report)
                .content()
                .contains(" errors=\"1\"", "name=\"own.drl\"", rules + "/own.drl:3:1: [")
                .doesNotContain("<properties");
        if (format.equals("sarif")) {
            assertThat(run.out())
                    .contains("assay%20rules%20check%20--explain%20")
                    .doesNotContain("\"ruleIndex\" : -1");
        }
    }

    /** Whatever is wrong with the rules that are named, a report says it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules/gone|rules/gone|[rule-set] there is no such folder of rules|there is no such folder",
                "pom.xml|pom.xml|[rule-set] a rule set is a folder with a pack.yaml; this is a file|this is a file; a rule set"
                        + " is a folder",
                "rules/rurality|rules/rurality/pack.yaml|rurality is about wards; this command wants rules about evidence|"
                        + "rurality is about wards; this command wants rules about evidence",
            })
    void rules_that_are_not_there_or_are_about_something_else_are_told_in_every_report(
            String rules, String file, String found, String told) throws Exception {
        Path evidence = right("a.yaml");
        for (String format : List.of("text", "json", "github", "gitlab", "sarif", "tap")) {
            Path report = Files.writeString(folder.resolve("report.xml"), "<testsuite/>");
            Path output = folder.resolve("report");
            assertThat(assay(
                            "verify",
                            "--rules=" + rules,
                            "--format=" + format,
                            "--junit=" + report,
                            "--output=" + output,
                            evidence.toString()))
                    .as(format)
                    .isEqualTo(new Run(2, "", "assay: rule set " + rules + ": " + told + "\n"));
            assertThat(output)
                    .as(format)
                    .content()
                    .contains(file, found.substring(found.indexOf(']') + 1).strip());
            Files.delete(output);
            assertThat(report).content().contains(" errors=\"1\"", file + ":1:1: " + found);
        }
        assertThat(assay("verify", "--rules=" + rules, evidence.toString()).out())
                .isEmpty();
    }

    @Test
    void values_that_are_only_tried_are_named_and_never_accepted() throws Exception {
        Path file = folder.resolve("a.yaml");
        Files.copy(Path.of("rules/playgrounds/fixtures/p1-m1-gate-of-99-cm.yaml"), file);
        String before = Files.readString(file);
        List<String> tried =
                List.of("verify", "--rules", "rules/playgrounds", "--set", "gate-width=99", file.toString());
        for (String format : List.of("text", "github")) {
            assertThat(assay(Stream.concat(tried.stream(), Stream.of("--format", format))
                                    .toArray(String[]::new))
                            .out())
                    .endsWith("by playgrounds with gate-width = 99\n0 passed, 1 failed\n");
        }
        assertThat(assay(Stream.concat(tried.stream(), Stream.of("--accept")).toArray(String[]::new)))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --accept with --set would make files expect what comes of values that are only tried;"
                                + " write the value into pack.yaml, or add --dry-run\n"));
        assertThat(file).hasContent(before);
        assertThat(assay(Stream.concat(tried.stream(), Stream.of("--accept", "--dry-run"))
                                .toArray(String[]::new))
                        .exit())
                .isZero();
        assertThat(file).hasContent(before);
    }

    @Test
    void github_shows_each_difference_at_its_line() throws Exception {
        Path wrong = wrong("a.yaml");
        Run run = assay("verify", "--format", "github", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("::error file=" + wrong + ",line=9,col=16,endColumn=25,title=expectation::")
                .contains("Bit Behind");
    }

    @Test
    void programs_get_json() throws Exception {
        wrong("a.yaml");
        right("b.yaml");
        Run run = assay("verify", "--format", "json", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"passed\" : 1,", "\"failed\" : 1,", "a.yaml:9:16: ");
    }

    @Test
    void what_a_trace_says_beside_the_grades_can_be_expected_too() throws Exception {
        Path file = file("a.yaml", """
                expect:
                  set-aside: {R9.M1: ["the paper was lost"]}
                  minimums: {R9: 2 of 2}
                  reasons: {R9: ["Because."]}
                  notes: []
                  cautions: {}
                  overall: {not-met: [R2]}
                """);
        Run run = assay("verify", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        file + ":9:14: R9.M1 set-aside: expected [the paper was lost], but it is []: D1 counts for",
                        file + ":10:18: R9 minimums: expected 2 of 2, but it is 1 of 2: Half of the minimums",
                        file + ":11:17: R9 reasons: expected [Because.], but it is [Half of the minimums or more",
                        file + ":12:10: notes: expected [], but it is [no date of the interview is recorded",
                        file + ":13:13: R5.M1 cautions: expected [], but it is [once all three sectors",
                        file + ":14:22: requirements not met: expected [R2], but it is [R2, R3-4, R5, R6, R7, R8, R9]");
    }

    @Test
    void what_cannot_be_expected_is_an_error_each() throws Exception {
        Path file = file(
                "a.yaml",
                "expect:\n  set-aside: {R9.M9: [x]}\n  minimums: {R9: 2}\n  notes: none\n  reasons: {R9: [1]}\n");
        Run run = assay("verify", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out() + run.err())
                .contains(
                        file + ":9:15: unknown key \"R9.M9\" in set-aside",
                        file + ":10:18: \"R9\" is a text, not a number",
                        file + ":11:10: \"notes\" is a list, not a text",
                        file + ":12:18: \"R9\" is a text, not a number");
    }

    /** A file with two cases of which one comes out otherwise, and nothing that it expects itself. */
    private Path cases(String expect) throws IOException {
        return file("a.yaml", expect + """
                cases:
                  - case: some were told
                    changes: {D1#1: {to: some it colleagues}}
                    expect: {unmet: [R9.M1]}
                  - case: told at a meeting
                    changes: {D1#1: {means: meeting}}
                    expect: {unmet: [R9.M1]}
                """);
    }

    @Test
    void each_case_is_verified_by_its_name() throws Exception {
        Path file = cases("expect: {met: [R9.M1]}\n");
        Run run = assay("verify", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        file + ":15:22: case \"told at a meeting\": R9.M1: expected unmet, but it is met: D1 counts")
                .endsWith("\n2 passed, 1 failed\n");
        assertThat(assay("verify", cases("").toString()).out()).endsWith("\n1 passed, 1 failed\n");
    }

    @Test
    void a_case_that_cannot_be_verified_is_told_by_its_name_and_the_others_are_verified() throws Exception {
        Path file = cases("expect: {met: [R9.M7]}\n");
        Files.writeString(file, Files.readString(file).replace("{unmet: [R9.M1]}", "{}"));
        Run run = assay("verify", file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("0 passed, 3 failed\n");
        assertThat(run.err().lines())
                .hasSize(3)
                .satisfies(
                        line -> assertThat(line)
                                .isEqualTo(
                                        file + ":12:13: case \"some were told\": the expect block expects nothing, so"
                                                + " there is nothing to verify"
                                                + BEGIN),
                        atIndex(1));
    }

    @Test
    void programs_are_told_the_case() throws Exception {
        Path file = cases("");
        Path report = folder.resolve("report.xml");
        Run run = assay("verify", file.toString(), "--format", "json", "--junit", report.toString());
        assertThat(run.out()).contains("\"case\" : \"some were told\",", "\"case\" : \"told at a meeting\",");
        assertThat(Files.readString(report)).contains("name=\"a.yaml: some were told\"");
        assertThat(assay("verify", "--format", "github", file.toString()).out())
                .startsWith("::error file=" + file
                        + ",line=14,col=22,endColumn=27,title=expectation::case \"told at a meeting\": ");
    }

    @Test
    void other_commands_see_the_evidence_without_its_cases_but_coverage_sees_each() throws Exception {
        Path file = cases("");
        Path bare = file("b.yaml", "");
        Files.writeString(bare, Files.readString(bare).replace("b.yaml", "a.yaml"));
        assertThat(assay("explain", file.toString(), "R9").out())
                .isNotEmpty()
                .isEqualTo(assay("explain", bare.toString(), "R9").out());
        String word = "technical-paper-dissemination means: meeting: this word never occurs";
        assertThat(assay("rules", "coverage", bare.toString()).out()).contains(word);
        assertThat(assay("rules", "coverage", file.toString()).out()).doesNotContain(word);
    }
}
