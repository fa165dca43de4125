package assay.rules;

/**
 * One condition of a rule.
 *
 * @param rule the rule's name
 * @param fact which of the facts that the rule asks for it is about, from 0, in the order in which they are written; those
 *     inside others count as well
 * @param asked which of what is asked of that fact, from 0, in the order in which it is written; {@link #WHOLE} where it is
 *     that there is such a fact at all, or none
 */
public record RuleCondition(String rule, int fact, int asked) {

    /** The fact as a whole. */
    public static final int WHOLE = -1;
}
