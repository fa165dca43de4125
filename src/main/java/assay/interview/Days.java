package assay.interview;

import assay.csv.CsvTable.Row;
import assay.problem.Nearest;
import assay.problem.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which one file has day and month: that which was said, or that which the file itself shows. One day above
 * the twelfth shows it for all that are written as it is, with the same sign between their numbers; where none does and
 * it makes a difference, it is nobody's to guess. What a row shows that is refused decides nothing, but may contradict.
 */
final class Days {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** What survey tools write below the name of a column of days. */
    private static final Map<String, DateOrder> LABELS =
            Map.of("dd mm yyyy", DateOrder.dmy, "mm dd yyyy", DateOrder.mdy);

    private final @Nullable DateOrder said;

    /** The order of days, and the place that shows it, by what stands between their numbers. */
    private final Map<String, Shown> orders;

    private final Optional<Problem> problem;

    private Days(@Nullable DateOrder said, Map<String, Shown> orders, Optional<Problem> problem) {
        this.said = said;
        this.orders = orders;
        this.problem = problem;
    }

    /** A day and where it stands. */
    private record Place(String text, int line, int cell) {

        Problem problem(String file, String message) {
            return new Problem(file, line, cell, '"' + Nearest.shown(text) + "\" " + message);
        }
    }

    /** An order and what shows it. */
    private record Shown(DateOrder order, Place place) {}

    /**
     * Looks at all days of a file.
     *
     * @param export the file
     * @param columns the columns that hold days
     * @param said the order that was said, or null
     */
    static Days of(Export export, List<Export.Column> columns, @Nullable DateOrder said) {
        Map<String, Shown> orders = new LinkedHashMap<>();
        Map<DateOrder, Place> all = new EnumMap<>(DateOrder.class);
        Map<String, Place> ambiguous = new LinkedHashMap<>();
        for (Export.Column column : columns) {
            DateOrder told = LABELS.get(Spelling.plain(column.label()));
            if (told != null) {
                Place place = new Place(column.label(), export.headerLine() + 1, column.number());
                Stream.of("/", ".", "-")
                        .filter(between -> !column.label().matches(".*[^\\w\\s].*")
                                || column.label().contains(between))
                        .forEach(between -> orders.put(between, new Shown(told, place)));
                all.put(told, place);
            }
        }
        for (Row row : export.rows()) {
            for (Export.Column column : columns) {
                Place place = new Place(export.cell(row, column), row.line(), column.number());
                Day day = Day.of(place.text());
                DateOrder shows = day.shows();
                if (shows != null) {
                    orders.putIfAbsent(day.between(), new Shown(shows, place));
                } else if (day.isAmbiguous()) {
                    ambiguous.putIfAbsent(day.between(), place);
                }
                contradict(all, place);
            }
        }
        for (Row row : export.ragged()) {
            columns.forEach(column -> moved(export, row, column).forEach(place -> contradict(all, place)));
        }
        if (said != null) {
            return new Days(said, orders, against(export.named(), said, all));
        }
        if (all.size() > 1 && !(orders.isEmpty() && ambiguous.isEmpty())) {
            return new Days(null, orders, Optional.of(contradiction(export.named(), all)));
        }
        ambiguous.keySet().removeAll(orders.keySet());
        Optional<Problem> question = ambiguous.entrySet().stream()
                .findFirst()
                .map(one -> question(export.named(), one.getValue(), orders.isEmpty() ? "" : one.getKey()));
        return new Days(
                null,
                orders,
                question.or(() -> columns.stream()
                        .flatMap(column -> turnedRound(export, column).stream())
                        .findFirst()));
    }

    private static void contradict(Map<DateOrder, Place> all, Place place) {
        DateOrder begun = Day.begun(place.text());
        if (begun != null) {
            all.putIfAbsent(begun, place);
        }
    }

