package assay.publication;

import assay.study.Column;
import assay.study.KeyPoints;
import assay.study.Study;
import assay.study.Table;
import assay.study.Table.Shown;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.TextTable.Side;
import assay.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The summary of a study, for a terminal. */
public final class StudyText {

    /** A last column of texts that are longer than this is put below its row, in lines. */
    private static final int LONG = 60;

    /** What a column of shares is called that stands behind what they are shares of. */
    private static final String SHARE = "%";

    private static final String INDENT = "      ";

    private StudyText() {}

    /** The tables that a summary has, what of the report's tables it leaves out, and the key points. */
    public static String of(Study study, Width width) {
        StringBuilder text = new StringBuilder(Caption.of(study)).append('\n');
        if (!study.rules().settings().isEmpty()) {
            text.append("graded by ").append(study.rules().called()).append('\n');
        }
        for (Table table : study.tables()) {
            if (table.shown() == Shown.IN_SUMMARY && !table.rows().isEmpty()) {
                text.append('\n').append(table.title()).append('\n').append(plain(table, width));
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
            points.points()
                    .forEach(point ->
                            text.append("  - ").append(Legible.folded(point)).append('\n'));
        }
        return width.fit(text.toString());
    }

    private static String plain(Table table, Width width) {
        List<Column> columns = table.onPages();
        List<List<String>> lines = new ArrayList<>();
        lines.add(header(columns));
        lines.addAll(table.printed());
        int last = columns.size() - 1;
        boolean below = !columns.get(last).isNumeric()
                && lines.stream().anyMatch(line -> line.get(last).length() > LONG);
        int beside = below ? last : columns.size();
        List<String> names = lines.get(0);
        TextTable text = new TextTable(IntStream.range(0, beside)
                .mapToObj(at -> names.get(at).equals(SHARE)
                        ? Side.RIGHT.joined()
                        : (columns.get(at).isNumeric() ? Side.RIGHT : Side.LEFT).column())
                .toList());
        lines.forEach(line -> text.row(line.subList(0, beside), below ? INDENT + line.get(last) + "\n" : ""));
        return text.printed("  ", width) + (table.note().isEmpty() ? "" : "  " + table.note() + "\n");
    }

    /** The names of the columns, without what a column of shares says again of the one before it. */
    static List<String> header(List<Column> columns) {
        List<String> header = new ArrayList<>();
        String before = "";
        for (Column column : columns) {
            boolean share =
                    column.unit() == Column.Unit.PERCENT && column.name().equals(before + " %");
            header.add(share ? SHARE : column.name());
            before = column.name();
        }
        return header;
    }
}
