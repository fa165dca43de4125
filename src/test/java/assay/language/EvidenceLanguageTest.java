package assay.language;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleTree;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.workbench.Book;
import assay.workbench.Books;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered and told while somebody writes evidence. */
class EvidenceLanguageTest {

    private static EvidenceLanguage language;
    private static EvidenceReader reader;

    @BeforeAll
    static void read() throws Exception {
        Book book = new Books().of(Path.of("rules/march-2004").toAbsolutePath(), RuleTree.disk());
        language = EvidenceLanguage.of(book.ruleSet(), book.language()).orElseThrow();
        reader = new EvidenceReader(book.ruleSet());
    }

    /** What is offered at the mark {@code ^}; line ends are written {@code ~}. */
    private static List<String> offered(String marked) {
        String text = marked.replace('~', '\n');
        Completion found = language.complete(text.replace("^", ""), text.indexOf('^'));
        return found.options().stream().map(Completion.Option::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "authority: A~^                                                      | type: , interview:, profile:, documents:, expect:, cases:",
                "^~authority: A~type: county~documents: []                           | interview:, profile:, expect:, cases:",
                "type: ^                                                             | county, unitary, metropolitan borough, london borough",
                "type: metropolitan b^                                               | county, unitary, metropolitan borough, london borough",
                "type:~  ^                                                           | county, unitary, metropolitan borough, london borough",
                "type: county # ^                                                    | ",
                "interview:~  may-share-interview: ^                                 | true, false",
                "interview:~  requirements:~    R6: {gra^                            | 'grade: , described: , drivers: , barriers: , solutions: '",
                "interview:~  requirements:~    R6: {grade: ^                        | Well Behind, Bit Behind, On Course, Well Ahead, not rated",
                "documents:~  - id: D1~    ^~    title: x~    shows: []               | dated: , received: , file: , sha256: , recorded-by: , recorded-on: ",
                "documents:~- id: D1~  shows:~  - glossary:~      ^                   | agencies:, at: , basis: , note: ",
                "documents:~  - shows:~      - senior-sign-up:~          shown-by: s^ | signature, minuted agreement, senior attendance",
                "documents:~  - shows:~      - training: {about: ^, staff: managers}  | information sharing, consent",
                "documents:~  - shows:~      - training: {about: consent, ^}          | 'staff: , status: , at: , basis: , note: '",
                "documents:~  - shows:~      - it-awareness: {of: [egif compliance, ^ | information sharing hub, egif compliance",
                "documents:~  - shows:~      - it-awareness:~          of: ^          | [information sharing hub], [egif compliance]",
                "documents:~  - shows:~      - it-awareness:~          of:~            - ^ | information sharing hub, egif compliance",
                "documents:~  - shows:~      - it-awareness:~          of:~            ^ | - information sharing hub, - egif compliance",
                "documents:~  - shows:~      - it-awareness:~          of: [egif compliance~          basis: ^ | primary, secondary",
                "documents:~  - title: 'it''s: {'~    shows:~      - glossary: {agencies: [], at: \"a, b: [\", basis: ^ | primary, secondary",
                "documents:~  - title: >~      type: x~    shows:~      - glossary: {basis: ^ | primary, secondary",
                "documents:~  - title: >~      type: ^                                | ",
                "expect:~  capped: [^                                                 | R2, R3-4, R5, R6, R7, R8, R9",
                "expect:~  overall:~    evidence: {gra^                               | score: , grade: ",
                "cases:~  - changes:~      type: ^                                    | county, unitary, metropolitan borough, london borough",
            })
    void what_could_stand_at_a_place(String marked, String options) {
        assertThat(String.join(", ", offered(marked)).strip()).isEqualTo(options == null ? "" : options.strip());
    }

    @Test
    void kinds_and_criteria_are_offered_with_what_they_are() {
        String text = "documents:\n  - shows:\n      - ";
        assertThat(language.complete(text, text.length()).options())
                .hasSize(31)
                .contains(new Completion.Option("senior-sign-up:", Completion.Sort.KIND, "A sign-up at senior level."));
        String met = "expect:\n  met: [";
        assertThat(language.complete(met, met.length()).options())
                .hasSize(40)
                .contains(new Completion.Option(
                        "R6.A2", Completion.Sort.CRITERION, "minimum: high level sign-up to it by all three sectors."));
    }

    private static String told(String text, String at) {
        int offset = text.indexOf(at);
        assertThat(offset).as(at).isNotNegative();
        return language.standing(text, offset)
                .map(one -> text.substring(one.hover().from(), one.hover().to()) + " | "
                        + one.hover().title() + " | "
                        + String.join(" ", one.hover().lines()) + " | " + one.named())
                .orElse("");
    }

