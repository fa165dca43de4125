package assay.study;

import java.util.function.Predicate;

/**
 * How many authorities of a study something is so of, and of which.
 *
 * @param count how many
 * @param which whether it is so of one
 */
record Counted(int count, Predicate<Authority> which) {}
