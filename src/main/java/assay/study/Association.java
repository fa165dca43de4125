package assay.study;

import org.jspecify.annotations.Nullable;

/**
 * A test of whether two things go together.
 *
 * @param of what is looked at
 * @param against what it is held against
 * @param test the test, in words
 * @param n how many authorities have both
 * @param leftOut how many do not
 * @param statistic the statistic with its name and degrees of freedom, or why there is none
 * @param p the probability of the like without an association, or null where it cannot be said
 * @param effect the size of the effect with its name, or an empty text
 * @param warning what to mind, or an empty text
 */
public record Association(
        String of,
        String against,
        String test,
        int n,
        int leftOut,
        String statistic,
        @Nullable Double p,
        String effect,
        String warning) {}
