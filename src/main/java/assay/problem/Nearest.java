package assay.problem;

import assay.text.Legible;
import assay.text.LookAlike;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for a word that is not known. */
public final class Nearest {

    /** What a hint begins with, where a word differs from a known one in nothing that is seen. */
    public static final String ONLY_LOOKS_LIKE = "; it only looks like ";

    private static final int LONGEST = 60;
    /** So many words are read at most. */
    private static final int MOST = 60;

    private static final Pattern FIGURE = Pattern.compile("[0-9]+([.:-][0-9]+)*");

    private static final Pattern ASKED = Pattern.compile("; did you mean \"?([^\"?]+)\"?\\?");

    private Nearest() {}

    /**
     * The known word that the given one was most likely meant to be, if any is near: about a third of its letters may
     * differ, and none of two letters. Of several equally near the first in the alphabet is taken. A number or a day is
     * another, and not one that is near.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (FIGURE.matcher(word).matches()) {
            return Optional.empty();
        }
        int limit = word.length() < 3 ? 0 : (Math.min(word.length(), 40) + 1) / 3;
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(limit, 2));
        String wanted = plain(StringUtils.left(word, 60));
        return known.stream()
                .map(candidate -> Map.entry(candidate, distance(distance, wanted, plain(candidate))))
                .filter(entry -> entry.getValue() >= 0 && entry.getValue() <= limit)
                .min(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** How many letters differ; two that only changed places are one. */
    private static int distance(LevenshteinDistance distance, String one, String other) {
        int letters = distance.apply(one, other);
        return letters == 2
                        && Arrays.equals(
                                one.chars().sorted().toArray(),
                                other.chars().sorted().toArray())
                ? 1
                : letters;
    }

    /** A question for the nearest of some names, as they stand in rules, without quotes; where none is near, something else. */
    public static String hintOr(String word, Collection<String> known, String otherwise) {
        return lookAlike(word, known, "")
                .or(() -> to(word, known).map(near -> "; did you mean " + near + "?"))
                .orElse(otherwise);
    }

    /** The name that a message asks about, as it would stand in place of the one that nobody knows. */
    public static Optional<String> meant(String message) {
        Matcher asked = ASKED.matcher(message);
        return asked.find() ? Optional.of(asked.group(1)) : Optional.empty();
    }

    /** What a message says before it asks. */
    public static String withoutQuestion(String message) {
        Matcher asked = ASKED.matcher(message);
        return asked.find() ? message.substring(0, asked.start()) : message;
    }

    /**
     * A hint to put behind a message: the nearest known word as a question, or else all the words there are, if anybody would
     * read so many.
     */
    public static String hint(String word, Collection<String> known) {
        return lookAlike(word, known, "\"")
                .or(() -> to(word, known).map(near -> "; did you mean \"" + near + "\"?"))
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : known.size() > MOST
                                ? "; none of the " + known.size() + " that there are is like it"
                                : "; known: " + list(known));
    }

    /** What to say where a word is the same as a known one to those who look at it, and is another. */
    private static Optional<String> lookAlike(String word, Collection<String> known, String quote) {
        String plain = LookAlike.plain(word);
        if (plain.equals(word)) {
            return known.stream()
                    .filter(one -> !one.equals(word) && LookAlike.plain(one).equals(word))
                    .findFirst()
                    .flatMap(same -> LookAlike.in(same)
                            .map(odd -> "; what there is only looks like it: character " + place(same, odd)
                                    + " of that is " + odd.called()));
        }
        return LookAlike.in(word)
                .flatMap(odd -> known.stream()
                        .filter(plain::equals)
                        .findFirst()
                        .map(same -> ONLY_LOOKS_LIKE + quote + same + quote + ": character " + place(word, odd)
                                + " of it is " + odd.called()));
    }

    private static int place(String word, LookAlike.Odd odd) {
        return word.codePointCount(0, odd.offset()) + 1;
    }

    /** Words as a list: {@code "a", "b" or "c"}. */
    public static String list(Collection<String> words) {
        String all = words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /** The word as it looks in a message: cut where it is endless, with what cannot be seen as escapes. */
    public static String shown(String word) {
        return Legible.excerpt(word, LONGEST);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]+", " ");
    }
}
