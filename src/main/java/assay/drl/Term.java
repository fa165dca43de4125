package assay.drl;

import assay.policy.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a condition or a conclusion of a rule, as far as checks look into it. Everything knows the offset at which
 * it begins.
 */
public sealed interface Term {

    int start();

    /** A text, a number, a truth, or null. */
    record Literal(int start, @Nullable Object value) implements Term {

        /** Whether a term is {@code null}. */
        public static boolean isNothing(Term term) {
            return term instanceof Literal literal && literal.value == null;
        }
    }

    /** A field, a variable or a type. */
    record Name(int start, String name) implements Term {}

    /** What stands behind a full stop: {@code agencies.size}, {@code Agency.HEALTH}. */
    record Member(int start, Term of, String name) implements Term {

        /** Whether this is a word of an enumeration, by how it is written. */
        public boolean isWord() {
            return of instanceof Name type && type.name.matches("[A-Z]\\w*") && name.matches("[A-Z][A-Z0-9_]*");
        }

        /** The enumeration that the word is of. */
        public String enumeration() {
            return of instanceof Name type ? type.name : "";
        }
    }

    /** A call, or with {@code new} the making of something. */
    record Call(int start, @Nullable Term of, String name, List<Term> arguments, boolean made) implements Term {}

    /** A comparison, or terms put together. */
    record Operation(int start, String operator, Term left, Term right) implements Term {

        /** The sign that is so where another is not. */
        public static String opposite(String operator) {
            return switch (operator) {
                case "==" -> "!=";
                case "!=" -> "==";
                case "<" -> ">=";
                case ">=" -> "<";
                case ">" -> "<=";
                case "<=" -> ">";
                default ->
                    operator.startsWith("not")
                            ? operator.substring("not".length()).strip()
                            : "not " + operator;
            };
        }
    }

    /** The opposite of something. */
    record Not(int start, Term of) implements Term {}

    /** Several in brackets, as {@code in} compares with. */
    record Several(int start, List<Term> terms) implements Term {}

    /** What stands before {@code !.}, which is only looked into where it is there. */
    record IfThere(int start, Term of) implements Term {}

    /** One of two: {@code $day == null ? "no day" : "a day"}. */
    record Choice(int start, Term condition, Term yes, Term no) implements Term {}

    /** Anything else. */
    record Other(int start) implements Term {}

    /** Whether this is a field of the fact that something is asked of. */
    default boolean isField() {
        return this instanceof Name one && Character.isLowerCase(one.name.charAt(0));
    }

    /** Whether it says something of one field, and of nothing else that could be one thing or another. */
    default boolean isOnlyAbout(String field) {
        List<Term> others = new ArrayList<>();
        each(one -> {
            boolean isOther = one instanceof Name name && !name.name.equals(field) && !name.name.matches("[A-Z].*");
            if (isOther || one instanceof Other || (one instanceof Call call && call.of == null)) {
                others.add(one);
            }
        });
        return others.isEmpty();
    }

    /** The same said of another field. */
    default Term saidOf(String field, String other) {
        if (this instanceof Name one) {
            return one.name.equals(field) ? new Name(one.start, other) : one;
        }
        if (this instanceof Member one) {
            return new Member(one.start, one.of.saidOf(field, other), one.name);
        }
        if (this instanceof Call one) {
            return new Call(
                    one.start,
                    one.of == null ? null : one.of.saidOf(field, other),
                    one.name,
                    one.arguments.stream()
                            .map(each -> each.saidOf(field, other))
                            .toList(),
                    one.made);
        }
        if (this instanceof Operation one) {
            return new Operation(
                    one.start, one.operator, one.left.saidOf(field, other), one.right.saidOf(field, other));
        }
        if (this instanceof Not one) {
            return new Not(one.start, one.of.saidOf(field, other));
        }
        if (this instanceof Several one) {
            return new Several(
                    one.start,
                    one.terms.stream().map(each -> each.saidOf(field, other)).toList());
        }
        if (this instanceof IfThere one) {
            return new IfThere(one.start, one.of.saidOf(field, other));
        }
        return this instanceof Choice one
                ? new Choice(
                        one.start,
                        one.condition.saidOf(field, other),
                        one.yes.saidOf(field, other),
                        one.no.saidOf(field, other))
                : this;
    }

    /** Where it begins on the left; what puts terms together begins where its sign stands. */
    default int first() {
        if (this instanceof Operation operation) {
            return Math.min(operation.start, operation.left.first());
        }
        if (this instanceof Call call && call.of != null) {
            return call.of.first();
        }
        return this instanceof Choice choice ? choice.condition.first() : start();
    }

