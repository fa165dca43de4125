package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify --accept} says and writes, and what it leaves as it is. */
class AcceptTest {

    private static final String BEGIN =
            "; begin with one thing, such as expect: {grades: {R2: Well Behind}}, and verify --accept"
                    + " writes down what comes out of it";

    private static final String EVIDENCE = """
            authority: Eastmere   # a comment
            type: county
            documents:
              - id: D1
                title: "e-mails"
                shows:
                  - technical-paper-dissemination: {to: all it colleagues, means: email}
            """;

    @TempDir
    Path folder;

    private Path file(String name, String expectation) throws IOException {
        return Files.writeString(folder.resolve(name), EVIDENCE + expectation);
    }

    private Run accept(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--accept"));
        arguments.addAll(List.of(more));
        arguments.add(folder.toString());
        return assay(arguments.toArray(String[]::new));
    }

    /** The names of the files in the folder. */
    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void differences_are_shown_by_what_differs_together_and_then_accepted() throws Exception {
        for (int i = 1; i <= 8; i++) {
            file("score-" + i + ".yaml", "expect: {overall: {evidence: {score: 1." + i + "}}}\n");
        }
        Path both = file("both.yaml", """
                expect: # why
                  grades:
                    R9: 'On Course'   # by the paper

                  overall: {evidence: {grade: Well Behind, score: 4}}
                """);
        Path right = file("right.yaml", "expect: {grades: {R9: Bit Behind}}\n");
        FileTime before = Files.getLastModifiedTime(right);
        Run run = accept();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace(folder + "/", "")).isEqualTo("""
                8 files: overall score and nothing else
                  score-1.yaml
                  score-2.yaml
                  score-3.yaml
                  score-4.yaml
                  score-5.yaml
                  and 3 more
                    overall evidence score: 1.1, now 1.10625 (in 1)
                    overall evidence score: 1.2, now 1.10625 (in 1)
                    overall evidence score: 1.3, now 1.10625 (in 1)
                    and 5 more

                1 file: grades and overall score
                  both.yaml
                    R9: On Course, now Bit Behind
                    overall evidence score: 4, now 1.10625

                9 files written
                """);
        assertThat(run.exit()).isZero();
        assertThat(both).hasContent(EVIDENCE + """
                expect: # why
                  grades:
                    R9: 'Bit Behind'   # by the paper

                  overall: {evidence: {grade: Well Behind, score: 1.10625}}
                """);
        assertThat(Files.getLastModifiedTime(right)).isEqualTo(before);
        assertThat(assay("verify", folder.toString())).isEqualTo(new Run(0, "10 passed, 0 failed\n", ""));
        assertThat(accept()).isEqualTo(new Run(0, "0 files written\n", ""));
        assertThat(names()).hasSize(10);
    }

    @Test
    void line_ends_a_byte_order_mark_and_everything_else_stay_to_the_byte() throws Exception {
        String text = "\uFEFF" + EVIDENCE + """
                expect:
                  reasons:
                    R9:
                      - >-
                        every minimum
                        is met
                  unmet: [  R9.M1,R9.M2 ] \s
                  # the end
                """;
        Path file = Files.writeString(folder.resolve("a.yaml"), text.replace("\n", "\r\n"));
        assertThat(accept().exit()).isZero();
        assertThat(Files.readString(file))
                .isEqualTo(text.replace(
                                "every minimum\n        is met",
                                "Half of the minimums or more are met, but not all (1 of 2).")
                        .replace("[  R9.M1,R9.M2 ]  \n", "[  R9.M2 ]  \n  met: [R9.M1]\n")
                        .replace("\n", "\r\n"));
    }

    @Test
    void a_dry_run_says_the_same_and_writes_nothing() throws Exception {
        Path file = file("a.yaml", "expect: {met: [R9.M2]}\n");
        Run run = accept("--dry-run");
        assertThat(run).isEqualTo(new Run(0, """
                1 file: criteria met and nothing else
                  %s
                    R9.M2: met, now unmet

                1 file would be written, and with --dry-run none was
                """.formatted(file), ""));
        assertThat(file).hasContent(EVIDENCE + "expect: {met: [R9.M2]}\n");
        assertThat(names()).containsExactly("a.yaml");
    }

    @Test
    void what_cannot_be_verified_is_told_with_its_place_and_left_as_it_is_while_others_are_accepted() throws Exception {
        Map<String, String> left = Map.of(
                "nothing.yaml", "",
                "broken.yaml", "expect: {met: [R9.M2}\n",
                "unknown.yaml", "expect: {met: [R9.M2, R9.M7]}\n",
                "alias.yaml", "expect: {met: &a [R9.M2], unmet: *a}\n",
                "anchor.yaml", "expect: {met: &a [R9.M2]}\n",
                "merge.yaml", "expect: {<<: {met: [R9.M2]}}\n",
                "lost.yaml", "expect:\n  grades: {R9: [\n    # why\n    ]}\n");
        for (Map.Entry<String, String> one : left.entrySet()) {
            file(one.getKey(), one.getValue());
        }
        file("right.yaml", "expect: {met: [R9.M2]}\n");
        Run run = accept("--quiet");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).endsWith("1 file written\n");
        assertThat(run.err().replace(folder + "/", "").lines())
                .containsExactly(
                        "alias.yaml:8:15: an anchor (&); write the value out where it is used",
                        "alias.yaml:8:34: an alias (*); write the value out",
                        "anchor.yaml:8:15: an anchor (&); write the value out where it is used",
                        "broken.yaml:8:21: a comma or \"]\" is missing before this, for the bracket opened in line 8",
                        "lost.yaml:9:16: \"R9\" is a grade, not a list",
                        "merge.yaml:8:10: unknown key \"<<\" in expect; known: \"grades\", \"met\", \"unmet\", \"missing\","
                                + " \"set-aside\", \"contradicted\", \"late\", \"after-the-day\", \"cautions\", \"route\", \"minimums\", \"capped\", \"interpretations\","
                                + " \"reasons\", \"notes\", \"agreement\", \"overall\", \"requirements\", \"names\","
                                + " \"numbers\", \"weights\", \"titles\", \"needs\", \"criteria\", \"sources\", \"grounds\", \"elsewhere\", \"parameters\","
                                + " \"tables\" or \"rules\"",
                        "nothing.yaml:1:1: the file has no expect block, so there is nothing to verify" + BEGIN,
                        "unknown.yaml:8:23: unknown criterion \"R9.M7\" for met; did you mean \"R9.M1\"?");
        for (Map.Entry<String, String> one : left.entrySet()) {
            assertThat(folder.resolve(one.getKey())).hasContent(EVIDENCE + one.getValue());
        }
        assertThat(folder.resolve("right.yaml")).hasContent(EVIDENCE + "expect: {unmet: [R9.M2]}\n");
    }

    @Test
    void what_cannot_be_changed_without_losing_something_is_left_as_it_is() throws Exception {
        String expect = """
                expect:
                  overall:
                    interviewee: {score: 3, # why
                      grade: On Course}
                """;
        Path file = file("a.yaml", expect);
        Run run = accept("--quiet");
        assertThat(run)
                .isEqualTo(
                        new Run(
                                2,
                                "0 files written\n",
                                file
                                        + ":10:26: this is written in a way in which it cannot be changed alone; change it by hand\n"));
        assertThat(file).hasContent(EVIDENCE + expect);
    }

    @Test
    void a_file_that_changes_before_it_is_written_is_left_as_it_is() throws Exception {
        Path other = file("a.yaml", "expect: {met: [R9.M2]}\n");
        file("b.yaml", "expect: {met: [R9.M2]}\n");
        String since = EVIDENCE + "expect: {met: [R9.M2]}\n# changed\n";
        // What differs is printed when all is worked out, and before anything is written.
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                try {
                    Files.writeString(other, since);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        Run run = assay(TestRules.ENVIRONMENT, false, out, "verify", "--accept", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(other + ":1:1: the file was changed while it was worked on, so it was left as it is\n");
        assertThat(run.out()).endsWith("1 file written\n");
        assertThat(other).hasContent(since);
        assertThat(folder.resolve("b.yaml")).hasContent(EVIDENCE + "expect: {unmet: [R9.M2]}\n");
    }

    @Test
    void a_link_stays_one_and_what_it_leads_to_is_changed() throws Exception {
        Path file = file("a.yaml", "expect: {met: [R9.M2]}\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(assay("verify", "--accept", link.toString()).exit()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(file).hasContent(EVIDENCE + "expect: {unmet: [R9.M2]}\n");
    }

    @Test
    void cases_are_accepted_where_they_stand() throws Exception {
        String text = """
                expect: {met: [R9.M2]}
                cases:
                  - case: some were told
                    changes: {D1#1: {to: some it colleagues}}
                    expect:
                      met: [R9.M1]   # all were
                      grades: {R9: On Course}
                """;
        Path file = file("a.yaml", text);
        assertThat(accept().out()).isEqualTo("""
                        1 file: criteria met and grades
                          %s
                            R9.M1: met, now unmet
                            R9.M2: met, now unmet
                            R9: On Course, now Well Behind

                        1 file written
                        """.formatted(file));
        assertThat(file).hasContent(EVIDENCE + """
                expect: {unmet: [R9.M2]}
                cases:
                  - case: some were told
                    changes: {D1#1: {to: some it colleagues}}
                    expect:
                      unmet: [R9.M1]   # all were
                      grades: {R9: Well Behind}
                """);
        assertThat(assay("verify", file.toString())).isEqualTo(new Run(0, "2 passed, 0 failed\n", ""));
    }

    @Test
    void forms_that_say_nothing_of_what_was_accepted_are_refused() throws Exception {
        Path file = file("a.yaml", "expect: {met: [R9.M2]}\n");
        assertThat(accept("--format", "json").err())
                .contains("--accept says what differs as text alone; leave out --format");
        assertThat(accept("--junit", folder.resolve("out.xml").toString()).err())
                .contains("--accept says what differs as text alone; leave out --junit");
        assertThat(assay("verify", "--dry-run", file.toString()).err())
                .contains("--dry-run: there is nothing to be written without --accept");
        assertThat(file).hasContent(EVIDENCE + "expect: {met: [R9.M2]}\n");
        assertThat(names()).containsExactly("a.yaml");
    }
}
