package assay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import assay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where problems are shown, and by what they are known again. */
class FindingTest {

    @TempDir
    Path top;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(top.resolve("a.yaml"), "one\nkey: value\nkey: value\n");
    }

    private List<Finding> found(Problem... problems) {
        return Finding.of(List.of(problems), problem -> !problem.code().equals("odd"), new SourceRoot(top));
    }

    private Problem at(int line, int column) {
        return new Problem(file.toString(), line, column, "odd", "this is odd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "key: value    | 1 | key",
                "key: value    | 4 | :",
                "a: \"b c\" d  | 4 | \"b c\"",
                "a: 'it''s'    | 4 | 'it''s'",
                "a: 'it''s' d  | 4 | 'it'",
                "a: b c # d    | 4 | b c",
                "a: {b c: d e} | 10 | d e",
                "a: {b c: d e} | 5 | b c",
                "a: [b c, d]   | 5 | b c",
                "a: [b c, d]   | 4 | [b c, d]",
                "a: Ä😀 x y    | 4 | Ä😀 x y",
                "a:            | 1 | a",
                "﻿a: b c  | 4 | b c",
                "a: \"open     | 4 | \"",
                "R6.A2: [D1#0] | 1 | R6.A2",
                "Ä😀x = $plan  | 3 | x",
                "Ä😀x = $plan  | 7 | $plan",
            })
    void it_ends_behind_the_word_or_the_quoted_text_that_begins_there(String line, int column, String about)
            throws IOException {
        Files.writeString(file, line);
        assertThat(found(at(1, column)).get(0).snippet()).isEqualTo(about);
    }

    @Test
    void of_what_goes_on_in_other_lines_it_is_what_stands_in_the_first() throws IOException {
        Files.writeString(file, "a: b c\n  d\ne:\n  - {f: g,\n     h: i}\n");
        assertThat(found(at(1, 4), at(4, 5))).extracting(Finding::snippet).containsExactly("b c", "{f: g,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authority: E\ntype:\ndocuments:\n  - id: D1\n    title:\n",
                "type:   # later\nname:\n",
                "{type: , name: b}\n",
                "- {type: , name: }\n- a:\n  -\n",
                "type:\r\nname:\r\n"
            })
    void wherever_it_is_what_it_is_about_stands_there_and_a_value_that_is_left_out_is_nothing(String text)
            throws IOException {
        Files.writeString(file, text);
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            for (int column = 1; column < 30; column++) {
                String behind = StringUtils.substring(lines.get(line - 1), column - 1);
                assertThat(behind)
                        .as(line + ":" + column)
                        .startsWith(found(at(line, column)).get(0).snippet());
            }
        }
        assertThat(found(at(lines.size(), lines.get(lines.size() - 1).length() + 1))
                        .get(0)
                        .endColumn())
                .isZero();
    }

    @Test
    void in_a_file_of_rules_it_ends_behind_the_word() throws IOException {
        file = Files.writeString(top.resolve("a.drl"), "rule: of the day\n");
        assertThat(found(at(1, 7)).get(0).snippet()).isEqualTo("of");
    }

    @Test
    void where_it_ends_is_not_said_where_nothing_can_be_read() {
        assertThat(found(at(2, 0), at(2, 99), at(99, 1), new Problem(top.toString(), 1, 1, "odd", "a folder")))
                .extracting(Finding::endColumn)
                .containsOnly(0);
    }

    @Test
    void it_is_known_again_when_lines_above_come_and_go_and_two_alike_are_told_apart() throws IOException {
        List<String> before =
                found(at(2, 1), at(3, 1)).stream().map(Finding::fingerprint).toList();
        Files.writeString(file, "zero\n" + Files.readString(file));
        assertThat(found(at(3, 1), at(4, 1)).stream().map(Finding::fingerprint)).isEqualTo(before);
        assertThat(before).doesNotHaveDuplicates();
    }

    @Test
    void another_code_or_another_file_is_another_finding() throws IOException {
        Path other = Files.copy(file, top.resolve("b.yaml"));
        assertThat(found(
                        at(2, 1),
                        new Problem(file.toString(), 2, 1, "other", "this is odd"),
                        new Problem(other.toString(), 2, 1, "odd", "this is odd")))
                .extracting(Finding::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void github_is_told_the_place_and_nothing_ends_a_property_or_a_line_too_early() throws IOException {
        Path odd = Files.writeString(top.resolve("50% a:b,c.yaml"), "key: value\n");
        assertThat(GitHubAnnotations.of(found(at(2, 6), new Problem(odd.toString(), 1, 0, "wrong", "50%, not a: b"))))
                .isEqualTo("""
                        ::warning file=a.yaml,line=2,col=6,endColumn=11,title=odd::this is odd
                        ::error file=50%25 a%3Ab%2Cc.yaml,line=1,title=wrong::50%25, not a: b
                        """);
    }

    @Test
    void gitlab_is_told_all_that_its_report_asks_for() {
        JsonNode report = JsonMapper.shared().readTree(CodeQuality.of(found(at(2, 6), at(3, 6))));
        assertThat(report).hasSize(2);
        JsonNode one = report.get(0);
        assertThat(one.propertyNames())
                .containsExactly("description", "check_name", "fingerprint", "severity", "location");
        assertThat(one.get("description").asString()).isEqualTo("this is odd");
        assertThat(one.get("check_name").asString()).isEqualTo("odd");
        assertThat(one.get("severity").asString()).isEqualTo("minor");
        assertThat(one.get("location").toString()).isEqualTo("{\"path\":\"a.yaml\",\"lines\":{\"begin\":2}}");
        assertThat(report.findValuesAsString("fingerprint"))
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
        assertThat(CodeQuality.of(List.of())).isEqualTo("[ ]\n");
    }
}
