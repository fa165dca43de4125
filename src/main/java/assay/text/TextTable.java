package assay.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;

/**
 * A table in letters of one width: each column as wide as the longest of its cells, where there is room for that, with blanks
 * between them and nothing at the end of a line.
 */
public final class TextTable {

    private static final int GAP = 2;
    private static final int STEP = 2;

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
            return new Column(this, width, false);
        }

        /** A column that says more of the one before it, and is never apart from it. */
        public Column joined() {
            return new Column(this, 0, true);
        }
    }

    /**
     * A column.
     *
     * @param side where its cells stand
     * @param least how many letters wide it is at least, where there is room
     * @param joined whether it is never apart from the one before it
     */
    public record Column(Side side, int least, boolean joined) {}

    /** A row, with the text that stands in lines of its own below it. */
    private record Row(List<String> cells, String below) {

        int longestOf(int column) {
            return cells.get(column).length();
        }

        int longestWordOf(int column) {
            String cell = cells.get(column);
            int step = cell.strip().contains(" ") ? STEP : 0;
            return blanksBefore(cell)
                    + step
                    + Stream.of(cell.split(" ")).mapToInt(String::length).max().orElse(0);
        }
    }

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

    /**
     * Its lines, each with these blanks before it. Where they would not fit, cells of text go on in further lines; and columns
     * that do not fit even so stand in a table below, beside those of text that all begin with.
     */
    public String printed(String indent, Width width) {
        int room = width.letters() - indent.length();
        int[] least = widths(Row::longestWordOf);
        int[] widths = widths(Row::longestOf);
        int[] roomy = widths.clone();
        Arrays.setAll(roomy, column -> Math.max(columns.get(column).least, widths[column]));
        return total(roomy) > room ? fitted(indent, narrowed(widths, least, room), room) : fitted(indent, roomy, room);
    }

    /** Columns of text narrowed, the widest first, until all fit or none can be narrower. */
    private int[] narrowed(int[] wide, int[] least, int room) {
        int[] widths = wide.clone();
        while (total(widths) > room) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (isText(column)
                        && widths[column] > least[column]
                        && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private String fitted(String indent, int[] widths, int room) {
        StringBuilder text = new StringBuilder();
        for (List<Integer> beside : parts(widths, room)) {
            text.append(text.isEmpty() ? "" : "\n");
            boolean last = beside.get(beside.size() - 1) == widths.length - 1;
            for (Row row : rows) {
                lines(text, indent, row, beside, widths);
                text.append(last ? row.below : "");
            }
        }
        return text.toString();
    }

    private boolean isText(int column) {
        return columns.get(column).side == Side.LEFT;
    }

    private int[] widths(ToIntBiFunction<Row, Integer> wanted) {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = rows.stream()
                    .mapToInt(row -> wanted.applyAsInt(row, at))
                    .max()
                    .orElse(0);
        }
        return widths;
    }

    private int total(int[] widths) {
        return IntStream.of(widths).sum() + gap * (widths.length - 1);
    }

    /** The columns that stand beside each other, those that say what a row is about among them. */
    private List<List<Integer>> parts(int[] widths, int room) {
        List<Integer> about = about(widths, room);
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>(about);
        for (int column = about.size(); column < widths.length; ) {
            List<Integer> together = together(column);
            List<Integer> longer =
                    Stream.concat(part.stream(), together.stream()).toList();
            if (part.size() > about.size() && total(longer, widths) > room) {
                parts.add(part);
                part = new ArrayList<>(about);
            }
            part.addAll(together);
            column += together.size();
        }
        parts.add(part);
        return parts;
    }

    /** The columns of text at the beginning; the first alone where they leave no room. */
    private List<Integer> about(int[] widths, int room) {
        List<Integer> about = IntStream.range(0, widths.length)
                .takeWhile(this::isText)
                .boxed()
                .toList();
        int widest = IntStream.range(about.size(), widths.length)
                .map(column -> widths[column])
                .max()
                .orElse(0);
        return about.isEmpty() || total(about, widths) + gap + widest > room ? List.of(0) : about;
    }

    /** A column and those that are never apart from it. */
    private List<Integer> together(int column) {
        int end = column + 1;
        while (end < columns.size() && columns.get(end).joined) {
            end++;
        }
        return IntStream.range(column, end).boxed().toList();
    }

    private int total(List<Integer> some, int[] widths) {
        return some.stream().mapToInt(column -> widths[column]).sum() + gap * (some.size() - 1);
    }

    /** A cell in lines, of which those after the first stand a little further to the right, so that none is taken for a cell. */
    private static List<String> folded(String cell, int width) {
        if (cell.length() <= width) {
            return List.of(cell);
        }
        int blanks = blanksBefore(cell);
        List<String> lines = WordUtils.wrap(cell.strip(), Math.max(1, width - blanks - STEP), "\n", false)
                .lines()
                .toList();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> " ".repeat(at == 0 ? blanks : blanks + STEP) + lines.get(at))
                .toList();
    }

    private static int blanksBefore(String cell) {
        return cell.length() - cell.stripLeading().length();
    }

    private void lines(StringBuilder text, String indent, Row row, List<Integer> beside, int[] widths) {
        List<List<String>> cells = beside.stream()
                .map(column -> folded(row.cells.get(column), widths[column]))
                .toList();
        int lines = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < lines; at++) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < beside.size(); i++) {
                int column = beside.get(i);
                String cell = at < cells.get(i).size() ? cells.get(i).get(at) : "";
                line.append(i == 0 ? "" : " ".repeat(gap))
                        .append(
                                isText(column)
                                        ? StringUtils.rightPad(cell, widths[column])
                                        : StringUtils.leftPad(cell, widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
