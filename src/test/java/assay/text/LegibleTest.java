package assay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text is seen as it is, and what as an escape. */
class LegibleTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,\\x00",
                "7,\\x07",
                "9,\\t",
                "a,\\n",
                "d,\\r",
                "1b,\\x1b",
                "7f,\\x7f",
                "85,\\x85",
                "9b,\\x9b",
                "9d,\\x9d",
                "ad,\\xad",
                "61c,\\u061C",
                "200b,\\u200B",
                "200e,\\u200E",
                "200f,\\u200F",
                "2028,\\u2028",
                "2029,\\u2029",
                "202e,\\u202E",
                "2060,\\u2060",
                "2066,\\u2066",
                "3164,\\u3164",
                "d800,\\uD800",
                "dfff,\\uDFFF",
                "fdd0,\\uFDD0",
                "fe0f,\\uFE0F",
                "feff,\\uFEFF",
                "ffff,\\uFFFF",
                "1fffe,\\U0001FFFE",
                "e0041,\\U000E0041"
            })
    void what_is_not_seen_is_an_escape(String character, String escape) {
        String text = Character.toString(Integer.parseInt(character, 16));
        assertThat(Legible.line("a" + text + "b")).isEqualTo("a" + escape + "b");
        assertThat(Legible.lines("a" + text + "b"))
                .isEqualTo("\n\t".contains(text) ? "a" + text + "b" : "a" + escape + "b");
    }

    @Test
    void every_control_and_every_mark_of_direction_is_an_escape() {
        IntStream.concat(
                        IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0)),
                        IntStream.concat(IntStream.rangeClosed(0x2028, 0x202E), IntStream.rangeClosed(0x2060, 0x206F)))
                .forEach(character ->
                        assertThat(Legible.line(Character.toString(character))).matches("\\\\[nrtxu][0-9a-fA-F]*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Caf\u00E9 \u2013 \u201Cquoted\u201D, 5 \u20AC",
                "\u092A\u094D\u200D\u0930", // a conjunct of Devanagari
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // a word of Persian in two parts
                "\uD83D\uDC69\u200D\uD83D\uDC67", // a picture of two people
                "\u2708\uFE0F",
                "\u845B\uDB40\uDD00", // an ideograph in one of its forms
                "\uE000"
            })
    void what_is_seen_stays_and_so_does_what_decides_how_it_looks(String text) {
        assertThat(Legible.line(text)).isEqualTo(text);
    }

    @Test
    void a_joiner_that_joins_nothing_is_an_escape() {
        assertThat(Legible.line("a\u200Db")).isEqualTo("a\\u200Db");
        assertThat(Legible.line("\u092A\u200D\u200D\u0930")).isEqualTo("\u092A\\u200D\\u200D\u0930");
        assertThat(Legible.line("\u200D")).isEqualTo("\\u200D");
        assertThat(Legible.line("A\uFE0F\uDB40\uDD00")).isEqualTo("A\\uFE0F\\U000E0100");
    }

    @Test
    void lines_end_as_they_did_but_nothing_goes_back_to_the_beginning_of_one() {
        assertThat(Legible.lines("a\r\nb\n\tc\rd\r")).isEqualTo("a\r\nb\n\tc\\rd\\r");
    }

    @Test
    void several_lines_become_one() {
        assertThat(Legible.folded("  a\n\n\tb \r\n c\u2028d ")).isEqualTo("a b c\\u2028d");
    }

    @Test
    void json_means_the_same() {
        assertThat(Legible.json("{\n  \"a\" : \"\u202E\u009B\u007F\uDB40\uDC41\u200B\u00E9\\n\"\n}"))
                .isEqualTo("{\n  \"a\" : \"\\u202E\\u009B\\u007F\\uDB40\\uDC41\\u200B\u00E9\\n\"\n}");
    }

    @Test
    void an_excerpt_is_cut_between_characters() {
        assertThat(Legible.excerpt("\uD83D\uDC69".repeat(9), 8)).isEqualTo("\uD83D\uDC69".repeat(5) + "...");
        assertThat(Legible.excerpt("a\nb", 8)).isEqualTo("a\\nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B", "\u200D\uFEFF ", "\u3000\u3164", "\u001B", "\u2800"})
    void a_text_of_nothing_that_is_seen_is_blank(String text) {
        assertThat(Legible.isBlank(text)).isTrue();
        assertThat(Legible.isBlank(text + ".")).isFalse();
    }

    @Test
    void half_a_character_is_found_where_it_stands() {
        assertThat(Legible.halfCharacter("a\uD83D\uDC69")).isEqualTo(-1);
        assertThat(Legible.halfCharacter("a\uD83D\uDC69\uDC69")).isEqualTo(3);
        assertThat(Legible.halfCharacter("\uD83D")).isZero();
    }

    @Test
    void a_name_has_one_space_where_something_blank_stands_and_none_at_its_ends() {
        assertThat(Legible.joined(" \t Joint\u00A0 \u3000work\r\n ing\u2003")).isEqualTo("Joint work ing");
        assertThat(Legible.joined("  ")).isEmpty();
        assertThat(Legible.joined("a\u200B\u0085b"))
                .as("what is not seen is an escape, and stays")
                .isEqualTo("a\u200B\u0085b");
    }

    @Test
    void json_that_is_plainly_seen_is_left_as_it_is_whatever_character_is_in_it() {
        List<String> otherwise = new ArrayList<>();
        for (int one = ' '; one <= Character.MAX_CODE_POINT; one++) {
            if (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE) {
                continue;
            }
            String character = Character.toString(one);
            for (String json : List.of(
                    "{\"a\" : \"" + character + "\"}",
                    "{\"a\" : \"a" + character + "a\"}",
                    "{\"a\" : \" " + character.repeat(20) + "\"}")) {
                if (Legible.isPlainly(json.getBytes(StandardCharsets.UTF_8))
                        && !Legible.json(json).equals(json)) {
                    otherwise.add(Integer.toHexString(one));
                }
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(Legible.isPlainly("\u00E9 \u2013 \u20AC".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void wherever_in_json_something_unseen_stands_it_is_noticed() {
        for (int at = 0; at < 20; at++) {
            for (String unseen : List.of("\u007F", "\u0085", "\u00AD", "\u200B")) {
                StringBuilder json = new StringBuilder("~".repeat(20)).replace(at, at + 1, unseen);
                assertThat(Legible.isPlainly(json.toString().getBytes(StandardCharsets.UTF_8)))
                        .as("%s at %s", Integer.toHexString(unseen.charAt(0)), at)
                        .isFalse();
            }
        }
    }
}
