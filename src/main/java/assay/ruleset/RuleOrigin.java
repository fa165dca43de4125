package assay.ruleset;

import java.util.Comparator;
import java.util.List;

/**
 * Where a rule stands and what it rests on.
 *
 * @param name the rule's name
 * @param file its file, relative to the rule set's folder
 * @param line the line of its first word, from 1
 * @param source where the rule set's source says so, or an empty text
 * @param interpretations the interpretations that it carries, as written
 * @param digest of what it says, whatever its comments and its layout: two rules that say the same have the same
 * @param text what that is
 */
public record RuleOrigin(
        String name, String file, int line, String source, List<String> interpretations, String digest, RuleText text) {

    /** By file and line. */
    public static final Comparator<RuleOrigin> BY_PLACE =
            Comparator.comparing(RuleOrigin::file).thenComparingInt(RuleOrigin::line);

    /** Of its name alone, which no two rules of a set share. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether the rule's name begins with a criterion, alone or among others: {@code R3-4.M1, R3-4.W1 a directory ...}. */
    public boolean isNamedAfter(String criterion) {
        return name.matches("(?:\\S+, )*\\Q" + criterion + "\\E(?:, \\S+)* .*");
    }

    /** The same rule after another source. */
    public RuleOrigin after(String other) {
        return new RuleOrigin(name, file, line, other, interpretations, digest, text);
    }

    /** The same rule, resting on other interpretations. */
    public RuleOrigin restingOn(List<String> others) {
        return new RuleOrigin(name, file, line, source, others, digest, text);
    }
}
