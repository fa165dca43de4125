package assay.interview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tells several answers in one cell apart. Without a word about it they stand on lines of their own or have a stroke
 * between them; whatever else an answer in words does not have makes a cell a question, for it may stand between two,
 * unless what answers there are is known.
 */
final class Several {

    /** What answers in words are made of. Letters that look like strokes, and numbers in circles, are not among it. */
    private static final String OF_WORDS =
            "\\p{M}\\p{Nd}\\p{Zs}\u00BC\u00BD\u00BE\u00B2\u00B3'\u2019\u2018\"\u201C\u201D().:\u2026!?%\u00A3\u20AC$\u00B0&\u2013\u2014\\-"
                    + "\\p{L}&&[^\\p{Lm}\u01C0-\u01C3\u3163\u4E28]";

    private static final String SIGN = "[^" + OF_WORDS + "]";

    /** A dash belongs to words where no blank stands beside it, and in "short- and long-term". */
    private static final String DASH = "(?<![^\\s\\p{Z}])DASH+|DASH+(?=$|[\\s\\p{Z}](?!(?:and|or|to)\\b))";

    /** What may stand between answers: what no answer in words has, whole where it has several signs. */
    private static final Pattern POSSIBLE = Pattern.compile("</?\\p{L}[^<>]*>|&(?:#\\w{1,6}|\\p{L}{2,8});|;#|\\\\[nrt]"
            + "|\\)\\s*\\(|\\]\\s*\\[|\\}\\s*\\{|[\"\u201D]\\s*[\"\u201C]|['\u2019]\\s+['\u2018]"
            + "|" + DASH.replace("DASH", "[-\u2013\u2014]")
            + "|([:&'\u2019\u2013\u2014-])\\1+|\\p{Zs}{2,}|\u3000"
            + "|(?<=\\p{L})[\u00A3\u20AC$\u00B0\u00BD\u00BC\u00BE\u00B2\u00B3%!?](?=\\p{L})"
            + "|(" + SIGN + ")\\2*");

    /** The number of an answer in a list, or its letter. */
    private static final String NUMBER = "\\(?(?:\\d{1,2}[.)]|(?:[a-z]|[ivx]{2,4})\\))\\s*";

    private static final Pattern NUMBERED = Pattern.compile("(?<![^\\s\\p{Z}])" + NUMBER + "(?=\\p{L})");
    private static final List<String> ROMAN =
            List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");

    /** What may stand between answers that are known, and around them. */
    private static final Pattern AROUND =
            Pattern.compile("(?<![^\\s\\p{Z}])" + NUMBER + "|[\"\u201C\u201D]|" + POSSIBLE.pattern());

    /** Answers as programs write them: one after another, each enclosed, and no word between them. */
    private static final Pattern ENCLOSED = Pattern.compile(Stream.of(
                    "\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\]",
                    "\\{(?:[^{}]|\\{[^{}]*\\})*\\}",
                    "\"[^\"]*\"",
                    "'(?:[^']|(?<=\\p{L})'(?=\\p{L}))*'")
            .map(one -> one + "(?:[^\\p{L}\\p{Nd}]*" + one + ")*")
            .collect(Collectors.joining("|")));

    private static final List<String> PAIRS = List.of("()", "[]", "{}", "\"\"", "\u201C\u201D");

    private static final Pattern KNOWN = Pattern.compile("[\n|]+");
    private static final Pattern LINE_END = Pattern.compile("\n");
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    /** What may stand between answers, at an end of one, but for signs of a number: aged 14+, &lt;5 staff, ~10%. */
    private static final Pattern AT_AN_END = Pattern.compile(
            "^(?![<>~\u2248\u2264\u2265\u00B1+]\\d)(?:ENDS|[-\u2013\u2014][\\s\\p{Z}]).*|.*(?:ENDS(?<!\\d\\+)|[\\s\\p{Z}][-\u2013\u2014])$"
                    .replace("ENDS", "[^\\[\\]{}" + OF_WORDS + "]"),
            Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    /** What stands for an answer and is one word; a standard, such as BS7799, has more letters and more digits. */
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z]\\d{1,6}|[A-Za-z]{2,3}\\d{1,3}|\\P{L}*|[^\\s@]*\\p{L}_\\p{L}[^\\s@]*", Pattern.DOTALL);

