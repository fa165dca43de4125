package assay.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
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
        Saying.Of of,
        String key,
        @Nullable String before,
        @Nullable String after) {

    /** A word, or a sign behind one. */
    private static final Pattern WORD = Pattern.compile("[,.;:](?=\\s|$)|\\S+?(?=[,.;:]?(?:\\s|$))");

    /** How many words a text may have of which it is looked up which are the same. */
    private static final int MOST_WORDS = 2_000;

    /** From which share of the same words on a rule is taken for one by another name. */
    private static final double NEARLY = 0.6;

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
    public record Run(Fate fate, String words) {

        /** Whether no blank stands before it, for it begins with a full stop or the like. */
        public boolean isAttached() {
            return isSign(words.substring(0, 1));
        }
    }

    /** What became of it. */
    public Kind kind() {
        return before == null ? Kind.NEW : after == null ? Kind.GONE : Kind.ANOTHER;
    }

    /** The text of both, with the words that only one of them has told apart. */
    public List<Run> runs() {
        return runs(words(before), words(after));
    }

    private static String[] words(@Nullable String text) {
        return text == null
                ? new String[0]
                : WORD.matcher(text).results().map(MatchResult::group).toArray(String[]::new);
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
        return paired(changes);
    }

    /** A rule by another name that says nearly the same about the same is the same rule. */
    private static List<PolicyChange> paired(List<PolicyChange> changes) {
        List<PolicyChange> gone = new ArrayList<>(changes.stream()
                .filter(one -> one.of == Saying.Of.RULE && one.kind() == Kind.GONE)
                .toList());
        Map<PolicyChange, PolicyChange> pairs = new HashMap<>();
        for (PolicyChange one : changes) {
            if (one.of == Saying.Of.RULE && one.kind() == Kind.NEW) {
                PolicyChange nearest = null;
                double most = NEARLY;
                for (PolicyChange other : gone) {
                    double alike = one.likeness(other);
                    if (alike > most) {
                        nearest = other;
                        most = alike;
                    }
                }
                if (nearest != null) {
                    gone.remove(nearest);
                    pairs.put(one, nearest);
                }
            }
        }
        List<PolicyChange> all = new ArrayList<>();
        for (PolicyChange one : changes) {
            PolicyChange pair = pairs.get(one);
            if (pair != null && !Objects.equals(pair.before, one.after)) {
                all.add(new PolicyChange(one.of, one.key, pair.before, one.after));
            } else if (pair == null && !pairs.containsValue(one)) {
                all.add(one);
            }
        }
        return List.copyOf(all);
    }

    /** Which share of the words of what is new and of what is gone are the same, from 0 to 1; 0 where they are about others. */
    private double likeness(PolicyChange other) {
        String[] now = words(after);
        String[] then = words(other.before);
        if (!StringUtils.substringBefore(after, ":").equals(StringUtils.substringBefore(other.before, ":"))
                && String.valueOf(after).startsWith("For ")) {
            return 0;
        }
        int kept = runs(then, now).stream()
                .filter(run -> run.fate == Fate.KEPT)
                .mapToInt(run -> words(run.words).length)
                .sum();
        return 2.0 * kept / Math.max(1, now.length + then.length);
    }

    private static Map<Saying.Of, Map<String, String>> byKey(List<Saying> sayings) {
        Map<Saying.Of, Map<String, String>> all = new HashMap<>();
        sayings.forEach(
                one -> all.computeIfAbsent(one.of(), any -> new HashMap<>()).put(one.key(), one.text()));
        return all;
    }

    private static boolean isSign(String word) {
        return word.matches("[,.;:]");
    }

    /** By the longest row of words that both have in the same order. */
    private static List<Run> runs(String[] from, String[] to) {
        List<Run> runs = new ArrayList<>();
        if ((long) from.length * to.length > (long) MOST_WORDS * MOST_WORDS) {
            for (String word : from) {
                add(runs, Fate.TAKEN_OUT, word);
            }
            for (String word : to) {
                add(runs, Fate.PUT_IN, word);
            }
            return runs;
        }
        int[][] common = new int[from.length + 1][to.length + 1];
        for (int i = from.length - 1; i >= 0; i--) {
            for (int j = to.length - 1; j >= 0; j--) {
                common[i][j] =
                        from[i].equals(to[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
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
            runs.set(last, new Run(fate, runs.get(last).words + (isSign(word) ? "" : " ") + word));
        } else {
            runs.add(new Run(fate, word));
        }
    }
}
