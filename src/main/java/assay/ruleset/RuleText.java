package assay.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** The first line that the other has not, whose lines may end elsewhere, and the first that only the other has. */
    private static String difference(List<String> own, List<String> other) {
        Optional<String> more = firstNotIn(other, own);
        Optional<String> less = firstNotIn(own, other);
        if (more.isEmpty() && less.isEmpty()) {
            return sorted(own).equals(sorted(other)) ? "the same in another order" : firstOtherWord(own, other);
        }
        return less.map(theirs ->
                        more.map(mine -> quoted(mine) + " in place of ").orElse("without ") + quoted(theirs))
                .orElseGet(() -> quoted(more.orElseThrow()) + " besides");
    }

    private static Optional<String> firstNotIn(List<String> where, List<String> lines) {
        String all = " " + String.join(" ", where) + " ";
        return lines.stream().filter(line -> !all.contains(" " + line + " ")).findFirst();
    }

    private static List<String> sorted(List<String> lines) {
        return words(lines).map(Word::text).sorted().toList();
    }

    /** Where each line of the one is somewhere in the other: the line of a word that the one has more often. */
    private static String firstOtherWord(List<String> own, List<String> other) {
        return firstMore(own, other)
                .map(line -> quoted(line) + " besides")
                .orElseGet(() -> "without " + quoted(firstMore(other, own).orElseThrow()));
    }

    private static Optional<String> firstMore(List<String> own, List<String> other) {
        List<String> left = new ArrayList<>(words(other).map(Word::text).toList());
        return words(own)
                .filter(word -> !left.remove(word.text))
                .map(Word::line)
                .findFirst();
    }

    private record Word(String text, String line) {}

    private static Stream<Word> words(List<String> lines) {
        return lines.stream().flatMap(line -> Stream.of(line.split(" ")).map(word -> new Word(word, line)));
    }

    private static String quoted(String line) {
        return "`" + line + "`";
    }
}
