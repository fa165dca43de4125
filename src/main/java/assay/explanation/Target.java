package assay.explanation;

import java.util.Locale;

/**
 * What is explained.
 *
 * @param kind what sort of thing it is
 * @param id its identifier: {@code R6}, {@code R6.A2}, {@code D2}, {@code D2#1} (facts are numbered from 1), {@code I7}, a
 *     rule's name
 */
public record Target(Kind kind, String id) {

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
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
