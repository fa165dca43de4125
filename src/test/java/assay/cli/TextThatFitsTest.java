package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wide texts are, what stands first in them, and how little there is to say of little. */
class TextThatFitsTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final String NONE = "fixtures/grading/no-documents.yaml";

    @TempDir
    Path folder;

    private static String printed(String... arguments) {
        Run run = Run.assay(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        return run.out();
    }

    private static String printedAt(String width, String... arguments) {
        return printed(
                Stream.concat(Stream.of(arguments), Stream.of("--width", width)).toArray(String[]::new));
    }

    private static String onTerminal(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(TestRules.ENVIRONMENT);
        environment.put("NO_COLOR", "1");
        environment.putAll(more);
        return Run.assay(environment, true, new ByteArrayOutputStream(), arguments)
                .out();
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    private static int widest(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate " + EXAMPLE,
                "evaluate --brief " + EXAMPLE,
                "evaluate fixtures/requirement-9",
                "evaluate " + NONE,
                "explain " + EXAMPLE + " R6",
                "explain " + EXAMPLE + " R6.A2",
                "rules parameters",
                "rules list",
                "rules read --only R6",
                "study fixtures/requirement-9",
            })
    void no_line_is_longer_than_there_is_room_and_every_word_is_there(String command) {
        String[] arguments = command.split(" ");
        String wide = printedAt("100000", arguments);
        for (String width : List.of("60", "80", "100", "160")) {
            String narrow = printedAt(width, arguments);
            assertThat(widest(narrow)).as(width).isLessThanOrEqualTo(Integer.parseInt(width));
            // Tables go on below themselves, and what wide lines are underlined by is no word.
            if (!command.startsWith("study")
                    && !command.contains("requirement-9")
                    && !command.startsWith("rules read")) {
                assertThat(words(narrow)).as(width).isEqualTo(words(wide));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void no_line_of_an_evaluation_is_too_long_and_no_grade_is_broken(int width) {
        for (String command :
                List.of("evaluate " + EXAMPLE, "evaluate --brief " + EXAMPLE, "explain " + EXAMPLE + " R3-4")) {
            String text = printedAt(String.valueOf(width), command.split(" "));
            assertThat(widest(text)).as(command).isLessThanOrEqualTo(width);
            assertThat(text)
                    .doesNotContainPattern("(?<=On)\\s*\\n\\s*Course|(Bit|Well)\\s*\\n\\s*Behind|Well\\s*\\n\\s*Ahead");
        }
    }

    @Test
    void the_overall_grade_names_what_it_rests_on_and_so_does_an_authority_of_which_nothing_is_shown() {
        assertThat(printed("evaluate", EXAMPLE)).contains("Late, or dated after the day: D2, D12\nRests on I12, I21\n");
        assertThat(printed("evaluate", NONE))
                .containsPattern("\\nRests on I1, I2, .*, I12, I20, I21\\n")
                .containsOnlyOnce("Rests on");
    }

    /** The words of a text, without the rules between authorities, which are as long as a line. */
    private static List<String> words(String text) {
        return List.of(text.replaceAll("(?m)^=+$", "").strip().split("\\s+"));
    }

    @Test
    void at_a_terminal_it_is_as_wide_as_that_and_nowhere_else_does_the_same_depend_on_it() {
        assertThat(widest(onTerminal(Map.of("COLUMNS", "72"), "evaluate", EXAMPLE)))
                .isLessThanOrEqualTo(72);
        assertThat(onTerminal(Map.of("COLUMNS", "72"), "evaluate", EXAMPLE))
                .isEqualTo(printedAt("72", "evaluate", EXAMPLE));
        assertThat(onTerminal(Map.of("COLUMNS", "12"), "evaluate", EXAMPLE))
                .as("as narrow as can be")
                .isEqualTo(printedAt("40", "evaluate", EXAMPLE));
        for (String none : List.of("", "0", "wide", "-3")) {
            assertThat(onTerminal(Map.of("COLUMNS", none), "evaluate", EXAMPLE))
                    .as(none)
                    .isEqualTo(printed("evaluate", EXAMPLE));
        }
        Map<String, String> environment = new HashMap<>(TestRules.ENVIRONMENT);
        environment.put("COLUMNS", "60");
        assertThat(Run.assay(environment, false, new ByteArrayOutputStream(), "evaluate", EXAMPLE)
                        .out())
                .isEqualTo(printed("evaluate", EXAMPLE))
                .isEqualTo(printedAt("100", "evaluate", EXAMPLE));
    }

    @Test
    void a_file_is_written_as_wide_as_where_there_is_no_terminal() throws IOException {
        Path file = folder.resolve("result.txt");
        onTerminal(Map.of("COLUMNS", "60"), "evaluate", EXAMPLE, "--output", file.toString());
        assertThat(Files.readString(file)).isEqualTo(printed("evaluate", EXAMPLE));
    }

    @Test
    void what_programs_read_is_as_it_is_at_any_width() {
        for (String format : List.of("json", "markdown")) {
            assertThat(printedAt("40", "evaluate", "--format", format, EXAMPLE))
                    .isEqualTo(printed("evaluate", "--format", format, EXAMPLE));
        }
    }

    @Test
    void what_is_to_be_copied_and_paths_are_never_broken() throws IOException {
        Path file = folder.resolve("the evidence of an authority with a long name, as it was handed in.yaml");
        Files.copy(Path.of(EXAMPLE), file);
        assertThat(printedAt("40", "evaluate", file.toString()).lines()).contains(file.toString());
        assertThat(printedAt("40", "what-if", file.toString()))
                .contains("(" + file + "):")
                .contains("    - glossary:\n");
        assertThat(printedAt("40", "rules", "check", "--explain", "never-matches")
                        .lines())
                .contains("wrong:  Catalogue( extent == Extent.NONE, extent == Extent.PARTIAL )");
    }

    @Test
    void too_narrow_a_width_is_refused_and_so_is_to_be_brief_as_anything_but_text() {
        assertThat(Run.assay("evaluate", "--width", "39", EXAMPLE))
                .isEqualTo(new Run(
                        Exit.INPUT, "", "assay: --width 39: text is made to fit into no less than 40 letters\n"));
        assertThat(Run.assay("evaluate", "--brief", "--format", "json", EXAMPLE))
                .isEqualTo(new Run(Exit.INPUT, "", "assay: --brief makes text brief; leave out --format json\n"));
    }

    @Test
    void of_an_authority_that_shows_nothing_there_is_little_to_say() {
        String text = printed("evaluate", NONE);
        assertThat(text.lines().count()).isLessThanOrEqualTo(12);
        assertThat(text)
                .contains("  2, 3 & 4, 5, 6, 7, 8, 9  Well Behind   not rated\n")
                .contains("No documents were submitted: none of the 40 criteria is met.\n")
                .contains(
                        "What is asked for: assay explain FILE R2; what would lead to the next grades: assay what-if FILE\n");
        assertThat(printed("evaluate", "fixtures/grading/documents-that-show-nothing.yaml"))
                .contains("The documents show nothing that is asked for (D1, D2): none of the 40 criteria is met.\n");
    }

    @Test
    void what_leads_to_the_next_grade_stands_before_what_is_met() {
        String six = between(printed("evaluate", EXAMPLE), "Requirement 6,", "Requirement 7,");
        assertThat(six).contains("  To reach On Course: R6.A2, or both R6.B1 and R6.B2\n");
        assertThat(six.lines()
                        .filter(line -> line.matches("  [+-] R6.*"))
                        .map(line -> line.substring(2, 9).strip()))
                .containsExactly("- R6.A2", "- R6.B1", "- R6.B2", "+ R6.A1", "- R6.F1", "- R6.F2", "- R6.F3");
    }

    @Test
    void of_many_parts_of_which_some_are_enough_those_shown_are_named_and_the_others_counted() {
        assertThat(printed("evaluate", EXAMPLE, "--width", "160"))
                .contains(
                        "- R6.F1    two other agencies or more have agreed; needs 2 of 10; connexions shown, 1 more needed\n")
                .contains("documented; needs 2 of 14, none shown\n")
                .doesNotContain("youth offending team");
    }

    @Test
    void lateness_and_what_contradicts_stand_where_a_fact_is_used() {
        assertThat(printed("evaluate", EXAMPLE, "--width", "200"))
                .contains("Late, or dated after the day: D2, D12\n")
                .contains("health                        D2 Strategic partnership board minutes, list of those present"
                        + "  (dated after the day of the assessment, I11)  [requirement-2.drl:")
                .contains(
                        "D12, second e-mail (secondary evidence) (3 days late, I11): a draft for comment was not issued");
        assertThat(printed(
                        "evaluate",
                        "fixtures/requirements-3-and-4/r3-4-m1-failed-test-takes-nothing-away.yaml",
                        "--width",
                        "200"))
                .contains("Contradicted: R3-4.M1, R3-4.W1\n")
                .contains("at least two of the three fields (contradicted)\n")
                .contains("contradicted                  geographical location: no test of the directory found it"
                        + " (D4, fact 2)  [requirements-3-and-4.drl:");
    }

    @Test
    void briefly_each_requirement_has_what_decided_it_and_what_holds_it_back() {
        assertThat(printed("evaluate", "--brief", EXAMPLE, "--width", "200"))
                .contains(
                        "  6      Bit Behind   minimums 1 of 2 (route A), further improvements 0 of 3; over-optimistic: said"
                                + " On Course; to reach On Course: R6.A2 (education), or both R6.B1 and R6.B2\n")
                .contains("One part short: R3-4.W1, R5.M2, R6.A2, R6.F1, R7.M3\n")
                .doesNotContain("D14");
    }

    @Test
    void several_authorities_begin_with_a_table_of_them() throws IOException {
        Files.copy(Path.of(EXAMPLE), folder.resolve("a.yaml"));
        Files.copy(Path.of(EXAMPLE), folder.resolve("b.yaml"));
        Files.copy(Path.of("fixtures/grading/all-well-ahead.yaml"), folder.resolve("c.yaml"));
        String text = Run.assay("evaluate", folder.toString()).out();
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).matches("3 authorities by march-2004 rules [0-9a-f]{8}");
        assertThat(lines.get(2).strip().split(" +"))
                .containsExactly(
                        "authority", "2", "3&4", "5", "6", "7", "8", "9", "overall", "score", "said", "doubts");
        assertThat(text)
                .contains("  WB Well Behind, BB Bit Behind, OC On Course, WA Well Ahead\n")
                .contains("\n    " + folder.resolve("b.yaml") + "\n");
        assertThat(text.indexOf("WB Well Behind")).isLessThan(text.indexOf("Requirement 2,"));
        assertThat(printed("evaluate", EXAMPLE)).doesNotContain("authorities by");
    }
}
