package assay.secondreading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** The four grades, from the lowest, with their values (Appendix IV, Figure Appendix 4.1). */
enum Grade {
    WELL_BEHIND("Well Behind", "0.98"),
    BIT_BEHIND("Bit Behind", "1.99"),
    ON_COURSE("On Course", "3.00"),
    WELL_AHEAD("Well Ahead", "4.01");

    private final String words;
    private final BigDecimal value;

    Grade(String words, String value) {
        this.words = words;
        this.value = new BigDecimal(value);
    }

    String words() {
        return words;
    }

    BigDecimal value() {
        return value;
    }

    boolean isBetterThan(Grade other) {
        return compareTo(other) > 0;
    }

    /** Empty for {@code not rated}, and where nothing was recorded. */
    static Optional<Grade> named(Object words) {
        return Stream.of(values()).filter(grade -> grade.words.equals(words)).findFirst();
    }

    /** The nearest whole number, 1 to 4, names the grade. No sum of grades lies half way. */
    static Grade nearest(BigDecimal score) {
        return values()[score.setScale(0, RoundingMode.HALF_UP).intValueExact() - 1];
    }
}
