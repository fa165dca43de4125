package assay.drl;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseException;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.UnparsableStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what a rule does with the parser of Java. Of a statement in which anything is wrong, that makes nothing at all, and the
 * checks that say what is wrong with it look at the rest of it: so such a statement is read piece by piece, as conditions are.
 */
final class ConsequenceReader {

    private static final ParserConfiguration JAVA = new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.RAW)
            .setAttributeComments(false);

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");

    /** What may follow where nothing but a semicolon is missing. */
    private static final Pattern ANOTHER = Pattern.compile("\\s*[\\p{L}_$}]");

    private final DrlFile file;
    private final int start;
    private final int end;
    /** What the parser of Java is given, in which the same stands at the same place, behind the bracket of a block. */
    private final StringBuilder java;

    /** Where each of its lines begins. */
    private int[] lines = {0};

    private final List<Consequence.Statement> statements = new ArrayList<>();
    private final List<Integer> withoutSemicolon = new ArrayList<>();
    /** Where what was read last ends, and where that ends which stands in no other. */
    private int last;

    private int outermost;

    private ConsequenceReader(DrlFile file, int start, int end) {
        this.file = file;
        this.start = start;
        this.end = end;
        this.java = new StringBuilder("{" + file.plain().substring(start, end) + "\n}");
        this.last = start;
        this.outermost = end;
    }

    /** Reads what stands between two offsets of a file. */
    static Consequence read(DrlFile file, int start, int end) {
        ConsequenceReader reader = new ConsequenceReader(file, start, end);
        reader.read();
        return new Consequence(start, List.copyOf(reader.statements), List.copyOf(reader.withoutSemicolon));
    }

    private void read() {
        quoted();
        ParseResult<BlockStmt> read = parsed();
        OptionalInt missing = missing(read);
        while (missing.isPresent()) {
            int bracket = missing.getAsInt();
            withoutSemicolon.add(bracket);
            if (Character.isWhitespace(java.charAt(index(bracket) + 1))) {
                java.setCharAt(index(bracket) + 1, ';');
                read = parsed();
            }
            missing = missing(read);
        }
        Optional<BlockStmt> block = read.getResult();
        if (block.isPresent()) {
            for (Statement statement : block.get().getStatements()) {
                outermost = end(statement);
                statement(statement, List.of());
            }
        } else {
            pieces(start, end, List.of());
        }
    }

    private ParseResult<BlockStmt> parsed() {
        lines = IntStream.range(0, java.length())
                .filter(at -> at == 0 || java.charAt(at - 1) == '\n')
                .toArray();
        return new JavaParser(JAVA).parseBlock(java.toString());
    }

    /** What is quoted is for others to look at: whatever stands in it, and within whichever quotes, it is a text. */
    private void quoted() {
        Matcher quoted = QUOTED.matcher(java.toString());
        while (quoted.find()) {
            for (int at = quoted.start(); at < quoted.end(); at++) {
                java.setCharAt(at, at == quoted.start() || at == quoted.end() - 1 ? '"' : 'x');
            }
        }
    }

    /** The first closing bracket behind which a semicolon is missing, of those of which that is not known. */
    private OptionalInt missing(ParseResult<BlockStmt> read) {
        return read.getProblems().stream()
                .map(Problem::getCause)
                .flatMap(Optional::stream)
                .filter(ParseException.class::isInstance)
                .map(ParseException.class::cast)
                .filter(wrong -> wrong.currentToken != null
                        && wrong.currentToken.kind == JavaToken.Kind.RPAREN.getKind()
                        && Arrays.stream(wrong.expectedTokenSequences)
                                .anyMatch(expected -> expected[0] == JavaToken.Kind.SEMICOLON.getKind()))
                .mapToInt(wrong -> offset(new Position(wrong.currentToken.endLine, wrong.currentToken.endColumn)))
                .filter(bracket -> !withoutSemicolon.contains(bracket)
                        && ANOTHER.matcher(java)
                                .region(index(bracket) + 1, java.length())
                                .lookingAt())
                .findFirst();
    }

    private void statement(Statement statement, List<Term> under) {
        if (statement instanceof BlockStmt block) {
            last = start(block) + 1;
            block.getStatements().forEach(one -> statement(one, under));
        } else if (statement instanceof ExpressionStmt expression) {
            does(expression.getExpression(), under);
        } else if (statement instanceof IfStmt either) {
            Term condition = term(either.getCondition());
            add(start(statement), "if", "", condition, under);
            List<Term> then = new ArrayList<>(under);
            then.add(condition);
            statement(either.getThenStmt(), List.copyOf(then));
            either.getElseStmt().ifPresent(otherwise -> {
                int at = file.code().indexOf("else", end(either.getThenStmt()));
                add(at, "else", "", new Term.Other(at), under);
                statement(otherwise, under);
            });
        } else if (statement instanceof ForEachStmt loop) {
            add(start(statement), "for", "", term(loop.getIterable()), under);
            statement(loop.getBody(), under);
        } else if (statement instanceof WhileStmt loop) {
            add(start(statement), "while", "", term(loop.getCondition()), under);
            statement(loop.getBody(), under);
        } else if (statement instanceof UnparsableStmt) {
            boolean known = statement
                    .getParentNode()
                    .filter(BlockStmt.class::isInstance)
                    .isPresent();
            pieces(known ? last : start(statement), end(statement), under);
        } else if (!(statement instanceof EmptyStmt)) {
            add(start(statement), word(statement), "", new Term.Other(start(statement)), under);
            within(statement, under);
        }
        last = end(statement);
    }

    /** What else Java has: nobody knows what it comes to, but what stands in it. */
    private void within(Node node, List<Term> under) {
        for (Node child : node.getChildNodes()) {
            if (child instanceof Statement statement) {
                statement(statement, under);
            } else if (child instanceof Expression expression) {
                does(expression, under);
            } else if (child instanceof CatchClause clause) {
                add(start(clause), "catch", "", new Term.Other(start(clause)), under);
                statement(clause.getBody(), under);
            }
        }
    }

    private void does(Expression expression, List<Term> under) {
        if (expression instanceof VariableDeclarationExpr declared) {
            declared.getVariables()
                    .forEach(one -> one.getInitializer()
                            .ifPresentOrElse(
                                    value -> add(start(one), "", one.getNameAsString(), term(value), under),
                                    () -> add(start(one), "", "", new Term.Other(start(declared)), under)));
        } else if (expression instanceof AssignExpr assigned && assigned.getTarget() instanceof NameExpr name) {
            add(start(expression), "", name.getNameAsString(), term(assigned.getValue()), under);
        } else {
            add(start(expression), "", "", term(expression), under);
        }
    }

    private void add(int at, String word, String assigned, Term term, List<Term> under) {
        statements.add(new Consequence.Statement(at, word, assigned, term, under, outermost));
    }

    private Term term(Expression expression) {
        return new JavaTerms(file, this::start, this::end).of(expression);
    }

    private static String word(Statement statement) {
        return statement
                .getTokenRange()
                .map(tokens -> tokens.getBegin().getText())
                .filter(word -> word.matches("[a-z]+"))
                .orElse("");
    }

    /**
     * What cannot be read: it may do anything. What stands between semicolons and braces is read by itself, as a term of a
     * condition is, of which as much is known as can be read.
     */
    private void pieces(int from, int to, List<Term> under) {
        String code = file.code();
        add(from, "", "", new Term.Other(from), under);
        int begin = from;
        int depth = 0;
        for (int at = from; at <= to; at++) {
            char sign = at < to ? code.charAt(at) : ';';
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (at == to || (depth == 0 && ";{}".indexOf(sign) >= 0)) {
                if (!file.plain().substring(begin, at).isBlank()) {
                    add(begin, "", "", Term.read(file.plain(), begin, at), under);
                }
                begin = at + 1;
            }
        }
    }

    // ------------------------------------------------------------------ where it stands

    private int start(Node node) {
        return node.getBegin().map(this::offset).orElse(start);
    }

    /** Behind its last sign. */
    private int end(Node node) {
        return Math.min(end, node.getEnd().map(last -> offset(last) + 1).orElse(end));
    }

    /** A line and a column, each from 1, of what the parser was given. */
    private int offset(Position place) {
        return start - 1 + lines[place.line - 1] + place.column - 1;
    }

    /** Where something of the file stands in what the parser was given. */
    private int index(int offset) {
        return offset - start + 1;
    }
}
