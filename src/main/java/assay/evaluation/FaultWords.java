package assay.evaluation;

import assay.compile.WholeSum;
import assay.policy.Fact;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What went wrong while a rule was followed, in the words of those who write rules. */
final class FaultWords {

    private static final Pattern CONDITION = Pattern.compile("Error evaluating constraint '(.*)' in \\[");
    /** How Java says what is not there: a field, or a variable of the rule. */
    private static final Pattern FIELD =
            Pattern.compile("return value of \"[\\w.$]*\\.(?:get|is)?(\\w+)\\(\\)\" is null");

    private static final Pattern VARIABLE = Pattern.compile("\"(\\$\\w+)\" is null");

    private FaultWords() {}

    /**
     * What a fault is, without the rule's name.
     *
     * @param facts what the rule's conditions held for; nothing where they were being looked at
     */
    static String of(@Nullable Throwable fault, Collection<?> facts) {
        Throwable deepest = fault;
        String condition = "";
        while (deepest != null) {
            Matcher said = CONDITION.matcher(StringUtils.defaultString(deepest.getMessage()));
            condition = said.find() ? said.group(1) : condition;
            if (deepest.getCause() == null) {
                break;
            }
            deepest = deepest.getCause();
        }
        return "the rule cannot be followed" + places(facts) + ": "
                + (condition.isEmpty() ? "" : "in " + StringUtils.normalizeSpace(condition) + ", ") + why(deepest);
    }

    /** Where the evidence stands that a rule could not be followed for. */
    private static String places(Collection<?> facts) {
        List<String> places = new ArrayList<>();
        for (Object one : facts) {
            if (one instanceof Fact fact && fact.isRecorded()) {
                places.add(fact.getDocument().id() + ", fact " + (fact.getIndex() + 1));
            }
        }
        return places.isEmpty()
                ? ""
                : " for " + String.join(" and ", places.stream().distinct().toList());
    }

    private static String why(@Nullable Throwable fault) {
        String message = fault == null ? "" : StringUtils.defaultString(fault.getMessage());
        if (fault != null && isOurs(fault) && !message.isBlank()) {
            return message;
        }
        if (fault instanceof NullPointerException) {
            return missing(message);
        }
        if (fault instanceof ArithmeticException) {
            return message.contains("zero")
                    ? "a number is divided by 0"
                    : message.contains("terminating")
                            ? "a division has no last decimal; say to how many it is rounded"
                            : "a number becomes too large";
        }
        if (fault instanceof ClassCastException) {
            return "something is taken for what it is not";
        }
        if (fault instanceof IndexOutOfBoundsException || fault instanceof NoSuchElementException) {
            return "a text or a list ends before the place that is asked for";
        }
        if (fault instanceof NumberFormatException) {
            return "a text is taken for a number, and is none";
        }
        if (fault instanceof DateTimeException) {
            return "a text is taken for a day, or there is no such day";
        }
        if (fault instanceof UnsupportedOperationException) {
            return "a list is changed that stays as it was recorded";
        }
        return "something in it cannot be worked out";
    }

    /** Whether the engine's own types refused something, which they do in words of rules. */
    private static boolean isOurs(Throwable fault) {
        return !StringUtils.defaultString(fault.getMessage()).startsWith("Cannot ")
                && Arrays.stream(fault.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(name -> !name.startsWith("java."))
                        .findFirst()
                        .filter(name -> name.startsWith(Fact.class.getPackageName() + ".")
                                || name.equals(WholeSum.class.getName()))
                        .isPresent();
    }

    private static String missing(String message) {
        Matcher field = FIELD.matcher(message);
        if (field.find()) {
            String name = StringUtils.uncapitalize(field.group(1));
            return name + " is left out in the evidence; write " + name + " != null first";
        }
        Matcher variable = VARIABLE.matcher(message);
        return variable.find()
                ? variable.group(1) + " stands for what is left out in the evidence; write != null where it is bound"
                : "something that it uses is left out; ask for it with != null first";
    }
}
