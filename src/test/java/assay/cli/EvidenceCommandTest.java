package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grade or a word with another name: one line of the rule set, and files of evidence that are brought along. */
class EvidenceCommandTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Run rename(String old, String name, Path path, String... more) {
        List<String> arguments = new ArrayList<>(List.of("evidence", "rename-words", old, name, path.toString()));
        arguments.addAll(List.of(more));
        return assay(arguments.toArray(String[]::new));
    }

    @Test
    void all_places_of_a_name_are_changed_and_nothing_else() throws Exception {
        String before = """
                \uFEFF# On Course stays in comments.
                authority: On Course
                interview:
                  hardest: On Course
                  requirements:
                    R6: {grade: "On Course", described: On Course}   # On Course
                documents: []
                expect:
                  grades:
                    R6: On Course
                  reasons:
                    R6: ['Enough for On Course, never for On Courses.']
                  overall: {interviewee: {grade: On Course}}
                """.replace("\n", "\r\n");
        Path file = file("a.yaml", before);
        Run dry = rename("On Course", "On Track", folder, "--dry-run");
        assertThat(dry.out())
                .isEqualTo(file + ": 4 places\n4 places in 1 file would be changed, and with --dry-run none was\n");
        assertThat(file).hasContent(before);
        assertThat(rename("On Course", "On Track", folder).out())
                .isEqualTo(file + ": 4 places\n4 places in 1 file changed\n");
        assertThat(Files.readString(file))
                .isEqualTo(before.replace("grade: \"On Course\"", "grade: \"On Track\"")
                        .replace("    R6: On Course", "    R6: On Track")
                        .replace("for On Course,", "for On Track,")
                        .replace("{grade: On Course}", "{grade: On Track}"));
        assertThat(rename("On Course", "On Track", folder).out()).isEqualTo("0 places in 0 files changed\n");
    }

    @Test
    void kinds_fields_and_words_are_changed_where_they_stand() throws Exception {
        Path file = file("a.yaml", """
                authority: X
                documents:
                  - id: D1
                    title: glossary
                    shows:
                      - glossary: {agencies: [health, police], note: glossary}
                      - sign-up: {by: glossary, at: glossary}
                expect:
                  set-aside: {R2.F1: [the glossary of health]}
                """);
        rename("glossary", "wordlist", file);
        rename("health", "nhs", file);
        rename("by", "shown-by", file);
        assertThat(file).hasContent("""
                authority: X
                documents:
                  - id: D1
                    title: glossary
                    shows:
                      - wordlist: {agencies: [nhs, police], note: glossary}
                      - sign-up: {shown-by: wordlist, at: glossary}
                expect:
                  set-aside: {R2.F1: [the wordlist of nhs]}
                """);
    }

    @Test
    void what_rules_say_word_for_word_is_expected_as_before() throws Exception {
        Path set = folder.resolve("rules/plots");
        assertThat(assay("rules", "new", "set", "plots", "--in", set.getParent().toString())
                        .exit())
                .isZero();
        Path fixtures = set.resolve("fixtures");
        assertThat(rename("draft", "sketch", fixtures, "--rules", set.toString())
                        .exit())
                .isZero();
        for (String file : List.of("evidence.drl", "requirement-1.drl")) {
            Path rules = set.resolve(file);
            Files.writeString(rules, Files.readString(rules).replaceAll("\\bDRAFT\\b", "SKETCH"));
        }
        assertThat(Files.readString(set.resolve("requirement-1.drl"))).contains("\"a draft is not yet agreed\"");
        Run verified = assay("verify", "--rules", set.toString(), fixtures.toString());
        assertThat(verified.out()).isEqualTo("6 passed, 0 failed\n");
    }

    @Test
    void a_text_of_the_rules_stays_in_the_midst_of_a_sentence_too() throws Exception {
        Path set = folder.resolve("rules/plots");
        assertThat(assay("rules", "new", "set", "plots", "--in", set.getParent().toString())
                        .exit())
                .isZero();
        Path fixtures = set.resolve("fixtures");
        assertThat(rename("plan", "paper", fixtures, "--rules", set.toString()).exit())
                .isZero();
        for (String file : List.of("evidence.drl", "requirement-1.drl", "meanings.yaml")) {
            Path rules = set.resolve(file);
            Files.writeString(
                    rules,
                    Files.readString(rules).replaceAll("\\bPlan\\b", "Paper").replaceAll("(?m)^( +)plan:", "$1paper:"));
        }
        assertThat(Files.readString(fixtures.resolve("r1-m2-missed-a-draft.yaml")))
                .contains("- paper:", "R1.F1 (a plan of two partners or more)");
        Run verified = assay("verify", "--rules", set.toString(), fixtures.toString());
        assertThat(verified.out()).isEqualTo("6 passed, 0 failed\n");
    }

    @Test
    void a_name_that_no_rule_set_could_have_is_refused_and_nothing_is_written() throws Exception {
        String text =
                "authority: X\ndocuments: []\nexpect: {grades: {R6: On Course}, needs: {R2.F1: [health, glossary]}}\n";
        Path file = file("a.yaml", text);
        assertThat(rename("On Course", "on", file).err())
                .isEqualTo(
                        "assay: \"on\": in a file of evidence other programs read the grade \"on\" as true; one of two"
                                + " words is a text to all of them; nothing was changed\n");
        assertThat(rename("On Course", "On: Course", file).err())
                .contains("the name of the grade stands in rules and texts", "no quote, backslash, brace");
        assertThat(rename("health", "Big Health", file).err())
                .isEqualTo("assay: \"Big Health\": a word is in small letters and figures, with blanks between them;"
                        + " nothing was changed\n");
        assertThat(rename("health", "yes", file).err()).contains("other programs read the word \"yes\" as true");
        assertThat(rename("shown-by", "Shown By", file).err())
                .contains("a field is named in small letters, with hyphens between words");
        Run kind = rename("glossary", "List Of Terms", file);
        assertThat(kind.exit()).isEqualTo(2);
        assertThat(kind.err()).contains("a kind of evidence is named in small letters, with hyphens between words");
        assertThat(file).hasContent(text);
    }

    @Test
    void a_name_that_neither_files_nor_rules_know_is_refused() throws Exception {
        Path file = file("a.yaml", "authority: X\ndocuments: []\nexpect: {grades: {R6: On Course}}\n");
        assertThat(rename("On Coarse", "On Track", file))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: no file says \"On Coarse\", and march-2004 has nothing of this name; did you mean On"
                                + " Course?\n"));
    }

    @Test
    void a_requirement_and_a_criterion_are_no_words_of_evidence() throws Exception {
        String text = "authority: X\ninterview: {requirements: {R6: {grade: On Course}}}\ndocuments: []\n";
        Path file = file("a.yaml", text);
        for (List<String> names : List.of(List.of("R6", "R66"), List.of("R66", "R6"), List.of("R6.A1", "R6.A9"))) {
            Run run = rename(names.get(0), names.get(1), file);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("is a requirement or a criterion, which is no word of evidence");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void what_would_become_one_is_refused_and_nothing_is_written() throws Exception {
        Path file = file("a.yaml", "authority: X\ndocuments: []\nexpect: {grades: {R6: On Course}}\n");
        assertThat(rename("On Course", "Well Ahead", file))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: \"Well Ahead\" is among the grades already, as \"On Course\" is: two things would become"
                                + " one\n"));
        Path other = file("b.yaml", "authority: X\nhealth: 1\nnhs: 2\ndocuments: []\nexpect: {grades: {R6: health}}\n");
        Run beside = rename("health", "nhs", folder);
        assertThat(beside.exit()).isEqualTo(2);
        assertThat(beside.err()).isEqualTo(other + ":2:1: \"nhs\" stands beside it already, in line 3\n");
        file("c.yaml", "authority: [\n");
        Run broken = rename("On Course", "On Track", folder);
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.err()).startsWith(folder.resolve("c.yaml") + ":");
        assertThat(Files.readString(file)).contains("On Course");
    }

    @Test
    void a_grade_gets_another_name_by_one_line_and_is_still_the_same() throws Exception {
        Path set = Files.createDirectory(folder.resolve("renamed"));
        String grades = Files.readString(Path.of("rules", "march-2004", "pack.yaml"))
                .lines()
                .filter(line -> line.contains("met: "))
                .filter(line -> line.startsWith("  - {"))
                .map(line -> line.replace("name: On Course", "name: On Track") + "\n")
                .reduce("", String::concat);
        Files.writeString(set.resolve("pack.yaml"), "name: renamed\nextends: march-2004\ngrades:\n" + grades);
        Path evidence = Files.createDirectory(folder.resolve("evidence")).resolve("worked-example.yaml");
        Files.copy(Path.of("fixtures", "worked-example.yaml"), evidence);
        Run compared = assay("compare", "--quiet", "--with", set.toString(), evidence.toString());
        assertThat(compared.out()).contains("0 of 1 have other grades");
        assertThat(compared.err()).isEmpty();
        assertThat(rename("On Course", "On Track", evidence, "--rules", set.toString())
                        .exit())
                .isZero();
        Run verified = assay("verify", "--rules", set.toString(), evidence.toString());
        assertThat(verified.out()).endsWith("1 passed, 0 failed\n");
        assertThat(assay("evaluate", "--rules", set.toString(), evidence.toString())
                        .out())
                .contains("On Track", "enough for On Track, never for Well Ahead")
                .doesNotContain("On Course");
    }
}
