package assay.policy;

/**
 * One requirement that is graded.
 *
 * @param id its identifier ({@code R3-4})
 * @param number what people call it ({@code 3 & 4})
 * @param name what it is about, in a few words
 * @param weight its weight in the overall score
 */
public record Requirement(String id, String number, String name, int weight) {}
