package assay.interview;

import assay.csv.CsvFile;
import assay.csv.CsvRows;
import assay.csv.CsvTable.Row;
import assay.problem.Nearest;
import assay.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An export whose headings are told apart from its interviews. Survey tools write several rows of headings: the one that
 * names most columns of the form names them; what stands right below in another is a label.
 *
 * @param named how the file is called in messages
 * @param headerLine the line of the names
 * @param headings how many rows are headings
 * @param width how many cells the row of names has
 * @param columns the columns that have a name, or belong to one that has, in their order
 * @param rows the rows below that are as long as the header
 * @param ragged the rows that are not
 * @param problems what is wrong with the header
 */
record Export(
        String named,
        int headerLine,
        int headings,
        int width,
        List<Column> columns,
        List<Row> rows,
        List<Row> ragged,
        List<Problem> problems) {

    private static final int MOST_HEADINGS = 20;
    private static final String QUALTRICS = "{\"ImportId\":";
    private static final List<String> SURVEYMONKEY = List.of("response", "open ended response");

    /**
     * A column.
     *
     * @param number its number, from 1
     * @param name what it is called
     * @param label what stands below its name in a second row of headings, or nothing
     * @param continues the column whose name it shares because it has none, or null
     */
    record Column(
            int number, String name, String label, @Nullable Column continues) {

        /** What it is called in messages: a column with no name of its own by its label as well. */
        String shown() {
            return continues == null ? name : name + ": " + label;
        }
    }

    /**
     * Tells headings apart.
     *
     * @param rows the file
     * @param form what columns can be called
     * @param skipRows how many headings there are beside the names, or null where the file has to show it
     */
    static Export of(CsvRows rows, InterviewForm form, @Nullable Integer skipRows) {
        List<Row> all = rows.rows();
        int headings = Math.min(skipRows == null ? seen(all) : skipRows + 1, all.size());
        int header = IntStream.range(0, headings)
                .boxed()
                .max(Comparator.comparingLong((Integer i) -> known(all.get(i), form))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
        Row names = all.get(header);
        List<Row> below = new ArrayList<>();
        List<Row> ragged = new ArrayList<>();
        for (Row row : all.subList(headings, all.size())) {
            if (row.cells().size() == names.cells().size()) {
                below.add(row);
            } else {
                ragged.add(row);
            }
        }
        List<Problem> problems = new ArrayList<>();
        List<String> labels = header + 1 < headings ? all.get(header + 1).cells() : List.of();
        List<Column> columns = columns(rows.named(), names, labels, below, problems);
        return new Export(rows.named(), names.line(), headings, names.cells().size(), columns, below, ragged, problems);
    }

    private static List<Column> columns(
            String named, Row names, List<String> labels, List<Row> rows, List<Problem> problems) {
        List<Column> columns = new ArrayList<>();
        @Nullable Column before = null;
        for (int i = 0; i < names.cells().size(); i++) {
            int index = i;
            String label = i < labels.size() ? labels.get(i) : "";
            if (!names.cells().get(i).isEmpty()) {
                before = new Column(i + 1, names.cells().get(i), label, null);
                columns.add(before);
            } else if (before != null && !label.isEmpty()) {
                columns.add(new Column(i + 1, before.name(), label, before));
            } else {
                rows.stream()
                        .filter(row -> !row.cells().get(index).isEmpty())
                        .findFirst()
                        .ifPresent(row -> problems.add(new Problem(
                                named,
                                names.line(),
                                index + 1,
                                "this column has no name, and line " + row.line() + " has something in it")));
            }
        }
        return columns;
    }

    /** How many rows of headings a file shows itself to have. */
    private static int seen(List<Row> rows) {
        for (int i = 1; i < Math.min(3, rows.size()); i++) {
            List<String> cells = rows.get(i).cells();
            if (cells.stream().allMatch(cell -> cell.isEmpty() || cell.startsWith(QUALTRICS))
                    && cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                return i + 1;
            }
        }
        // Every interview has an ID there; the row of labels has none.
        boolean surveyMonkey = rows.size() > 1
                && Spelling.plain(rows.get(0).cells().get(0)).replace(" ", "").equals("respondentid")
                && rows.get(1).cells().get(0).isEmpty()
                && rows.get(1).cells().stream().anyMatch(cell -> SURVEYMONKEY.contains(Spelling.plain(cell)));
        return surveyMonkey ? 2 : 1;
    }

    private static long known(Row row, InterviewForm form) {
        return row.cells().stream()
                .filter(cell -> form.meaning(cell).isPresent())
                .count();
    }

    /** What stands in a column of a row, as it was before it was guarded from a spreadsheet. */
    String cell(Row row, Column column) {
        return CsvFile.unguarded(row.cells().get(column.number() - 1));
    }

    /** Something wrong with the header, or with a column as a whole. */
    Problem problem(int cell, String message) {
        return new Problem(named, headerLine, cell, message);
    }

    /** What to say where another row names more columns than the one that is taken for the header, if one does. */
    Optional<Problem> otherHeader(CsvRows all, InterviewForm form) {
        Predicate<Row> isHeader = row -> row.line() == headerLine;
        long own = all.rows().stream()
                .filter(isHeader)
                .mapToLong(row -> known(row, form))
                .sum();
        return all.rows().stream()
                .limit(MOST_HEADINGS)
                .filter(row -> row.line() > headerLine && known(row, form) > Math.max(own, 1))
                .findFirst()
                .map(row -> problem(
                        1,
                        "line " + row.line()
                                + " names columns and this one does not; if the rows above it are headings,"
                                + " say --skip-rows " + all.rows().indexOf(row)));
    }

    /** A text in quotes, short enough for a message. */
    static String quoted(String text) {
        return "\"" + Nearest.shown(text) + "\"";
    }
}
