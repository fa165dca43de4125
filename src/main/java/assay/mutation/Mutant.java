package assay.mutation;

import assay.ruleset.RuleSet;
import java.util.Set;

/**
 * A rule set with one element changed.
 *
 * @param number its number among the mutants of its rule set, from 1
 * @param file the file that has the element
 * @param line the line of the element, from 1
 * @param rule the name of the rule that has it, or an empty text where it is of none
 * @param says what was changed, in a few words; no two of one rule say the same
 * @param form what the mutant does with the rule
 * @param shownBy the keys of {@code expect} of which one shows it at least; none where any may
 * @param changed the rule set, as it is where the element stands in a rule that is compiled
 */
public record Mutant(
        int number, String file, int line, String rule, String says, Form form, Set<String> shownBy, RuleSet changed) {

    /** What a mutant does with a rule. */
    public enum Form {
        /** The rule is left out. */
        DROPPED,
        /** It fires under other conditions and concludes the same. */
        OTHER_CONDITIONS,
        /** It concludes something else. */
        OTHER_CONCLUSIONS,
        /** It fires as it is and concludes the same, but rests on something else. */
        OTHER_GROUNDS,
        /** No rule is changed, but what {@code pack.yaml} says. */
        OTHER_PACK,
        /** No rule is changed and no grade, but a text about the whole. */
        OTHER_TEXTS,
        /** A parameter has another value, or a rule of the rule set that is extended is there again. */
        OTHER_RULES;

        /** Whether the rules fire as they are, and only what is said of them is another. */
        boolean firesAsItIs() {
            return this == OTHER_GROUNDS || this == OTHER_PACK || this == OTHER_TEXTS;
        }
    }

    /** Keeps its own copy. */
    public Mutant {
        shownBy = Set.copyOf(shownBy);
    }

    /** One that is not compiled, before all are numbered. */
    static Mutant of(String file, int line, String rule, String says, Form form, Set<String> shownBy, RuleSet changed) {
        return new Mutant(0, file, line, rule, says, form, shownBy, changed);
    }

    /** The same with a number. */
    Mutant numbered(int other) {
        return new Mutant(other, file, line, rule, says, form, shownBy, changed);
    }

    /** Its number alone, for to go through a whole rule set takes long. */
    @Override
    public int hashCode() {
        return number;
    }

    /** The name that the changed rule goes by beside the one that it stands for. */
    String changedRule() {
        return named(rule, number);
    }

    /** The name of the n-th mutant of a rule. */
    static String named(String rule, int number) {
        return rule + " [mutant " + number + "]";
    }
}
