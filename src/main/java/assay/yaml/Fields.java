package assay.yaml;

import assay.problem.Digits;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.text.Legible;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Reads what stands in the values of a YAML file. Whatever file it is, the same slip is told in the same words, where it
 * stands; nothing is guessed, and what is wrong with one value does not keep others from being read.
 */
public final class Fields {

    /** What a text is asked for as where nothing more can be said. */
    static final String A_TEXT = "a text";

    /** What a word is that goes by no other name; where something else stands, all there are are told. */
    public static final String A_WORD = "a word";

    private static final Pattern NOUGHT = Pattern.compile("[-+]?0[0-9].*");
    /** Before the point or, of noughts, behind it: as many as the largest number that can be held has. */
    private static final int MOST_DIGITS = 309;

    /** What is said of a number that is too large, or too near to nothing, for any use. */
    public static final String OUT_OF_RANGE = " is out of range: a number has at most 308 digits";

    private static final Pattern ANY_NUMBER = Pattern.compile(".*");
    private static final int MOST_OF_A_PLAIN_ONE = 9;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1," + MOST_OF_A_PLAIN_ONE + "}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern DIGITS_OF_A_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String DAY = "a day such as 2030-12-31";

    private final BiConsumer<Node, String> told;

    /**
     * A reader of one file.
     *
     * @param told takes what is wrong, with where
     */
    public Fields(BiConsumer<Node, String> told) {
        this.told = told;
    }

    /**
     * A reader of one file.
     *
     * @param file how it is named in messages
     * @param problems where to put what is wrong
     */
    public Fields(String file, Collection<Problem> problems) {
        this((node, message) -> problems.add(new Problem(file, node.line(), node.column(), message)));
    }

    /** Tells of something that is wrong, unless what stands there could not be read and was told of already. */
    public void problem(Node at, String message) {
        if (!(at instanceof Node.Scalar scalar) || scalar.form() != Node.Form.REFUSED) {
            told.accept(at, message);
        }
    }

    /**
     * Tells that something else stands there than is asked for.
     *
     * @param asked what it is: "a number from 1"
     */
    public void wrong(Node at, String key, String asked) {
        wrong(at, key, asked, asked.contains("number") ? inDigits(at, asked.contains("whole number")) : "");
    }

    /** A hint where a value is a number but for a sign. */
    private static String inDigits(Node at, boolean isWhole) {
        String hint = at instanceof Node.Scalar scalar ? Digits.hint(scalar.text(), isWhole) : "";
        return hint.isEmpty() ? "" : "; " + hint;
    }

    private void wrong(Node at, String key, String asked, String hint) {
        problem(at, quoted(key) + " is " + asked + ", not " + given(at) + hint);
    }

    /**
     * Tells of a word that is none of those that are known.
     *
     * @param what what it would be: "a grade"
     */
    public void unknown(Node at, String what, String word, String where, Collection<String> known) {
        problem(
                at,
                "unknown " + StringUtils.substringAfter(what, " ") + " " + quoted(word) + where
                        + Nearest.hint(word, known));
    }

    /**
     * Whether something is named for the first time; else that is told.
     *
     * @param what what it is, with a space behind it: "the document ", or nothing
     * @param seen the line of each name that has been seen, to which this one goes
     */
    public boolean isNew(Node at, String what, String name, Map<String, Integer> seen) {
        return isNew(at, what, name, name, seen);
    }

    /**
     * The same, where names that are written in several ways are one.
     *
     * @param same what all of them have in common
     */
    public boolean isNew(Node at, String what, String name, String same, Map<String, Integer> seen) {
        Integer before = seen.putIfAbsent(same, at.line());
        if (before != null) {
            problem(
                    at,
                    what + quoted(name) + " stands here a second time"
                            + (before == at.line() ? "" : ", after line " + before));
        }
        return before == null;
    }

    /**
     * Keys with their values.
     *
     * @param called what has them: "the document"
     */
    public Keys keys(Node node, String called) {
        if (!(node instanceof Node.Mapping)) {
            problem(node, called + " has keys and values, not " + given(node));
        }
        return new Keys(this, node, called);
    }

    /** Keys with their values, of which none may stand there that is not known. */
    public Keys keys(Node node, String called, List<String> known) {
        Keys keys = keys(node, called);
        keys.refuseUnknown(known);
        return keys;
    }

    /** The items of a list; none where something else stands. */
    public List<Node> items(Node node, String key) {
        return list(node, key, isNothing(node) ? "; an empty one is written []" : "")
                .orElse(List.of());
    }

    /** The items of a list; nothing where something else stands, which is told with a hint. */
    private Optional<List<Node>> list(Node node, String key, String hint) {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(sequence.items());
        }
        wrong(node, key, "a list", hint);
        return Optional.empty();
    }

    /** A text, which may be empty. */
    public Optional<Node.Scalar> text(Node node, String key) {
        return text(node, key, A_TEXT);
    }

    private Optional<Node.Scalar> text(Node node, String key, String asked) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return Optional.of(scalar);
        }
        wrong(
                node,
                key,
                asked,
                node instanceof Node.Scalar && !isNothing(node) ? "; put it in quotes if it is meant as a text" : "");
        return Optional.empty();
    }

    /** A text in which something is to be seen. */
    public Optional<Node.Scalar> saying(Node node, String key) {
        return saying(node, key, A_TEXT);
    }

    /** The same, where more can be said of what it is than that it is a text. */
    public Optional<Node.Scalar> saying(Node node, String key, String asked) {
        Optional<Node.Scalar> text = text(node, key, asked);
        if (text.filter(one -> Legible.isBlank(one.text())).isEmpty()) {
            return text;
        }
        String blank = text.get().text();
        problem(
                node,
                quoted(key) + " is empty"
                        + (blank.isBlank() ? "" : ", for nothing is to be seen in " + quoted(blank))
                        + (asked.equals(A_TEXT) ? "" : "; it is " + asked));
        return Optional.empty();
    }

    /**
     * One of some words.
     *
     * @param what what each is: "a grade"
     */
    public Optional<String> word(Node node, String key, String what, Collection<String> known) {
        if (!(node instanceof Node.Scalar scalar) || scalar.form() != Node.Form.TEXT) {
            wrong(node, key, what.equals(A_WORD) ? "one of " + Nearest.list(known) : what);
            return Optional.empty();
        }
        for (String one : known) {
            // The known one itself, so that many files that say it share it.
            if (one.equals(scalar.text())) {
                return Optional.of(one);
            }
        }
        unknown(node, what, scalar.text(), " for " + key, known);
        return Optional.empty();
    }

    /**
     * Some of some words, each once; nothing where no list stands.
     *
     * @param mayBeEmpty whether there need be none
     */
    public Optional<List<String>> words(
            Node node, String key, String what, Collection<String> known, boolean mayBeEmpty) {
        String hint = node instanceof Node.Scalar && !isNothing(node)
                ? "; put it in brackets: [...]"
                : isNothing(node) && mayBeEmpty ? "; an empty one is written []" : "";
        Optional<List<Node>> items = list(node, key, hint);
        if (!mayBeEmpty && items.filter(List::isEmpty).isPresent()) {
            problem(node, quoted(key) + " is empty; it names one or more of " + Nearest.list(known));
        }
        Map<String, Integer> seen = new HashMap<>();
        return items.map(all -> all.stream()
                .flatMap(item -> word(item, key, what, known).filter(word -> isNew(item, "", word, seen)).stream())
                .toList());
    }

    /** True or false. */
    public Optional<Boolean> truth(Node node, String key) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TRUTH) {
            return Optional.of(Boolean.valueOf(scalar.text()));
        }
        wrong(node, key, "true or false", unquote(node, "true|false") + inFull(node));
        return Optional.empty();
    }

    /** What stands for true and false elsewhere, in the words that are read here. */
    private static String inFull(Node node) {
        String text = node instanceof Node.Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "yes", "y", "on", "1" -> "; write true";
            case "no", "n", "off", "0" -> "; write false";
            default -> "";
        };
    }

    /**
     * A number, however it is written.
     *
     * @param asked what it is: "a number above 0"
     * @param allowed whether it can be this one
     */
    public Optional<BigDecimal> number(Node node, String key, String asked, Predicate<BigDecimal> allowed) {
        return number(node, key, asked, allowed, ANY_NUMBER);
    }

    /** A number in up to nine digits and nine more behind the point, without a sign. */
    public Optional<BigDecimal> plainNumber(Node node, String key, String asked, Predicate<BigDecimal> allowed) {
        return number(node, key, asked, allowed, PLAIN_NUMBER);
    }

    private Optional<BigDecimal> number(
            Node node, String key, String asked, Predicate<BigDecimal> allowed, Pattern written) {
        if (node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.NUMBER
                && written.matcher(scalar.text()).matches()
                && !NOUGHT.matcher(scalar.text()).matches()) {
            try {
                BigDecimal number = new BigDecimal(scalar.text());
                if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
                    problem(node, quoted(key) + OUT_OF_RANGE);
                    return Optional.empty();
                }
                if (allowed.test(number)) {
                    return Optional.of(number);
                }
                problem(node, quoted(key) + " is " + asked + ", not " + Nearest.shown(scalar.text()));
                return Optional.empty();
            } catch (NumberFormatException e) {
                // It is one of YAML's words for what is no number, and is refused below.
            }
        }
        if (written == PLAIN_NUMBER && hasTooManyDigits(node)) {
            problem(node, quoted(key) + Digits.outOfRange(MOST_OF_A_PLAIN_ONE));
            return Optional.empty();
        }
        wrong(
                node,
                key,
                asked + ", in digits",
                unquote(node, "[-0-9.]+") + inDigits(node, asked.contains("whole number")));
        return Optional.empty();
    }

    /** Whether a plain number is refused for nothing but how many digits it has. */
    private static boolean hasTooManyDigits(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.NUMBER
                && !scalar.text().startsWith("-")
                && Digits.areAll(scalar.text())
                && !PLAIN_NUMBER.matcher(scalar.text()).matches()
                && !NOUGHT.matcher(scalar.text()).matches();
    }

    /**
     * A whole number in digits that is not below 0.
     *
     * @param largest the largest that can be read
     */
    public Optional<Integer> wholeNumber(
            Node node, String key, String asked, BigDecimal largest, Predicate<BigDecimal> allowed) {
        if (!(node instanceof Node.Scalar scalar)
                || scalar.form() != Node.Form.NUMBER
                || !WHOLE_NUMBER.matcher(scalar.text()).matches()) {
            wrong(node, key, asked + ", in digits", unquote(node, "[0-9]+") + inDigits(node, true));
            return Optional.empty();
        }
        if (scalar.text().length() > largest.precision()) {
            problem(node, quoted(key) + " is out of range: at most " + largest);
            return Optional.empty();
        }
        return number(node, key, asked, allowed).map(BigDecimal::intValueExact);
    }

    /** A hint where a value is right but for its quotes, or but for a nought that makes it another to some programs. */
    private static String unquote(Node node, String right) {
        if (!(node instanceof Node.Scalar scalar) || !scalar.text().matches(right)) {
            return "";
        }
        if (NOUGHT.matcher(scalar.text()).matches()) {
            return "; a number begins with no nought";
        }
        return scalar.form() == Node.Form.TEXT ? "; leave the quotes out" : "";
    }

    /** A day. */
    public Optional<LocalDate> day(Node node, String key) {
        if (!(node instanceof Node.Scalar scalar) || scalar.form() != Node.Form.TEXT) {
            wrong(node, key, DAY);
            return Optional.empty();
        }
        try {
            if (DIGITS_OF_A_DAY.matcher(scalar.text()).matches()) {
                return Optional.of(day(scalar.text()));
            }
            problem(node, quoted(key) + " is " + DAY + ", not " + quoted(scalar.text()));
        } catch (DateTimeException e) {
            problem(node, quoted(key) + ": there is no such day as " + scalar.text());
        }
        return Optional.empty();
    }

    /** Whether a text is written as a day is, be it one of the calendar or none. */
    public static boolean isWrittenAsDay(String text) {
        return DIGITS_OF_A_DAY.matcher(text).matches();
    }

    /** The parser of dates takes longer to start than all dates of a file to be read. */
    private static LocalDate day(String digits) {
        return LocalDate.of(
                ChronoField.YEAR_OF_ERA.checkValidIntValue(Integer.parseInt(digits, 0, 4, 10)),
                Integer.parseInt(digits, 5, 7, 10),
                Integer.parseInt(digits, 8, 10, 10));
    }

    static String quoted(String word) {
        return '"' + Nearest.shown(word) + '"';
    }

    static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING;
    }

    private static String given(Node node) {
        return node instanceof Node.Scalar scalar && !isNothing(node)
                ? node.described() + " (" + Nearest.shown(scalar.text()) + ")"
                : node.described();
    }
}
