package assay.interview;

/** The order in which the parts of a day stand. */
public enum DateOrder {
    /** Day, month, year: 27/4/2004. */
    dmy("the day", "day/month/year"),
    /** Month, day, year: 4/27/2004. */
    mdy("the month", "month/day/year"),
    /** Year, month, day, and nothing else: 2030-12-31. */
    iso("the year", "year-month-day");

    private final String first;
    private final String form;

    DateOrder(String first, String form) {
        this.first = first;
        this.form = form;
    }

    /** What stands first. */
    String first() {
        return first;
    }

    /** The order in words. */
    String form() {
        return form;
    }
}
