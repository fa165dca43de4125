package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.TestRules;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of evidence as a form, and what changes in the file when something is filled in. */
class EvidenceFormTest {

    private static final RuleSet RULES = TestRules.march2004().ruleSet();

    private static final String SMALL = """
            # Before it all.
            authority: 'Eastmere'   # in single quotes
            type: county

            documents:
              # The minutes.
              - id: D1
                title: "Minutes: of the board"
                shows:
                  - training: {about: information sharing, staff: managers, status: completed}  # short
                  - senior-sign-up:
                      to: common understanding
                      agencies:
                        - health   # the trust
                        - council
                      shown-by: signature
                      note: |
                        Two lines
                        of a remark
              - {id: D2, title: Nothing, shows: []}
            # After it all.
            """;

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/study/")
                            || file.getFileName().toString().endsWith("1.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EvidenceForm form(String text) {
        return EvidenceForm.of("a.yaml", text, RULES);
    }

    private static List<EvidenceForm.Control> controls(EvidenceForm form) {
        List<EvidenceForm.Control> all = new ArrayList<>();
        form.sections().forEach(section -> add(section, all));
        form.papers().forEach(paper -> {
            add(paper.about(), all);
            paper.facts().forEach(fact -> add(fact, all));
        });
        return all;
    }

    private static void add(EvidenceForm.Section section, List<EvidenceForm.Control> into) {
        into.addAll(section.controls());
        section.parts().forEach(part -> add(part, into));
    }

    private static Evidence read(String text) {
        try {
            return new EvidenceReader(RULES).read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemsException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    @Test
    void what_every_fixture_says_said_again_leaves_each_byte_as_it_is() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Path file : fixtures().toList()) {
            String text = text(file);
            EvidenceForm form = form(text);
            assertThat(form.isForm()).as(file.toString()).isTrue();
            try {
                EvidenceEdits edits = new EvidenceEdits(text, RULES);
                for (EvidenceForm.Control control : controls(form)) {
                    edits.set(EvidenceEdits.path(control.place()), control.values());
                }
                if (!edits.applied().equals(text)) {
                    changed.add(file.toString());
                }
            } catch (EvidenceEdits.NotAlone e) {
                changed.add(file + " cannot be changed alone");
            }
        }
        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_field_of_a_fixture_that_is_changed_changes_its_own_lines_alone(Path file) throws EvidenceEdits.NotAlone {
        String text = text(file);
        EvidenceForm form = form(text);
        for (EvidenceForm.Paper paper : form.papers()) {
            String place = "documents/" + paper.position() + "/title";
            String other = EvidenceEdits.set(text, place, List.of("Quite another: title"), RULES);
            List<String> before = text.lines().toList();
            List<String> after = other.lines().toList();
            assertThat(after).as(place).hasSameSizeAs(before);
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                if (!before.get(i).equals(after.get(i))) {
                    lines.add(i);
                }
            }
            assertThat(lines).as(place).hasSize(1);
            assertThat(after.get(lines.get(0))).contains("Quite another: title");
        }
    }

    @Test
    void what_is_filled_in_stands_where_it_belongs_and_nothing_else_moves() throws EvidenceEdits.NotAlone {
        String text = EvidenceEdits.set(SMALL, "authority", List.of("Westmere"), RULES);
        text = EvidenceEdits.set(text, "documents/0/received", List.of("2004-04-23"), RULES);
        text = EvidenceEdits.set(
                text, "documents/0/shows/1/senior-sign-up/agencies", List.of("health", "education"), RULES);
        text = EvidenceEdits.set(text, "documents/0/shows/0/training/staff", List.of("practitioners"), RULES);
        text = EvidenceEdits.set(text, "documents/0/shows/1/senior-sign-up/at", List.of("item 3"), RULES);
        text = EvidenceEdits.set(text, "interview/requirements/R6/grade", List.of("On Course"), RULES);
        text = EvidenceEdits.set(text, "interview/requirements/R2/drivers", List.of("Trust", "Money, at last"), RULES);
        text = EvidenceEdits.addFact(text, 1, "glossary", RULES);
        text = EvidenceEdits.addDocument(text, RULES);
        assertThat(text).isEqualTo("""
                # Before it all.
                authority: 'Westmere'   # in single quotes
                type: county
                interview:
                  requirements:
                    R2:
                      drivers: [Trust, "Money, at last"]
                    R6:
                      grade: On Course

                documents:
                  # The minutes.
                  - id: D1
                    title: "Minutes: of the board"
                    received: 2004-04-23
                    shows:
                      - training: {about: information sharing, staff: practitioners, status: completed}  # short
                      - senior-sign-up:
                          to: common understanding
                          agencies:
                            - health   # the trust
                            - education
                          shown-by: signature
                          at: item 3
                          note: |
                            Two lines
                            of a remark
                  - {id: D2, title: Nothing, shows: [{glossary: {}}]}
                  - id: D3
                    shows: []
                # After it all.
                """);
    }

