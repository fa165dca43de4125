package assay.cli;

import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed for an authority, and what comes of adding it. */
class WhatIfCommandTest {

    private static final String FILE = "fixtures/worked-example.yaml";

    @TempDir
    Path folder;

    @Test
    void proposals_are_facts_as_a_file_of_evidence_would_have_them() {
        Run run = assay("what-if", FILE);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        """
                        Requirement 6, information sharing protocols: Bit Behind
                          R6 would be On Course, and is Bit Behind, if a document showed a sign-up at senior level to the
                            information sharing protocol by education, shown by a signature: that meets R6.A2.
                            - senior-sign-up:
                                to: information sharing protocol
                                agencies: [education]
                                shown-by: signature
                          R6 would be Well Ahead, and is Bit Behind, if a document showed a sign-up at senior level to the
                            information sharing protocol by education and a district council, shown by a signature: that
                            meets R6.A2 and R6.F1.
                            - senior-sign-up:
                                to: information sharing protocol
                                agencies: [education, district council]
                                shown-by: signature
                          R6 would be On Course, and is Bit Behind, if a document showed a statement linking the existing
                            protocols that is agreed by health and the council; and guidance on information sharing for
                            practitioners: that meets R6.B1 and R6.B2.
                            # a statement linking the existing protocols that is agreed by health and the council
                            - protocol-links-statement:
                                agreed-by: [health, council]
                            # guidance on information sharing for practitioners
                            - sharing-guidance:
                                readers: practitioners
                        """,
                        "\nRequirements 3 & 4, the service directory: On Course\n",
                        "\nOverall: On Course (2.62125)\n  The overall grade would be Well Ahead, and is On Course, if ");
        assertThat(assay("what-if", FILE)).isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void comments_fit_and_are_comments_in_each_of_their_lines(int width) {
        String out = assay("what-if", "--width", String.valueOf(width), FILE).out();
        assertThat(out.lines().filter(line -> line.length() > width && !line.contains(": [")))
                .as("but for lists of YAML, which stay as they are")
                .isEmpty();
        assertThat(out.replaceAll("(\\n +# [^\\n]*)\\n +# ", "$1 ").replaceAll("(\\n +# [^\\n]*)\\n +# ", "$1 "))
                .contains(
                        "\n    # a statement linking the existing protocols that is agreed by health and the council\n    - ");
        assertThat(out.replaceAll("\\s+", " ").replace("# ", ""))
                .contains(
                        "if a document showed a statement linking the existing protocols that is agreed by health and the"
                                + " council; and guidance on information sharing for practitioners: that meets R6.B1 and R6.B2.");
    }

    @Test
    void a_proposal_can_be_saved_and_added() throws Exception {
        Path fact = Files.writeString(folder.resolve("fact.yaml"), """
                - senior-sign-up:
                    to: information sharing protocol
                    agencies: [education]
                    shown-by: signature
                """);
        Run run = assay("what-if", "--add", fact.toString(), FILE);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(FILE + " with 1 fact added, in document ADDED: R6 Bit Behind -> On Course\n\n")
                .contains("Requirement 6, information sharing protocols: On Course", "ADDED");
        Path useless = Files.writeString(folder.resolve("useless.yaml"), "sharing-guidance: {readers: managers}\n");
        assertThat(assay("what-if", "--add", useless.toString(), FILE).out())
                .startsWith(FILE + " with 1 fact added, in document ADDED: no grade changes\n\n");
    }

