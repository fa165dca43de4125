package assay.study;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One table of a study.
 *
 * @param id a stable name, for files and for programs
 * @param title what it shows
 * @param shown who is shown it
 * @param columns its columns
 * @param rows its rows, each as long as the columns; a cell is a text, a whole number, a decimal or a floating-point number,
 *     which is finite, and an empty text where there is nothing
 * @param note what to mind, or an empty text
 */
public record Table(String id, String title, Shown shown, List<Column> columns, List<List<Object>> rows, String note) {

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
        for (List<Object> row : rows) {
            if (row.stream().anyMatch(cell -> cell instanceof Double number && !Double.isFinite(number))) {
                throw new IllegalArgumentException("no number in the table " + id + ": " + row);
            }
        }
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
