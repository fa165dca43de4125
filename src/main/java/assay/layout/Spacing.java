package assay.layout;

import java.util.List;
import java.util.Set;

/** Between which tokens of a line a blank stands. */
final class Spacing {

    /** Words before a bracket that are no call of something. */
    private static final Set<String> APART = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "return",
            "else",
            "in",
            "and",
            "or",
            "not",
            "exists",
            "from",
            "over",
            "contains",
            "memberOf",
            "excludes",
            "matches",
            "soundslike",
            "when",
            "instanceof",
            "end",
            "then");

    private static final List<String> UNARY = List.of("!", "-", "+", "~", "?", "++", "--", "/");
    private static final List<String> STEPS = List.of("++", "--");
    private static final List<String> GLUED = List.of(".", "!.", "::", "#");

    private final List<Token> tokens;
    private final boolean[] ofType;

    /** The spacing of these tokens, without comments. */
    Spacing(List<Token> tokens) {
        this.tokens = tokens;
        this.ofType = new boolean[tokens.size()];
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("<") && !ofType[i]) {
                markTypes(i);
            }
        }
    }

    /** Marks the brackets of {@code List<Agency>}, which compare nothing. */
    private void markTypes(int first) {
        if (!isTypeName(tokens.get(first - 1))) {
            return;
        }
        int depth = 0;
        int at = first;
        do {
            if (at == tokens.size()) {
                return;
            }
            Token token = tokens.get(at);
            boolean packageName = token.isWord()
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).is(".");
            if (token.is("<")) {
                depth++;
            } else if (closings(token) > 0) {
                depth -= closings(token);
            } else if (!isTypeName(token)
                    && !packageName
                    && !token.isOneOf(List.of(".", ",", "?", "[", "]", "&", "extends", "super"))) {
                return;
            }
            at++;
        } while (depth > 0);
        for (int i = first; i < at; i++) {
            ofType[i] |= tokens.get(i).is("<") || closings(tokens.get(i)) > 0;
        }
    }

    private static int closings(Token token) {
        return token.isOneOf(List.of(">", ">>", ">>>")) ? token.text().length() : 0;
    }

    private static boolean isTypeName(Token token) {
        return token.isWord()
                && (Character.isUpperCase(token.text().charAt(0))
                        || List.of("int", "long", "double", "boolean").contains(token.text()));
    }

    /** Whether a blank stands before a token that is not the first. */
    boolean before(int index) {
        Token token = tokens.get(index);
        Token previous = tokens.get(index - 1);
        if (token.isOneOf(List.of(",", ";")) || token.isOneOf(GLUED) || previous.isOneOf(GLUED) || previous.is("@")) {
            return false;
        }
        if (previous.is("(") || token.is(")")) {
            return !(previous.is("(") && token.is(")"));
        }
        if (previous.is("[") || token.is("]")) {
            return false;
        }
        if (previous.is("{") && token.is("}")) {
            return false;
        }
        if (closings(token) > 0 && closings(previous) > 0) {
            // Side by side they would be one sign.
            return true;
        }
        if (ofType[index] || (ofType[index - 1] && (token.is("(") || token.is("[")))) {
            return false;
        }
        if (ofType[index - 1] && previous.is("<")) {
            return false;
        }
        if (isUnary(index - 1) || (token.isOneOf(STEPS) && !isUnary(index))) {
            return false;
        }
        if (token.is("(")) {
            boolean isName = index > 1 && tokens.get(index - 2).isOneOf(List.of(".", "!.", "@"));
            return previous.isWord() ? !isName && APART.contains(previous.text()) : !previous.closes();
        }
        if (token.is("[")) {
            return !previous.isWord() && !previous.closes();
        }
        return true;
    }

    /** Whether it is about what follows alone, as in {@code !given} and {@code -1}. */
    private boolean isUnary(int index) {
        Token token = tokens.get(index);
        if (!token.isOneOf(UNARY)) {
            return false;
        }
        if (index == 0) {
            return true;
        }
        Token previous = tokens.get(index - 1);
        return switch (previous.kind()) {
            case TEXT, PLACEHOLDER, COMMENT -> false;
            case WORD -> APART.contains(previous.text());
            case SIGN -> !previous.closes() && !previous.isOneOf(STEPS) && !ofType[index - 1];
        };
    }
}
