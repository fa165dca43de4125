package assay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.text.TextTable.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columns_are_as_wide_as_their_longest_cell_and_no_line_ends_in_blanks() {
        TextTable table = new TextTable(List.of(Side.LEFT.column(), Side.RIGHT.column(), Side.LEFT.atLeast(6)))
                .row("ward", "decile", "as")
                .row(List.of("Much\u0007", "10", ""), "      because\n")
                .row("Upper Market", "1", "rural");
        assertThat(table.printed("  ", Width.USUAL)).isEqualTo("""
                  ward          decile  as
                  Much\\x07          10
                      because
                  Upper Market       1  rural
                """);
    }

    @Test
    void texts_go_on_in_further_lines_where_a_table_would_not_fit() {
        TextTable table = new TextTable(List.of(Side.LEFT.column(), Side.RIGHT.column()))
                .row("who", "authorities")
                .row("took no part: withdrew for the long illness", "1");
        assertThat(table.printed("  ", new Width(40))).isEqualTo("""
                  who                        authorities
                  took no part: withdrew               1
                    for the long illness
                """);
    }

    @Test
    void columns_that_do_not_fit_stand_below_beside_the_texts_that_rows_begin_with() {
        TextTable table = new TextTable(List.of(
                        Side.LEFT.column(),
                        Side.LEFT.column(),
                        Side.RIGHT.column(),
                        Side.RIGHT.column(),
                        Side.RIGHT.joined()))
                .row("reading", "variant", "overall", "Well Ahead", "%")
                .row("I9", "none", "15", "12", "100.0");
        assertThat(table.printed("", new Width(40))).isEqualTo("""
                reading  variant  overall
                I9       none          15

                reading  variant  Well Ahead      %
                I9       none             12  100.0
                """);
    }

    @Test
    void a_column_is_wider_than_its_cells_only_where_there_is_room() {
        TextTable table = new TextTable(List.of(Side.LEFT.atLeast(30), Side.RIGHT.atLeast(14)))
                .row("R6, from", "to On Course")
                .row("  Bit Behind", "3");
        assertThat(table.printed("", new Width(40))).isEqualTo("""
                R6, from      to On Course
                  Bit Behind             3
                """);
    }

    @Test
    void every_row_has_a_cell_for_each_column() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.ofNumbers(2).row("one", "2"));
    }
}
