package assay.sweep;

import assay.ruleset.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.lang3.StringUtils;

/**
 * The values to try of a parameter, as somebody writes them: {@code voluntary-organisations=1..5},
 * {@code day-of-assessment=2004-03-01..2004-05-01/7}.
 *
 * @param name the parameter
 * @param from the first value
 * @param to the value after which there is no more
 * @param step how far each is from the one before it, in units or days; at least 1
 */
public record Values(String name, String from, String to, long step) {

    private static final Pattern WRITTEN =
            Pattern.compile("([^=]+)=(\\d+|\\d{4}-\\d\\d-\\d\\d)\\.\\.(\\d+|\\d{4}-\\d\\d-\\d\\d)(?:/(\\d{1,9}))?");
    private static final int MOST = 100;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they are written otherwise, are none or more than anybody reads
     */
    public static Values of(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            String name = StringUtils.defaultIfBlank(StringUtils.substringBefore(written, "="), "NAME")
                    .strip();
            throw new IllegalArgumentException("\"" + written
                    + "\": write the values to try as NAME=FROM..TO or NAME=FROM..TO/STEP, such as " + name
                    + "=1..5, or "
                    + name + "=2030-12-01..2030-12-31/7 where it is a day");
        }
        long step = matcher.group(4) == null ? 1 : Long.parseLong(matcher.group(4));
        Values values = new Values(matcher.group(1).strip(), matcher.group(2), matcher.group(3), step);
        if (step == 0) {
            throw new IllegalArgumentException("\"" + written + "\": a step is 1 or more");
        }
        long last = values.last();
        if (last < 0) {
            throw new IllegalArgumentException(
                    "\"" + written + "\": from " + values.from + " nothing goes up to " + values.to);
        }
        if (last >= MOST) {
            throw new IllegalArgumentException("\"" + written + "\": these are " + (last + 1) + " values; at most "
                    + MOST + " are tried at once, so name a longer step");
        }
        return values;
    }

    /** The place of the last value, from 0; below 0 where there is none. */
    private long last() {
        try {
            long span = isDays()
                    ? ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to))
                    : new BigDecimal(to).subtract(new BigDecimal(from)).longValueExact();
            return Math.floorDiv(span, step);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "=" + from + ".." + to + "\": both are whole numbers or days that there are", e);
        }
    }

    private boolean isDays() {
        return from.contains("-") || to.contains("-");
    }

    /** Each of them, in order, as {@link Parameter#value()} is written. */
    public List<String> all() {
        return LongStream.rangeClosed(0, last())
                .mapToObj(i -> isDays()
                        ? LocalDate.parse(from).plusDays(i * step).toString()
                        : new BigDecimal(from).add(BigDecimal.valueOf(i * step)).toPlainString())
                .toList();
    }
}
