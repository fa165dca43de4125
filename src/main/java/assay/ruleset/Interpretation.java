package assay.ruleset;

/**
 * A decision where the source of a rule set leaves something open.
 *
 * @param id its identifier ({@code I9})
 * @param question what was open
 * @param decided what was decided
 * @param why the reason
 */
public record Interpretation(String id, String question, String decided, String why) {}
