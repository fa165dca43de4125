package assay.rurality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How densely a ward is populated, kept as the fraction that it is. The natural order is from the least dense; two of the
 * same order are as dense as each other, whatever they are made of.
 *
 * @param people how many live there
 * @param hectares its area, above 0
 */
record Density(long people, BigDecimal hectares) implements Comparable<Density> {

    private static final int DECIMALS = 5;

    @Override
    public int compareTo(Density other) {
        return BigDecimal.valueOf(people)
                .multiply(other.hectares)
                .compareTo(BigDecimal.valueOf(other.people).multiply(hectares));
    }

    /** People to a hectare, rounded half up to five decimals. */
    BigDecimal rounded() {
        return BigDecimal.valueOf(people).divide(hectares, DECIMALS, RoundingMode.HALF_UP);
    }
}
