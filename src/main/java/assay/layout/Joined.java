package assay.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens joined to what is to stand in one line: with the blanks between them, and the places where it may be broken. */
final class Joined {

    private static final List<String> CRITERIA = List.of("minimum", "condition", "further");
    private static final int LEVELS = 10;

    private final List<Token> tokens;
    private final List<Token> code;
    private final Spacing spacing;
    private final Line line = new Line();
    private final Deque<Bracket> open = new ArrayDeque<>(List.of(new Bracket(false)));

    private StringBuilder text = new StringBuilder();
    private int width;
    private boolean blank;
    private int level;
    private Line.Break before = Line.Break.ALWAYS;

    private Joined(List<Token> tokens) {
        this.tokens = tokens;
        this.code = tokens.stream().filter(token -> !token.isComment()).toList();
        this.spacing = new Spacing(code);
    }

    /** A bracket that is open, and what stood in it until now. */
    private static final class Bracket {
        /** Whether a criterion is declared in it: its name and what it asks, and then its parts. */
        private final boolean criterion;

        private int commas;
        private boolean question;

        Bracket(boolean criterion) {
            this.criterion = criterion;
        }
    }

    /** One token or more. */
    static Line line(List<Token> tokens) {
        return new Joined(tokens).joined();
    }

    private Line joined() {
        int index = 0;
        boolean first = true;
        boolean ended = false;
        for (Token token : tokens) {
            boolean apart = token.isComment() || (index > 0 && spacing.before(index));
            Line.Break place = token.isOwnLine() || ended
                    ? Line.Break.ALWAYS
                    : token.isComment() || first ? null : breakBefore(index);
            if (place != null && !first) {
                piece();
                begin(apart, place, index);
            } else if (apart && !first) {
                text.append(' ');
                width += token.isComment() ? 0 : 1;
            }
            text.append(token.written());
            ended = token.endsLine();
            first = false;
            if (!token.isComment()) {
                width += token.text().length();
                bracket(token, index);
                index++;
            }
        }
        piece();
        return line;
    }

    private void begin(boolean apart, Line.Break place, int index) {
        blank = apart;
        before = place;
        level = open.size() * LEVELS + (index < code.size() ? rank(index) : LEVELS - 1);
    }

    private void piece() {
        line.add(text.toString(), blank, level, before, width);
        text = new StringBuilder();
        width = 0;
    }

    private void bracket(Token token, int index) {
        Bracket inner = open.element();
        if (token.opens()) {
            open.push(new Bracket(index >= 3
                    && code.get(index - 1).isOneOf(CRITERIA)
                    && code.get(index - 2).is(".")
                    && code.get(index - 3).is("Criterion")));
        } else if (token.closes() && open.size() > 1) {
            open.pop();
        } else if (token.is(",")) {
            inner.commas++;
        } else if (token.is("?")) {
            inner.question = true;
        }
    }

    private Line.@Nullable Break breakBefore(int index) {
        if (rank(index) == LEVELS - 1) {
            return null;
        }
        Bracket inner = open.element();
        return inner.criterion && inner.commas == 2 && code.get(index - 1).is(",")
                ? Line.Break.IF_LONG
                : Line.Break.IF_FULL;
    }

    /** How soon the place before a token is broken, of those in the same brackets; the last rank is no place. */
    private int rank(int index) {
        Token token = code.get(index);
        Token previous = code.get(index - 1);
        if (previous.is(";")) {
            return 1;
        }
        if (previous.is(",")) {
            return 2;
        }
        if (previous.isOneOf(List.of(".", "(", "[", "{")) || token.closes()) {
            return LEVELS - 1;
        }
        return switch (token.kind() == Token.Kind.SIGN || token.isWord() ? token.text() : "") {
            case "from" -> 0;
            case "?" -> 3;
            case ":" -> open.element().question ? 3 : LEVELS - 1;
            case "||", "or" -> 4;
            case "&&", "and" -> 5;
            case "+", "-" -> spacing.before(index) && spacing.before(index + 1) ? 6 : LEVELS - 1;
            default -> LEVELS - 1;
        };
    }
}
