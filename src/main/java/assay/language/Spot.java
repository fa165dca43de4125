package assay.language;

import assay.drl.DrlFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a place in the text of a rule file is, as far as that can be told from what stands before it: a text that somebody is
 * writing can seldom be parsed.
 *
 * @param part which part of a rule it is in
 * @param inText whether it is within quotes
 * @param word the beginning of the word, or of the text in quotes, that ends there
 * @param before what stands before that, to the beginning of the rule, with texts as they are and comments blanked out
 * @param open what the brackets belong to that are open there, the innermost first: the name before each, or nothing
 * @param argument how many commas stand before it in the innermost brackets
 * @param bound the variables that are bound before it in the rule, each with the type of its fact and what of it, as far as written
 */
record Spot(
        Part part,
        boolean inText,
        String word,
        String before,
        Deque<String> open,
        int argument,
        Map<String, String> bound) {

    /** The parts of a rule. */
    enum Part {
        /** In no rule. */
        OUTSIDE,
        /** Between its name and its conditions. */
        ABOUT,
        /** Among its conditions. */
        WHEN,
        /** Among its conclusions. */
        THEN
    }

    /** So many characters of a rule are looked back at, far more than rules have: what a place is costs as much as stands before it. */
    private static final int FARTHEST = 20_000;

    private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*rule\\b");
    private static final Pattern WHEN = Pattern.compile("(?m)^[ \\t]*when\\b");
    private static final Pattern THEN = Pattern.compile("(?m)^[ \\t]*then\\b");
    private static final Pattern END = Pattern.compile("(?m)^[ \\t]*end\\b");
    private static final Pattern BINDS_FACT = Pattern.compile("(\\$\\w+)\\s*:\\s*([A-Z]\\w*)\\s*\\(");
    private static final Pattern BINDS_FIELD = Pattern.compile("(\\$\\w+)\\s*:\\s*([a-z]\\w*)\\b(?!\\s*\\()");

    /** What an offset in a text is. */
    static Spot of(String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        String until = DrlFile.withoutComments(text).substring(0, at);
        String code = DrlFile.code(text + "\n").substring(0, at);
        int rule = last(RULE, code);
        if (rule < last(END, code)) {
            rule = -1;
        }
        String before = rule < 0 ? until : until.substring(rule);
        Part part = rule < 0
                ? Part.OUTSIDE
                : last(THEN, before) >= 0 ? Part.THEN : last(WHEN, before) >= 0 ? Part.WHEN : Part.ABOUT;
        before = before.substring(Math.max(0, before.length() - FARTHEST));
        boolean inText = opensText(before);
        String word =
                inText ? before.substring(before.lastIndexOf('"') + 1) : nameBefore(before, before.length(), "$@_");
        Deque<String> open = new ArrayDeque<>();
        int argument = brackets(before.substring(0, before.length() - word.length()), open);
        return new Spot(
                part,
                inText,
                word,
                before.substring(0, before.length() - word.length()),
                open,
                argument,
                bound(before));
    }

    /** Whether what is written at an offset of a text is a comment. */
    static boolean inComment(String text, int at) {
        return DrlFile.withoutComments(text.substring(0, at) + "x*/").charAt(at) == ' ';
    }

    private static int last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int last = -1;
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    /** The letters, figures and some signs that stand right before a place. */
    private static String nameBefore(String text, int end, String signs) {
        int from = end;
        while (from > 0
                && (Character.isLetterOrDigit(text.charAt(from - 1)) || signs.indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        return text.substring(from, end);
    }

    /** The end of what stands before a place, but for blanks. */
    private static int withoutBlanks(String text, int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Whether a quote of the last line is not closed. */
    private static boolean opensText(String before) {
        boolean open = false;
        for (int at = before.lastIndexOf('\n') + 1; at < before.length(); at++) {
            if (before.charAt(at) == '\\') {
                at++;
            } else if (before.charAt(at) == '"') {
                open = !open;
            }
        }
        return open;
    }

    private static int brackets(String before, Deque<String> open) {
        Deque<Integer> commas = new ArrayDeque<>();
        boolean quoted = false;
        for (int at = 0; at < before.length(); at++) {
            char sign = before.charAt(at);
            if (quoted && sign == '\\') {
                at++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == '\n') {
                quoted = false;
            } else if (!quoted && sign == '(') {
                open.push(nameBefore(before, withoutBlanks(before, at), "$@_."));
                commas.push(0);
            } else if (!quoted && sign == ')' && !open.isEmpty()) {
                open.pop();
                commas.pop();
            } else if (!quoted && sign == ',' && !commas.isEmpty()) {
                commas.push(commas.pop() + 1);
            }
        }
        return commas.isEmpty() ? 0 : commas.peek();
    }

    private static Map<String, String> bound(String before) {
        Map<String, String> bound = new LinkedHashMap<>();
        Matcher facts = BINDS_FACT.matcher(before);
        while (facts.find()) {
            bound.put(facts.group(1), facts.group(2));
        }
        Matcher fields = BINDS_FIELD.matcher(before);
        while (fields.find()) {
            Deque<String> open = new ArrayDeque<>();
            brackets(before.substring(0, fields.start()), open);
            bound.putIfAbsent(fields.group(1), (open.isEmpty() ? "" : open.peek() + ".") + fields.group(2));
        }
        return bound;
    }

    /** What the innermost brackets belong to, or nothing. */
    String around() {
        return open.isEmpty() ? "" : String.valueOf(open.peek());
    }

    /** What of the innermost brackets stands before the word since the last comma in them. */
    String constraint() {
        int depth = 0;
        for (int at = before.length() - 1; at >= 0; at--) {
            char sign = before.charAt(at);
            depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
            if (depth < 0 || (depth == 0 && sign == ',')) {
                return before.substring(at + 1);
            }
        }
        return before;
    }
}
