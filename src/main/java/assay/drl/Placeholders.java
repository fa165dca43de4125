package assay.drl;

import assay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Names in braces, as they stand in rules and in what is said about them: {@code {voluntary-organisations}}. In a
 * condition or a conclusion one stands for a value, in a quoted text for its words ("two"), with a capital letter where
 * the name has one ({@code {Directory-fields}}: "Two"). Where the words around it hang on the number, they are given for each:
 * {@code {agencies|1 # agency|# agencies}} says "one agency" of 1 and "two agencies" of 2; an alternative without a number is
 * for all others, and {@code #} stands for the words of the value.
 */
public final class Placeholders {

    /** More than is a name, so that one that is misspelt is told as such. */
    private static final String BRACES = "\\{ *([A-Za-z][\\w -]*?) *((?:\\|[^{}|\\n\"]*)*)\\}";

    private static final Pattern PLACEHOLDER = Pattern.compile(BRACES);
    private static final Pattern IN_RULES = Pattern.compile(
            "//[^\\n\\r]*|/\\*.*?\\*/|(\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+')|" + BRACES,
            Pattern.DOTALL);
    private static final Pattern FOR_VALUE = Pattern.compile("(\\d+) (.*)");

    private Placeholders() {}

    /**
     * One name in braces.
     *
     * @param name the name, as names are written
     * @param capital whether its words begin with a capital
     * @param alternatives what to say, by value; empty where that is the value's own words
     * @param inText whether it stands in a text and not among conditions and conclusions
     * @param start where it begins in what was written
     * @param written how long it is there
     */
    public record Placeholder(
            String name, boolean capital, List<String> alternatives, boolean inText, int start, int written) {

        /** Whether more than one alternative is for all values that no other is for; only the first of them is ever said. */
        boolean isUndecided() {
            return alternatives.stream()
                            .filter(one -> !FOR_VALUE.matcher(one).matches())
                            .count()
                    > 1;
        }

        /** What is said of a value in its place; nothing where no alternative is for it. */
        Optional<String> said(String value, String words) {
            Optional<String> said = alternatives.isEmpty()
                    ? Optional.of(words)
                    : alternatives.stream()
                            .map(FOR_VALUE::matcher)
                            .filter(matcher ->
                                    matcher.matches() && matcher.group(1).equals(value))
                            .map(matcher -> matcher.group(2))
                            .findFirst()
                            .or(() -> alternatives.stream()
                                    .filter(one -> !FOR_VALUE.matcher(one).matches())
                                    .findFirst())
                            .map(one -> one.replace("#", words));
            return said.map(one -> capital ? StringUtils.capitalize(one) : one);
        }
    }

    /**
     * A text with something else in place of names in braces.
     *
     * @param text the text
     * @param pieces what was put in, in the order of the text
     */
    public record Filled(String text, List<Piece> pieces) {

        /** A problem of the text where it stands in what was written. */
        Problem asWritten(Problem problem, String written) {
            if (problem.column() <= 1 || pieces.isEmpty()) {
                return problem;
            }
            int begin = offsetOf(text, problem.line());
            if (begin < 0) {
                return problem;
            }
            int at = asWritten(begin + problem.column() - 1);
            return problem.at(problem.line(), at - offsetOf(written, problem.line()) + 1);
        }

        /** Where something of the text stands in what was written; what was put in stands where its name begins. */
        public int asWritten(int at) {
            int further = 0;
            for (Piece piece : pieces) {
                if (at < piece.start) {
                    break;
                }
                // Of nothing that was put in, only where it stands can be meant.
                if (at < piece.start + Math.max(1, piece.length)) {
                    return piece.placeholder.start;
                }
                further = piece.placeholder.start + piece.placeholder.written - piece.start - piece.length;
            }
            return at + further;
        }

        /** Where something that was written stands in the text; a name in braces where what was put in for it begins. */
        int inText(int written) {
            int further = 0;
            for (Piece piece : pieces) {
                if (written < piece.placeholder.start) {
                    break;
                }
                if (written < piece.placeholder.start + piece.placeholder.written) {
                    return piece.start;
                }
                further = piece.start + piece.length - piece.placeholder.start - piece.placeholder.written;
            }
            return written + further;
        }

        private static int offsetOf(String text, int line) {
            return line <= 1 ? 0 : StringUtils.ordinalIndexOf(text, "\n", line - 1) + 1;
        }
    }

    /**
     * What was put in.
     *
     * @param placeholder what it stands for
     * @param start where it begins in the text
     * @param length how long it is there
     */
    public record Piece(Placeholder placeholder, int start, int length) {}

    /**
     * Braces that are no name's, or that something stands beside.
     *
     * @param at where the first of them stands
     * @param says what is wrong with it
     */
    record Stray(int at, String says) {}

    /** Braces of a rule file that nothing is put in place of: one for each text. */
    static List<Stray> strays(String written) {
        List<Stray> strays = new ArrayList<>();
        Matcher matcher = IN_RULES.matcher(written);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                inText(written, matcher.start(), matcher.end()).ifPresent(strays::add);
            } else if (matcher.group(2) != null && matcher.start() > 0) {
                char before = written.charAt(matcher.start() - 1);
                if (before == '$' || before == '{') {
                    strays.add(new Stray(
                            matcher.start() - 1,
                            "a name in braces stands alone, {" + matcher.group(2) + "}, with no \"" + before
                                    + "\" before it"));
                }
            }
        }
        return strays;
    }

    private static Optional<Stray> inText(String written, int start, int end) {
        List<Placeholder> named = new ArrayList<>();
        addAll(written, start, end, named);
        for (int at = start; at < end; at++) {
            char character = written.charAt(at);
            int here = at;
            if ((character != '{' && character != '}')
                    || named.stream().anyMatch(one -> one.start <= here && here < one.start + one.written)) {
                continue;
            }
            if (written.startsWith("{}", at)) {
                at++;
                continue;
            }
            return Optional.of(new Stray(
                    at,
                    "braces stand around the name of a parameter, a grade or an agreement, and what is said of some values"
                            + " stands behind it with a stroke (|) before each: {answers|1 one answer|# answers}"));
        }
        return Optional.empty();
    }

    /** Whether there may be any. */
    static boolean mayBeIn(String text) {
        return text.indexOf('{') >= 0;
    }

    /** A rule file with something else in place of every name, in comments as little as anywhere else in words. */
    static Filled inRules(String written, BiFunction<Placeholder, String, String> fill) {
        List<Placeholder> found = new ArrayList<>();
        Matcher matcher = IN_RULES.matcher(written);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                addAll(written, matcher.start(), matcher.end(), found);
            } else if (matcher.group(2) != null) {
                found.add(placeholder(matcher, 2, false));
            }
        }
        return filled(written, found, fill);
    }

    /** Whether something is asked of the value that a name stands for, {@code {last-day}.plusDays( 7 )}, as of a day alone. */
    static boolean isAsked(String written, Placeholder one) {
        return written.substring(one.start + one.written).stripLeading().startsWith(".");
    }

    /** A rule file that can be parsed, with everything where it was written. */
    public static String parseable(String written) {
        return mayBeIn(written)
                ? inRules(
                                written,
                                (one, as) -> one.inText()
                                        ? as
                                        : StringUtils.rightPad(isAsked(written, one) ? "x" : "0", as.length()))
                        .text()
                : written;
    }

    /** What is all words, with something else in place of every name. */
    static Filled inWords(String written, BiFunction<Placeholder, String, String> fill) {
        List<Placeholder> found = new ArrayList<>();
        addAll(written, 0, written.length(), found);
        return filled(written, found, fill);
    }

    private static void addAll(String text, int start, int end, List<Placeholder> into) {
        Matcher matcher = PLACEHOLDER.matcher(text).region(start, end);
        while (matcher.find()) {
            into.add(placeholder(matcher, 1, true));
        }
    }

    private static Placeholder placeholder(Matcher matcher, int group, boolean inText) {
        String name = matcher.group(group);
        String alternatives = matcher.group(group + 1);
        return new Placeholder(
                StringUtils.uncapitalize(name),
                Character.isUpperCase(name.charAt(0)),
                alternatives.isEmpty()
                        ? List.of()
                        : List.of(StringUtils.splitPreserveAllTokens(alternatives.substring(1), '|')),
                inText,
                matcher.start(),
                matcher.end() - matcher.start());
    }

    private static Filled filled(
            String written, List<Placeholder> found, BiFunction<Placeholder, String, String> fill) {
        if (found.isEmpty()) {
            return new Filled(written, List.of());
        }
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Placeholder one : found) {
            text.append(written, from, one.start);
            from = one.start + one.written;
            String put = fill.apply(one, written.substring(one.start, from));
            pieces.add(new Piece(one, text.length(), put.length()));
            text.append(put);
        }
        return new Filled(text.append(written.substring(from)).toString(), List.copyOf(pieces));
    }
}
