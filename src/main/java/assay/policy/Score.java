package assay.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A weighted mean, kept as the exact fraction that it is.
 *
 * @param by whose grades it is made of
 * @param total the sum of the weighted values
 * @param weight the sum of the weights, above 0
 */
public record Score(Assessor by, BigDecimal total, int weight) {

    private static final int DECIMALS = 5;

    /** From a sum that the rules made, whatever number it comes as. */
    public Score(Assessor by, BigDecimal total, Number weight) {
        this(by, total, weight.intValue());
    }

    /** The nearest whole number, halves upwards. */
    public int getNearest() {
        return total.divide(BigDecimal.valueOf(weight), 0, RoundingMode.HALF_UP).intValueExact();
    }

    /** The score in digits: exact where the division ends, else to five decimals, half up; no trailing zeros. */
    public String inDigits() {
        BigDecimal divisor = BigDecimal.valueOf(weight);
        BigDecimal quotient;
        try {
            quotient = total.divide(divisor);
        } catch (ArithmeticException endless) {
            quotient = total.divide(divisor, DECIMALS, RoundingMode.HALF_UP);
        }
        return quotient.stripTrailingZeros().toPlainString();
    }
}