    @Test
    void programs_are_told_what_was_added_and_get_no_digest_of_what_stands_in_no_file() throws Exception {
        Path fact = Files.writeString(
                folder.resolve("fact.yaml"),
                "senior-sign-up: {to: information sharing protocol, agencies: [education], shown-by: signature}\n");
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(FILE))));
        Run run = assay("what-if", "--format", "json", "--add", fact.toString(), FILE);
        assertThat(run.out()).contains("""
                          "file" : "fixtures/worked-example.yaml",
                          "evidenceSha256" : null,
                          "added" : {
                            "toFileSha256" : "%s",
                            "facts" : [
                              "- senior-sign-up:\\n    to: information sharing protocol\\n    agencies: [education]\\n\
                            shown-by: signature\\n"
                            ]
                          },
                          "rules" : {
                        """.formatted(digest), "\"id\" : \"R6\",\n      \"grade\" : \"On Course\"");
        assertThat(run.out()).containsOnlyOnce(digest);
    }

    @Test
    void what_is_added_twice_or_stands_in_the_file_already_is_warned_of() throws Exception {
        Path fact = Files.writeString(folder.resolve("fact.yaml"), """
                - e-government-plan:
                    isa: mentioned
                    basis: secondary
                - sharing-guidance: {readers: practitioners}
                - sharing-guidance: {readers: practitioners}
                """);
        Path again = Files.writeString(folder.resolve("again.yaml"), "sharing-guidance: {readers: practitioners}\n");
        Run run = assay("what-if", "--add", fact.toString(), "--add", again.toString(), FILE);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEqualTo("""
                %1$s:1:3: warning: document D14 shows the same e-government-plan already
                %1$s:5:3: warning: the same sharing-guidance as in line 4
                %2$s:1:1: warning: document %1$s shows the same sharing-guidance already
                """.formatted(fact, again));
        assertThat(assay("what-if", "--quiet", "--add", fact.toString(), FILE).err())
                .isEmpty();
    }

    @Test
    void at_the_highest_grade_there_is_nothing_to_add() {
        assertThat(assay("what-if", "fixtures/grading/all-well-ahead.yaml").out())
                .contains(
                        "Requirement 2, a common understanding: Well Ahead, the highest there is\n",
                        "Overall: Well Ahead (4.01), the highest there is\n");
    }

    @Test
    void programs_get_the_same_as_json() {
        assertThat(assay("what-if", "--format", "json", FILE).out())
                .contains(
                        "\"id\" : \"R9\",\n      \"grade\" : \"On Course\",\n      \"cutShort\" : false,\n      \"proposals\" : [",
                        "\"meets\" : [\n            \"R9.F1\"\n          ]",
                        "\"sentence\" : \"R9 would be Well Ahead, and is On Course, if a document showed a long-term"
                                + " e-government plan in which information sharing and assessment is integrated: that meets"
                                + " R9.F1.\"",
                        "\"kind\" : \"e-government-plan\",\n              \"values\" : {\n                \"isa\" :"
                                + " \"integrated\"\n              },",
                        "\"yaml\" : \"- e-government-plan:\\n    isa: integrated\\n\"");
    }

    @Test
    void what_speaks_against_a_proposal_is_said_once_for_all_criteria() {
        String sentence = "R3-4.M1 and R3-4.W1, referral procedures: no test of the directory found it (D4, fact 2).";
        assertThat(wide("what-if", FILE).out())
                .contains(": that meets R3-4.W1. The evidence speaks against it: " + sentence + "\n");
        assertThat(assay("what-if", "--format", "json", FILE).out())
                .contains("\"contradicted\" : [\n            \"" + sentence + "\"\n          ]");
    }

    @Test
    void all_errors_of_all_files_are_told_at_once() throws Exception {
        Path broken = Files.writeString(folder.resolve("fact.yaml"), "- sharing-guidance: {reader: managers}\n- {}\n");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "[]\n");
        Run run = assay(
                "what-if", "--add", broken.toString(), "--add", empty.toString(), "--add", "missing.yaml", "none.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "none.yaml:1:1: there is no such file",
                        broken + ":1:22: unknown key \"reader\" in sharing-guidance; did you mean \"readers\"?",
                        broken + ":2:3: each thing shown",
                        empty + ":1:1: there is nothing here to add",
                        "missing.yaml:1:1: there is no such file");
    }
}
