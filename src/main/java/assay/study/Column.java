package assay.study;

import assay.text.Legible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A column of a table.
 *
 * @param name what it is called
 * @param unit what stands in it
 * @param onPages whether people are shown it; the files for programs have every column
 */
public record Column(String name, Unit unit, boolean onPages) {

    /** Below this a probability is only said to be so. */
    private static final double LEAST = 0.00001;

    /** Smaller probabilities are too close to what a floating-point number can hold to be written as one. */
    static final int SMALLEST_POWER = -300;

    private static final double SMALLEST = Math.pow(10, SMALLEST_POWER);

    /** What stands in a column, and how it is written. */
    public enum Unit {
        /** A text. */
        TEXT,
        /** A whole number. */
        COUNT,
        /** A share in percent; one decimal is written, as the report does. */
        PERCENT,
        /** A decimal number that is written in full. */
        EXACT,
        /** What a test came to; people are shown three decimals. */
        STATISTIC,
        /** A probability from 0 to 1; people are shown five decimals. */
        PROBABILITY
    }

    static Column text(String name) {
        return new Column(name, Unit.TEXT, true);
    }

    static Column count(String name) {
        return new Column(name, Unit.COUNT, true);
    }

    static Column percent(String name) {
        return new Column(name, Unit.PERCENT, true);
    }

    static Column exact(String name) {
        return new Column(name, Unit.EXACT, true);
    }

    static Column statistic(String name) {
        return new Column(name, Unit.STATISTIC, true);
    }

    static Column probability(String name) {
        return new Column(name, Unit.PROBABILITY, true);
    }

    /** The same for programs alone. */
    Column inFilesOnly() {
        return new Column(name, unit, false);
    }

    /** Whether numbers stand in it. */
    public boolean isNumeric() {
        return unit != Unit.TEXT;
    }

    /** Whether a probability is too small to be written; people are told that it is small, and programs nothing. */
    static boolean isTooSmall(double probability) {
        return probability < SMALLEST;
    }

    /** A value for people, on one line. */
    public String printed(Object value) {
        if (value instanceof Double number) {
            if (unit == Unit.PROBABILITY) {
                return number < LEAST ? "< 0.00001" : String.format(Locale.ROOT, "%.5f", number);
            }
            String rounded = String.format(Locale.ROOT, "%.3f", number);
            return rounded.equals("-0.000") ? "0.000" : rounded;
        }
        return Legible.folded(written(value));
    }

    /**
     * A value for programs: texts as they are, numbers in all the digits that they have and no more, shares in one decimal, nothing as
     * nothing. A number that is whole has no decimals, also among others that have some.
     */
    public String written(Object value) {
        if (value instanceof BigDecimal decimal) {
            return unit == Unit.PERCENT
                    ? decimal.setScale(1, RoundingMode.HALF_UP).toPlainString()
                    : decimal.toPlainString();
        }
        if (value instanceof Double number) {
            return unit == Unit.PROBABILITY && isTooSmall(number)
                    ? ""
                    : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
