package assay.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reader of the evaluation should know and that changes no grade.
 *
 * @param about the document or the rating it is about, or null where it is about the whole
 * @param text the note, in a sentence without a full stop
 */
public record Note(@Nullable Object about, String text) {

    /** Checks that there is something to read. */
    public Note {
        Said.inWords("Note", text);
    }

    /** A note on one document. */
    public Note(Document about, String text) {
        this((Object) about, text);
    }

    /** A note on one requirement's rating. */
    public Note(Rating about, String text) {
        this((Object) about, text);
    }

    /** A note on the evaluation as a whole. */
    public Note(String text) {
        this((Object) null, text);
    }

    /** A day as people write it: 27 April 2004. */
    public static String day(LocalDate date) {
        String month = StringUtils.capitalize(date.getMonth().name().toLowerCase(Locale.ROOT));
        return date.getDayOfMonth() + " " + month + " " + date.getYear();
    }

    /** How many days lie between two days, in words: "1 day", "3 days". */
    public static String days(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        return days + (days == 1 ? " day" : " days");
    }
}