    @Test
    void what_stands_at_a_place() throws Exception {
        String text = Files.readString(Path.of("fixtures/worked-example.yaml"));
        assertThat(told(text, "senior-sign-up"))
                .startsWith(
                        "senior-sign-up | senior-sign-up | A sign-up at senior level. People who can speak for their agencies ")
                .endsWith(" | SeniorSignUp")
                .contains("R6.A2");
        assertThat(told(text, "shown-by"))
                .startsWith("shown-by | shown-by of senior-sign-up | How the document shows it. A word.")
                .endsWith(" | shownBy");
        assertThat(told(text, "common understanding"))
                .startsWith(
                        "common understanding | \"common understanding\", a word of to | that services are to understand each other The words: ")
                .endsWith(" | COMMON_UNDERSTANDING");
        assertThat(told(text, "metropolitan borough")).endsWith(" | METROPOLITAN_BOROUGH");
        assertThat(told(text, "round"))
                .startsWith("round | round of interview | Whether it was a trial of the interview, ");
        assertThat(told(text, "R3-4:")).startsWith("R3-4 | Requirements 3 & 4 | ");
        assertThat(told(text, "R9.F1")).startsWith("R9.F1 | R9.F1 | further improvement: ");
        assertThat(told(text, "Eastmere")).contains("The name of the authority.");
        assertThat(told("authority: [", "authority")).isEmpty();
    }

    private static List<Problem> problems(String text) {
        try {
            return reader.read("a.yaml", text.getBytes(StandardCharsets.UTF_8)).warnings();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    private static List<String> wrong(String text) {
        return Diagnostic.inEvidence(problems(text), text).stream()
                .map(one -> text.substring(one.from(), one.to()) + (one.error() ? "" : " (odd)")
                        + (one.fix().isEmpty() ? "" : " -> " + one.fix()) + " | " + one.message())
                .toList();
    }

    @Test
    void what_is_wrong_is_told_of_the_very_value_or_key() {
        String sound = """
                authority: A
                type: county
                documents:
                  - id: D1
                    title: t
                    dated: 2004-02-12
                    received: 2004-04-23
                    shows:
                      - technical-paper-dissemination: {to: all it colleagues, means: email, note: "\uD83D\uDE00", at: p}
                """;
        assertThat(wrong(sound)).isEmpty();
        assertThat(wrong(sound.replace("all it colleagues", "all it coleagues")))
                .singleElement()
                .asString()
                .startsWith("all it coleagues -> all it colleagues | unknown word \"all it coleagues\"");
        // Behind a sign of two UTF-16 units.
        assertThat(wrong(sound.replace("at: p", "att: p")))
                .containsExactly(
                        "att -> at | unknown key \"att\" in technical-paper-dissemination; did you mean \"at\"?");
        assertThat(wrong(sound.replace("means: email, ", "")))
                .singleElement()
                .asString()
                .startsWith("{to: all it colleagues, note: \"\uD83D\uDE00\", at: p} | \"means\" is missing");
        assertThat(wrong(sound.replace("type: county", "type:")))
                .singleElement()
                .asString()
                .startsWith("type | \"type\" is ");
        assertThat(wrong(sound.replace("2004-02-12", "2004-05-12")))
                .containsExactly("2004-05-12 (odd) | the document is dated after it was received");
        assertThat(wrong(sound.replace("type: county", "type: \"countie\"")))
                .singleElement()
                .asString()
                .startsWith("\"countie\" -> county | ");
        assertThat(wrong(sound.replace("means: email", "means: [email")))
                .singleElement()
                .asString()
                .doesNotStartWith(" | ");
        assertThat(wrong("authority: A\ntype: county\n\tdocuments: []"))
                .singleElement()
                .asString()
                .contains("a tab");
    }

    @Test
    void whatever_is_half_written_is_answered() throws Exception {
        String text = Files.readString(Path.of("fixtures/worked-example.yaml"));
        for (int at = 0; at < text.length(); at += 47) {
            for (String half : List.of(
                    text.substring(0, at),
                    text.substring(0, at) + text.substring(at + 1),
                    text.substring(0, at) + "[{\"'".charAt(at % 4) + text.substring(at))) {
                language.complete(half, at);
                language.standing(half, at);
                for (Diagnostic one : Diagnostic.inEvidence(problems(half), half)) {
                    assertThat(one.from()).isBetween(0, one.to());
                    assertThat(one.to()).isLessThanOrEqualTo(half.length());
                    if (!half.isBlank()) {
                        assertThat(one.from()).as(one.message()).isLessThan(one.to());
                    }
                }
            }
        }
    }
}
