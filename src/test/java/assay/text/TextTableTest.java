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
        assertThat(table.printed("  ")).isEqualTo("""
                  ward          decile  as
                  Much\\x07          10
                      because
                  Upper Market       1  rural
                """);
    }

    @Test
    void every_row_has_a_cell_for_each_column() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTable.ofNumbers(2).row("one", "2"));
    }
}
