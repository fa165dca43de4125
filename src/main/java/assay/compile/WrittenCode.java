package assay.compile;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * What a rule concludes, as a row of the few things that a conclusion can be made of: what it hands over, values that it
 * works out, a condition, a walk through a list. All else of Java is refused, whatever it would do: loops that may not end,
 * code that is handed on, classes, arrays, what catches or throws. What it fills is a list of its own until it is finished,
 * and a copy of it is what it hands over. What it calls is the business of {@link AllowList}.
 */
final class WrittenCode {

    private static final Set<String> ENGINE = Set.of("drools", "kcontext", "channels");
    private static final Set<String> WALKING = Set.of(
            "iterator",
            "listIterator",
            "hasNext",
            "next",
            "spliterator",
            "forEach",
            "stream",
            "toArray",
            "toCharArray");
    /** What can be filled, and is itself a copy of what it is made of. */
    private static final Set<String> FILLED =
            Set.of("ArrayList", "LinkedHashSet", "TreeSet", "LinkedHashMap", "TreeMap");
    /** The same of sets of words, which are made by the class itself. */
    private static final Set<String> MAKING = Set.of("of", "copyOf", "range");
    /** What shows what is in another, and changes with it. */
    private static final Set<String> VIEWS =
            Set.of("subList", "headSet", "tailSet", "subSet", "keySet", "values", "entrySet");

    private static final Set<String> NUMBERS = Set.of("BigDecimal", "BigInteger");
    private static final Set<String> COPIED_BY = Set.of("addAll", "putAll", "containsAll", "retainAll", "removeAll");
    private static final Set<String> CAST =
            Set.of("String", "Integer", "Long", "Double", "Boolean", "BigDecimal", "Number");

    /** Where an array is made; of the text that somebody writes between the brackets of a condition nothing else makes one. */
    private static final Pattern ARRAY = Pattern.compile("\\bnew\\s+[\\w.]+\\s*(?=\\[)");

    private static final String NO_ARRAYS = "rules know lists and no arrays: List.of( ... )";

    private static final Set<BinaryExpr.Operator> IDENTITY =
            Set.of(BinaryExpr.Operator.EQUALS, BinaryExpr.Operator.NOT_EQUALS);

    /** What is said where two things are compared as if there were but one of each. */
    static final String SAME =
            "compares with == what may be the same and still two things; a.equals( b ) compares texts,"
                    + " days and words, and numbers have intValue() or compareTo";

    /** What is said where a list is changed that a rule has not made. */
    static final String CHANGES = "changes a list that is none of its own; what was found stays as it was found,"
            + " and a conclusion puts together a list of its own: List<String> words = new ArrayList<>();";

    private final DrlFile file;
    private final RuleDescr rule;
    private final int start;
    private final String code;
    private final List<Problem> problems = new ArrayList<>();
    /** What was declared in the conclusion, and of that what is a list or a map that it fills. */
    private final Set<String> own = new TreeSet<>();

    private final Set<String> filled = new TreeSet<>();
    private final Set<String> numbers = new TreeSet<>();
    /** Whether it adds to a list of its own. */
    private boolean fills;

    private int words;
    private @Nullable BinaryExpr comparing;
    /** What it adds to without saying whether that is a number or a list. */
    private @Nullable MethodCallExpr adding;

    private WrittenCode(DrlFile file, RuleDescr rule) {
        this.file = file;
        this.rule = rule;
        this.code = String.valueOf(rule.getConsequence());
        this.start = file.text().indexOf(code, file.offsetOf(rule.getLine()));
    }

    /** Looks at what a rule does; what cannot be read as Java is no conclusion either. */
    static WrittenCode of(DrlFile file, RuleDescr rule) {
        WrittenCode written = new WrittenCode(file, rule);
        written.read();
        return written;
    }

    /** Where it does something that has no place in a conclusion. */
    List<Problem> problems() {
        return problems;
    }

    /** Where it adds to what is no list of its own, and so to a number or to somebody else's list; -1 where nowhere. */
    int adding() {
        return adding == null ? -1 : offset(adding.getName());
    }

    /** How often something is compared with a word of an enum, which there is but once. */
    int words() {
        return words;
    }

    /** Where two things are compared, of which only compiled code says whether they are numbers; -1 where nowhere. */
    int comparing() {
        return comparing == null ? -1 : offset(comparing);
    }

    /** Whether a problem is one of this rule. */
    boolean isIn(Problem problem) {
        return problem.file().equals(file.shown())
                && rule.getLine() <= problem.line()
                && problem.line() <= rule.getEndLine();
    }

