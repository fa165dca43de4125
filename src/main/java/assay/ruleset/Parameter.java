package assay.ruleset;

import assay.policy.Note;
import assay.problem.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number or a day that rules turn on, under a name: what is written once and referred to wherever it matters.
 *
 * @param name its name, in small letters with hyphens: {@code voluntary-organisations}
 * @param form whether it is a number or a day
 * @param value its value as it is written: {@code 2}, {@code 2004-04-01}
 * @param own the value that it has in the rule set that introduces it
 * @param unit what is counted; for a day, what falls on it
 * @param from the least value that it may have
 * @param to the greatest, or nothing where there is none
 * @param source where it comes from: the place in the source, or who set it otherwise
 * @param interpretation the interpretation that it rests on, or nothing
 * @param says what it is, in words
 * @param by who set this value
 * @param of the rule set that does, by the name of its folder, or that introduces it where the command line does
 * @param file the file there
 * @param line the line there, from 1
 * @param column the column there, from 1
 * @param uses what refers to it, in the order of the files
 */
public record Parameter(
        String name,
        Form form,
        String value,
        String own,
        String unit,
        String from,
        String to,
        String source,
        String interpretation,
        String says,
        By by,
        String of,
        String file,
        int line,
        int column,
        List<Use> uses) {

    /** Small numbers as people write them. */
    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** What a parameter is. */
    public enum Form {
        /** A whole number, from 0. */
        NUMBER,
        /** A day of the calendar. */
        DAY;

        private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
        private static final Pattern TOO_LARGE = Pattern.compile("[1-9][0-9]{9,}");

        /** What a value is, as it is written; nothing where it is nothing that a parameter can have. */
        public static Optional<Form> of(String value) {
            if (WHOLE.matcher(value).matches()) {
                return Optional.of(NUMBER);
            }
            try {
                int year = LocalDate.parse(value).getYear();
                return year >= 1 && year <= 9999 ? Optional.of(DAY) : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private int compare(String one, String other) {
            return this == DAY
                    ? LocalDate.parse(one).compareTo(LocalDate.parse(other))
                    : new BigDecimal(one).compareTo(new BigDecimal(other));
        }
    }

    /** Who set a value. */
    public enum By {
        /** The rule set that introduces the parameter. */
        RULE_SET,
        /** A rule set that extends that one. */
        EXTENDING,
        /** The command line, to try it. */
        COMMAND_LINE
    }

    /**
     * Where something refers to it.
     *
     * @param file the file of the rule set
     * @param line its line, from 1
     * @param column its column, from 1
     * @param what the name of the rule, or the identifier of the interpretation; nothing elsewhere
     * @param criteria the criteria that the rule decides, or the one that is asked for in this place
     */
    public record Use(String file, int line, int column, String what, List<String> criteria) {

        /** Keeps its own copy. */
        public Use {
            criteria = List.copyOf(criteria);
        }
    }

    /** Keeps its own copy. */
    public Parameter {
        uses = List.copyOf(uses);
    }

    /** The same with the value that a rule set gives it that extends its own, and where that stands. */
    public Parameter extended(
            String other,
            String otherSource,
            String otherInterpretation,
            String set,
            String otherFile,
            int otherLine,
            int otherColumn) {
        return with(other, otherSource, otherInterpretation, By.EXTENDING, set, otherFile, otherLine, otherColumn);
    }

    /** The same, with something else said of it and of where it comes from. */
    public Parameter said(
            String otherUnit,
            String otherFrom,
            String otherTo,
            String otherSource,
            String otherInterpretation,
            String otherWords) {
        return new Parameter(
                name,
                form,
                value,
                own,
                otherUnit,
                otherFrom,
                otherTo,
                otherSource,
                otherInterpretation,
                otherWords,
                by,
                of,
                file,
                line,
                column,
                uses);
    }

    /** The same with a value that the command line tries. */
    public Parameter tried(String other) {
        return with(other, "the command line", interpretation, By.COMMAND_LINE, of, file, line, column);
    }

    /** What the parameter is stays; what it is worth, by whom and where, does not. */
    private Parameter with(
            String other,
            String otherSource,
            String otherInterpretation,
            By setBy,
            String set,
            String otherFile,
            int otherLine,
            int otherColumn) {
        return new Parameter(
                name,
                form,
                other,
                own,
                unit,
                from,
                to,
                otherSource,
                otherInterpretation,
                says,
                setBy,
                set,
                otherFile,
                otherLine,
                otherColumn,
                uses);
    }

    /** Whether the least value that it may have is above the greatest, so that there is none. */
    public boolean isOfNothing() {
        return !from.isEmpty() && !to.isEmpty() && form.compare(from, to) > 0;
    }

    /** Why it cannot have a value; nothing where it can. */
    public Optional<String> wrong(String other) {
        if (form == Form.NUMBER && Form.TOO_LARGE.matcher(other).matches()) {
            return Optional.of(name + " is " + (to.isEmpty() ? "at most " + Range.LARGEST_WHOLE : range()) + inUnit()
                    + ", and not " + (other.isEmpty() ? "nothing" : Nearest.shown(other)));
        }
        if (!Form.of(other).equals(Optional.of(form))) {
            return Optional.of(name + " is " + (form == Form.DAY ? "a day, such as " : "a whole number, such as ") + own
                    + ", and not " + (other.isEmpty() ? "nothing" : Nearest.shown(other)));
        }
        boolean low = !from.isEmpty() && form.compare(other, from) < 0;
        boolean high = !to.isEmpty() && form.compare(other, to) > 0;
        return low || high ? Optional.of(name + " is " + range() + inUnit() + ", and not " + other) : Optional.empty();
    }

    /** In what it is counted, where its name does not say that. */
    private String inUnit() {
        return unit.equals(name) ? "" : " (" + unit + ")";
    }

    /** The values that it may have: "from 1 to 3", "1 or more". */
    private String range() {
        if (to.isEmpty()) {
            return from + (form == Form.DAY ? " or later" : " or more");
        }
        return from.isEmpty() ? to + (form == Form.DAY ? " or earlier" : " or less") : "from " + from + " to " + to;
    }

    /** The value as people write it within a sentence: "two", "1 April 2004". */
    public String words() {
        if (form == Form.DAY) {
            return Note.day(LocalDate.parse(value));
        }
        BigDecimal number = new BigDecimal(value);
        return number.compareTo(BigDecimal.valueOf(WORDS.size())) < 0 ? WORDS.get(number.intValue()) : value;
    }

    /** The value as rules compare it: {@code 2}, {@code LocalDate.of( 2004, 4, 1 )}. */
    public String code() {
        if (form == Form.NUMBER) {
            return value;
        }
        LocalDate day = LocalDate.parse(value);
        return "LocalDate.of( " + day.getYear() + ", " + day.getMonthValue() + ", " + day.getDayOfMonth() + " )";
    }

    /** The same with what refers to it. */
    public Parameter usedBy(List<Use> others) {
        return new Parameter(
                name,
                form,
                value,
                own,
                unit,
                from,
                to,
                source,
                interpretation,
                says,
                by,
                of,
                file,
                line,
                column,
                others);
    }
}
