package assay.rules;

import assay.ruleset.RuleSet;
import assay.ruleset.Steps;
import java.util.SortedMap;

/**
 * A rule set with its compiled rules: all that is needed to run it without its files and without a compiler.
 *
 * @param ruleSet what was read
 * @param steps when each of its rules may fire
 * @param classes the generated classes, by their names
 */
record CompiledRules(RuleSet ruleSet, Steps steps, SortedMap<String, byte[]> classes) {}
