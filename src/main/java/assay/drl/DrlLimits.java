package assay.drl;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a rule file may pile up: far beyond what anybody writes by hand, and far below what those who read it, the
 * compiler above all, can follow.
 */
final class DrlLimits {

    private static final int LONGEST_FILE = 400_000;
    private static final int LONGEST_LINE = 12_000;
    private static final int LONGEST_RULE = 30_000;
    private static final int MOST_RULES = 1_000;
    private static final int DEEPEST = 25;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 200;
    /** Signs of what is joined, compared or listed, in one statement of a conclusion and in all conditions of a rule. */
    private static final int MOST_IN_STATEMENT = 500;

    private static final int MOST_IN_CONDITIONS = 1_000;
    private static final int MOST_ALTERNATIVES = 50;

    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+|[(){}\\[\\];]|[-+*/%&|?:=<>!.,~^]");
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*+\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

    private final String shown;
    private final String text;
    private final String code;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    /** Which part of a rule this is: nothing, the conditions, the conclusion. */
    private String part = "";

    /** Where the rule or declaration begins, or where the one before it ended. */
    private int block;

    private int blocks;
    private int signs;
    private int alternatives;
    private boolean told;

    private DrlLimits(String shown, String text) {
        this.shown = shown;
        this.text = text;
        this.code = DrlFile.code(text);
    }

    /** What goes beyond the limits, each where it does. */
    static List<Problem> problems(String shown, String text) {
        if (text.length() > LONGEST_FILE) {
            return List.of(tooFar(
                    shown, text, 0, "a rule file has at most " + LONGEST_FILE + " characters; write several files"));
        }
        DrlLimits limits = new DrlLimits(shown, text);
        limits.texts();
        limits.tokens();
        if (limits.problems.isEmpty()) {
            limits.lines();
        }
        return limits.problems;
    }

    /** Much that is said of a place is found by looking through its line. */
    private void lines() {
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            if (next - line > LONGEST_LINE) {
                beyond(line, "a line has at most " + LONGEST_LINE + " characters");
                return;
            }
            line = next;
        }
    }

    private static Problem tooFar(String shown, String text, int offset, String limit) {
        return DrlFile.at(shown, text, offset, Check.SYNTAX, "this goes too far: " + limit);
    }

    private void texts() {
        String plain = DrlFile.withoutComments(text);
        Matcher quoted = TEXT.matcher(plain);
        while (quoted.find()) {
            if (quoted.end() - quoted.start() > LONGEST_TEXT) {
                beyond(quoted.start(), "a text has at most " + LONGEST_TEXT + " characters");
            }
        }
        // In comments, too: to the compiler they end where such a character says so.
        Matcher escape = ESCAPE.matcher(text);
        while (escape.find()) {
            char named = (char) Integer.parseInt(escape.group(1), 16);
            problems.add(DrlFile.at(
                    shown,
                    text,
                    escape.start(),
                    Check.SYNTAX,
                    "\"" + escape.group() + "\" stands for " + (Character.isSurrogate(named) ? "half " : "")
                            + "a character; write the character itself"));
        }
    }

    private void tokens() {
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            String word = token.group();
            char first = word.charAt(0);
            if ("([{".indexOf(first) >= 0) {
                open.push(token.start());
                if (open.size() == DEEPEST + 1) {
                    beyond(token.start(), "brackets stand in one another at most " + DEEPEST + " deep");
                }
            } else if (")]}".indexOf(first) >= 0) {
                open.poll();
            } else if (Character.isLetter(first) || first == '_' || first == '$') {
                word(word, token.start());
            } else if (first != ';') {
                signs++;
            }
            if ("then".equals(part) && ";{}".indexOf(first) >= 0) {
                signs = 0;
            }
            many(token.start());
        }
        longBlock(code.length());
    }

    private void word(String word, int offset) {
        if (word.length() > LONGEST_WORD) {
            beyond(offset, "a name has at most " + LONGEST_WORD + " letters");
        }
        boolean begins =
                switch (word) {
                    case "rule", "declare", "end", "query", "function" ->
                        code.substring(lineOf(offset), offset).isBlank();
                    case "when", "then" ->
                        open.isEmpty() || code.substring(lineOf(offset), offset).isBlank();
                    default -> false;
                };
        if (begins && !List.of("when", "then").contains(word)) {
            block(word, offset);
        }
        if (begins) {
            part = word;
            open.clear();
            signs = 0;
            alternatives = 0;
            told = false;
        }
        alternatives += "else".equals(word) ? 1 : 0;
    }

    /** A rule or a declaration begins, or ends. */
    private void block(String word, int offset) {
        longBlock(offset);
        block = offset;
        blocks += "end".equals(word) ? 0 : 1;
        if (blocks == MOST_RULES + 1 && !"end".equals(word)) {
            beyond(offset, "a rule file has at most " + MOST_RULES + " rules and declarations; write several files");
        }
    }

    private void longBlock(int end) {
        if (problems.isEmpty() && end - block > LONGEST_RULE) {
            beyond(block, "a rule has at most " + LONGEST_RULE + " characters; write several rules");
        }
    }

    private int lineOf(int offset) {
        return code.lastIndexOf('\n', offset - 1) + 1;
    }

    private void many(int offset) {
        int most = "then".equals(part) ? MOST_IN_STATEMENT : MOST_IN_CONDITIONS;
        if (told || !List.of("then", "when").contains(part)) {
            return;
        }
        if (signs > most) {
            beyond(
                    offset,
                    "then".equals(part)
                            ? "one conclusion is joined, compared or listed from at most " + most + " pieces"
                            : "the conditions of a rule are made of at most " + most + " pieces; write several rules");
        } else if (alternatives > MOST_ALTERNATIVES) {
            beyond(offset, "a rule has at most " + MOST_ALTERNATIVES + " else; write several rules");
        }
    }

    private void beyond(int offset, String limit) {
        told = true;
        problems.add(tooFar(shown, text, offset, limit));
    }
}
