package assay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers are rounded beside what they are held against. */
class RoundedTest {

    @ParameterizedTest
    @CsvSource({
        "0.0499994355, 5, 0.05, 0.049999",
        "0.04999999,   5, 0.05, 0.04999999",
        "0.0500004,    5, 0.05, 0.0500004",
        "0.05,         5, 0.05, 0.05000",
        "0.0612345,    5, 0.05, 0.06123",
        "0.2996,       3, 0.3,  0.2996",
        "-0.2996,      3, -0.3, -0.2996",
        "1.00041,      3, 1,    1.0004",
        "-0.0004,      3, 1,    0.000",
        // What lies between two numbers of so few decimals lies between them still.
        "0.17504,      3, 0.1751, 0.175",
        "0.175018,     5, 0.1750175, 0.17502",
    })
    void what_is_rounded_stands_to_its_level_as_it_did(
            BigDecimal number, int decimals, BigDecimal level, String rounded) {
        assertThat(Rounded.of(number, decimals, List.of(level)).toPlainString()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 0, 3", "-2.5, 0, -3", "133, -1, 130"})
    void where_there_is_no_level_halves_go_away_from_nought(BigDecimal number, int decimals, String rounded) {
        assertThat(Rounded.of(number, decimals, List.of()).toPlainString()).isEqualTo(rounded);
    }
}
