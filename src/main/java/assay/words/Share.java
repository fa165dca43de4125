package assay.words;

import assay.drl.Term;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How much of one number another is held against: {@code met * 3 >= asked * 2} is about two thirds of what is asked.
 *
 * @param part the number that is held against the other
 * @param whole the other
 * @param of how many parts of the other are meant, before anything is cancelled
 * @param in of how many, before anything is cancelled
 */
record Share(Term part, Term whole, BigInteger of, BigInteger in) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** From thirds on. */
    private static final List<String> PARTS =
            List.of("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth");

    /** A term that is multiplied by a number, or by one. */
    private record Multiplied(Term term, BigDecimal by) {

        static Multiplied of(Term term) {
            if (term instanceof Term.Operation operation && "*".equals(operation.operator())) {
                Optional<BigDecimal> right = number(operation.right());
                if (right.isPresent()) {
                    return new Multiplied(operation.left(), right.get());
                }
                Optional<BigDecimal> left = number(operation.left());
                if (left.isPresent()) {
                    return new Multiplied(operation.right(), left.get());
                }
            }
            return new Multiplied(term, BigDecimal.ONE);
        }

        private static Optional<BigDecimal> number(Term term) {
            return Terms.number(term).filter(number -> number.signum() > 0);
        }
    }

    /**
     * What two sides of a comparison are of each other, where the first is multiplied by a number.
     *
     * @throws CannotSay if the other is a number itself, so that it could be worked out
     */
    static Optional<Share> of(Term left, Term right) {
        Multiplied part = Multiplied.of(left);
        if (part.term().equals(left)) {
            return Optional.empty();
        }
        if (Terms.number(right).isPresent()) {
            throw Variables.workedOut(part.term());
        }
        Multiplied whole = Multiplied.of(right);
        int scale = Math.max(0, Math.max(part.by().scale(), whole.by().scale()));
        return Optional.of(new Share(
                part.term(),
                whole.term(),
                whole.by().movePointRight(scale).toBigIntegerExact(),
                part.by().movePointRight(scale).toBigIntegerExact()));
    }

    /** "at least two thirds". */
    String much(String operator) {
        return compared(operator, said());
    }

    /** The same of things that are counted: what is less than a whole is fewer. */
    String muchCounted(String operator) {
        return much(operator).replaceFirst("^(more or )?less than", "$1fewer than");
    }

    private String compared(String operator, String share) {
        return switch (operator) {
            case ">=" -> "at least " + share;
            case ">" -> "more than " + share;
            case "<" -> "less than " + share;
            case "<=" -> "at most " + share;
            case "==" -> "exactly " + share;
            case "!=" -> "more or less than " + share;
            default -> throw new CannotSay(part.first(), "\"" + operator + "\" with a number");
        };
    }

    /** Whether it is the whole several times, which is not said to be of it. */
    boolean isMultiple() {
        return of.compareTo(in) > 0 && of.mod(in).signum() == 0 && !in.equals(HUNDRED);
    }

    private String said() {
        if (in.equals(HUNDRED)) {
            return of + " percent";
        }
        BigInteger common = of.gcd(in);
        BigInteger some = of.divide(common);
        BigInteger all = in.divide(common);
        if (all.equals(BigInteger.ONE)) {
            return some.equals(BigInteger.ONE) ? "all" : number(some) + " times";
        }
        if (all.equals(BigInteger.TWO) && some.equals(BigInteger.ONE)) {
            return "half";
        }
        boolean hasName =
                all.compareTo(BigInteger.TWO) > 0 && all.compareTo(BigInteger.valueOf(PARTS.size() + 2L)) <= 0;
        int place = hasName ? all.intValueExact() - 3 : -1;
        if (some.equals(BigInteger.ONE)) {
            return place == 0 || place == 1 ? "a " + PARTS.get(place) : "one in " + number(all);
        }
        if (place >= 0) {
            return number(some) + " " + PARTS.get(place) + "s";
        }
        return number(some) + (all.equals(BigInteger.TWO) ? " halves" : " in " + number(all));
    }

    private static String number(BigInteger value) {
        return English.number(new BigDecimal(value));
    }
}
