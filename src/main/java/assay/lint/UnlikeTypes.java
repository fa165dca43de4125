package assay.lint;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Article;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that compare what is not alike, whatever the two sides are made of, or add up what cannot be added up. The
 * compiler accepts some of the rest, and fails on it without saying where.
 */
final class UnlikeTypes implements Finder {

    private static final Set<String> SAME = Set.of("==", "!=");
    private static final Set<String> ORDERED = Set.of("<", ">", "<=", ">=");
    private static final Set<String> AMONG = Set.of("in", "not in");
    private static final Set<Referents.Form> UNORDERED =
            Set.of(Referents.Form.TRUTH, Referents.Form.LIST, Referents.Form.FACT);
    private static final Set<String> ADDING = Set.of("sum", "average");
    private static final Set<String> NUMBERS = Set.of("Integer", "Long", "Double");
    private static final Pattern OWN = Pattern.compile("[a-z]\\w*");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.COMPARISON);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all()
                .forEach(rule -> new Rule(
                                rule.file(),
                                rules.types(),
                                problems,
                                rules.draft().problems())
                        .conditions(rule.asked()));
    }

    private static final class Rule {

        private final DrlFile file;
        private final Referents referents;
        private final List<Problem> problems;
        /** What else is told of the rules. */
        private final List<Problem> others;

        Rule(DrlFile file, Types types, List<Problem> problems, List<Problem> others) {
            this.file = file;
            this.referents = new Referents(types);
            this.problems = problems;
            this.others = others;
        }

        void conditions(Asked asked) {
            if (asked instanceof Asked.Fact fact) {
                fact(fact.condition());
            } else if (asked instanceof Asked.Group group) {
                group.parts().forEach(this::conditions);
            } else if (asked instanceof Asked.Sum sum) {
                conditions(sum.of());
                referents.inside("");
                sum.functions().forEach(this::function);
                results(sum);
            }
        }

        /** The type by which what is made of facts is written before "from". */
        private Optional<String> comesTo(Asked.Function function) {
            Optional<Referents.Type> of =
                    function.arguments().stream().findFirst().flatMap(referents::type);
            return switch (function.name()) {
                case "count" -> Optional.of("Long");
                case "average" -> Optional.of("Double");
                case "sum", "min", "max" ->
                    of.filter(type -> type.form() == Referents.Form.NUMBER)
                            .filter(type -> type.digits() != Referents.Digits.DECIMAL)
                            .map(type -> type.digits() == Referents.Digits.WHOLE ? "Integer" : "Double");
                default -> Optional.empty();
            };
        }

        private void results(Asked.Sum sum) {
            Optional<String> comesTo = sum.functions().stream().findFirst().flatMap(this::comesTo);
            sum.functions().forEach(referents::bind);
            Optional<Asked.Function> itself =
                    sum.functions().stream().filter(one -> one.name().isEmpty()).findFirst();
            Optional<String> wrong = itself.flatMap(made -> wrongType(sum, made.variable(), comesTo));
            if (wrong.isPresent()) {
                int type = file.plain().indexOf(sum.type(), itself.get().start());
                problems.add(file.at(type, Check.COMPARISON, wrong.get()));
            } else {
                sum.results().forEach(this::constraint);
            }
        }

        /** What is told where what is made of facts is taken for something as which it is not compared. */
        private static Optional<String> wrongType(Asked.Sum sum, String made, Optional<String> comesTo) {
            boolean asksItsOwn = sum.results().stream().anyMatch(one -> any(one.term(), term -> isItsOwn(term, made)));
            boolean asks = asksItsOwn
                    || sum.results().stream().anyMatch(one -> any(one.term(), term -> isLessOrMore(term, made)));
            boolean isAny = FactPattern.ANY_RESULT.contains(sum.type()) && asks;
            boolean isOther = NUMBERS.contains(sum.type())
                    && comesTo.filter(type -> !type.equals(sum.type())).isPresent();
            return (isAny || isOther)
                    ? Optional.of((isAny
                                    ? Article.indefinite(sum.type())
                                            + " may be any, and is neither less nor more than another"
                                    : "what is made of the facts is no " + sum.type())
                            + "; write "
                            + comesTo.map(type -> type + "( )")
                                    .orElse(
                                            "Integer( ) where whole numbers are added up, Long( ) where facts are counted,"
                                                    + " and Double( ) for decimals and averages")
                            + (asksItsOwn ? ", and in its brackets this for the number" : ""))
                    : Optional.empty();
        }

        /** Whether something is asked that a number is thought to have, as intValue. */
        private static boolean isItsOwn(Term term, String made) {
            return term instanceof Term.Name name
                    ? OWN.matcher(name.name()).matches()
                    : term instanceof Term.Call call && (call.of() == null || isNamed(call.of(), made));
        }

        /** Whether a number of which nothing is known is held against another in an order that the compiler does not know. */
        private static boolean isLessOrMore(Term term, String made) {
            return term instanceof Term.Operation operation
                    && ORDERED.contains(operation.operator())
                    && (isNamed(operation.left(), made)
                            || (operation.left() instanceof Term.Literal && isNamed(operation.right(), made)));
        }

        private static boolean isNamed(@Nullable Term term, String variable) {
            return term instanceof Term.Name name && name.name().equals(variable);
        }

        private static boolean any(Term term, Predicate<Term> isIt) {
            boolean[] found = {false};
            term.each(one -> found[0] |= isIt.test(one));
            return found[0];
        }

        private void function(Asked.Function function) {
            for (Term argument : function.arguments()) {
                compared(argument);
                Optional<Referents.Type> type = referents.type(argument);
                if (ADDING.contains(function.name())
                        && type.filter(one -> one.form() != Referents.Form.NUMBER)
                                .isPresent()) {
                    problems.add(file.at(
                            argument.first(),
                            Check.COMPARISON,
                            function.name() + " adds up numbers, and this is "
                                    + type.get().said() + "; count counts whatever it is"));
                }
            }
        }

        private void fact(FactCondition condition) {
            Term from = new Term.Name(condition.start(), condition.from());
            referents.inside("");
            referents
                    .type(from)
                    .filter(type -> type.form() != Referents.Form.LIST)
                    .ifPresent(type -> problems.add(file.at(
                            condition.start(),
                            Check.COMPARISON,
                            "from goes through a list, and " + condition.from() + " is " + type.said())));
            referents.inside(condition.type());
            condition.constraints().forEach(this::constraint);
            referents.bindFact(condition.variable(), condition.type());
        }

        private void constraint(FactCondition.Constraint one) {
            if (!OperatorsWithoutPlace.isTold(file, one, Stream.concat(others.stream(), problems.stream()))) {
                compared(one.term());
            }
            if (!one.variable().isEmpty()) {
                referents.bind(one.variable(), one.term(), Set.of());
            }
        }

        private void compared(Term whole) {
            whole.each(term -> {
                if (term instanceof Term.Operation operation) {
                    compared(operation);
                }
            });
        }

        private void compared(Term.Operation operation) {
            String operator = operation.operator();
            Optional<Referents.Type> left = referents.type(operation.left());
            List<Term> right =
                    operation.right() instanceof Term.Several several ? several.terms() : List.of(operation.right());
            for (Term one : right) {
                Optional<String> wrong =
                        left.flatMap(first -> referents.type(one).flatMap(second -> wrong(operator, first, second)));
                if (wrong.isPresent()) {
                    problems.add(file.at(operation.left().first(), Check.COMPARISON, wrong.get()));
                    return;
                }
            }
        }

        private Optional<String> wrong(String operator, Referents.Type left, Referents.Type right) {
            if (operator.matches("[-+*/%]")) {
                boolean sums = left.form() == Referents.Form.NUMBER && right.form() == Referents.Form.NUMBER;
                boolean joins = "+".equals(operator)
                        && (left.form() == Referents.Form.TEXT || right.form() == Referents.Form.TEXT);
                if (sums) {
                    return rounded(operator, left.digits(), right.digits());
                }
                return joins
                        ? Optional.empty()
                        : Optional.of("the sign " + operator + " cannot stand between " + left.said() + " and "
                                + right.said());
            }
            boolean ordered = ORDERED.contains(operator);
            if (!ordered && !SAME.contains(operator) && !AMONG.contains(operator)) {
                return Optional.empty();
            }
            if (ordered && left.form() == Referents.Form.TRUTH && right.form() == Referents.Form.NUMBER) {
                return Optional.of(
                        "a comparison has one sign; between two numbers is said by two, with a comma between them:"
                                + " width >= 100, width <= 200");
            }
            if (!areAlike(left, right)) {
                return Optional.of("what stands left of " + operator + " is " + left.said()
                        + ", and what stands right of it is " + right.said() + "; only like is compared with like");
            }
            return ordered && UNORDERED.contains(left.form())
                    ? Optional.of("what stands left of " + operator + " is " + left.said()
                            + ", of which none is more or less than another")
                    : Optional.empty();
        }

        /** What is told of two numbers that are not worked out as they are on paper. */
        private static Optional<String> rounded(String operator, Referents.Digits left, Referents.Digits right) {
            Set<Referents.Digits> digits = EnumSet.of(left, right);
            if (digits.contains(Referents.Digits.DECIMAL)) {
                return Optional.empty();
            }
            if (digits.contains(Referents.Digits.BINARY)) {
                return Optional.of(
                        "decimals are not worked out to the last digit in a condition: 0.1 and 0.2 together come"
                                + " to a little more than 0.3; have whole numbers of a smaller unit recorded (cm, pence), or"
                                + " what it comes to, or let accumulate add up a field by sum, which is exact");
            }
            return "/".equals(operator)
                    ? Optional.of(
                            "a whole number divided by a whole number is whole here, 7 / 2 is 3; multiply instead (met * 2"
                                    + " >= asked is half of them, met * 100 >= asked * 60 is 60 percent), or write what it comes to (met >= 4)")
                    : Optional.empty();
        }

        private static boolean areAlike(Referents.Type one, Referents.Type other) {
            return one.form() == other.form()
                    && (one.form() != Referents.Form.WORD || one.name().equals(other.name()));
        }
    }
}
