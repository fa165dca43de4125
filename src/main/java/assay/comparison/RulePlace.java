package assay.comparison;

/**
 * Where a rule stands, or what a {@code pack.yaml} says, for people who look at several rule sets.
 *
 * @param rule the rule's name, or an empty text for anything else
 * @param ruleSet the rule set that its file is from
 * @param file the file, relative to the rule set's folder
 * @param line the line, from 1
 */
public record RulePlace(String rule, String ruleSet, String file, int line) {

    /** {@code march-2004/requirement-6.drl:64}. */
    public String where() {
        return ruleSet + "/" + file + ":" + line;
    }
}
