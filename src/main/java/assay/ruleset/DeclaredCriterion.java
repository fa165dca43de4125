package assay.ruleset;

import assay.policy.Criterion;

/**
 * A criterion as a rule asks for it, and where.
 *
 * @param criterion what is asked
 * @param rule the name of the rule that asks for it
 * @param file the rule's file, relative to the folder of the rule set
 * @param line the line of its identifier, from 1
 * @param column the column there, from 1
 */
public record DeclaredCriterion(Criterion criterion, String rule, String file, int line, int column) {}