    /** The text that this comes to, where that is known from the rule alone. */
    default Optional<String> text() {
        if (this instanceof Literal literal && literal.value instanceof String text) {
            return Optional.of(text);
        }
        if (this instanceof Member member && member.isWord()) {
            return Optional.of(Words.ofConstant(member.name));
        }
        return this instanceof Operation operation && "+".equals(operation.operator)
                ? operation.left.text().flatMap(left -> operation.right.text().map(right -> left + right))
                : Optional.empty();
    }

    /** The number that this comes to, where that is known from the rule alone. */
    default Optional<BigDecimal> number() {
        if (this instanceof Literal literal && literal.value instanceof BigDecimal number) {
            return Optional.of(number);
        }
        return this instanceof Operation operation
                ? operation
                        .left
                        .number()
                        .flatMap(left -> operation.right.number().flatMap(right -> switch (operation.operator) {
                            case "+" -> Optional.of(left.add(right));
                            case "-" -> Optional.of(left.subtract(right));
                            case "*" -> Optional.of(left.multiply(right));
                            default -> Optional.empty();
                        }))
                : Optional.empty();
    }

    /** The day that this is, {@code LocalDate.of( 2004, 4, 1 )}; that there is no such day is told elsewhere. */
    default Optional<LocalDate> day() {
        if (!(this instanceof Call call
                && "of".equals(call.name)
                && call.of instanceof Name type
                && "LocalDate".equals(type.name)
                && call.arguments.size() == 3)) {
            return Optional.empty();
        }
        List<Integer> parts = call.arguments.stream()
                .flatMap(part -> part instanceof Literal ? part.number().stream() : Stream.empty())
                .map(BigDecimal::intValue)
                .toList();
        try {
            return parts.size() == 3
                    ? Optional.of(LocalDate.of(parts.get(0), parts.get(1), parts.get(2)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is as far below nothing as another is above it. */
    static Term minus(int start, Term of) {
        return of instanceof Literal number && number.value instanceof BigDecimal value
                ? new Literal(start, value.negate())
                : new Operation(start, "-", new Literal(start, BigDecimal.ZERO), of);
    }

    /** Goes through a term and all that it is made of. */
    default void each(Consumer<Term> visitor) {
        visitor.accept(this);
        if (this instanceof Member member) {
            member.of.each(visitor);
        } else if (this instanceof Call call) {
            if (call.of != null) {
                call.of.each(visitor);
            }
            call.arguments.forEach(argument -> argument.each(visitor));
        } else if (this instanceof Operation operation) {
            operation.left.each(visitor);
            operation.right.each(visitor);
        } else if (this instanceof Not not) {
            not.of.each(visitor);
        } else if (this instanceof Several several) {
            several.terms.forEach(term -> term.each(visitor));
        } else if (this instanceof IfThere ifThere) {
            ifThere.of.each(visitor);
        } else if (this instanceof Choice choice) {
            choice.condition.each(visitor);
            choice.yes.each(visitor);
            choice.no.each(visitor);
        }
    }

    /**
     * Reads a term.
     *
     * @param text what it stands in, without comments
     * @param from where it begins
     * @param to where the text behind it begins that is none of it
     * @return the term, or {@link Other} where it is none that is known
     */
    static Term read(String text, int from, int to) {
        Reader reader = new Reader(text, from, to);
        Term term = reader.choice();
        return reader.isAtEnd() ? term : new Other(from);
    }

    /** Reads terms by their precedence. */
    final class Reader {

        private static final Pattern TOKEN = Pattern.compile(
                "\\s*(\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'|[$\\p{L}_][\\w$]*|\\d[\\d.]*[a-zA-Z]?|&&|\\|\\||[=!<>]=|\\S)");
        private static final List<String> COMPARING = List.of("==", "!=", "<=", ">=", "<", ">");
        private static final List<String> WORDS =
                List.of("in", "contains", "excludes", "memberOf", "matches", "str", "soundslike", "before", "after");

        private final Matcher token;
        private final int end;
        private int at;

        Reader(String text, int from, int to) {
            this.token = TOKEN.matcher(text);
            this.at = from;
            this.end = to;
        }

        boolean isAtEnd() {
            return peek().isEmpty();
        }

        private String peek() {
            return token.region(at, end).lookingAt() ? token.group(1) : "";
        }

        private int next() {
            peek();
            at = token.end();
            return token.start(1);
        }

        private boolean takes(String wanted) {
            boolean there = peek().equals(wanted);
            if (there) {
                next();
            }
            return there;
        }

        Term choice() {
            Term condition = or();
            if (!peek().equals("?")) {
                return condition;
            }
            int start = next();
            Term yes = choice();
            return takes(":") ? new Choice(start, condition, yes, choice()) : new Other(condition.first());
        }

        private Term or() {
            return joined("||", () -> joined("&&", this::comparison));
        }

        private Term joined(String operator, java.util.function.Supplier<Term> operand) {
            Term left = operand.get();
            while (peek().equals(operator)) {
                int start = next();
                // What is compared may be left out where it is the same as before: isa == A || == B
                Term subject = subject(left);
                Term right = isComparing() && subject != null ? compared(subject) : operand.get();
                left = new Operation(start, operator, left, right);
            }
            return left;
        }

        private static @Nullable Term subject(Term term) {
            if (term instanceof Operation operation) {
                return operation.operator.matches("&&|\\|\\|") ? subject(operation.right) : operation.left;
            }
            return null;
        }

        private boolean isComparing() {
            String next = peek();
            return COMPARING.contains(next) || WORDS.contains(next) || "not".equals(next);
        }

        private Term comparison() {
            Term left = sum();
            while (isComparing()) {
                left = compared(left);
            }
            return left;
        }

        private Term compared(Term left) {
            boolean not = takes("not");
            String operator = peek();
            if (!WORDS.contains(operator) && (not || !COMPARING.contains(operator))) {
                return new Other(left.start());
            }
            int start = next();
            if (takes("[")) {
                // str[startsWith]
                next();
                if (!takes("]")) {
                    return new Other(left.start());
                }
            }
            Term right = "in".equals(operator) && peek().equals("(") ? several() : sum();
            return new Operation(start, not ? "not " + operator : operator, left, right);
        }

        private Term sum() {
            Term left = product();
            while (peek().matches("[-+]")) {
                String operator = peek();
                left = new Operation(next(), operator, left, product());
            }
            return left;
        }

        private Term product() {
            Term left = unary();
            while (peek().matches("[*/%]")) {
                String operator = peek();
                left = new Operation(next(), operator, left, unary());
            }
            return left;
        }

        private Term unary() {
            if (peek().equals("!")) {
                return new Not(next(), unary());
            }
            if (peek().equals("-")) {
                int start = next();
                return minus(start, unary());
            }
            Term term = simple();
            while (List.of(".", "!").contains(peek())) {
                if ("!".equals(peek())) {
                    term = new IfThere(term.first(), term);
                    next();
                    if (!peek().equals(".")) {
                        return new Other(term.start());
                    }
                }
                next();
                term = member(term);
            }
            return term;
        }

        private Term member(Term of) {
            String name = peek();
            if (!isName(name)) {
                return new Other(of.start());
            }
            int start = next();
            return peek().equals("(")
                    ? new Call(start, of, name, several().terms, false)
                    : new Member(of.start(), of, name);
        }

        private Term simple() {
            String next = peek();
            if (next.isEmpty()) {
                return new Other(at);
            }
            int start = next();
            // Whether those are the right quotes is for others to say.
            if ((next.startsWith("\"") || next.startsWith("'")) && next.length() > 1) {
                return new Literal(start, next.substring(1, next.length() - 1));
            }
            if (Character.isDigit(next.charAt(0))) {
                return next.matches("\\d+(\\.\\d+)?") ? new Literal(start, new BigDecimal(next)) : new Other(start);
            }
            if ("(".equals(next)) {
                Term inner = choice();
                return takes(")") ? inner : new Other(start);
            }
            return switch (next) {
                case "true", "false" -> new Literal(start, Boolean.valueOf(next));
                case "null" -> new Literal(start, null);
                case "new" -> made(start);
                default -> {
                    if (!isName(next)) {
                        yield new Other(start);
                    }
                    yield peek().equals("(")
                            ? new Call(start, null, next, several().terms, false)
                            : new Name(start, next);
                }
            };
        }

        private Term made(int start) {
            StringBuilder type = new StringBuilder();
            while (isName(peek()) || peek().matches("[.<>]")) {
                type.append(peek());
                next();
            }
            return peek().equals("(")
                    ? new Call(start, null, type.toString(), several().terms, true)
                    : new Other(start);
        }

        private Several several() {
            int start = next();
            List<Term> terms = new ArrayList<>();
            while (!peek().isEmpty() && !takes(")")) {
                terms.add(choice());
                if (!takes(",") && !peek().equals(")")) {
                    terms.add(new Other(at));
                    at = end;
                }
            }
            return new Several(start, List.copyOf(terms));
        }

        private static boolean isName(String token) {
            return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
        }
    }
}
