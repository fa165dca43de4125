package assay.language;

import java.util.List;

/**
 * What stands at a place in a text.
 *
 * @param from where it begins, in {@code char}s from 0
 * @param to where it has ended
 * @param title what it is
 * @param lines what is to be known of it, a sentence each: what it means, where the source says it, who uses it
 * @param sort what it is one of
 * @param name what it is called in addresses: {@code R6.A2}, {@code I17}, {@code voluntary-organisations}, {@code senior-sign-up}
 * @param of the type of a field, or the list of a word; nothing of all else
 */
public record Hover(int from, int to, String title, List<String> lines, Completion.Sort sort, String name, String of) {

    /** What is of nothing else. */
    public Hover(int from, int to, String title, List<String> lines, Completion.Sort sort, String name) {
        this(from, to, title, lines, sort, name, "");
    }

    /** Keeps its own copy. */
    public Hover {
        lines = List.copyOf(lines);
    }
}
