package assay.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** Numbers rounded for people, yet never so far that they stand otherwise to what they are held against. */
public final class Rounded {

    private Rounded() {}

    /**
     * A number rounded, halves away from nought. Where that would put it onto a level that it is above or below, or beyond it, it has
     * as many more decimals as it takes to stand where it is: who reads it comes to the verdict that was given.
     *
     * @param decimals how many decimals suffice elsewhere
     * @param levels what the number is held against, if anything
     */
    public static BigDecimal of(BigDecimal number, int decimals, Collection<BigDecimal> levels) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        for (int more = decimals + 1; !standsAlike(rounded, number, levels); more++) {
            rounded = number.setScale(more, RoundingMode.HALF_UP);
        }
        return rounded;
    }

    private static boolean standsAlike(BigDecimal rounded, BigDecimal number, Collection<BigDecimal> levels) {
        return levels.stream().allMatch(level -> rounded.compareTo(level) == number.compareTo(level));
    }
}
