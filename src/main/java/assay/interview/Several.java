package assay.interview;

import assay.problem.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells several answers in one cell apart. Without a word about it they stand on lines of their own or have a stroke
 * between them; whatever else may stand between them makes a cell a question, unless what answers there are is known.
 */
final class Several {

    /** What survey tools and people put between answers. */
    private static final Pattern POSSIBLE = Pattern.compile("[;,/\\\\\t•·¦|\n\uFF0C\uFF1B\uFF0F\uFF5C\u3001]");

    private static final Pattern KNOWN = Pattern.compile("[\n|]");
    private static final Pattern LINE_END = Pattern.compile("\n");
    private static final Pattern AT_AN_END = Pattern.compile("^[;,|].*|.*[;,|]$", Pattern.DOTALL);
    private static final Pattern CODE =
            Pattern.compile("[A-Za-z]{0,3}\\d{1,6}|\\P{L}*|.*\\p{L}_\\p{L}.*", Pattern.DOTALL);
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
        return multi.equals(Settings.LINES) ? LINE_END : Pattern.compile("\n|" + Pattern.quote(multi.strip()));
    }

    /** The pieces of a cell between what stands there for certain. */
    List<String> pieces(String text) {
        if (Settings.NONE.equals(multi)) {
            return List.of(text);
        }
        return Arrays.stream(between().split(text))
                .map(Several::stripped)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** Whether nobody can tell from this cell alone how many answers it has. */
    boolean isQuestion(String text) {
        return multi == null
                && pieces(text).stream()
                        .anyMatch(piece -> POSSIBLE.matcher(piece).find());
    }

    /** What may stand between the answers of a cell that is a question, in the order in which it stands there. */
    static List<String> possible(String text) {
        return POSSIBLE.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(one -> !KNOWN.matcher(one).matches())
                .distinct()
                .toList();
    }

    /** What is wrong with an answer that nobody can have given, or nothing. */
    Optional<String> fault(String piece) {
        String plain = Spelling.plain(piece);
        if (multi != null && AT_AN_END.matcher(piece).matches()) {
            return Optional.of("begins or ends with what stands between answers elsewhere; --multi \"" + multi
                    + "\" does not fit");
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
            String one = known.apply(text);
            return one == null ? List.of() : List.of(List.of(one));
        }
        Pattern between = multi == null ? POSSIBLE : between();
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
        if (stripped(text.substring(starts.get(from), ends.get(from))).isEmpty()) {
            readings.addAll(readings(text, starts, ends, from + 1, known, done));
        }
        for (int to = from; to < starts.size() && readings.size() < 2; to++) {
            String answer = known.apply(stripped(text.substring(starts.get(from), ends.get(to))));
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
        String stroke = multi == null ? "|" : multi.strip();
        boolean word = Settings.LINES.equals(multi) || Settings.NONE.equals(multi);
        if (answers > 1 && !word && text.contains(stroke)) {
            readings.accept("several answers in a cell with \"" + stroke + "\" between them");
        }
        possible(text).stream()
                .filter(one -> multi != null && (word || !stroke.contains(one)))
                .forEach(one -> readings.accept("\"" + Nearest.shown(one) + "\" as part of an answer"));
    }

    /** Without space around it, of whatever width. */
    static String stripped(String text) {
        return text.replaceAll("^[\\s\\p{Z}\uFEFF\u200B]+|[\\s\\p{Z}\uFEFF\u200B]+$", "");
    }
}
