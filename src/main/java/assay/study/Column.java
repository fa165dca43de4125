package assay.study;

import assay.text.Legible;
import assay.text.Rounded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a table.
 *
 * @param name what it is called
 * @param unit what stands in it
 * @param onPages whether people are shown it; the files for programs have every column
 * @param levels what its numbers are held against for a verdict, if anything; they are not rounded onto or over it
 */
public record Column(String name, Unit unit, boolean onPages, List<BigDecimal> levels) {

    /** Below this, or a level that is even lower, a probability is only said to be so. */
    private static final BigDecimal LEAST = new BigDecimal("0.00001");

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

    /** Keeps its own copy. */
    public Column {
        levels = List.copyOf(levels);
    }

    static Column text(String name) {
        return new Column(name, Unit.TEXT, true, List.of());
    }

    static Column count(String name) {
        return new Column(name, Unit.COUNT, true, List.of());
    }

    static Column percent(String name) {
        return new Column(name, Unit.PERCENT, true, List.of());
    }

    static Column exact(String name) {
        return new Column(name, Unit.EXACT, true, List.of());
    }

    static Column statistic(String name) {
        return new Column(name, Unit.STATISTIC, true, List.of());
    }

    /** Of probabilities that are held against a level, or stand beside one that is. */
    static Column probability(String name, BigDecimal level) {
        return new Column(name, Unit.PROBABILITY, true, List.of(level));
    }

    /** The same, whose numbers are held against levels. */
    Column against(List<BigDecimal> others) {
        return new Column(name, unit, onPages, others);
    }

    /** The same for programs alone. */
    Column inFilesOnly() {
        return new Column(name, unit, false, levels);
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
            BigDecimal decimal = BigDecimal.valueOf(number);
            if (unit == Unit.PROBABILITY) {
                BigDecimal least = Stream.concat(Stream.of(LEAST), levels.stream())
                        .min(BigDecimal::compareTo)
                        .orElseThrow();
                return decimal.compareTo(least) < 0
                        ? "< " + least.toPlainString()
                        : Rounded.of(decimal, 5, levels).toPlainString();
            }
            return Rounded.of(decimal, 3, levels).toPlainString();
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
