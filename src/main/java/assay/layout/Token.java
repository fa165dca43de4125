package assay.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * A piece of a rule file that white space may stand around and never in.
 *
 * @param kind what it is
 * @param text the piece as it is written
 * @param beginsLine whether nothing but white space stands before it in its line
 * @param belowEmptyLine whether the line before its own is empty
 */
record Token(Kind kind, String text, boolean beginsLine, boolean belowEmptyLine) {

    /** What a token is. */
    enum Kind {
        /** A name, a number, or a word of the language. */
        WORD,
        /** A text in quotes. */
        TEXT,
        /** Where the value of a parameter goes: {@code {voluntary-organisations}}. */
        PLACEHOLDER,
        /** An operator or a bracket. */
        SIGN,
        /** A comment, in one line or in several. */
        COMMENT
    }

    /** Words of the language with hyphens, which would be a difference anywhere else. */
    private static final String HYPHENATED =
            "(?:no-loop|lock-on-active|agenda-group|activation-group|ruleflow-group|auto-focus|date-effective|date-expires"
                    + "|entry-point)(?![\\w$-])";

    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<text>\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+')"
                    + "|(?<placeholder>\\{\\p{L}[\\p{L}\\p{N}]*(?:-[\\p{L}\\p{N}]+)*(?:\\|[\\p{L}\\p{N}][\\p{L}\\p{N} -]*)*\\})"
                    + "|(?<word>" + HYPHENATED + "|\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
                    + "|\\p{N}[\\p{L}\\p{N}_.]*(?:(?<=[eE])[-+]\\p{N}+)?)"
                    + "|>>>=|<<=|>>=|>>>|&&|\\|\\||==|!=|<=|>=|\\+\\+|--|\\+=|-=|\\*=|/=|%=|&=|\\|=|\\^=|->|::|<<|>>|!\\.|\\S",
            Pattern.DOTALL);

    /** The title of a section: hyphens, and what they lead to. */
    private static final Pattern SECTION = Pattern.compile("//\\s*-{4,}\\s+([^\\s-].*?)(?:\\s+-*)?");

    private static final String SECTION_BEGINS = "// " + "-".repeat(66) + " ";

    /** The tokens of a file, in their order, comments among them. Lines end with LF. */
    static List<Token> of(String file) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(file);
        int end = 0;
        while (matcher.find()) {
            String space = file.substring(end, matcher.start());
            int lines = StringUtils.countMatches(space, '\n');
            tokens.add(new Token(kind(matcher), matcher.group(), lines > 0 || end == 0, lines > 1));
            end = matcher.end();
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("text") != null) {
            return Kind.TEXT;
        }
        if (matcher.group("placeholder") != null) {
            return Kind.PLACEHOLDER;
        }
        return matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
    }

    boolean isComment() {
        return kind == Kind.COMMENT;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Whether it is this sign or word. */
    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    boolean isOneOf(List<String> signs) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && signs.contains(text);
    }

    boolean opens() {
        return is("(") || is("[") || is("{");
    }

    boolean closes() {
        return is(")") || is("]") || is("}");
    }

    /** Whether it is a comment with lines of its own; any other stands behind what it follows. */
    boolean isOwnLine() {
        return isComment() && (beginsLine || text.contains("\n"));
    }

    /** Whether a line ends with it whatever follows. */
    boolean endsLine() {
        return isOwnLine() || (text.startsWith("//") && isComment());
    }

    boolean isSection() {
        return isComment() && SECTION.matcher(text.stripTrailing()).matches();
    }

    /** How it is written: a comment without blanks at the ends of lines, the title of a section behind as many hyphens as any. */
    String written() {
        if (!isComment()) {
            return text;
        }
        String stripped = text.replaceAll("[ \\t]+(?=\\n|$)", "");
        Matcher section = SECTION.matcher(stripped);
        return section.matches() ? SECTION_BEGINS + section.group(1) : stripped;
    }
}