    private void read() {
        Matcher array = ARRAY.matcher(file.code());
        int from = file.offsetOf(rule.getLine());
        array.region(from, Math.max(from, start));
        while (array.find()) {
            wrong(array.start(), NO_ARRAYS);
        }
        ParserConfiguration java = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setAttributeComments(false);
        ParseResult<BlockStmt> read = new JavaParser(java).parseBlock("{\n" + code + "\n}");
        BlockStmt block = read.getResult().orElse(null);
        if (block == null || !read.isSuccessful()) {
            problems.add(file.inLine(
                    rule.getLine(),
                    Check.NOT_ALLOWED,
                    "what the rule \"" + rule.getName()
                            + "\" does cannot be read; behind then stands a row of insert( ... );"));
            return;
        }
        declared(block);
        Deque<Node> left = new ArrayDeque<>(List.of(block));
        while (!left.isEmpty()) {
            Node node = left.pop();
            int told = problems.size();
            if (node instanceof Statement statement) {
                statement(statement);
            } else if (node instanceof Expression expression) {
                expression(expression);
            }
            if (told == problems.size()) {
                node.getChildNodes().forEach(left::push);
            }
        }
        if (fills && adding != null) {
            wrong(
                    adding,
                    "this " + CHANGES + " (numbers that are added up have a name that says so: BigDecimal sum = "
                            + adding.getScope().map(Expression::toString).orElse("") + ";)");
        }
    }

    private void declared(BlockStmt block) {
        for (VariableDeclarator variable : block.findAll(VariableDeclarator.class)) {
            if (!own.add(variable.getNameAsString())) {
                wrong(variable, "\"" + variable.getName() + "\" is the name of another value; this one needs its own");
            }
            if (variable.getInitializer().filter(WrittenCode::canBeFilled).isPresent()) {
                filled.add(variable.getNameAsString());
            }
            if (NUMBERS.contains(variable.getTypeAsString())) {
                numbers.add(variable.getNameAsString());
            }
        }
    }

    /** Whether something makes a list, a set or a map that can be filled. */
    private static boolean canBeFilled(Expression made) {
        return made instanceof ObjectCreationExpr other
                ? FILLED.contains(other.getType().getNameAsString())
                : made instanceof MethodCallExpr call
                        && MAKING.contains(call.getNameAsString())
                        && isOf(call, "EnumSet");
    }

    /** Whether a method is called of a class of Java, and not of a value with such a name. */
    private static boolean isOf(MethodCallExpr call, String type) {
        return call.getScope()
                .map(Expression::toString)
                .filter(scope -> scope.equals(type) || scope.equals("java.util." + type))
                .isPresent();
    }

    private void wrong(Node node, String message) {
        wrong(offset(node), message);
    }

    private void wrong(int offset, String message) {
        problems.add(file.at(offset, Check.NOT_ALLOWED, "in the rule \"" + rule.getName() + "\": " + message));
    }

    /** Where something stands in the file; a line with a bracket stands before what was read. */
    private int offset(Node node) {
        Position begin = node.getBegin().orElse(Position.HOME);
        int line = begin.line <= 2 ? -1 : StringUtils.ordinalIndexOf(code, "\n", begin.line - 2);
        return start < 0
                ? file.offsetOf(rule.getLine())
                : Math.min(start + line + begin.column, file.text().length() - 1);
    }

    private void statement(Statement statement) {
        if (statement instanceof WhileStmt || statement instanceof DoStmt || statement instanceof ForStmt) {
            wrong(statement, "this may never end; for ( ... : ... ) goes through a list");
        } else if (statement instanceof ThrowStmt) {
            wrong(statement, "a rule stops nothing; leave out what it has no conclusion about");
        } else if (statement instanceof TryStmt) {
            wrong(statement, "a rule catches nothing; ask in a condition whether something can be worked out");
        } else if (statement instanceof LocalClassDeclarationStmt || statement instanceof LocalRecordDeclarationStmt) {
            wrong(statement, "a rule declares nothing; a kind of fact is declared beside the rules: declare ... end");
        } else if (!isPlain(statement)) {
            wrong(statement, "this has no place among conclusions; if ( ... ) and for ( ... : ... ) do");
        }
    }

    private static boolean isPlain(Statement statement) {
        return statement instanceof BlockStmt
                || statement instanceof ExpressionStmt
                || statement instanceof IfStmt
                || statement instanceof ForEachStmt
                || (statement instanceof EmptyStmt
                        && statement
                                .getParentNode()
                                .filter(BlockStmt.class::isInstance)
                                .isPresent())
                || (statement instanceof ReturnStmt returns
                        && returns.getExpression().isEmpty())
                || (statement instanceof BreakStmt breaks && breaks.getLabel().isEmpty())
                || (statement instanceof ContinueStmt continues
                        && continues.getLabel().isEmpty());
    }