    private static final Set<String> TICKS = Set.of(
            "yes",
            "no",
            "true",
            "false",
            "x",
            "y",
            "n",
            "on",
            "off",
            "checked",
            "unchecked",
            "selected",
            "not selected");
    private static final Set<String> NOTHING = Set.of("na", "n a", "null", "nan");

    /** More pieces than this are no answers of known words. */
    private static final int MOST = 200;

    private final @Nullable String multi;

    /** What stands between answers, as {@link Settings#multi} says it. */
    Several(@Nullable String multi) {
        this.multi = multi;
    }

    /** What stands between answers for certain. */
    private Pattern between() {
        if (multi == null) {
            return KNOWN;
        }
        if (multi.equals(Settings.LINES)) {
            return LINE_END;
        }
        String between = multi.matches("[-\u2013\u2014]")
                ? DASH.replace("DASH", multi)
                : isBlank(multi) && !multi.equals("\u3000") ? "\\p{Zs}{2,}" : Pattern.quote(multi);
        return Pattern.compile("\n|" + between);
    }

    /** The pieces of a cell between what stands there for certain. */
    List<String> pieces(String text) {
        if (Settings.NONE.equals(multi)) {
            return List.of(answer(text));
        }
        return pieces(text, between()).map(Several::answer).toList();
    }

    /** Whether nobody can tell from this cell alone how many answers it has. */
    boolean isQuestion(String text) {
        return multi == null
                && pieces(text, KNOWN).anyMatch(piece -> POSSIBLE.matcher(piece).find());
    }

    private static Stream<String> pieces(String text, Pattern between) {
        return between.splitAsStream(text).map(Several::stripped).filter(piece -> !piece.isEmpty());
    }

    /** What may stand between the answers of a cell that is a question, in the order in which it stands there. */
    static List<String> possible(String text) {
        return pieces(LINE_ENDS.matcher(text).replaceAll("\n"), KNOWN)
                .flatMap(piece -> POSSIBLE.matcher(piece).results())
                .map(found -> found.group(2) == null ? found.group() : found.group(2))
                .distinct()
                .toList();
    }

    /** What is wrong with an answer that nobody can have given, or nothing. */
    Optional<String> fault(String piece) {
        String plain = Spelling.plain(piece);
        if (isPacked(piece)) {
            return Optional.of(
                    "has brackets, quotation marks or a number around an answer, as lists have; put each answer"
                            + " on a line of its own without them");
        }
        if (multi != null && !isWord(multi) && AT_AN_END.matcher(piece).matches()) {
            return Optional.of("begins or ends with what stands between answers elsewhere; --multi \""
                    + Settings.named(multi) + "\" does not fit"
                    + (piece.startsWith("#") && multi.equals(";") ? "; --multi \";#\" may" : ""));
        }
        if (Settings.NONE.equals(multi) && piece.contains("\n")) {
            return Optional.of("has several lines, and --multi none says that a cell has one answer");
        }
        if (CODE.matcher(piece).matches()) {
            return Optional.of("is a code or a mark, no answer; export the answers' texts in place of codes");
        }
        if (TICKS.contains(plain)) {
            return Optional.of("is a tick, no answer; export the answers' texts in place of ticks");
        }
        return NOTHING.contains(plain)
                ? Optional.of("is no answer; leave the cell empty where there is none")
                : Optional.empty();
    }

    /**
     * The ways in which a cell is made of known answers only: none, one, or more than one.
     *
     * @param text what stands in the cell
     * @param known the answer that a text is, or null
     */
    List<List<String>> readings(String text, UnaryOperator<@Nullable String> known) {
        if (Settings.NONE.equals(multi)) {
            String one = known.apply(answer(text));
            return one == null ? List.of() : List.of(List.of(one));
        }
        Pattern between = multi == null ? AROUND : between();
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = between.matcher(text);
        while (matcher.find()) {
            ends.add(matcher.start());
            starts.add(matcher.end());
        }
        ends.add(text.length());
        return starts.size() > MOST ? List.of() : readings(text, starts, ends, 0, known, new HashMap<>());
    }

