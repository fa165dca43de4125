package assay.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * How two numbers of each case vary, and together. The sums are exact, in decimals, so that what does not vary, or lies on one
 * line, is seen to do so, where sums of floating-point numbers leave a remainder.
 *
 * @param n how many cases there are
 * @param sumX the sum of the first number
 * @param sumY the sum of the second
 * @param xx the squares of the first about its mean, {@code n} times
 * @param yy the squares of the second about its mean, {@code n} times
 * @param xy the products of both about their means, {@code n} times
 */
record Moments(int n, BigDecimal sumX, BigDecimal sumY, BigDecimal xx, BigDecimal yy, BigDecimal xy) {

    static final MathContext DIGITS = MathContext.DECIMAL128;

    static Moments of(double[] x, double[] y) {
        BigDecimal[] first = decimals(x);
        BigDecimal[] second = decimals(y);
        BigDecimal sumX = sum(first);
        BigDecimal sumY = sum(second);
        return new Moments(
                x.length,
                sumX,
                sumY,
                about(first, first, sumX, sumX),
                about(second, second, sumY, sumY),
                about(first, second, sumX, sumY));
    }

    /** Numbers as the decimals that they are written as. */
    static BigDecimal[] decimals(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
    }

    static BigDecimal sum(BigDecimal[] numbers) {
        return Arrays.stream(numbers).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal about(
            BigDecimal[] first, BigDecimal[] second, BigDecimal sumFirst, BigDecimal sumSecond) {
        BigDecimal products = BigDecimal.ZERO;
        for (int i = 0; i < first.length; i++) {
            products = products.add(first[i].multiply(second[i]));
        }
        return products.multiply(BigDecimal.valueOf(first.length)).subtract(sumFirst.multiply(sumSecond));
    }

    /** Whether both vary. */
    boolean vary() {
        return xx.signum() > 0 && yy.signum() > 0;
    }

    private BigDecimal most() {
        return xx.multiply(yy);
    }

    /** What a line leaves of the variation, times {@link #most}. */
    private BigDecimal left() {
        return most().subtract(xy.multiply(xy));
    }

    /** Whether every case lies on one line that is neither level nor upright. */
    boolean isOneLine() {
        return vary() && left().signum() == 0;
    }

    /** The share of the variation of either that a line explains. */
    double explained() {
        return xy.multiply(xy).divide(most(), DIGITS).doubleValue();
    }

    /** Pearson's correlation. */
    double correlation() {
        return isOneLine()
                ? xy.signum()
                : xy.divide(most().sqrt(DIGITS), DIGITS).doubleValue();
    }

    /** Student's t of the correlation, which has no bound where all lies on one line. */
    double t(int freedom) {
        BigDecimal square =
                xy.multiply(xy).multiply(BigDecimal.valueOf(freedom)).divide(left(), DIGITS);
        return xy.signum() * square.sqrt(DIGITS).doubleValue();
    }

    double slope() {
        return xy.divide(xx, DIGITS).doubleValue();
    }

    double slopeError(int freedom) {
        return left().divide(xx.multiply(xx).multiply(BigDecimal.valueOf(freedom)), DIGITS)
                .sqrt(DIGITS)
                .doubleValue();
    }

    double intercept() {
        return sumY.subtract(xy.divide(xx, DIGITS).multiply(sumX))
                .divide(BigDecimal.valueOf(n), DIGITS)
                .doubleValue();
    }
}