    private void expression(Expression expression) {
        if (canBeFilled(expression)
                && !(expression.getParentNode().orElse(null) instanceof VariableDeclarator)
                && !isRead(expression)) {
            wrong(
                    expression,
                    "\"" + expression + "\" can still be filled; it has a name of its own, as in"
                            + " List<String> words = new ArrayList<>(); and List.copyOf( words ) hands over what is in it");
        } else if (expression instanceof MethodCallExpr call) {
            call(call);
        } else if (expression instanceof ObjectCreationExpr made) {
            if (made.getAnonymousClassBody().isPresent() || made.getScope().isPresent()) {
                wrong(made, "a rule has no code of its own; it makes conclusions and hands them over");
            }
        } else if (expression instanceof NameExpr name) {
            name(name);
        } else if (expression instanceof BinaryExpr compared && IDENTITY.contains(compared.getOperator())) {
            compared(compared);
        } else if (expression instanceof AssignExpr assigned) {
            if (!isOwn(assigned.getTarget()) || isFilled(assigned.getTarget())) {
                wrong(assigned, "what was found stays as it was found; a new name holds another value");
            }
        } else if (expression instanceof UnaryExpr unary) {
            boolean counts = Set.of(
                            UnaryExpr.Operator.PREFIX_INCREMENT,
                            UnaryExpr.Operator.PREFIX_DECREMENT,
                            UnaryExpr.Operator.POSTFIX_INCREMENT,
                            UnaryExpr.Operator.POSTFIX_DECREMENT)
                    .contains(unary.getOperator());
            if (counts && !isOwn(unary.getExpression())) {
                wrong(unary, "what was found stays as it was found; a new name holds another value");
            }
        } else if (expression instanceof CastExpr cast) {
            if (!cast.getType().isPrimitiveType()
                    && !CAST.contains(cast.getType().asString())) {
                wrong(cast, "something is what it was declared as; leave out the " + cast.getType() + " in brackets");
            }
        } else if (expression instanceof LambdaExpr || expression instanceof MethodReferenceExpr) {
            wrong(expression, "a rule has no code of its own; for ( ... : ... ) goes through a list");
        } else if (expression instanceof ArrayAccessExpr
                || expression instanceof ArrayCreationExpr
                || expression instanceof ArrayInitializerExpr) {
            wrong(expression, NO_ARRAYS);
        } else if (expression instanceof ClassExpr) {
            wrong(expression, "a rule looks at facts, not at what they are made of");
        } else if (expression instanceof TextBlockLiteralExpr) {
            wrong(expression, "a text stands in one pair of quotes; a plus (+) joins two");
        } else if (!isPlain(expression)) {
            wrong(expression, "this has no place among conclusions");
        }
    }

    /** With == texts and days are the same only if they are one thing, which nobody can mean. */
    private void compared(BinaryExpr compared) {
        if (isText(compared.getLeft()) || isText(compared.getRight())) {
            wrong(compared, "texts are compared with equals: " + texts(compared));
        } else if (isWord(compared.getLeft()) || isWord(compared.getRight())) {
            words++;
        } else if (comparing == null) {
            comparing = compared;
        }
    }

    private static String texts(BinaryExpr compared) {
        boolean first = isText(compared.getLeft());
        String not = compared.getOperator() == BinaryExpr.Operator.NOT_EQUALS ? "!" : "";
        return not + (first ? compared.getLeft() : compared.getRight()) + ".equals( "
                + (first ? compared.getRight() : compared.getLeft()) + " )";
    }

    private static boolean isText(Expression expression) {
        return expression instanceof StringLiteralExpr;
    }

    private static boolean isWord(Expression expression) {
        return expression instanceof FieldAccessExpr field
                && Character.isUpperCase(field.getScope().toString().charAt(0));
    }

    private static boolean isPlain(Expression expression) {
        return expression instanceof LiteralExpr
                || expression instanceof BinaryExpr
                || expression instanceof EnclosedExpr
                || expression instanceof ConditionalExpr
                || expression instanceof FieldAccessExpr
                || (expression instanceof InstanceOfExpr instance
                        && instance.getPattern().isEmpty())
                || (expression instanceof VariableDeclarationExpr variables
                        && variables.getVariables().stream()
                                .noneMatch(one -> one.getType().isArrayType()));
    }

    private boolean isOwn(Expression expression) {
        return expression instanceof NameExpr name && own.contains(name.getNameAsString());
    }

    private boolean isFilled(Expression expression) {
        return expression instanceof NameExpr name && filled.contains(name.getNameAsString());
    }

