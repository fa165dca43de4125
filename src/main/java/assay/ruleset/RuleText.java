package assay.ruleset;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rule says, line by line, whatever its comments and its layout.
 *
 * @param head its name, with what it rests on and whatever else stands before its conditions
 * @param conditions the lines of its conditions
 * @param consequence the lines of its consequence
 */
public record RuleText(List<String> head, List<String> conditions, List<String> consequence) {

    /** Keeps its own copies. */
    public RuleText {
        head = List.copyOf(head);
        conditions = List.copyOf(conditions);
        consequence = List.copyOf(consequence);
    }

    /** In which of its parts it is another than a rule of that name, and the first line that is; nothing where it is not. */
    public String insteadOf(RuleText other) {
        List<String> parts = new ArrayList<>();
        List<String> first = new ArrayList<>();
        compare("its conditions", conditions, other.conditions, parts, first);
        compare("its consequence", consequence, other.consequence, parts, first);
        compare("what stands before its conditions", head, other.head, parts, first);
        return parts.isEmpty() ? "" : " in " + String.join(" and in ", parts) + ": " + first.get(0);
    }

    private static void compare(
            String part, List<String> own, List<String> other, List<String> parts, List<String> first) {
        if (!String.join(" ", own).equals(String.join(" ", other))) {
            parts.add(part);
            first.add(difference(own, other));
        }
    }

    private static String difference(List<String> own, List<String> other) {
        int at = 0;
        while (at < own.size() && at < other.size() && own.get(at).equals(other.get(at))) {
            at++;
        }
        List<String> mine = own.subList(at, own.size());
        List<String> theirs = other.subList(at, other.size());
        if (theirs.isEmpty() || mine.contains(theirs.get(0))) {
            return quoted(mine) + " besides";
        }
        return mine.isEmpty() || theirs.contains(mine.get(0))
                ? "without " + quoted(theirs)
                : quoted(mine) + " in place of " + quoted(theirs);
    }

    private static String quoted(List<String> lines) {
        return "`" + lines.get(0) + "`";
    }
}
