package assay.comparison;

import java.util.List;

/**
 * One thing that made a grade come out otherwise.
 *
 * @param about the criterion or the requirement that differs
 * @param what how it differs: {@code was met and is not}
 * @param before what the rules that there are say of it
 * @param after what the others say
 */
public record Difference(String about, String what, List<Ground> before, List<Ground> after) {}
