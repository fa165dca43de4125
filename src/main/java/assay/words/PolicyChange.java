package assay.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that two rule sets say in different words, or of which only one says anything.
 *
 * @param of what it is about
 * @param key which of those
 * @param before what the one says, or null where that says nothing
 * @param after what the other says, or null where that says nothing
 */
public record PolicyChange(
        Saying.Of of, String key, @Nullable String before, @Nullable String after) {

    /** How many words a text may have of which it is looked up which are the same. */
    private static final int MOST_WORDS = 2_000;

    /** What became of something. */
    public enum Kind {
        NEW,
        GONE,
        ANOTHER
    }

    /** What becomes of the words of a text. */
    public enum Fate {
        KEPT,
        TAKEN_OUT,
        PUT_IN
    }

    /**
     * A row of words of which the same becomes.
     *
     * @param fate what becomes of them
     * @param words the words, with single blanks between them
     */
    public record Run(Fate fate, String words) {}

    /** What became of it. */
    public Kind kind() {
        return before == null ? Kind.NEW : after == null ? Kind.GONE : Kind.ANOTHER;
    }

    /** The text of both, with the words that only one of them has told apart. */
    public List<Run> runs() {
        return runs(words(before), words(after));
    }

    private static String[] words(@Nullable String text) {
        return text == null || text.isBlank() ? new String[0] : text.strip().split("\\s+");
    }

    /**
     * What two rule sets say otherwise, in the order of what they say it about.
     *
     * @param before what the one says
     * @param after what the other says
     */
    public static List<PolicyChange> between(List<Saying> before, List<Saying> after) {
        Map<Saying.Of, Map<String, String>> then = byKey(before);
        Map<Saying.Of, Map<String, String>> now = byKey(after);
        List<PolicyChange> changes = new ArrayList<>();
        for (Saying.Of of : Saying.Of.values()) {
            Map<String, String> old = then.getOrDefault(of, Map.of());
            Map<String, String> other = now.getOrDefault(of, Map.of());
            after.stream().filter(one -> one.of() == of).forEach(one -> {
                String said = old.get(one.key());
                if (!Objects.equals(said, one.text())) {
                    changes.add(new PolicyChange(of, one.key(), said, one.text()));
                }
            });
            before.stream()
                    .filter(one -> one.of() == of && !other.containsKey(one.key()))
                    .forEach(one -> changes.add(new PolicyChange(of, one.key(), one.text(), null)));
        }
        return List.copyOf(changes);
    }

    private static Map<Saying.Of, Map<String, String>> byKey(List<Saying> sayings) {
        Map<Saying.Of, Map<String, String>> all = new HashMap<>();
        sayings.forEach(one ->
                all.computeIfAbsent(one.of(), any -> new HashMap<>()).put(one.key(), one.text()));
        return all;
    }

    /** By the longest row of words that both have in the same order. */
    private static List<Run> runs(String[] from, String[] to) {
        List<Run> runs = new ArrayList<>();
        if ((long) from.length * to.length > (long) MOST_WORDS * MOST_WORDS) {
            runs.add(new Run(Fate.TAKEN_OUT, String.join(" ", from)));
            runs.add(new Run(Fate.PUT_IN, String.join(" ", to)));
            return runs;
        }
        int[][] common = new int[from.length + 1][to.length + 1];
        for (int i = from.length - 1; i >= 0; i--) {
            for (int j = to.length - 1; j >= 0; j--) {
                common[i][j] = from[i].equals(to[j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < from.length || j < to.length) {
            if (i < from.length && j < to.length && from[i].equals(to[j])) {
                add(runs, Fate.KEPT, from[i]);
                i++;
                j++;
            } else if (i < from.length && (j == to.length || common[i + 1][j] >= common[i][j + 1])) {
                add(runs, Fate.TAKEN_OUT, from[i]);
                i++;
            } else {
                add(runs, Fate.PUT_IN, to[j]);
                j++;
            }
        }
        return List.copyOf(runs);
    }

    private static void add(List<Run> runs, Fate fate, String word) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).fate == fate) {
            runs.set(last, new Run(fate, runs.get(last).words + " " + word));
        } else {
            runs.add(new Run(fate, word));
        }
    }
}
