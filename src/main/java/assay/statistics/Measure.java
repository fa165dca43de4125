package assay.statistics;

import java.util.OptionalDouble;

/**
 * A number with its name, or the reason why there is none: what has no bound, or cannot be worked out, is no number.
 *
 * @param name what it is called: {@code "chi-square"}, {@code "odds ratio"}
 * @param value the number, which is finite; none where there is a reason
 * @param why why there is no number; empty where there is one
 */
public record Measure(String name, OptionalDouble value, String why) {

    /** A number; one that is larger than a double can hold is none, and says so. */
    public static Measure of(String name, double value) {
        return Double.isFinite(value)
                ? new Measure(name, OptionalDouble.of(value), "")
                : without(name, "it is beyond what a number can hold");
    }

    /** No number, and why. */
    static Measure without(String name, String why) {
        return new Measure(name, OptionalDouble.empty(), why);
    }
}
