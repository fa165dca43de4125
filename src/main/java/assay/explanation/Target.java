package assay.explanation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;

/**
 * What is explained.
 *
 * @param kind what sort of thing it is
 * @param id its identifier: {@code R6}, {@code R6.A2}, {@code D2}, {@code D2#1} (facts are numbered from 1), {@code I7}, a
 *     rule's name
 */
public record Target(Kind kind, String id) {

    /** What a text says that begins with what sort of thing it means, {@code document:R6}; nothing where it does not. */
    public static Optional<Target> typed(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> Strings.CI.startsWith(text, kind.word() + ":"))
                .map(kind -> new Target(kind, text.substring(kind.word().length() + 1)))
                .findFirst();
    }

    /** What can be explained. */
    public enum Kind {
        /** What the requirements come to. */
        OVERALL,
        /** A requirement. */
        REQUIREMENT,
        /** A criterion. */
        CRITERION,
        /** A document. */
        DOCUMENT,
        /** A fact that a document shows. */
        FACT,
        /** A reading of the source. */
        READING,
        /** A rule. */
        RULE;

        /** What it is called. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
