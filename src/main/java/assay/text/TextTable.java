package assay.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * A table in letters of one width: each column as wide as the longest of its cells, with blanks between them and nothing at the
 * end of a line.
 */
public final class TextTable {

    private static final int GAP = 2;

    private final List<Column> columns;
    private final int gap;
    private final List<Row> rows = new ArrayList<>();

    /** At which side of its column a cell stands. */
    public enum Side {
        /** As texts do. */
        LEFT,
        /** As numbers do. */
        RIGHT;

        /** A column that is as wide as it has to be. */
        public Column column() {
            return atLeast(0);
        }

        /** A column that is not narrower than so many letters. */
        public Column atLeast(int width) {
            return new Column(this, width);
        }
    }

    /**
     * A column.
     *
     * @param side where its cells stand
     * @param least how many letters wide it is at least
     */
    public record Column(Side side, int least) {}

    /** A row, with the text that stands in lines of its own below it. */
    private record Row(List<String> cells, String below) {}

    /** A table with two blanks between its columns. */
    public TextTable(List<Column> columns) {
        this(GAP, columns);
    }

    /** A table with so many blanks between its columns. */
    public TextTable(int gap, List<Column> columns) {
        this.gap = gap;
        this.columns = List.copyOf(columns);
    }

    /** A table with a column of texts and then as many of numbers. */
    public static TextTable ofNumbers(int numbers) {
        return new TextTable(Stream.concat(
                        Stream.of(Side.LEFT.column()),
                        Stream.generate(Side.RIGHT::column).limit(numbers))
                .toList());
    }

    /** Adds a row, with a cell for each column. */
    public TextTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /** Adds a row, with a cell for each column. */
    public TextTable row(List<String> cells) {
        return row(cells, "");
    }

    /** Adds a row and what stands below it: whole lines, which are as wide as they are. */
    public TextTable row(List<String> cells, String below) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells + " in " + columns.size() + " columns");
        }
        rows.add(new Row(cells.stream().map(Legible::line).toList(), below));
        return this;
    }

    /** Its lines, each with these blanks before it. */
    public String printed(String indent) {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    columns.get(column).least,
                    rows.stream()
                            .mapToInt(row -> row.cells.get(at).length())
                            .max()
                            .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < widths.length; column++) {
                String cell = row.cells.get(column);
                line.append(column == 0 ? "" : " ".repeat(gap))
                        .append(
                                columns.get(column).side == Side.RIGHT
                                        ? StringUtils.leftPad(cell, widths[column])
                                        : StringUtils.rightPad(cell, widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n').append(row.below);
        }
        return text.toString();
    }
}
