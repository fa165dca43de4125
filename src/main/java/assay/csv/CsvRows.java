package assay.csv;

import assay.csv.CsvTable.Row;
import assay.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file of comma-separated values as they stand in it, headings among them. Empty lines are none, nor are rows of empty cells.
 *
 * @param named how the file is called in messages
 * @param encoding how its characters were encoded: {@code UTF-8} or {@code windows-1252}
 * @param separator what separates its cells: a comma, a semicolon, a tab or a stroke
 * @param rows its rows, in order, each as long as it is; at least one
 */
public record CsvRows(String named, String encoding, char separator, List<Row> rows) {

    /** Keeps its own copy. */
    public CsvRows {
        rows = List.copyOf(rows);
    }

    /**
     * The cells whose characters cannot be what somebody wrote: lost, or written in one encoding and read in another.
     *
     * @return a problem for each, by line and cell from 1; what stands in the cell is not repeated
     */
    public List<Problem> garbled() {
        List<Problem> problems = new ArrayList<>();
        for (Row row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                int cell = i + 1;
                Encoding.garbled(row.cells().get(i), encoding)
                        .ifPresent(message -> problems.add(new Problem(named, row.line(), cell, message)));
            }
        }
        return problems;
    }
}
