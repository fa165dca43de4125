package assay.peers;

import java.math.BigDecimal;

/** The weighted average of the grades, as they are added. */
final class Score {

    /** All weights together: the division ends. */
    private static final BigDecimal WEIGHTS = BigDecimal.valueOf(8);

    private long hundredths;

    void add(Standing standing) {
        hundredths += (long) standing.weight() * standing.grade().hundredths();
    }

    String digits() {
        return digits(hundredths);
    }

    /** Of the weighted sum of all grades, in hundredths. */
    static String digits(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2)
                .divide(WEIGHTS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
