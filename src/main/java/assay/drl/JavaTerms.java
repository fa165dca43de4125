package assay.drl;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What the parser of Java has read, as terms.
 *
 * @param file where it stands
 * @param start where something begins in the file
 * @param end where it ends there, behind its last sign
 */
record JavaTerms(DrlFile file, ToIntFunction<Node> start, ToIntFunction<Node> end) {

    private static final Set<BinaryExpr.Operator> KNOWN = EnumSet.of(
            BinaryExpr.Operator.OR,
            BinaryExpr.Operator.AND,
            BinaryExpr.Operator.EQUALS,
            BinaryExpr.Operator.NOT_EQUALS,
            BinaryExpr.Operator.LESS,
            BinaryExpr.Operator.GREATER,
            BinaryExpr.Operator.LESS_EQUALS,
            BinaryExpr.Operator.GREATER_EQUALS,
            BinaryExpr.Operator.PLUS,
            BinaryExpr.Operator.MINUS,
            BinaryExpr.Operator.MULTIPLY,
            BinaryExpr.Operator.DIVIDE,
            BinaryExpr.Operator.REMAINDER);

    /** An expression as a term; what is none that is known is a {@link Term.Other} where it stands. */
    Term of(Expression expression) {
        int from = start.applyAsInt(expression);
        if (expression instanceof EnclosedExpr enclosed) {
            return of(enclosed.getInner());
        }
        if (expression instanceof StringLiteralExpr) {
            return new Term.Literal(from, file.plain().substring(from + 1, end.applyAsInt(expression) - 1));
        }
        if (expression instanceof LiteralStringValueExpr number) {
            return number.getValue().matches("\\d+(\\.\\d+)?")
                    ? new Term.Literal(from, new BigDecimal(number.getValue()))
                    : new Term.Other(from);
        }
        if (expression instanceof BooleanLiteralExpr truth) {
            return new Term.Literal(from, truth.getValue());
        }
        if (expression instanceof NullLiteralExpr) {
            return new Term.Literal(from, null);
        }
        if (expression instanceof NameExpr name) {
            return new Term.Name(from, name.getNameAsString());
        }
        if (expression instanceof FieldAccessExpr member) {
            Term of = of(member.getScope());
            return new Term.Member(of.start(), of, member.getNameAsString());
        }
        if (expression instanceof MethodCallExpr call) {
            return new Term.Call(
                    start.applyAsInt(call.getName()),
                    call.getScope().map(this::of).orElse(null),
                    call.getNameAsString(),
                    all(call.getArguments()),
                    false);
        }
        if (expression instanceof ObjectCreationExpr made
                && made.getScope().isEmpty()
                && made.getAnonymousClassBody().isEmpty()) {
            return new Term.Call(from, null, made.getType().asString(), all(made.getArguments()), true);
        }
        if (expression instanceof BinaryExpr both && KNOWN.contains(both.getOperator())) {
            String operator = both.getOperator().asString();
            return new Term.Operation(
                    sign(operator, both.getLeft()), operator, of(both.getLeft()), of(both.getRight()));
        }
        if (expression instanceof ConditionalExpr choice) {
            return new Term.Choice(
                    sign("?", choice.getCondition()),
                    of(choice.getCondition()),
                    of(choice.getThenExpr()),
                    of(choice.getElseExpr()));
        }
        return expression instanceof UnaryExpr unary ? unary(from, unary) : new Term.Other(from);
    }

    private Term unary(int from, UnaryExpr unary) {
        Term of = of(unary.getExpression());
        return switch (unary.getOperator()) {
            case LOGICAL_COMPLEMENT -> new Term.Not(from, of);
            case MINUS -> Term.minus(from, of);
            default -> new Term.Other(from);
        };
    }

    private List<Term> all(List<Expression> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    /** Where the sign behind something stands. */
    private int sign(String sign, Expression before) {
        return file.code().indexOf(sign, end.applyAsInt(before));
    }
}
