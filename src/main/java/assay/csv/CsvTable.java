package assay.csv;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of comma-separated values.
 *
 * @param named how the file is called in messages
 * @param encoding how its characters were encoded: {@code UTF-8} or {@code windows-1252}
 * @param separator what separates its cells: a comma, a semicolon, a tab or a stroke
 * @param headerLine the line of the file on which its header begins, from 1
 * @param header what its columns are called, without space around; no name occurs twice
 * @param rows its rows, in order, each as long as the header
 */
public record CsvTable(
        String named, String encoding, char separator, int headerLine, List<String> header, List<Row> rows) {

    /** Keeps its own copies. */
    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param line the line of the file on which it begins, from 1
     * @param cells its cells, without space around
     */
    public record Row(int line, List<String> cells) {

        /** Keeps its own copy. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The number of a column, or -1. */
    public int column(String name) {
        return header.indexOf(name);
    }

    /** What stands in a column of a row, or nothing where there is no such column. */
    public String cell(Row row, String name) {
        int column = column(name);
        return column < 0 ? "" : row.cells().get(column);
    }

    /** Something wrong with a cell: its column is counted in cells, from 1. */
    public Problem problem(Row row, String column, String message) {
        return new Problem(named, row.line(), column(column) + 1, message);
    }

    /**
     * Makes sure that the table has these columns and no others.
     *
     * @param needed those that it must have
     * @param known all that it may have
     * @throws ProblemsException with every column that is missing or unknown
     */
    public void requireColumns(List<String> needed, List<String> known) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!known.contains(header.get(i))) {
                problems.add(new Problem(
                        named,
                        headerLine,
                        i + 1,
                        "unknown column \"" + Nearest.shown(header.get(i)) + "\""
                                + Nearest.hint(header.get(i), known)));
            }
        }
        Set<String> missing = new LinkedHashSet<>(needed);
        missing.removeAll(header);
        for (String name : missing) {
            problems.add(new Problem(named, headerLine, 1, "the column \"" + name + "\" is missing"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }
}