    /** The cells of a row of another length than the header that may be those of a column. */
    private static List<Place> moved(Export export, Row row, Export.Column column) {
        int own = column.number();
        int other = own + row.cells().size() - export.width();
        return IntStream.rangeClosed(
                        Math.max(1, Math.min(own, other)), Math.min(row.cells().size(), Math.max(own, other)))
                .mapToObj(cell -> new Place(row.cells().get(cell - 1), row.line(), cell))
                .toList();
    }

    /**
     * A spreadsheet that has the month first makes days of those texts that it can read so, which it may write 2004-04-03 or
     * 03-Apr-2004, and leaves 27/04/2004 as it is.
     * Such a column has two kinds of days, and of neither kind one that could be of the other.
     */
    private static Optional<Problem> turnedRound(Export export, Export.Column column) {
        Map<Boolean, List<Place>> places = export.rows().stream()
                .map(row -> new Place(export.cell(row, column), row.line(), column.number()))
                .filter(place -> Day.of(place.text()).fault().isEmpty())
                .collect(Collectors.partitioningBy(
                        place -> !Day.of(place.text()).form().isEmpty()));
        List<Place> made = places.getOrDefault(true, List.of());
        List<Place> others = places.getOrDefault(false, List.of());
        boolean apart = !others.isEmpty()
                && others.stream().allMatch(place -> Day.of(place.text()).shows() != null)
                && made.stream().allMatch(place -> Day.of(place.text()).mayBeTurnedRound());
        return made.stream()
                .findFirst()
                .filter(place -> apart)
                .map(place -> place.problem(
                        export.named(),
                        "may have day and month turned round by a spreadsheet that could make nothing of \""
                                + Nearest.shown(others.get(0).text()) + "\" in line "
                                + others.get(0).line()
                                + "; say --dates "
                                + Day.of(others.get(0).text()).shows()
                                + " if both are right, or write all days as 2030-12-31"));
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
                                + "; one file has one order, so write its days as 2030-12-31");
    }

    private static Optional<Problem> against(String file, DateOrder said, Map<DateOrder, Place> all) {
        DateOrder other = said == DateOrder.dmy ? DateOrder.mdy : DateOrder.dmy;
        Place against = said == DateOrder.iso ? null : all.get(other);
        return Optional.ofNullable(against)
                .map(place -> place.problem(
                        file,
                        "has " + other.first() + " first, and --dates " + said + " says that " + said.first()
                                + " stands there"));
    }

    /** What only whoever knows the export can answer. */
    private static Problem question(String file, Place place, String between) {
        Day day = Day.of(place.text());
        return place.problem(
                file,
                "is " + day.in(DateOrder.dmy).map(PLAIN::format).orElse("") + " or "
                        + day.in(DateOrder.mdy).map(PLAIN::format).orElse("") + ", and no day of the file"
                        + (between.isEmpty() ? "" : " with \"" + between + "\" between its numbers")
                        + " shows which; say --dates dmy if the day stands first, --dates mdy if the month does");
    }

    /** What is wrong with all days at once, for which nothing of the file may be used. */
    Optional<Problem> problem() {
        return problem;
    }

    /** What day it is, if anything is known of the order or it does not matter. */
    Optional<LocalDate> day(Day day) {
        return isIso() && day.form().isEmpty() ? Optional.empty() : day.in(order(day));
    }

    private @Nullable DateOrder order(Day day) {
        Shown shown = orders.get(day.between());
        return said != null || shown == null ? said : shown.order();
    }

    /** Whether only days that begin with the year are read. */
    boolean isIso() {
        return said == DateOrder.iso;
    }

    /** How a day was read. */
    String reading(Day day) {
        String dropped = day.dropped().isEmpty() ? "" : " without their " + day.dropped();
        if (!day.form().isEmpty()) {
            return "days as " + day.form() + dropped;
        }
        DateOrder order = order(day);
        return order == null
                ? "days whose number is that of the month" + dropped
                : "days as " + order.form() + dropped + because(day);
    }

    private String because(Day day) {
        Shown shown = orders.get(day.between());
        return said != null || shown == null
                ? ", as --dates " + said + " says,"
                : ", as \"" + Nearest.shown(shown.place().text()) + "\" in line "
                        + shown.place().line() + " shows,";
    }
}
