package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(run.out()).contains("""
                        Requirement 6, information sharing protocols: Bit Behind; On Course with (meets R6.A2)
                            - senior-sign-up:
                                to: information sharing protocol
                                agencies: [education]
                                shown-by: signature
                          or Well Ahead with (meets R6.A2, R6.F1)
                            - senior-sign-up:
                                to: information sharing protocol
                                agencies: [education, district council]
                                shown-by: signature
                          or On Course with (meets R6.B1, R6.B2)
                            - protocol-links-statement:
                                agreed-by: [health, council]
                            - sharing-guidance:
                                readers: practitioners
                        """, "Overall: On Course (2.62125); Well Ahead with (meets ");
        assertThat(assay("what-if", FILE)).isEqualTo(run);
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
        assertThat(run.out())
                .startsWith("With what was added: R6 Bit Behind -> On Course\n\n")
                .contains("Requirement 6, information sharing protocols: On Course", "ADDED");
        Path useless = Files.writeString(folder.resolve("useless.yaml"), "sharing-guidance: {readers: managers}\n");
        assertThat(assay("what-if", "--add", useless.toString(), FILE).out())
                .startsWith("With what was added: no grade changes\n\n");
        assertThat(assay("what-if", "--format", "json", "--add", fact.toString(), FILE)
                        .out())
                .contains("\"id\" : \"R6\",\n      \"grade\" : \"On Course\"");
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
                        "\"id\" : \"R9\",\n      \"grade\" : \"On Course\",\n      \"proposals\" : [",
                        "\"meets\" : [\n            \"R9.F1\"\n          ]",
                        "\"- e-government-plan:\\n    isa: integrated\\n\"");
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
                        broken + ":1:22: unknown field \"reader\" in sharing-guidance; did you mean \"readers\"?",
                        broken + ":2:3: each thing shown",
                        empty + ":1:1: there is nothing here to add",
                        "missing.yaml:1:1: there is no such file");
    }
}
