package assay.statistics;

/**
 * A number with its name.
 *
 * @param name what it is called: {@code "chi-square"}, {@code "odds ratio"}
 * @param value the number, which may be infinite
 */
public record Measure(String name, double value) {}
