package assay.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One table of a study.
 *
 * @param id a stable name, for files and for programs
 * @param title what it shows
 * @param shown who is shown it
 * @param columns its columns
 * @param rows its rows, each as long as the columns; a cell is a text, a day, {@code true} or {@code false}, a whole number, a
 *     decimal or a floating-point number, which is finite, and an empty text where there is nothing
 * @param note what to mind, or an empty text
 * @param counted which authorities are counted, by the cells that say how many
 */
public record Table(
        String id,
        String title,
        Shown shown,
        List<Column> columns,
        List<List<Object>> rows,
        String note,
        Map<Cell, Predicate<Authority>> counted) {

    /**
     * Where a value stands.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     */
    public record Cell(int row, int column) {}

    /** Who is shown a table. The files for programs have every table. */
    public enum Shown {
        /** Readers of the report, and of the summary on a terminal. */
        IN_SUMMARY,
        /** Readers of the report. */
        IN_REPORT,
        /** Nobody but programs: it has very many rows, or only what others have as well. */
        IN_FILES
    }

    /** Keeps its own copies. Infinity, and what cannot be worked out, is no number. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        counted = Map.copyOf(counted);
        for (List<Object> row : rows) {
            if (row.stream().anyMatch(cell -> cell instanceof Double number && !Double.isFinite(number))) {
                throw new IllegalArgumentException("no number in the table " + id + ": " + row);
            }
        }
    }

    /** The same of which some cells are {@link Counted}. */
    Table(String id, String title, Shown shown, List<Column> columns, List<List<Object>> rows, String note) {
        this(id, title, shown, columns, numbers(rows), note, predicates(rows));
    }

    private static List<List<Object>> numbers(List<List<Object>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell instanceof Counted counted ? (Object) counted.count() : cell)
                        .toList())
                .toList();
    }

    private static Map<Cell, Predicate<Authority>> predicates(List<List<Object>> rows) {
        Map<Cell, Predicate<Authority>> predicates = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                if (rows.get(row).get(column) instanceof Counted counted) {
                    predicates.put(new Cell(row, column), counted.which());
                }
            }
        }
        return predicates;
    }

    /** Which authorities a cell counts, if it counts any. */
    public Optional<Predicate<Authority>> counted(int row, int column) {
        return Optional.ofNullable(counted.get(new Cell(row, column)));
    }

    /** The names of the columns. */
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** The columns that people are shown. */
    public List<Column> onPages() {
        return columns.stream().filter(Column::onPages).toList();
    }

    /** The header and the rows as people are shown them. */
    public List<List<String>> printed() {
        List<Integer> shownColumns = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).onPages())
                .boxed()
                .toList();
        return rows.stream()
                .map(row -> shownColumns.stream()
                        .map(i -> columns.get(i).printed(row.get(i)))
                        .toList())
                .toList();
    }

    /** The rows as programs read them. */
    public List<List<String>> written() {
        return rows.stream()
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).written(row.get(i)))
                        .toList())
                .toList();
    }
}
