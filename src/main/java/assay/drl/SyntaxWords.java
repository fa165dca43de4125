package assay.drl;

import assay.problem.Digits;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/** What the parser of the rule language says, in the words of somebody who edits rules. */
final class SyntaxWords {

    private static final Pattern MISMATCH =
            Pattern.compile("mismatched input '(.*?)'(?: expecting '?(.*?)'?)?(?: in (.*))?$");
    private static final Pattern NO_WAY = Pattern.compile("no viable alternative at input '(.*?)'(?: in (.*))?$");
    private static final List<String> OPERATORS =
            List.of("contains", "in", "matches", "memberOf", "not contains", "not in", "not memberOf");
    private static final String EQUAL = "== asks for a word, and != for any other";
    private static final String OTHER = "!= asks for anything else";
    private static final String MORE = "> is more than, and >= at least";
    private static final String LESS = "< is less than, and <= at most";
    private static final String HAS = "contains asks for one word in a list";
    private static final String ONE_WORD = "a name is one word: fullName, not full-name";
    private static final String BEHIND_IN = "the words behind in stand in round brackets, with commas between them";
    private static final String COLON = "a variable is bound with a colon (:) behind it";
    private static final Map<String, String> CURES = Map.ofEntries(
            Map.entry("-", ONE_WORD),
            Map.entry("and", "inside the brackets of a fact a comma (,) means and"),
            Map.entry("or", "inside the brackets of a fact || means or"),
            Map.entry("in", BEHIND_IN),
            Map.entry(
                    ";",
                    "a comma (,) stands between what is asked of a fact, and a semicolon (;) behind each conclusion"),
            Map.entry("[", "words stand in round brackets behind in, and contains takes one word"),
            Map.entry("{", "what is asked of a fact stands in round brackets"),
            Map.entry("is", EQUAL),
            Map.entry("equals", EQUAL),
            Map.entry("equal", EQUAL),
            Map.entry("!", EQUAL),
            Map.entry("at", "at least is >=, and at most <="),
            Map.entry("between", "two conditions with a comma say so: width >= 100, width <= 200"),
            Map.entry("more", MORE),
            Map.entry("greater", MORE),
            Map.entry("larger", MORE),
            Map.entry("above", MORE),
            Map.entry("over", MORE),
            Map.entry("after", MORE),
            Map.entry("less", LESS),
            Map.entry("fewer", LESS),
            Map.entry("smaller", LESS),
            Map.entry("below", LESS),
            Map.entry("under", LESS),
            Map.entry("before", LESS),
            Map.entry("has", HAS),
            Map.entry("have", HAS),
            Map.entry("includes", HAS),
            Map.entry("include", HAS),
            Map.entry("does", "not contains asks that a word is not in a list, and != for anything else"));

    /** Signs that stand beside each other, and what is meant. */
    private static final Map<String, String> SIGNS = Map.of(
            "=", "== compares",
            "===", "== compares",
            "<>", OTHER,
            "><", OTHER,
            "=!", OTHER,
            "!==", OTHER,
            "=>", MORE,
            "=<", LESS,
            "&", "a comma (,) means and",
            "|", "|| means or");

    private static final Pattern MONTH = Pattern.compile(
            "(?i)jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?");
    /** An attribute in the last line of a text that says something. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?m)^[ \\t]*(salience|enabled|no-loop|lock-on-active|auto-focus|dialect|timer|duration|calendars"
                    + "|(?:agenda|activation|ruleflow)-group|date-(?:effective|expires))\\b[^\\n]*\\s*\\z");

    private static final String WHOLE =
            "every rule has \"rule\", \"when\", \"then\" and \"end\", and every bracket and quote a second one";

    private SyntaxWords() {}

    /**
     * What the parser says, without its codes; the commonest slips in the words of somebody who edits rules.
     *
     * @param file the file
     * @param line the line that it complains of
     * @param column where in it, from 1; nothing known is 0
     * @param message what it says
     */
    static Problem of(DrlFile file, int line, int column, String message) {
        String code = StringUtils.substringBefore(
                file.code().substring(Math.min(file.offsetOf(line), file.code().length())), "\n");
        int at = Math.min(code.length(), Math.max(0, column - 1));
        Matcher mismatch = MISMATCH.matcher(message.replace('\n', ' '));
        Matcher noWay = NO_WAY.matcher(message.replace('\n', ' '));
        if (mismatch.find()) {
            return told(
                    file,
                    line,
                    column,
                    new Slip(
                            mismatch.group(1),
                            StringUtils.defaultString(mismatch.group(2)),
                            code.substring(0, at),
                            code.substring(at)));
        }
        if (noWay.find()) {
            return told(file, line, column, new Slip(noWay.group(1), "", code.substring(0, at), code.substring(at)));
        }
        return Check.SYNTAX.problem(file.shown(), line, column, "this is no rule; " + WHOLE);
    }