    @Test
    void what_is_taken_out_leaves_what_stands_beside_it() throws EvidenceEdits.NotAlone {
        String text = EvidenceEdits.remove(SMALL, "documents/0/shows/1", RULES);
        text = EvidenceEdits.remove(text, "documents/0/shows/0", RULES);
        text = EvidenceEdits.remove(text, "documents/1", RULES);
        assertThat(text).isEqualTo("""
                # Before it all.
                authority: 'Eastmere'   # in single quotes
                type: county

                documents:
                  # The minutes.
                  - id: D1
                    title: "Minutes: of the board"
                    shows: []
                      # short
                      # the trust
                # After it all.
                """);
    }

    @Test
    void an_answer_of_which_nothing_is_left_is_none() throws EvidenceEdits.NotAlone {
        String text = EvidenceEdits.set(SMALL, "interview/requirements/R6/grade", List.of("On Course"), RULES);
        assertThat(EvidenceEdits.set(text, "interview/requirements/R6/grade", List.of(""), RULES))
                .contains("type: county\ninterview: {}\n")
                .doesNotContain("R6");
    }

    @Test
    void line_ends_stay_what_they_are() throws EvidenceEdits.NotAlone {
        String text = SMALL.replace("\n", "\r\n");
        String changed = EvidenceEdits.addDocument(
                EvidenceEdits.set(text, "documents/0/dated", List.of("2004-04-07"), RULES), RULES);
        assertThat(changed.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(changed).contains("title: \"Minutes: of the board\"\r\n    dated: 2004-04-07\r\n    shows:");
    }

    @Test
    void what_is_wrong_is_told_at_its_field_in_the_words_of_the_reader() throws EvidenceEdits.NotAlone {
        String text = EvidenceEdits.set(SMALL, "documents/0/dated", List.of("last week"), RULES);
        text = EvidenceEdits.set(text, "documents/0/shows/1/senior-sign-up/agencies", List.of("helth"), RULES);
        text = EvidenceEdits.set(text, "documents/0/shows/1/senior-sign-up/to", List.of(), RULES);
        text = EvidenceEdits.set(text, "documents/0/title", List.of(), RULES);
        text = text.replace("type: county", "type: county\nnobody: 1");
        EvidenceForm form = form(text);
        assertThat(form.evidence()).isEmpty();
        List<String> told = controls(form).stream()
                .filter(one -> !one.told().isEmpty())
                .map(one -> one.place() + ": " + one.told().get(0).text())
                .toList();
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).isEqualTo("documents/0/title: \"title\" is missing from the document; it is a text");
        assertThat(told.get(1)).startsWith("documents/0/dated: \"dated\" is ").contains("last week");
        assertThat(told.get(2)).startsWith("documents/0/shows/1/senior-sign-up/to: \"to\" is missing");
        assertThat(told.get(3))
                .startsWith("documents/0/shows/1/senior-sign-up/agencies: ")
                .contains("helth");
        assertThat(form.elsewhere())
                .extracting(problem -> problem.message())
                .singleElement()
                .asString()
                .contains("nobody");
        assertThat(form.problems()).as("each once").hasSize(5);
    }

    @Test
    void what_is_filled_in_from_nothing_is_read_as_if_it_had_been_written_by_hand() throws EvidenceEdits.NotAlone {
        String text = "authority: Eastmere\ntype: county\ndocuments: []\n";
        text = EvidenceEdits.addDocument(text, RULES);
        text = EvidenceEdits.set(text, "documents/0/title", List.of("true"), RULES);
        text = EvidenceEdits.addFact(text, 0, "directory", RULES);
        String fact = "documents/0/shows/0/directory/";
        text = EvidenceEdits.set(text, fact + "voluntary-organisations", List.of("3"), RULES);
        text = EvidenceEdits.set(text, fact + "online", List.of("true"), RULES);
        text = EvidenceEdits.set(text, fact + "status", List.of("working"), RULES);
        text = EvidenceEdits.set(text, fact + "fields", List.of("phone number", "opening hours"), RULES);
        text = EvidenceEdits.set(text, fact + "sectors", List.of("education"), RULES);
        text = EvidenceEdits.set(text, fact + "listing", List.of("partial"), RULES);
        text = EvidenceEdits.set(text, fact + "entries", List.of("own"), RULES);
        text = EvidenceEdits.set(text, fact + "note", List.of("one\ntwo"), RULES);
        assertThat(text).isEqualTo("""
                authority: Eastmere
                type: county
                documents:
                  - id: D1
                    title: "true"
                    shows:
                      - directory:
                          status: working
                          online: true
                          fields: [phone number, opening hours]
                          sectors: [education]
                          voluntary-organisations: 3
                          listing: partial
                          entries: own
                          note: "one\\ntwo"
                """);
        Evidence evidence = read(text);
        assertThat(read(EvidenceWriter.file(evidence, RULES)).documents()).isEqualTo(evidence.documents());
    }

    @Test
    void what_a_form_cannot_show_or_change_is_said_and_not_lost() {
        assertThat(form("[1, 2]\n").isForm()).isFalse();
        assertThat(form("[1, 2]\n").elsewhere()).isNotEmpty();
        assertThatThrownBy(() -> EvidenceEdits.set("authority: &a x\ntype: *a\n", "nobody", List.of("x"), RULES))
                .isInstanceOf(EvidenceEdits.NotAlone.class)
                .hasMessage(
                        "This file is written in a way in which this cannot be changed alone. Change its text instead.");
    }
}