    private void call(MethodCallExpr call) {
        String name = call.getNameAsString();
        Expression of = call.getScope().orElse(null);
        Node around = call.getParentNode().orElse(call);
        if (call.getTypeArguments().isPresent()) {
            wrong(call, "leave out what stands in < > before " + name);
        } else if (of == null && !"insert".equals(name)) {
            wrong(call, name + "( ... ) is no conclusion; what a rule finds is handed over with insert( ... );");
        } else if (of == null
                && !(around instanceof ExpressionStmt && call.getArguments().size() == 1)) {
            wrong(call, "insert( ... ) stands for itself and takes one conclusion");
        } else if (of == null && !isMade(call.getArgument(0))) {
            wrong(
                    call.getArgument(0),
                    "this is no conclusion; insert takes what is made here: insert( new Note( ... ) );");
        } else if (WALKING.contains(name) && !call.getArguments().isNonEmpty()) {
            wrong(call, "for ( ... : ... ) goes through a list");
        } else if ("split".equals(name) && !(around instanceof ForEachStmt)) {
            wrong(call, "split( ... ) stands behind a for: for ( String word : text.split( \" \" ) )");
        } else if (of != null && Permitted.changes(name)) {
            change(call, of);
        }
    }

    /** Whether something is made on the spot or has a name that the rule has given; what is found is there already. */
    private static boolean isMade(Expression expression) {
        return expression instanceof ObjectCreationExpr
                || expression instanceof NameExpr
                || (expression instanceof MethodCallExpr call && isOfType(call));
    }

    /** Whether a call, or the first of several one behind the other, is of a type: {@code Criterion.further( ... ).atLeast( 2 )}. */
    private static boolean isOfType(MethodCallExpr call) {
        Expression of = call.getScope().orElse(null);
        return of instanceof MethodCallExpr before
                ? isOfType(before)
                : (of instanceof NameExpr name && isType(name.getNameAsString()))
                        || (of instanceof FieldAccessExpr field && isType(field.getNameAsString()));
    }

    private static boolean isType(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    /** Only what a rule has made itself is changed; numbers are added up as well, which changes none of them. */
    private void change(MethodCallExpr call, Expression of) {
        boolean adds = "add".equals(call.getNameAsString());
        if (isFilled(of)) {
            fills |= adds;
        } else if (!adds) {
            wrong(call, "this " + CHANGES);
        } else if (!isNumber(of)) {
            adding = call;
        }
    }

    /** Whether something is written so that it can only be a number; a value may be called BigDecimal and be a list. */
    private boolean isNumber(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            String of = call.getScope().map(Expression::toString).orElse("");
            return ("valueOf".equals(call.getNameAsString()) && NUMBERS.contains(of))
                    || (Permitted.isMethod("java.math.BigDecimal", call.getNameAsString(), "", false)
                            && call.getScope().filter(this::isNumber).isPresent());
        }
        return expression instanceof NameExpr name
                ? numbers.contains(name.getNameAsString())
                : expression instanceof FieldAccessExpr field
                        ? NUMBERS.contains(field.getScope().toString())
                                && Permitted.isConstant("java.math.BigInteger", field.getNameAsString())
                        : expression instanceof ObjectCreationExpr made
                                && NUMBERS.contains(made.getType().getNameAsString());
    }

    /** A list that a rule goes on filling is a conclusion's only once it is finished. */
    private void name(NameExpr name) {
        if (ENGINE.contains(name.getNameAsString())) {
            problems.add(file.at(
                    offset(name),
                    Check.NOT_ALLOWED,
                    "the rule \"" + rule.getName() + "\" uses " + AllowList.ENGINE + AllowList.MAY_USE));
        }
        if (!isFilled(name)) {
            return;
        }
        if (!isRead(name)) {
            wrong(name, "\"" + name + "\" is still being filled; hand over List.copyOf( " + name + " )");
        }
    }

    /** Whether of what is still being filled only that is used which is in it, and nobody is handed the thing itself. */
    private static boolean isRead(Expression filled) {
        Node around = filled.getParentNode().orElse(filled);
        if (around instanceof MethodCallExpr call) {
            return isScope(call, filled) ? !VIEWS.contains(call.getNameAsString()) || isRead(call) : isCopied(call);
        }
        return around instanceof ForEachStmt
                || (around instanceof BinaryExpr joined && joined.getOperator() == BinaryExpr.Operator.PLUS)
                || (around instanceof ObjectCreationExpr made && canBeFilled(made));
    }

    private static boolean isScope(MethodCallExpr call, Expression name) {
        return call.getScope().flatMap(Node::getRange).equals(name.getRange());
    }

    private static boolean isCopied(MethodCallExpr call) {
        return COPIED_BY.contains(call.getNameAsString())
                || ("copyOf".equals(call.getNameAsString()) && (isOf(call, "List") || isOf(call, "EnumSet")))
                || ("join".equals(call.getNameAsString())
                        && call.getScope()
                                .filter(scope -> "String".equals(scope.toString()))
                                .isPresent());
    }
}
