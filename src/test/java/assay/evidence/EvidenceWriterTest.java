package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence as it is written, which reads as the same evidence. */
class EvidenceWriterTest {

    private static RuleSet rules;

    @BeforeAll
    static void loadRules() throws Exception {
        rules = TestRules.march2004().ruleSet();
    }

    private static Evidence evidence(Map<String, Object> interview, Map<String, Answer> answers) {
        return Evidence.of(
                "",
                "Newtown",
                Map.of("type", "county"),
                interview,
                answers,
                Map.of("population", 1.25e7, "rurality", 0.5),
                List.of());
    }

    private static Evidence read(String text) throws Exception {
        return new EvidenceReader(rules).read("written.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_grade_stands_in_one_line_and_what_was_said_below_it() throws Exception {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("R2", new Answer("On Course", null, List.of(), List.of(), List.of()));
        answers.put("R5", new Answer(null, true, null, List.of(), List.of(), List.of()));
        answers.put("R6", Answer.NONE);
        answers.put(
                "R7",
                new Answer(
                        null,
                        true,
                        "A pack:\n\n  guidance\n- leaflets",
                        List.of("Trust", "no"),
                        List.of(),
                        List.of("one\ntwo")));
        Evidence evidence = evidence(Map.of("hardest", "Getting \"them\" to agree"), answers);
        String written = EvidenceWriter.file(evidence, rules);
        assertThat(written).isEqualTo("""
                authority: Newtown
                type: county
                interview:
                  hardest: "Getting \\"them\\" to agree"
                  requirements:
                    R2: {grade: On Course}
                    R5: {grade: not rated}
                    R6: {}
                    R7:
                      grade: not rated
                      described: |-
                        A pack:

                          guidance
                        - leaflets
                      drivers:
                        - Trust
                        - "no"
                      solutions:
                        - "one\\ntwo"
                profile:
                  population: 12500000
                  rurality: 0.5
                documents: []
                """);
        Evidence read = read(written);
        assertThat(read.answers()).isEqualTo(answers);
        assertThat(read.interview()).isEqualTo(evidence.interview());
        assertThat(read.profile()).isEqualTo(evidence.profile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pélerin “Quay” – 3€",
                "a smile: 😀",
                "back\\slash and \"quotes\"",
                "# no comment",
                "- no item",
                "key: value",
                "2004-04-20",
                "12.5",
                "true",
                "NULL",
                "~",
                "*alias",
                "tab\there",
                "a\u0007bell, a\u0085next line, a\u2028separator, a\uFEFFmark",
                "two\nlines",
                "two\r\nlines",
                " space at both ends\n ",
                "\nbegins with a line end",
                "ends with one\n",
                "indented\n    second line\n\n\nfourth  \nlast",
                "two\nlines with a\ttab",
                "%percent\n@at",
                "---\n...",
                "#\n# all of it\n#",
                "[a, b]",
                "{a: b}",
                "a",
                ""
            })
    void any_text_reads_as_it_was(String text) throws Exception {
        Answer answer = new Answer(null, text, List.of(text), List.of("x", text), List.of());
        Evidence evidence = evidence(Map.of("additional", text), Map.of("R2", answer));
        Evidence read = read(EvidenceWriter.file(evidence, rules));
        assertThat(read.interview()).isEqualTo(Map.of("additional", text));
        assertThat(read.answers()).isEqualTo(Map.of("R2", answer));
    }

    @Test
    void a_long_text_of_many_lines_is_written_too() throws Exception {
        String text = "line\n".repeat(100_000) + "last";
        Evidence evidence = evidence(Map.of("additional", text), Map.of());
        assertThat(read(EvidenceWriter.file(evidence, rules)).interview()).isEqualTo(Map.of("additional", text));
    }
}
