package assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import assay.problem.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final List<Problem> problems = new ArrayList<>();
    private final Fields fields = new Fields("f.yaml", problems);

    /** What is told to be written is not refused in its turn. */
    @Test
    void a_share_where_a_whole_number_is_wanted_is_told_to_be_whole_at_once() {
        Keys keys = keys("{half: 12.5%, whole: 12 %, any: 12.5%}");
        fields.plainNumber(keys.at("half"), "half", "a whole number from 1", half -> true);
        fields.wholeNumber(keys.at("whole"), "whole", "a whole number from 1", BigDecimal.TEN, whole -> true);
        fields.plainNumber(keys.at("any"), "any", "a number from 1", any -> true);
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        half -> assertThat(half)
                                .endsWith(
                                        "; write a whole number, such as 13, without decimals and without a percent sign"),
                        whole -> assertThat(whole).endsWith("; write 12, without a percent sign"),
                        any -> assertThat(any).endsWith("; write 12.5, without a percent sign"));
    }

    @Test
    void each_slip_has_its_wording_and_its_place_and_none_hides_another() {
        Keys keys = keys("""
                name: 7
                tittle: x
                blank: "\\u200b"
                words: [one, two, one, thre]
                none:
                weight: 01
                share: {a: 0, 98}
                many: 4
                list: no
                met: yes
                day: 2004-02-30
                grade: [a]
                """);
        keys.refuseUnknown(List.of(
                "name", "title", "blank", "words", "none", "weight", "share", "many", "list", "met", "day", "grade"));
        assertThat(keys.said("name")).isEmpty();
        assertThat(keys.said("title")).isEmpty();
        assertThat(keys.said("blank")).isEmpty();
        List<String> known = List.of("one", "two", "three");
        assertThat(fields.words(keys.at("words"), "words", Fields.A_WORD, known, true))
                .contains(List.of("one", "two"));
        assertThat(keys.items("none")).isEmpty();
        assertThat(fields.plainNumber(keys.at("weight"), "weight", "a number from 1", weight -> true))
                .isEmpty();
        fields.keys(keys.at("share"), "the share", List.of("a"));
        assertThat(fields.wholeNumber(
                        keys.at("many"), "many", "a whole number to 3", BigDecimal.TEN, many -> many.intValue() <= 3))
                .isEmpty();
        assertThat(keys.someItems("list")).isEmpty();
        assertThat(fields.truth(keys.at("met"), "met")).isEmpty();
        assertThat(fields.day(keys.at("day"), "day")).isEmpty();
        assertThat(fields.word(keys.at("grade"), "grade", "a grade", known)).isEmpty();
        assertThat(problems.stream().sorted().map(Problem::toString)).containsExactly("""
                f.yaml:1:1: "title" is missing from the thing; it is a text
                f.yaml:1:7: "name" is a text, not a number (7); put it in quotes if it is meant as a text
                f.yaml:2:1: unknown key "tittle" in the thing; did you mean "title"?
                f.yaml:3:8: "blank" is empty, for nothing is to be seen in "\\u200B"
                f.yaml:4:19: "one" stands here a second time
                f.yaml:4:24: unknown word "thre" for words; did you mean "three"?
                f.yaml:5:6: "none" is a list, not nothing; an empty one is written []
                f.yaml:6:9: "weight" is a number from 1, in digits, not a number (01); a number begins with no nought
                f.yaml:7:15: a number is written with a full stop and without commas: 0.98
                f.yaml:8:7: "many" is a whole number to 3, not 4
                f.yaml:9:7: "list" is a list, not a text (no)
                f.yaml:10:6: "met" is true or false, not a text (yes); write true
                f.yaml:11:6: "day": there is no such day as 2004-02-30
                f.yaml:12:8: "grade" is a grade, not a list""".split("\n"));
    }

    @Test
    void a_number_that_nobody_could_write_out_is_out_of_range() {
        Keys keys = keys("large: 1e400\nsmall: -1e-402\nlarger: 1e999999999\nheld: 1.7e308\nnone: 0e99999\n");
        for (String key : List.of("large", "small", "larger", "none")) {
            assertThat(fields.number(keys.at(key), key, "a number", any -> true))
                    .isEmpty();
        }
        assertThat(fields.number(keys.at("held"), "held", "a number", any -> true))
                .contains(new BigDecimal("1.7e308"));
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "f.yaml:1:8: \"large\" is out of range: a number has at most 308 digits",
                        "f.yaml:2:8: \"small\" is out of range: a number has at most 308 digits",
                        "f.yaml:3:9: \"larger\" is out of range: a number has at most 308 digits",
                        "f.yaml:5:7: \"none\" is out of range: a number has at most 308 digits");
    }

    @Test
    void a_word_that_many_files_say_is_one_text_in_memory() {
        Keys keys = keys("word: two\nwords: [three]\n");
        List<String> known = List.of("one", "two", "three");
        assertThat(fields.word(keys.at("word"), "word", Fields.A_WORD, known)).containsSame(known.get(1));
        assertThat(fields.words(keys.at("words"), "words", Fields.A_WORD, known, false)
                        .orElseThrow()
                        .get(0))
                .isSameAs(known.get(2));
    }

    @Test
    void where_there_are_no_keys_none_is_missing_and_what_cannot_be_read_is_told_once() {
        Keys none = keys("- a\n");
        assertThat(none.said("name")).isEmpty();
        assertThat(none.areThere()).isFalse();
        Keys keys = keys("name: !x y\n");
        assertThat(keys.said("name")).isEmpty();
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("the thing has keys and values, not a list", "a tag (!); leave it out");
    }

    @Test
    void what_is_named_twice_is_told_with_the_line_of_the_first() {
        Map<String, Integer> seen = new HashMap<>();
        Keys keys = keys("all:\n- One\n- one\n");
        List<Boolean> isNew = keys.items("all").stream()
                .map(Node.Scalar.class::cast)
                .map(item -> fields.isNew(
                        item, "the thing ", item.text(), item.text().toLowerCase(Locale.ROOT), seen))
                .toList();
        assertThat(isNew).containsExactly(true, false);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("f.yaml:3:3: the thing \"one\" stands here a second time, after line 2");
    }

    private Keys keys(String yaml) {
        return fields.keys(
                Objects.requireNonNull(YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)),
                "the thing");
    }
}
