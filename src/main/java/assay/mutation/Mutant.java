package assay.mutation;

import assay.ruleset.RuleSet;

/**
 * A rule set with one element changed.
 *
 * @param number its number among the mutants of its rule set, from 1
 * @param file the file that has the element
 * @param line the line of the element, from 1
 * @param rule the name of the rule that has it, or an empty text for one of {@code pack.yaml}
 * @param says what was changed, in a few words; no two of one rule say the same
 * @param form what the mutant does with the rule
 * @param changed the rule set, with another pack or another origin of the rule where the element stands there
 */
public record Mutant(int number, String file, int line, String rule, String says, Form form, RuleSet changed) {

    /** What a mutant does with a rule. */
    public enum Form {
        /** The rule is left out. */
        DROPPED,
        /** It fires under other conditions and concludes the same. */
        OTHER_CONDITIONS,
        /** It concludes something else. */
        OTHER_CONCLUSIONS,
        /** It fires as it is and concludes the same, but rests on other interpretations. */
        OTHER_INTERPRETATIONS,
        /** No rule is changed, but what {@code pack.yaml} says. */
        OTHER_PACK;

        /** Whether the rules fire as they are, and only what is said of them is another. */
        public boolean firesAsItIs() {
            return this == OTHER_INTERPRETATIONS || this == OTHER_PACK;
        }
    }

    /** Its number alone, for to go through a whole rule set takes long. */
    @Override
    public int hashCode() {
        return number;
    }

    /** The name that the changed rule goes by beside the one that it stands for. */
    public String changedRule() {
        return named(rule, number);
    }

    /** The name of the n-th mutant of a rule. */
    static String named(String rule, int number) {
        return rule + " [mutant " + number + "]";
    }
}
