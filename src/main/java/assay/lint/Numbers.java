package assay.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that a text says, in words or figures, and what they count. */
final class Numbers {

    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    /** A number by itself, and up to three words behind it. Behind a hyphen or a letter it is a piece of a name. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.$-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})(?![\\w-]|\\.\\d)"
                    + "(?= ?((?:[\\p{L}'-]+ ?){0,3}))",
            Pattern.CASE_INSENSITIVE);
    /** What numbers are only names of. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:requirements?|questions?|chapter|appendix|part|page|p\\.|section|paragraph|table|item|figure|and|to|&|,)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MONTH = Pattern.compile(
            "(?:January|February|March|April|May|June|July|August|September|October|November|December).*");

    private Numbers() {}

    /** The numbers in a stretch of a text: the number is the first group, and the words behind it are the second. */
    static List<MatchResult> in(String text, int from, int to) {
        List<MatchResult> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text).region(from, Math.min(to, text.length()));
        while (number.find()) {
            String before = text.substring(from, number.start());
            if (!NAMED.matcher(before).find() && !MONTH.matcher(number.group(2)).matches()) {
                numbers.add(number.toMatchResult());
            }
        }
        return numbers;
    }

    /** What a number is that is said in words or figures. */
    static int value(String said) {
        int word = WORDS.indexOf(said.toLowerCase(Locale.ROOT));
        return word >= 0 ? word : Integer.parseInt(said);
    }

    /** Whether words behind a number name what is counted. */
    static boolean isOf(String words, String counts) {
        return !counts.isEmpty() && stem(words).contains(counts);
    }

    /** Words as they are whether there is one or several of what they name. */
    static String stem(String words) {
        return words.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT).replaceAll("(?:ies|y|s)$", "");
    }
}
