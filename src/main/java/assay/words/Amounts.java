package assay.words;

import assay.drl.Term;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and days held against others, in words. */
final class Amounts {

    /** A day that lies some days from another. */
    private static final Pattern APART =
            Pattern.compile("the day ((?:[a-z-]+|[0-9]+) (?:day|week|month|year)s?) (after|before) (.*)");

    private Amounts() {}

    /** Whether what is counted is named in the plural: neither "no sector" nor "other than one sector" is. */
    static boolean isSeveral(String operator, BigDecimal number) {
        boolean one = number.compareTo(BigDecimal.ONE) == 0;
        boolean noneOrOne = number.signum() == 0 && operator.matches("==|<=|>|!=");
        return !one && !noneOrOne;
    }

    static String counted(Term.Operation operation, BigDecimal number, Noun noun) {
        return amount(operation.operator(), operation.start(), number) + " "
                + (isSeveral(operation.operator(), number) ? noun.plural() : noun.singular());
    }

    static String counted(Term.Operation operation, String operator, Term right, Noun noun) {
        BigDecimal number =
                Terms.number(right).orElseThrow(() -> new CannotSay(operation.start(), "a length that is no number"));
        return amount(operator, operation.start(), number) + " "
                + (isSeveral(operator, number) ? noun.plural() : noun.singular());
    }

    /** "at least two", "fewer than two", "no". */
    static String amount(String operator, int offset, BigDecimal number) {
        String words = English.number(number);
        boolean none = number.signum() == 0;
        return switch (operator) {
            case "==" -> none ? "no" : "exactly " + words;
            case "!=" -> none ? "at least one" : "other than " + words;
            case ">" -> none ? "at least one" : "more than " + words;
            case ">=" -> "at least " + words;
            case "<" -> "fewer than " + words;
            case "<=" -> none ? "no" : "at most " + words;
            default -> throw new CannotSay(offset, "\"" + operator + "\" with a number");
        };
    }

    /** "at least ten", "more than 100 cm", "higher than that of the first grade". */
    static String compared(String operator, Term.Operation operation, String value) {
        boolean number = Terms.number(operation.right()).isPresent();
        return switch (operator) {
            case "==" -> value;
            case "!=" -> "other than " + value;
            case ">" -> (number ? "more than " : "higher than ") + value;
            case ">=" -> (number ? "at least " : "as high as or higher than ") + value;
            case "<" -> (number ? "less than " : "lower than ") + value;
            case "<=" -> (number ? "at most " : "as low as or lower than ") + value;
            default -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a number");
        };
    }

    /** "on or after 1 May 2025", "more than seven days after the day on which it was held". */
    static String day(String operator, Term.Operation operation, String value) {
        Matcher apart = APART.matcher(value);
        if (apart.matches() && ("after".equals(apart.group(2)) ? ">" : "<").equals(operator.substring(0, 1))) {
            return (operator.endsWith("=") ? "at least " : "more than ") + apart.group(1) + " " + apart.group(2) + " "
                    + apart.group(3);
        }
        return switch (operator) {
            case "==" -> "on " + value;
            case "!=" -> "on another day than " + value;
            case ">" -> "after " + value;
            case ">=" -> "on or after " + value;
            case "<" -> "before " + value;
            case "<=" -> "on or before " + value;
            default -> throw new CannotSay(operation.start(), "\"" + operator + "\" with a day");
        };
    }
}
