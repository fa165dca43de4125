package assay.publication;

import assay.study.Column;
import assay.study.KeyPoints;
import assay.study.Study;
import assay.study.Table;
import assay.study.Table.Shown;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.TextTable.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** The summary of a study, for a terminal. */
public final class StudyText {

    /** A last column of texts that are longer than this is put below its row, in lines. */
    private static final int LONG = 60;

    private static final int WIDTH = 110;
    private static final String INDENT = "      ";

    private StudyText() {}

    /** The tables that a summary has, what of the report's tables it leaves out, and the key points. */
    public static String of(Study study) {
        StringBuilder text = new StringBuilder(Caption.of(study)).append('\n');
        for (Table table : study.tables()) {
            if (table.shown() == Shown.IN_SUMMARY && !table.rows().isEmpty()) {
                text.append('\n').append(table.title()).append('\n').append(plain(table));
            }
        }
        study.table("met-overall-with-requirements-below")
                .ifPresent(table -> text.append('\n')
                        .append(table.title())
                        .append(": ")
                        .append(table.note())
                        .append('\n'));
        for (KeyPoints points : study.keyPoints()) {
            text.append("\nKey points, ").append(points.title()).append('\n');
            points.points().forEach(point -> text.append(wrapped("  - " + Legible.folded(point), "    ")));
        }
        return text.toString();
    }

    private static String plain(Table table) {
        List<Column> columns = table.onPages();
        List<List<String>> lines = new ArrayList<>();
        lines.add(header(columns));
        lines.addAll(table.printed());
        int last = columns.size() - 1;
        boolean below = !columns.get(last).isNumeric()
                && lines.stream().anyMatch(line -> line.get(last).length() > LONG);
        int beside = below ? last : columns.size();
        TextTable text = new TextTable(columns.subList(0, beside).stream()
                .map(column -> (column.isNumeric() ? Side.RIGHT : Side.LEFT).column())
                .toList());
        lines.forEach(line -> text.row(line.subList(0, beside), below ? wrapped(INDENT + line.get(last), INDENT) : ""));
        return text.printed("  ") + (table.note().isEmpty() ? "" : wrapped("  " + table.note(), "  "));
    }

    private static String wrapped(String line, String indent) {
        String first = line.substring(0, line.length() - line.stripLeading().length());
        return first + WordUtils.wrap(line.strip(), WIDTH - indent.length(), "\n" + indent, false) + "\n";
    }

    /** The names of the columns, without what a column of shares says again of the one before it. */
    static List<String> header(List<Column> columns) {
        List<String> header = new ArrayList<>();
        String before = "";
        for (Column column : columns) {
            boolean share =
                    column.unit() == Column.Unit.PERCENT && column.name().equals(before + " %");
            header.add(share ? "%" : column.name());
            before = column.name();
        }
        return header;
    }
}