    private static List<List<String>> readings(
            String text,
            List<Integer> starts,
            List<Integer> ends,
            int from,
            UnaryOperator<@Nullable String> known,
            Map<Integer, List<List<String>>> done) {
        if (from == starts.size()) {
            return List.of(List.of());
        }
        List<List<String>> before = done.get(from);
        if (before != null) {
            return before;
        }
        List<List<String>> readings = new ArrayList<>();
        if (answer(text.substring(starts.get(from), ends.get(from))).isEmpty()) {
            readings.addAll(readings(text, starts, ends, from + 1, known, done));
        }
        for (int to = from; to < starts.size() && readings.size() < 2; to++) {
            String answer = known.apply(answer(text.substring(starts.get(from), ends.get(to))));
            if (answer != null) {
                for (List<String> rest : readings(text, starts, ends, to + 1, known, done)) {
                    List<String> reading = new ArrayList<>(List.of(answer));
                    reading.addAll(rest);
                    if (!readings.contains(reading)) {
                        readings.add(reading);
                    }
                }
            }
        }
        List<List<String>> two = List.copyOf(readings.subList(0, Math.min(2, readings.size())));
        done.put(from, two);
        return two;
    }

    /** Says how a cell was read, where it could be read otherwise. */
    void say(String text, int answers, Consumer<String> readings) {
        if (answers > 1 && text.contains("\n")) {
            readings.accept("several answers in a cell on lines of their own");
        }
        String stroke = multi == null ? "|" : multi;
        boolean word = isWord(stroke);
        if (answers > 1 && !word && text.contains(stroke)) {
            readings.accept("several answers in a cell with \"" + Settings.named(stroke) + "\" between them");
        }
        possible(text).stream()
                .filter(one -> multi != null && !isBlank(one) && (word || !stroke.contains(one)))
                .forEach(one -> readings.accept("\"" + Settings.named(one) + "\" as part of an answer"));
    }

    /** Whether it says that no sign stands between answers, so that all signs are part of them. */
    private static boolean isWord(String multi) {
        return multi.equals(Settings.LINES) || multi.equals(Settings.NONE);
    }

    /** Whether a text is nothing but blanks: controls are none. */
    private static boolean isBlank(String text) {
        return BLANKS.matcher(text).matches();
    }

    /** Whether a text has a sign that is no letter of a word, or blanks that stand between no two. */
    static boolean hasSign(String text) {
        return text.codePoints().anyMatch(one -> !Character.isLetterOrDigit(one) && !Character.isSpaceChar(one))
                || POSSIBLE.matcher(text).find();
    }

    /** Whether an answer has around it, or before it, what only a list has. */
    private static boolean isPacked(String piece) {
        return ENCLOSED.matcher(piece).matches()
                || isNumbered(piece)
                || PAIRS.stream().anyMatch(pair -> isHalf(piece, pair.charAt(0), pair.charAt(1)));
    }

    /** Whether a number begins it, as in a list, or two follow each other in it: one alone may be of a sentence. */
    private static boolean isNumbered(String piece) {
        List<MatchResult> numbers = NUMBERED.matcher(piece).results().toList();
        List<String> plain = numbers.stream()
                .map(number -> number.group().replaceAll("[^a-z\\d]", ""))
                .toList();
        return numbers.stream().anyMatch(number -> number.start() == 0)
                || IntStream.range(1, plain.size()).anyMatch(i -> isNext(plain.get(i - 1), plain.get(i)));
    }

    private static boolean isNext(String one, String other) {
        if (StringUtils.isNumeric(one)) {
            return StringUtils.isNumeric(other) && Integer.parseInt(other) == Integer.parseInt(one) + 1;
        }
        boolean letters = one.length() == 1 && other.length() == 1 && other.charAt(0) == one.charAt(0) + 1;
        return letters || (ROMAN.contains(one) && ROMAN.indexOf(other) == ROMAN.indexOf(one) + 1);
    }

    private static boolean isHalf(String piece, char opening, char closing) {
        int open = StringUtils.countMatches(piece, opening);
        boolean uneven = opening == closing ? open % 2 == 1 : open != StringUtils.countMatches(piece, closing);
        return uneven && (piece.charAt(0) == opening || piece.charAt(piece.length() - 1) == closing);
    }

    /** An answer without space around it and with single blanks inside: by more of them no two answers differ. */
    static String answer(String text) {
        return BLANKS.matcher(stripped(text)).replaceAll(" ");
    }

    /** Without space around it, of whatever width. */
    static String stripped(String text) {
        return text.replaceAll("^[\\s\\p{Z}\uFEFF\u200B]+|[\\s\\p{Z}\uFEFF\u200B]+$", "");
    }
}
