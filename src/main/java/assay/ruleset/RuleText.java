package assay.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /** The line of the first word that is another: where lines end is no difference. */
    private static String difference(List<String> own, List<String> other) {
        List<Word> mine = words(own);
        List<Word> theirs = words(other);
        int at = 0;
        while (at < mine.size() && at < theirs.size() && mine.get(at).text.equals(theirs.get(at).text)) {
            at++;
        }
        boolean more =
                theirs.size() <= at || (isIn(own, theirs.get(at)) && at < mine.size() && !isIn(other, mine.get(at)));
        boolean less =
                mine.size() <= at || (isIn(other, mine.get(at)) && at < theirs.size() && !isIn(own, theirs.get(at)));
        if (more) {
            return quoted(mine.get(at)) + " besides";
        }
        return less
                ? "without " + quoted(theirs.get(at))
                : quoted(mine.get(at)) + " in place of " + quoted(theirs.get(at));
    }

    private record Word(String text, String line) {}

    private static List<Word> words(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(" ")).map(word -> new Word(word, line)))
                .toList();
    }

    private static boolean isIn(List<String> lines, Word word) {
        return lines.contains(word.line);
    }

    private static String quoted(Word word) {
        return "`" + word.line + "`";
    }
}
