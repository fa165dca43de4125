package assay.drl;

import assay.problem.Nearest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** What the parser of the rule language says, in the words of somebody who edits rules. */
final class SyntaxWords {

    private static final Pattern MISMATCH =
            Pattern.compile("mismatched input '(.*?)'(?: expecting '?(.*?)'?)?(?: in (.*))?$");
    private static final Pattern NO_WAY = Pattern.compile("no viable alternative at input '(.*?)'(?: in (.*))?$");
    private static final List<String> OPERATORS =
            List.of("contains", "in", "matches", "memberOf", "not contains", "not in", "not memberOf");
    private static final String EQUAL = "== asks for a word, and != for any other";
    private static final Map<String, String> CURES = Map.of(
            "=", "== compares",
            "-", "a name is one word: shownBy, not shown-by",
            "and", "inside the brackets of a fact a comma (,) means and",
            "or", "inside the brackets of a fact || means or",
            "in", "the words behind in stand in round brackets, with commas between them",
            ";", "a comma (,) stands between what is asked of a fact, and a semicolon (;) behind each conclusion",
            "[", "words stand in round brackets behind in, and contains takes one word",
            "is", EQUAL,
            "equals", EQUAL,
            "!", EQUAL);
    private static final String WHOLE =
            "every rule has \"rule\", \"when\", \"then\" and \"end\", and every bracket and quote a second one";

    private SyntaxWords() {}

    /**
     * What the parser says, without its codes; the commonest slips in the words of somebody who edits rules.
     *
     * @param before what stands in the line before the place that it complains of
     */
    static String of(String message, String before) {
        Matcher mismatch = MISMATCH.matcher(message.replace('\n', ' '));
        Matcher noWay = NO_WAY.matcher(message.replace('\n', ' '));
        if (mismatch.find()) {
            String expected = StringUtils.defaultString(mismatch.group(2));
            return cannotStand(mismatch.group(1))
                    + (expected.isEmpty() || expected.contains("tokens") || CURES.containsKey(mismatch.group(1))
                            ? ""
                            : "; \"" + expected + "\" was expected")
                    + cure(mismatch.group(1), expected, before);
        }
        return noWay.find()
                ? cannotStand(noWay.group(1)) + cure(noWay.group(1), "", before)
                : "this is no rule; " + WHOLE;
    }

    private static String cure(String word, String expected, String before) {
        if (expected.contains("tokens")) {
            return "; outside rules and declarations stand package, import and comments behind //";
        }
        if (word.startsWith("\"") && before.strip().matches("@\\w+")) {
            return "; brackets stand around it: " + before.strip() + "( \"Appendix II\" )";
        }
        if ("=".equals(word) && before.strip().startsWith("@")) {
            return "; an annotation is written @source( \"Appendix II\" )";
        }
        if (">".equals(word) && before.stripTrailing().endsWith("<")) {
            return "; != asks for anything else";
        }
        if (word.startsWith("$")) {
            return "; a comma (,) stands between two conditions, and a semicolon (;) behind each conclusion";
        }
        String known = CURES.get(word);
        if (known != null) {
            return "; " + known;
        }
        return word.matches("[A-Za-z]\\w*") && before.contains("(")
                ? Nearest.hintOr(
                        word, OPERATORS, "; a comma (,) stands between two conditions, and every text in quotes")
                : "; " + WHOLE;
    }

    private static String cannotStand(String word) {
        return word.isEmpty() || "<eof>".equals(word)
                ? "the file ends in the middle of a rule"
                : "\"" + StringUtils.strip(word, "\"") + "\" cannot stand here";
    }
}
