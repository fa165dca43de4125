package assay.secondreading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How a document stands to the two days of the study: seven days after the interview, and 1 April 2004 (I11). Only what
 * is recorded is late.
 *
 * @param daysLate 0 where it is not
 * @param afterTheDay whether it is dated after the day whose position was asked for
 */
record Timing(long daysLate, boolean afterTheDay) {

    private static final LocalDate DAY_ASKED_FOR = LocalDate.of(2004, 4, 1);
    private static final int DAYS_TO_SEND = 7;

    static Timing of(Map<String, Object> interview, Map<String, Object> document) {
        long late = interview.containsKey("held") && document.containsKey("received")
                ? ChronoUnit.DAYS.between(day(interview, "held").plusDays(DAYS_TO_SEND), day(document, "received"))
                : 0;
        return new Timing(
                Math.max(0, late),
                document.containsKey("dated") && day(document, "dated").isAfter(DAY_ASKED_FOR));
    }

    /** Says it where there is something to say. */
    void to(Map<String, Object> tree, String late) {
        if (daysLate > 0) {
            tree.put(late, (int) daysLate);
        }
        if (afterTheDay) {
            tree.put("afterTheDay", true);
        }
    }

    private static LocalDate day(Map<String, Object> parent, String key) {
        return LocalDate.parse(parent.get(key).toString());
    }
}
