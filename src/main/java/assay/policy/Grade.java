package assay.policy;

import java.math.BigDecimal;

/**
 * One grade of a rule set's scale.
 *
 * @param id what rules call it
 * @param name what people call it
 * @param rank its place on the scale, from 1 for the lowest
 * @param value what it is worth in the overall score
 * @param met whether a requirement with this grade has been met
 */
public record Grade(String id, String name, int rank, BigDecimal value, boolean met) {}
