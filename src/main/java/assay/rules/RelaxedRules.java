package assay.rules;

import java.util.List;
import java.util.Map;

/**
 * Rules beside which stand some of them without one condition each.
 *
 * @param rules all of the rules, and the relaxed ones, which conclude nothing
 * @param conditions the condition that each relaxed rule lacks, by its name
 * @param facts what the engine calls the facts that each relaxed rule asks for, by its name, in the order in which the rule
 *     that it is of has them
 */
public record RelaxedRules(RuleBase rules, Map<String, RuleCondition> conditions, Map<String, List<String>> facts) {}
