package assay.interview;

import assay.csv.CsvTable.Row;
import assay.problem.Nearest;
import assay.problem.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order in which one file has day and month: that which was said, or that which the file itself shows. One day above
 * the twelfth shows it for all; where none does and it makes a difference, it is nobody's to guess.
 */
final class Days {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** What survey tools write below the name of a column of days. */
    private static final Map<String, DateOrder> LABELS =
            Map.of("dd mm yyyy", DateOrder.dmy, "mm dd yyyy", DateOrder.mdy);

    private final @Nullable DateOrder order;
    private final String why;
    private final Optional<Problem> problem;

    private Days(@Nullable DateOrder order, String why, Optional<Problem> problem) {
        this.order = order;
        this.why = why;
        this.problem = problem;
    }

    /** A day and where it stands. */
    private record Place(String text, int line, int cell) {

        Problem problem(String file, String message) {
            return new Problem(file, line, cell, '"' + Nearest.shown(text) + "\" " + message + "; nothing is written");
        }
    }

    /**
     * Looks at all days of a file.
     *
     * @param export the file
     * @param columns the columns that hold days
     * @param said the order that was said, or null
     */
    static Days of(Export export, List<Export.Column> columns, @Nullable DateOrder said) {
        Map<DateOrder, Place> shown = new EnumMap<>(DateOrder.class);
        Place ambiguous = null;
        for (Export.Column column : columns) {
            DateOrder told = LABELS.get(Spelling.plain(column.label()));
            if (told != null) {
                shown.put(told, new Place(column.label(), export.headerLine() + 1, column.number()));
            }
        }
        for (Row row : export.rows()) {
            for (Export.Column column : columns) {
                String text = export.cell(row, column);
                Day day = Day.of(text);
                DateOrder shows = day.shows();
                if (shows != null) {
                    shown.putIfAbsent(shows, new Place(text, row.line(), column.number()));
                } else if (ambiguous == null && day.isAmbiguous()) {
                    ambiguous = new Place(text, row.line(), column.number());
                }
            }
        }
        if (said != null) {
            return said(export.named(), said, shown);
        }
        if (shown.size() > 1) {
            return new Days(null, "", Optional.of(contradiction(export.named(), shown)));
        }
        return shown.entrySet().stream()
                .findFirst()
                .map(one -> new Days(one.getKey(), because(one.getValue()), Optional.empty()))
                .orElse(new Days(
                        null, "", Optional.ofNullable(ambiguous).map(place -> question(export.named(), place))));
    }

    private static String because(Place place) {
        return ", as \"" + Nearest.shown(place.text()) + "\" in line " + place.line() + " shows,";
    }

    /** Of two days that show different orders the later is told of, with the other. */
    private static Problem contradiction(String file, Map<DateOrder, Place> shown) {
        List<Map.Entry<DateOrder, Place>> places = shown.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<DateOrder, Place> one) ->
                                one.getValue().line())
                        .thenComparing(one -> one.getValue().cell()))
                .toList();
        Place earlier = places.get(0).getValue();
        return places.get(1)
                .getValue()
                .problem(
                        file,
                        "has " + places.get(1).getKey().first() + " first, and \"" + Nearest.shown(earlier.text())
                                + "\" in line " + earlier.line() + " has "
                                + places.get(0).getKey().first()
                                + "; one file has one order, so write its days as 2004-04-27");
    }

    private static Days said(String file, DateOrder said, Map<DateOrder, Place> shown) {
        DateOrder other = said == DateOrder.dmy ? DateOrder.mdy : DateOrder.dmy;
        Place against = said == DateOrder.iso ? null : shown.get(other);
        return new Days(
                said,
                ", as --dates " + said + " says,",
                Optional.ofNullable(against)
                        .map(place -> place.problem(
                                file,
                                "has " + other.first() + " first, and --dates " + said + " says that " + said.first()
                                        + " stands there")));
    }

    /** What only whoever knows the export can answer. */
    private static Problem question(String file, Place place) {
        Day day = Day.of(place.text());
        return place.problem(
                file,
                "is " + day.in(DateOrder.dmy).map(PLAIN::format).orElse("") + " or "
                        + day.in(DateOrder.mdy).map(PLAIN::format).orElse("")
                        + ", and no day of the file shows which; say --dates dmy if the day stands first, --dates mdy if"
                        + " the month does");
    }

    /** What is wrong with all days at once, for which nothing of the file may be used. */
    Optional<Problem> problem() {
        return problem;
    }

    /** What day it is, if anything is known of the order or it does not matter. */
    Optional<LocalDate> day(Day day) {
        return order == DateOrder.iso && day.form().isEmpty() ? Optional.empty() : day.in(order);
    }

    /** Whether only days that begin with the year are read. */
    boolean isIso() {
        return order == DateOrder.iso;
    }

    /** How a day was read. */
    String reading(Day day) {
        String dropped = day.dropped().isEmpty() ? "" : " without their " + day.dropped();
        if (!day.form().isEmpty()) {
            return "days as " + day.form() + dropped;
        }
        return order == null
                ? "days whose number is that of the month" + dropped
                : "days as " + order.form() + dropped + why;
    }
}
