package assay.verify;

import assay.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Something that came out otherwise than expected.
 *
 * @param line the line of the expectation, from 1
 * @param column its column, from 1
 * @param caseName the case of the file that expects it, or null where the file itself does
 * @param kind what kind of thing it is, in words for many of them: {@code overall score}
 * @param about what it is: {@code R6 agreement}
 * @param expected what was expected
 * @param actual what it is
 * @param reason why
 */
public record Difference(
        int line,
        int column,
        @Nullable String caseName,
        String kind,
        String about,
        String expected,
        String actual,
        String reason) {

    /** What was expected, what it is, and the reason that decided it. */
    public String message() {
        return Evidence.inCase(caseName) + about + ": expected " + expected + ", but it is " + actual + ": " + reason;
    }
}
