package assay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WidthTest {

    private static final Width FORTY = new Width(40);

    @Test
    void a_line_goes_on_further_to_the_right_than_it_begins_and_what_fits_stays() {
        assertThat(FORTY.fit("""
                It fits.
                  Half of the minimums or more are met, but not all.  [grading.drl:61]
                """)).isEqualTo("""
                It fits.
                  Half of the minimums or more are met,
                    but not all.  [grading.drl:61]
                """);
    }

    @Test
    void where_there_are_columns_it_goes_on_below_the_last_that_leaves_room() {
        assertThat(FORTY.fit("  + R2.F2    something else concrete and in place"))
                .isEqualTo("  + R2.F2    something else concrete and\n" + "             in place");
        assertThat(FORTY.fit("the rules of all authorities  and  of their wards"))
                .isEqualTo("the rules of all authorities  and  of\n  their wards");
    }

    @Test
    void no_word_is_broken_and_no_text_that_is_to_stay_whole() {
        String digest = "a".repeat(64);
        assertThat(FORTY.fit("sha256 " + digest + " of it")).isEqualTo("sha256\n  " + digest + "\n  of it");
        assertThat(FORTY.fit(
                        "Eastmere, whose evidence is in (" + Width.whole("the files of 2004/east mere.yaml") + ")"))
                .isEqualTo("Eastmere, whose evidence is in\n  (the files of 2004/east mere.yaml)");
        String lines = "when\n    Catalogue( extent == Extent.NONE, works )\n";
        assertThat(FORTY.fit(Width.whole(lines))).isEqualTo(lines);
    }

    @Test
    void what_is_kept_stands_in_one_line() {
        String line = "Overall  2.62125  the requirement is On Course";
        assertThat(FORTY.hung(line, 9)).endsWith(" On\n         Course");
        assertThat(FORTY.keeping(List.of("On Course")).hung(line, 9))
                .isEqualTo("Overall  2.62125  the requirement is\n         On Course");
    }

    @Test
    void a_word_that_does_not_fit_below_where_the_others_begin_stands_further_to_the_left() {
        String place = "[requirements-3-and-4.drl:132]";
        assertThat(FORTY.hung("      set aside D1: it is planned  " + place, 16))
                .isEqualTo("      set aside D1: it is planned\n" + " ".repeat(10) + place);
    }

    @Test
    void colours_take_up_no_room() {
        String line = "\u001b[1mEastmere\u001b[0m, \u001b[32mOn Course\u001b[0m, by all of the rules";
        assertThat(FORTY.fit(line)).isEqualTo(line);
        assertThat(FORTY.hung(line + " there are", 2)).isEqualTo(line + "\n  there are");
    }

    @Test
    void letters_of_two_halves_are_one() {
        String line = "\uD83D\uDE00".repeat(19) + " " + "\uD83D\uDE00".repeat(20);
        assertThat(FORTY.fit(line)).isEqualTo(line);
    }

    @Test
    void nothing_is_made_to_fit_into_less_than_some_words() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Width(39));
    }
}