    private static Problem told(DrlFile file, int line, int column, Slip slip) {
        Optional<Problem> attribute = "@".equals(slip.word) ? attributeAbove(file, line) : Optional.empty();
        if (attribute.isPresent()) {
            return attribute.get();
        }
        Optional<Problem> sign = slip.sign()
                .flatMap(run -> Optional.ofNullable(SIGNS.get(run))
                        .map(meant -> (meant.equals("== compares") && !slip.binds()
                                        ? Check.SINGLE_EQUALS
                                        : Check.SYNTAX)
                                .problem(
                                        file.shown(),
                                        line,
                                        slip.signAt() + 1,
                                        "\"" + run + "\" cannot stand here; " + (slip.binds() ? COLON : meant))));
        return sign.orElseGet(
                () -> Check.SYNTAX.problem(file.shown(), line, Math.max(0, column), slip.cannotStand() + slip.cure()));
    }

    /** An attribute above an annotation: the parser complains of what stands below it. */
    private static Optional<Problem> attributeAbove(DrlFile file, int line) {
        Matcher attribute = ATTRIBUTE
                .matcher(file.code())
                .region(0, Math.min(file.offsetOf(line), file.code().length()));
        return attribute.find()
                ? Optional.of(file.at(attribute.start(1), Check.CONSTRUCT, DrlFile.attribute(attribute.group(1))))
                : Optional.empty();
    }

    /**
     * What the parser did not expect.
     *
     * @param word what it met
     * @param expected what it would have taken; nothing where that is much
     * @param before what stands in the line before it
     * @param after what stands there from it on
     */
    private record Slip(String word, String expected, String before, String after) {

        private static final String SIGN = "=<>!&|";

        private static final Pattern BEGINS_A_CONDITION =
                Pattern.compile("^\\w+\\s*(?:[=<>!]|(?:in|not|contains|memberOf)\\b)");

        private static final Pattern PERCENT = Pattern.compile(".*[^\\w$.](\\d+(?:\\.\\d+)?)\\s*%");

        private int signAt() {
            int start = before.length();
            while (start > 0 && SIGN.indexOf(before.charAt(start - 1)) >= 0) {
                start--;
            }
            return start;
        }

        /** The signs around the place, where one stands there; those of a list's type and of an annotation are others. */
        private Optional<String> sign() {
            int length = StringUtils.indexOfAnyBut(after, SIGN);
            String run = before.substring(signAt()) + after.substring(0, length < 0 ? after.length() : length);
            return length == 0 || before.strip().startsWith("@") || !word.matches("[" + SIGN + "]+")
                    ? Optional.empty()
                    : Optional.of(run);
        }

        /** Whether a sign stands where a variable is bound. */
        private boolean binds() {
            return before.matches("\\s*\\$?\\w+\\s*");
        }

        private String lastWord() {
            return StringUtils.substringAfterLast(" " + before.strip().replaceAll("\\W", " "), " ");
        }

        private String cure() {
            return "; " + Optional.ofNullable(inPlace()).orElseGet(this::byWord);
        }

