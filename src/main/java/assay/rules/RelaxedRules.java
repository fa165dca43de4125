package assay.rules;

import java.util.Map;

/**
 * Rules beside which stand some of them without one condition each.
 *
 * @param rules all of the rules, and the relaxed ones, which conclude nothing
 * @param conditions the condition that each relaxed rule lacks, by its name
 */
public record RelaxedRules(RuleBase rules, Map<String, RuleCondition> conditions) {}
