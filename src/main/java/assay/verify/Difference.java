package assay.verify;

/**
 * Something that came out otherwise than expected.
 *
 * @param line the line of the expectation, from 1
 * @param column its column, from 1
 * @param message what was expected, what it is, and the reason that decided it
 */
public record Difference(int line, int column, String message) {}
