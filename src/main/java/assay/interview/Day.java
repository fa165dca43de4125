package assay.interview;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as a program or somebody wrote it.
 *
 * @param dayFirst the day that it is if the day stands before the month, or null if it is none then
 * @param monthFirst the day that it is if the month stands before the day, or null
 * @param form the order of its parts, or nothing where it hangs on where the day comes from
 * @param between what stands between its parts where it does, or nothing
 * @param dropped what stands behind it that is no part of a day, or nothing
 * @param fault what is wrong with it, or nothing
 */
record Day(
        @Nullable LocalDate dayFirst,
        @Nullable LocalDate monthFirst,
        String form,
        String between,
        String dropped,
        String fault) {

    private static final String TIME =
            "(?:(?:[T ]|, ?) ?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?: ?([AaPp])\\.?[Mm]\\.?)?"
                    + "(?: ?(Z|UTC|GMT|BST|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?))?)?";
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})" + TIME);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})" + TIME);
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})([- ])([A-Za-z]{3,9})\\2(\\d{4})" + TIME);
    private static final Pattern NAME_FIRST = Pattern.compile("([A-Za-z]{3,9}) (\\d{1,2}),? (\\d{4})" + TIME);
    private static final Pattern SHORT_YEAR =
            Pattern.compile("\\d{1,2}([/. -])(?:\\d{1,2}|[A-Za-z]{3,9})\\1\\d{2}(?![\\d:]).*");

    /** Whatever begins as a day does that is made of numbers, though no day can be read of it. */
    private static final Pattern BEGUN = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2\\d{2}(?:\\d{2})?(?!\\d).*");

    private static final Pattern SERIAL = Pattern.compile("\\d{5}([.,]\\d+)?");
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private static final int MONTHS_OF_A_YEAR = MONTHS.length;

    /** Years outside of these are slips: no interview has them. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;

    /** Where interviews were held: a time with a zone is a day there. */
    private static final ZoneId HERE = ZoneId.of("Europe/London");

    /** Reads what stands in a cell. */
    static Day of(String text) {
        String plain = plain(text);
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return day(iso, 4, iso.group(1), iso.group(2), iso.group(3), DateOrder.iso.form());
        }
        Matcher named = NAMED.matcher(plain);
        if (named.matches() && month(named.group(3)) > 0) {
            return day(
                    named,
                    5,
                    named.group(4),
                    "" + month(named.group(3)),
                    named.group(1),
                    "day, name of the month, year");
        }
        Matcher nameFirst = NAME_FIRST.matcher(plain);
        if (nameFirst.matches() && month(nameFirst.group(1)) > 0) {
            return day(
                    nameFirst,
                    4,
                    nameFirst.group(3),
                    "" + month(nameFirst.group(1)),
                    nameFirst.group(2),
                    "name of the month, day, year");
        }
        Matcher numbers = NUMBERS.matcher(plain);
        if (numbers.matches()) {
            return day(numbers, 5, numbers.group(4), numbers.group(3), numbers.group(1), "");
        }
        if (SHORT_YEAR.matcher(plain).matches()) {
            return wrong("can be read in several ways; write the year with four digits, as in 2030-12-31");
        }
        if (SERIAL.matcher(plain).matches()) {
            return wrong("looks like a spreadsheet's number of a day; give its column a format for days, such as"
                    + " 2030-12-31, and export again");
        }
        return wrong("is no day; days are written 2030-12-31 or 31/12/2030");
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F]+", " ").strip();
    }

    private static Day wrong(String fault) {
        return new Day(null, null, "", "", "", fault);
    }

    /** The order that a text shows which may be no day: by what can be no month. */
    static @Nullable DateOrder begun(String text) {
        Matcher begun = BEGUN.matcher(plain(text));
        if (!begun.matches()) {
            return null;
        }
        boolean dayFirst = Integer.parseInt(begun.group(1)) > MONTHS_OF_A_YEAR;
        boolean monthFirst = Integer.parseInt(begun.group(3)) > MONTHS_OF_A_YEAR;
        return dayFirst == monthFirst ? null : dayFirst ? DateOrder.dmy : DateOrder.mdy;
    }

    private static Day day(Matcher written, int time, String year, String second, String first, String form) {
        LocalDate dayFirst = date(year, second, first).orElse(null);
        LocalDate monthFirst = form.isEmpty() ? date(year, first, second).orElse(null) : dayFirst;
        if (dayFirst == null && monthFirst == null) {
            return wrong(
                    "is no day that there is" + (form.isEmpty() ? ", whether the day or the month stands first" : ""));
        }
        int number = Integer.parseInt(year);
        if (number < FIRST_YEAR || number > LAST_YEAR) {
            return wrong("has the year " + year + "; a year is one from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        String between = form.isEmpty() ? written.group(2) : "";
        if (written.group(time) == null) {
            return new Day(dayFirst, monthFirst, form, between, "", "");
        }
        Optional<LocalTime> clock = clock(written, time);
        if (clock.isEmpty()) {
            return wrong("has a time that there is not");
        }
        String zone = written.group(time + 4);
        if (zone == null) {
            return new Day(dayFirst, monthFirst, form, between, "time", "");
        }
        return isSameHere(dayFirst, clock.get(), zone) && isSameHere(monthFirst, clock.get(), zone)
                ? new Day(dayFirst, monthFirst, form, between, "time and its zone", "")
                : wrong("is another day by the clock in London; write the day alone, as in 2030-12-31");
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            // Of no era is there a year 0, though Java knows one.
            int since = ChronoField.YEAR_OF_ERA.checkValidIntValue(Integer.parseInt(year));
            return Optional.of(LocalDate.of(since, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.length; i++) {
            String full = Month.of(i + 1).toString().toLowerCase(Locale.ROOT);
            if (plain.equals(MONTHS[i]) || plain.equals(full)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Optional<LocalTime> clock(Matcher written, int time) {
        int hour = Integer.parseInt(written.group(time));
        int second = written.group(time + 2) == null ? 0 : Integer.parseInt(written.group(time + 2));
        String half = written.group(time + 3);
        try {
            if (half != null && (hour < 1 || hour > 12)) {
                return Optional.empty();
            }
            int hours = half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            return Optional.of(LocalTime.of(hours, Integer.parseInt(written.group(time + 1)), second));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a time in some zone is on the same day where the interviews were held. */
    private static boolean isSameHere(@Nullable LocalDate date, LocalTime clock, String zone) {
        if (date == null) {
            return true;
        }
        String offset = zone.replaceFirst("^(UTC|GMT)(?=.)", "").replaceFirst("^(Z|UTC|GMT)$", "+00:00");
        try {
            return date.atTime(clock)
                    .toInstant(ZoneOffset.of(offset.equals("BST") ? "+01:00" : offset))
                    .atZone(HERE)
                    .toLocalDate()
                    .equals(date);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether it is another day if the month stands first than if the day does. */
    boolean isAmbiguous() {
        return dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
    }

    /** Whether it has its own order and could be another day that a program made of it by changing day and month. */
    boolean mayBeTurnedRound() {
        return !form.isEmpty() && dayFirst != null && dayFirst.getDayOfMonth() <= MONTHS_OF_A_YEAR;
    }

    /** The order that it shows, or null where it shows none. */
    @Nullable
    DateOrder shows() {
        if (!form.isEmpty() || !fault.isEmpty() || (dayFirst != null && monthFirst != null)) {
            return null;
        }
        return dayFirst == null ? DateOrder.mdy : DateOrder.dmy;
    }

    /** The day, in an order that it can have; without one only if it is the same in both. */
    Optional<LocalDate> in(@Nullable DateOrder order) {
        if (order == null) {
            return Objects.equals(dayFirst, monthFirst) ? Optional.ofNullable(dayFirst) : Optional.empty();
        }
        return Optional.ofNullable(order == DateOrder.mdy ? monthFirst : dayFirst);
    }
}
