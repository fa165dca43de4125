package assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with JSON, in words for who writes none. */
class JsonWordsTest {

    private static NotJson wrong(String line) {
        return catchThrowableOfType(
                NotJson.class, () -> Keys.ofLine(line, List.of("entry", "by", "rules/name", "rules/sha256")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"by\" \"a\"}|a colon has to stand between a key and its value",
                "{\"by\":\"a\" \"entry\":1}|a comma has to stand between two of a kind",
                "{by:1}|a key has to stand in quotation marks",
                "{\"by\":fals}|\"fals\" is no number and none of true, false and null",
                "{\"by\":a}|\"a\" is no number and none of true, false and null",
                "{\"by\":\"a\\\\q\"}|a backslash in a text begins no escape that there is",
                "{\"by\":\"a\"]|\"]\" closes what another bracket opened",
                "{\"by\":,}|\",\" cannot stand here",
                "{\"by\":01}|a number is not written as JSON has them",
                "{\"by\":\"a|it ends before the JSON does",
                "{\"by\":1,\"by\":2}|the key \"by\" is there twice",
            })
    void each_kind_of_slip_is_said_plainly(String line, String plain) {
        assertThat(wrong(line.replace("\\\\", "\\")).why()).startsWith("this is no JSON: " + plain);
    }

    @Test
    void a_text_that_goes_on_in_the_next_line_is_that() {
        assertThat(wrong("{\"by\":\"a\nb\"}").why()).contains("a text goes on over the end of its line");
        assertThat(wrong("{\"by\":\"a\tb\"}").why()).contains("a character that is not seen stands in a text");
    }

    @Test
    void a_key_that_is_none_is_told_with_those_that_are_there_at_its_place() {
        assertThat(wrong("{\"ruls\":{}}").why()).endsWith("did you mean \"rules\"?");
        assertThat(wrong("{\"zzzzzzz\":1}").why()).contains("entry", "by", "rules");
        assertThat(wrong("{\"rules\":{\"nam\":1}}").why()).endsWith("did you mean \"name\"?");
    }
}
