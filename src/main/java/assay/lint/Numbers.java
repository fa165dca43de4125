package assay.lint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.ObjectUtils;
import org.jspecify.annotations.Nullable;

/** Numbers that a text says, in words or figures, and what they count. */
final class Numbers {

    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    /** "One" where it is surely a number: it is said to be the most or the least, and not of what others there are. */
    private static final String ONE =
            "(?<=\\b(?:at least|more than|at most|up to) )one(?! of\\b)|one(?= or (?:more|fewer|less)\\b(?! of\\b))";

    /** A number by itself, and up to three words behind it or behind "or more". Behind a hyphen or a letter it is a piece of a name. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.$-])(" + ONE
                    + "|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})(?![\\w-]|\\.\\d)"
                    + "(?= ?((?:or (?:more|fewer|less) ?)?(?:[\\p{L}'-]+ ?){0,3}))",
            Pattern.CASE_INSENSITIVE);
    /** What numbers are only names of. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:requirements?|questions?|chapter|appendix|part|page|p\\.|section|paragraph|table|item|figure|and|(?<!\\bup )to|&|,)\\s*$",
            Pattern.CASE_INSENSITIVE);

    /** What says of the number behind it that it is the most or the least; above it, or from it on, is what is asked. */
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?:(?<above>more than|at most|up to)|(?<from>at least|fewer than|less than)|only|just) $",
            Pattern.CASE_INSENSITIVE);

    /** Words behind which something else begins than what is counted. */
    private static final String ELSEWHERE =
            "(?:in|on|at|by|for|to|from|with|across|between|per|than|and|or|that|who|which|have|has|are|is|were|was)(?![\\w-])";

    private static final String OF = "of(?![\\w-])";

    /** The same, behind the number or behind what is counted; "or more" may begin what comes next. */
    private static final Pattern OR_MORE = Pattern.compile(
            " ?(?<words>or (?:(?<from>more)|(?<above>fewer|less)))\\b"
                    + "| ?(?:(?!" + OF + "|" + ELSEWHERE + "|(?:" + String.join("|", WORDS)
                    + ")\\b)[\\p{L}'-]+ ){1,3}?(?<behind>or (?:(?<fromBehind>more)|(?<aboveBehind>fewer|less)))"
                    + "(?= (?:" + OF + "|" + ELSEWHERE + ")|[\\p{Punct}]|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MORE = Pattern.compile("^or (?:more|fewer|less) ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT = Pattern.compile("\\b" + ELSEWHERE + ".*", Pattern.CASE_INSENSITIVE);

    private static final Pattern NEXT_OR_OF =
            Pattern.compile("\\b(?:" + OF + "|" + ELSEWHERE + ").*", Pattern.CASE_INSENSITIVE);

    private static final String MONTHS =
            "January|February|March|April|May|June|July|August|September|October|November|December";

    private static final Pattern MONTH = Pattern.compile("(?:" + MONTHS + ").*");

    /** A number with what it is counted in behind it. */
    private static final Pattern MEASURE = Pattern.compile(
            "(?<![\\w.,$-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,9})?)"
                    + "\\s?([\\p{L}%]+)",
            Pattern.CASE_INSENSITIVE);

    /** A day by which something else is, so that it is none that only a name has: "since 1 May 2025". */
    private static final Pattern DAY = Pattern.compile(
            "\\b(?:since|before|after|until|from|by|on|than) (?:the )?"
                    + "((?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>" + MONTHS
                    + ") (?<year>\\d{4})|(?<iso>\\d{4}-\\d{2}-\\d{2}))\\b",
            Pattern.CASE_INSENSITIVE);

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

    /**
     * A number with a unit, or a day.
     *
     * @param start where it begins
     * @param written the number as it is written, or the day
     * @param value a number without zeros at its end, or a day
     * @param unit the word behind the number; of a day, nothing
     */
    record Measure(int start, String written, Object value, String unit) {}

    /** The numbers in a stretch of a text that have a word behind them, and the days that something is before or after. */
    static List<Measure> measures(String text, int from, int to) {
        List<Measure> measures = new ArrayList<>();
        Matcher number = MEASURE.matcher(text).region(from, Math.min(to, text.length()));
        while (number.find()) {
            measures.add(new Measure(
                    number.start(),
                    number.group(1),
                    plain(
                            Character.isDigit(number.group(1).charAt(0))
                                    ? new BigDecimal(number.group(1).replace(",", ""))
                                    : BigDecimal.valueOf(value(number.group(1)))),
                    number.group(2)));
        }
        Matcher day = DAY.matcher(text).region(from, Math.min(to, text.length()));
        while (day.find()) {
            try {
                LocalDate value = day.group("iso") != null
                        ? LocalDate.parse(day.group("iso"))
                        : LocalDate.of(
                                Integer.parseInt(day.group("year")),
                                Month.valueOf(day.group("month").toUpperCase(Locale.ROOT)),
                                Integer.parseInt(day.group("day")));
                measures.add(new Measure(day.start(1), day.group(1), value, ""));
            } catch (DateTimeException noDay) {
                // What no calendar has is no day that a rule could ask for.
            }
        }
        return measures;
    }

    /** A number as it is whatever zeros it is written with. */
    static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** What a number is that is said in words or figures. */
    static int value(String said) {
        int word = WORDS.indexOf(said.toLowerCase(Locale.ROOT));
        return word >= 0 ? word : Integer.parseInt(said);
    }

    /** Whether the words behind a number name what is counted: "two people across departments" are no departments. */
    static boolean isOf(MatchResult number, String counts) {
        return names(number, NEXT, counts);
    }

    /** Whether they name it before all else: "three kinds of agencies" are no three agencies. */
    static boolean isDirectlyOf(MatchResult number, String counts) {
        return names(number, NEXT_OR_OF, counts);
    }

    private static boolean names(MatchResult number, Pattern next, String counts) {
        String counted = stem(next.matcher(withoutMore(number.group(2))).replaceAll(""));
        // Of two agencies "at least one local agency" may be asked, which is no other number.
        return !counts.isEmpty() && (isOne(number) ? counted.startsWith(counts) : counted.contains(counts));
    }

    /** Whether a number is one, which is said of much that is not counted. */
    static boolean isOne(MatchResult number) {
        return "one".equalsIgnoreCase(number.group(1));
    }

    /** Whether words behind a number say what it is some of: "of the three fields". */
    static boolean isOfSeveral(String words) {
        return withoutMore(words).startsWith("of ");
    }

    private static String withoutMore(String words) {
        return MORE.matcher(words).replaceFirst("");
    }

    /** Whether a number is said to be the most or the least of something, whatever that is: "two or more", "at least two". */
    static boolean isBound(String text, MatchResult number) {
        String before = text.substring(Math.max(0, number.start() - 20), number.start());
        return isLimit(before)
                || OR_MORE.matcher(text).region(number.end(), text.length()).lookingAt();
    }

    /**
     * The least of what is above a limit that a text says, whichever side is meant: three, of "more than two" as of "at most
     * two" and "no more than two"; two, of "two or more" as of "fewer than two". Nothing where a number is said alone.
     */
    static Optional<Limit> limit(String text, MatchResult number) {
        Matcher before = LIMIT.matcher(text.substring(Math.max(0, number.start() - 20), number.start()));
        int value = value(number.group(1));
        if (before.find()) {
            return limit(before.group("from"), before.group("above"), value, before.group() + number.group(1));
        }
        Matcher behind = OR_MORE.matcher(text).region(number.end(), text.length());
        if (!behind.lookingAt()) {
            return Optional.empty();
        }
        return limit(
                ObjectUtils.firstNonNull(behind.group("from"), behind.group("fromBehind")),
                ObjectUtils.firstNonNull(behind.group("above"), behind.group("aboveBehind")),
                value,
                number.group(1) + " " + ObjectUtils.firstNonNull(behind.group("words"), behind.group("behind")));
    }

    private static Optional<Limit> limit(@Nullable String from, @Nullable String above, int value, String written) {
        if (from == null && above == null) {
            return Optional.empty();
        }
        return Optional.of(new Limit(above == null ? value : value + 1, written));
    }

    /**
     * A limit that a text says.
     *
     * @param from the least of what is above it
     * @param written how it is said
     */
    record Limit(int from, String written) {}

    /** Whether words say that the number behind them is the most or the least. */
    static boolean isLimit(String before) {
        return LIMIT.matcher(before).find();
    }

    /** Words as they are whether there is one or several of what they name. */
    static String stem(String words) {
        return words.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT).replaceAll("(?:ies|y|s)$", "");
    }
}
