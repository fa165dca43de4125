package assay.policy.wards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A rule's conclusion on how rural an authority is.
 *
 * @param authority the authority
 * @param score its score, in percent
 */
public record Rurality(Authority authority, BigDecimal score) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 5;

    /** Checks that nothing is missing, since a rule may hand over anything. */
    public Rurality {
        Objects.requireNonNull(authority, "Rurality needs the authority");
        Objects.requireNonNull(score, "Rurality needs a score");
    }

    /**
     * A part in percent of the whole, exact where the division ends, else to five decimals, half up.
     *
     * @throws IllegalArgumentException if there is nothing to take a part of, or the part is not one of it
     */
    public static Rurality percent(Authority authority, long part, long whole) {
        if (whole <= 0 || part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
        BigDecimal hundredfold = HUNDRED.multiply(BigDecimal.valueOf(part));
        BigDecimal divisor = BigDecimal.valueOf(whole);
        try {
            return new Rurality(authority, hundredfold.divide(divisor));
        } catch (ArithmeticException endless) {
            return new Rurality(authority, hundredfold.divide(divisor, DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** The score in digits, without zeros at its end: 33.33333, 50. */
    public String inDigits() {
        return score.signum() == 0 ? "0" : score.stripTrailingZeros().toPlainString();
    }
}
