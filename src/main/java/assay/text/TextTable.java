package assay.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * A table in letters of one width: the first column to the left, all others to the right, two blanks between them, nothing at
 * the end of a line.
 */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; all rows have as many cells. */
    public TextTable row(String first, List<String> others) {
        List<String> row = new ArrayList<>();
        row.add(Legible.line(first));
        others.forEach(cell -> row.add(Legible.folded(cell)));
        rows.add(row);
        return this;
    }

    /** Its lines, each with these blanks before it. */
    public String printed(String indent) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                int width = width(column);
                String cell = row.get(column);
                line.append(column == 0 ? StringUtils.rightPad(cell, width) : GAP + StringUtils.leftPad(cell, width));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
