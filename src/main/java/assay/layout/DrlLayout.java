package assay.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one layout of a rule file. It follows from the tokens of the file, its comments and the empty lines beside them; in what
 * way it was laid out before makes no difference.
 */
final class DrlLayout {

    private static final List<String> FIRST_WORDS =
            List.of("package", "import", "global", "unit", "declare", "rule", "query", "function");
    private static final Set<String> ATTRIBUTES = Set.of(
            "salience",
            "enabled",
            "no-loop",
            "auto-focus",
            "lock-on-active",
            "agenda-group",
            "activation-group",
            "ruleflow-group",
            "date-effective",
            "date-expires",
            "dialect",
            "calendars",
            "timer",
            "duration",
            "refract",
            "direct");
    private static final List<String> GOES_ON = List.of("else", "catch", "finally");
    /** Signs and words after which a condition is not at its end, and before which it is not either. */
    private static final List<String> JOINS = List.of(
            "and",
            "or",
            "&&",
            "||",
            "from",
            "over",
            ":",
            ",",
            ".",
            "!.",
            "not",
            "exists",
            "forall",
            "entry-point",
            "==",
            "=",
            "?",
            "/");

    private final List<Token> tokens;
    private final List<String> lines = new ArrayList<>();
    private int at;

    private DrlLayout(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What the file is laid out as, with LF at the end of every line. */
    static String of(String file) {
        DrlLayout layout = new DrlLayout(Token.of(file));
        layout.file();
        return String.join("\n", layout.lines) + (layout.lines.isEmpty() ? "" : "\n");
    }

    /**
     * Puts the sources of each rule before its readings, and both before other annotations, where no comment stands among
     * them: the one thing in a rule file whose order says nothing and is the same everywhere.
     */
    static List<List<Token>> inOrder(List<List<Token>> annotations) {
        List<List<Token>> sorted = new ArrayList<>(annotations);
        if (annotations.stream().flatMap(List::stream).noneMatch(Token::isComment)) {
            sorted.sort(Comparator.comparingInt(DrlLayout::place));
        }
        return sorted;
    }

    private static int place(List<Token> annotation) {
        int place =
                List.of("source", "interpretation").indexOf(annotation.get(1).text());
        return place < 0 ? 2 : place;
    }

    private void file() {
        @Nullable Token previous = null;
        while (at < tokens.size()) {
            Token first = tokens.get(at);
            if (previous != null && isApart(previous, first)) {
                lines.add("");
            }
            if (first.isComment()) {
                comment(0);
            } else {
                item();
            }
            previous = first;
        }
    }

    /** Whether an empty line stands between two things of a file. */
    private boolean isApart(Token previous, Token next) {
        if (previous.isSection() || next.isSection()) {
            return true;
        }
        if (previous.isComment()) {
            return next.belowEmptyLine();
        }
        if (next.isComment() && previous.is("import")) {
            int following = at;
            while (following < tokens.size() && tokens.get(following).isComment()) {
                following++;
            }
            return next.belowEmptyLine()
                    || following == tokens.size()
                    || !tokens.get(following).is("import");
        }
        return !(previous.is("import") && next.is("import"));
    }

    private void item() {
        Token first = tokens.get(at);
        if (first.is("rule") || first.is("query")) {
            rule();
        } else if (first.is("declare")) {
            declaration();
        } else if (first.is("function")) {
            put(0, taken(() -> is("{")));
            lines.add(lines.remove(lines.size() - 1) + " {");
            at++;
            block(0);
        } else {
            put(0, taken(this::isNextItem));
        }
    }

    private boolean isNextItem() {
        Token token = tokens.get(at);
        if (token.isOwnLine()) {
            return true;
        }
        Token previous = tokens.get(at - 1);
        return token.isOneOf(FIRST_WORDS) && !previous.is("import") && !previous.is(".") && !previous.is("package");
    }

    // ---------------------------------------------------------------------------------------------- declarations

    private void declaration() {
        boolean isEnum = at + 1 < tokens.size() && tokens.get(at + 1).is("enum");
        List<Token> header = new ArrayList<>();
        int names = isEnum ? 3 : Integer.MAX_VALUE;
        while (at < tokens.size()
                && !isEnd()
                && !is("@")
                && !isOwnLine()
                && (isEnum ? header.size() < names || is(".") : !isField())) {
            names += is(".") ? 2 : 0;
            header.add(tokens.get(at++));
        }
        put(0, withTrailing(header));
        while (at < tokens.size() && !isEnd()) {
            if (tokens.get(at).isComment()) {
                comment(Line.STEP);
            } else if (is("@")) {
                put(Line.STEP, withTrailing(annotation()));
            } else if (isEnum) {
                lines.addAll(Joined.line(statement()).lines(Line.STEP, Line.STEP));
                isEnum = false;
            } else {
                put(Line.STEP, taken(() -> isEnd() || isField() || isOwnLine()));
            }
        }
        end();
    }

    private boolean isField() {
        return tokens.get(at).isWord()
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is(":");
    }

    // ---------------------------------------------------------------------------------------------- rules

    private void rule() {
        boolean isQuery = is("query");
        List<Token> header = taken(() ->
                isHeaderEnd() || (isQuery && !is("(") && !tokens.get(at - 1).is("query")));
        put(0, header);
        while (at < tokens.size() && !is("when") && !is("then") && !isEnd() && !isQuery) {
            if (tokens.get(at).isComment()) {
                comment(Line.STEP);
            } else if (is("@")) {
                annotations();
            } else {
                put(Line.STEP, taken(this::isHeaderEnd));
            }
        }
        if (is("when")) {
            put(0, withTrailing(List.of(tokens.get(at++))));
        }
        while (at < tokens.size() && !is("then") && !isEnd()) {
            if (tokens.get(at).isComment()) {
                comment(Line.STEP);
            } else {
                put(Line.STEP, condition());
            }
        }
        if (is("then")) {
            put(0, withTrailing(List.of(tokens.get(at++))));
            statements(Line.STEP);
        }
        end();
    }

    /** Whether something else begins of what stands before the conditions of a rule. */
    private boolean isHeaderEnd() {
        return is("@") || is("when") || is("then") || isEnd() || isOwnLine() || isAttribute();
    }

    private boolean isAttribute() {
        return tokens.get(at).isWord() && ATTRIBUTES.contains(tokens.get(at).text());
    }

    private void annotations() {
        List<List<Token>> annotations = new ArrayList<>();
        while (is("@")) {
            annotations.add(withTrailing(annotation()));
        }
        inOrder(annotations).forEach(annotation -> put(Line.STEP, annotation));
    }

    private List<Token> annotation() {
        List<Token> annotation = new ArrayList<>();
        annotation.add(tokens.get(at++));
        while (at < tokens.size()
                && (annotation.size() == 1 || is(".") || tokens.get(at - 1).is("."))) {
            annotation.add(tokens.get(at++));
        }
        if (is("(")) {
            annotation.addAll(bracket());
        }
        return annotation;
    }

    /** Everything from an opening bracket to the one that closes it. */
    private List<Token> bracket() {
        List<Token> bracket = new ArrayList<>();
        int depth = 0;
        do {
            Token token = tokens.get(at++);
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            bracket.add(token);
        } while (depth > 0 && at < tokens.size());
        return bracket;
    }

    /** A condition ends where the next token can only begin another. */
    private List<Token> condition() {
        List<Token> condition = new ArrayList<>();
        boolean complete = false;
        while (at < tokens.size() && !is("then") && !isEnd()) {
            Token token = tokens.get(at);
            if (token.isComment()) {
                if (complete && token.isOwnLine()) {
                    break;
                }
                condition.add(tokens.get(at++));
            } else if (token.opens()) {
                if (complete && token.is("(")) {
                    break;
                }
                condition.addAll(bracket());
                complete = true;
            } else if (token.isOneOf(JOINS) || token.is(";") || token.is("@")) {
                if (complete && token.isOneOf(List.of("not", "exists", "forall", "?", "/"))) {
                    break;
                }
                condition.add(tokens.get(at++));
                complete = token.is(";");
            } else if (complete) {
                break;
            } else {
                condition.add(tokens.get(at++));
                complete = isSource(condition);
            }
        }
        return condition;
    }

    /** Whether a condition may end with this: {@code from $agencies}, {@code from $directory.fields}. */
    private boolean isSource(List<Token> condition) {
        List<Token> code =
                condition.stream().filter(token -> !token.isComment()).toList();
        int last = code.size() - 1;
        while (last >= 2 && code.get(last - 1).isOneOf(List.of(".", "!."))) {
            last -= 2;
        }
        boolean called = is("(") || is("[");
        return !called && last >= 1 && code.get(last - 1).isOneOf(List.of("from", "entry-point"));
    }

    // ---------------------------------------------------------------------------------------------- statements

    private void statements(int indent) {
        while (at < tokens.size() && !is("}") && !(indent == Line.STEP && isEnd())) {
            if (tokens.get(at).isComment()) {
                comment(indent);
                continue;
            }
            List<Token> statement = statement();
            if (!is("{") || isStatementEnd(statement)) {
                put(indent, statement);
                continue;
            }
            List<Token> whole = oneLine(statement, indent);
            if (!whole.isEmpty()) {
                put(indent, whole);
                continue;
            }
            statement.add(tokens.get(at++));
            put(indent, withTrailing(statement));
            block(indent);
        }
    }

    private static boolean isStatementEnd(List<Token> statement) {
        return statement.stream().anyMatch(token -> token.is(";"));
    }

    /** To the semicolon that ends it, or to the block that it begins; at least one token, unless that is the block. */
    private List<Token> statement() {
        List<Token> statement = new ArrayList<>();
        if (is("}") || isEnd()) {
            statement.add(tokens.get(at++));
        }
        while (at < tokens.size() && !is("}") && !isEnd()) {
            if (is("{") && (statement.isEmpty() || isBeforeBlock(statement))) {
                return statement;
            }
            if (tokens.get(at).opens()) {
                statement.addAll(bracket());
            } else if (is(";")) {
                statement.add(tokens.get(at++));
                return withTrailing(statement);
            } else {
                statement.add(tokens.get(at++));
            }
        }
        return statement;
    }

    private static boolean isBeforeBlock(List<Token> statement) {
        Token last = statement.get(statement.size() - 1);
        return last.is(")") || last.isComment() || last.isOneOf(List.of("else", "do", "try", "finally"));
    }

    /** The whole of a block with a single statement, where it fits in a line and nothing goes on behind it; else nothing. */
    private List<Token> oneLine(List<Token> header, int indent) {
        int before = at;
        List<Token> whole = new ArrayList<>(header);
        whole.addAll(bracket());
        boolean single = whole.stream().noneMatch(Token::isComment)
                && whole.stream().filter(token -> token.is("{")).count() == 1
                && whole.subList(header.size(), whole.size()).stream()
                                .filter(token -> token.is(";"))
                                .count()
                        == 1
                && whole.size() > header.size() + 2
                && !(at < tokens.size() && tokens.get(at).isOneOf(GOES_ON));
        whole = withTrailing(whole);
        if (single && Joined.line(whole).lines(indent).size() == 1 && fits(whole, indent)) {
            return whole;
        }
        at = before;
        return List.of();
    }

    private static boolean fits(List<Token> whole, int indent) {
        List<Token> code = whole.stream().filter(token -> !token.isComment()).toList();
        return Joined.line(code).lines(indent).get(0).length() <= Line.LONGEST;
    }

    /** What stands in a block, and what closes it. */
    private void block(int indent) {
        statements(indent + Line.STEP);
        List<Token> closing = new ArrayList<>();
        if (is("}")) {
            closing.add(tokens.get(at++));
        }
        while (at < tokens.size() && !closing.isEmpty() && tokens.get(at).isOneOf(GOES_ON)) {
            closing.addAll(statement());
            if (is("{") && !isStatementEnd(closing)) {
                closing.add(tokens.get(at++));
                put(indent, withTrailing(closing));
                block(indent);
                return;
            }
        }
        if (!closing.isEmpty()) {
            put(indent, withTrailing(closing));
        }
    }

    // ---------------------------------------------------------------------------------------------- lines

    private interface Until {
        boolean reached();
    }

    /** This token, and those up to somewhere that is not in brackets, comments behind the last of them included. */
    private List<Token> taken(Until until) {
        List<Token> taken = new ArrayList<>(List.of(tokens.get(at++)));
        while (at < tokens.size() && !until.reached()) {
            if (tokens.get(at).opens()) {
                taken.addAll(bracket());
            } else {
                taken.add(tokens.get(at++));
            }
        }
        return taken;
    }

    private List<Token> withTrailing(List<Token> code) {
        List<Token> all = new ArrayList<>(code);
        while (at < tokens.size()
                && tokens.get(at).isComment()
                && !tokens.get(at).isOwnLine()) {
            all.add(tokens.get(at++));
        }
        return all;
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean isEnd() {
        return is("end") && !(at > 0 && tokens.get(at - 1).is("."));
    }

    private boolean isOwnLine() {
        return tokens.get(at).isOwnLine();
    }

    private void end() {
        if (isEnd()) {
            put(0, withTrailing(List.of(tokens.get(at++))));
        }
    }

    /** A comment with lines of its own. Within a rule an empty line stays above it, unless something begins with it. */
    private void comment(int indent) {
        Token comment = tokens.get(at++);
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        boolean begins = last.equals("when") || last.equals("then") || last.endsWith("{") || !last.startsWith(" ");
        if (indent > 0 && comment.belowEmptyLine() && !begins) {
            lines.add("");
        }
        if (!comment.isOwnLine() && !lines.isEmpty()) {
            lines.set(lines.size() - 1, last + " " + comment.written());
        } else {
            lines.add(" ".repeat(indent) + comment.written());
        }
    }

    private void put(int indent, List<Token> code) {
        if (!code.isEmpty()) {
            lines.addAll(Joined.line(code).lines(indent));
        }
    }
}