        /** What is meant by where it stands. */
        private @Nullable String inPlace() {
            String left = before.strip();
            if (expected.contains("tokens") && left.matches("package\\s+\\w+")) {
                return "a package is one word, without hyphens and blanks";
            }
            if (expected.contains("tokens")) {
                return "outside rules and declarations stand package, import and comments behind //";
            }
            if (word.startsWith("\"") && left.matches("@\\w+")) {
                return "brackets stand around it: " + left + "( \"Guide, page 6\" )";
            }
            if ("=".equals(word) && left.startsWith("@")) {
                return "an annotation is written @source( \"Guide, page 6\" )";
            }
            if ("#".equals(word)) {
                return "what is said to people stands behind //";
            }
            if ("@".equals(word)) {
                return "@source and @interpretation stand above when, right below the name of the rule";
            }
            if (left.matches("(?i)source|interpretation") || word.matches("(?i)source|interpretation")) {
                return "a source is written @source( \"Guide, page 6\" ), above when";
            }
            if (MONTH.matcher(word).matches() && left.matches(".*\\d")) {
                return "a day is written LocalDate.of( 2026, 1, 31 )";
            }
            if (left.matches(".*[^\\w$]\\d+") && word.matches("[A-Za-z]\\w*") && !CURES.containsKey(word)) {
                return BEGINS_A_CONDITION.matcher(after).find()
                        ? "a comma (,) stands between two conditions"
                        : "a number stands alone, without a unit";
            }
            Matcher percent = PERCENT.matcher(left);
            if (percent.matches()) {
                return Digits.withoutPercentSign(percent.group(1));
            }
            if (left.matches(".*[%+*/-]") && word.matches("[,)]")) {
                return "nothing stands behind \"" + left.charAt(left.length() - 1) + "\"";
            }
            if (left.matches(".*\\bin\\s*\\([^)]*") && word.matches("or|and|;|\\|\\||&&")) {
                return BEHIND_IN;
            }
            if (left.matches(".*[=!]=\\s*\\([^)]*") && ",".equals(word)) {
                return "several words stand behind in: in ( ... )";
            }
            if (left.matches(".*contains\\s*\\([^)]*") && ",".equals(word)) {
                return HAS;
            }
            if (left.endsWith(")")
                    && ",".equals(word)
                    && StringUtils.countMatches(left, "(") == StringUtils.countMatches(left, ")")) {
                return "no comma stands behind a fact; each has a line of its own";
            }
            if (left.matches(".*\\bnot") && left.contains("(") && word.matches("\\w+")) {
                return "inside the brackets of a fact ! means not: !" + word;
            }
            return null;
        }

        private String byWord() {
            String left = before.strip();
            String last = lastWord();
            boolean name = word.matches("[A-Za-z]\\w*");
            if (word.startsWith("$") || name) {
                List<String> known = left.startsWith("declare")
                        ? List.of("extends")
                        : left.contains(")")
                                ? List.of("from")
                                : word.matches("[A-Z].*") ? List.of("not", "exists") : List.of();
                Optional<String> meant = ("no".equals(last) ? Optional.of("not") : Nearest.to(last, known))
                        .filter(one -> !one.equals(last) && !last.isEmpty());
                if (meant.isPresent() && !before.matches(".*\\([^)]*")) {
                    return "did you mean \"" + meant.get() + "\" instead of \"" + last + "\"?";
                }
            }
            if (word.startsWith("$")) {
                return "a comma (,) stands between two conditions, and a semicolon (;) behind each conclusion";
            }
            if ("from".equals(word)) {
                return "brackets stand behind a kind of fact: Theme() from $themes";
            }
            String known = CURES.get(word);
            if (left.isEmpty() && !name) {
                return "take it out, or say behind // what is for people";
            }
            if (known != null) {
                return known;
            }
            if (name && before.contains("(")) {
                String hint = Nearest.hintOr(word, OPERATORS, "");
                return hint.isEmpty()
                        ? (left.matches(".*[(,]\\s*[a-z]\\w*") && word.matches("[a-z]\\w*")
                                        ? "a name is one word: fullName, not full name; "
                                        : "")
                                + "a comma (,) stands between two conditions, and every text in quotes"
                        : Strings.CS.removeStart(hint, "; ");
            }
            if (name && left.matches("\\$\\w+") && word.matches("[a-z]\\w*")) {
                return ONE_WORD;
            }
            if (name && left.matches("\\$?\\w+") && word.matches("[A-Z]\\w*[a-z]\\w*")) {
                return "a colon (:) stands between a name and what it is";
            }
            if ((name && word.matches("[A-Z][A-Z0-9_]*"))
                    || (word.matches("\\d.*") && left.matches("([A-Z0-9_]+,\\s*)+"))) {
                return (after.matches("[A-Z][A-Z0-9_]*(?:\\s+[A-Z].*|\\s*)")
                                ? "a comma (,) stands between two words of a list, and "
                                : "")
                        + "a word of a list is written in capitals as one, and begins with a letter: IN_PLACE";
            }
            if (left.matches("\\w+\\s*:\\s*\\w+")) {
                return "what a field holds is one word, such as String, int, boolean, LocalDate or List<Theme>";
            }
            return WHOLE;
        }

        private String cannotStand() {
            return word.isEmpty() || "<eof>".equals(word)
                    ? "the file ends in the middle of a rule"
                    : "\"" + StringUtils.strip(word, "\"") + "\" cannot stand here"
                            + (expected.isEmpty()
                                            || expected.contains("tokens")
                                            || CURES.containsKey(word)
                                            || SIGNS.containsKey(word)
                                    ? ""
                                    : "; \"" + expected + "\" was expected");
        }
    }
}
