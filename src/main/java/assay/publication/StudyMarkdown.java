package assay.publication;

import assay.report.MarkdownReport;
import assay.study.KeyPoints;
import assay.study.Study;
import assay.study.Table;
import assay.study.Table.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of a study, in Markdown. */
final class StudyMarkdown {

    private StudyMarkdown() {}

    /** The key points, every chart with the table that says the same, and every other table that people are shown. */
    static String of(Study study, List<Chart> charts) {
        StringBuilder text =
                new StringBuilder("# Study of ").append(Caption.of(study)).append("\n\n");
        text.append("Graded by the rules ")
                .append(study.rules().called())
                .append(", SHA-256 ")
                .append(study.rules().sha256())
                .append(".\n\n## Key points\n");
        for (KeyPoints points : study.keyPoints()) {
            text.append("\n### ").append(heading(points.title())).append("\n\n");
            points.points()
                    .forEach(point ->
                            text.append("- ").append(MarkdownReport.safe(point)).append('\n'));
        }
        for (Table table : study.tables()) {
            if (table.shown() != Shown.IN_FILES) {
                text.append("\n## ").append(heading(table.title())).append("\n\n");
                chart(charts, table)
                        .ifPresent(chart -> text.append("![")
                                .append(chart.title())
                                .append("](charts/")
                                .append(chart.id())
                                .append(".svg)\n\n"));
                text.append(table(table));
            }
        }
        return text.toString();
    }

    private static Optional<Chart> chart(List<Chart> charts, Table table) {
        return charts.stream().filter(chart -> chart.after().equals(table.id())).findFirst();
    }

    private static String heading(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String table(Table table) {
        if (table.rows().isEmpty()) {
            return "None.\n" + (table.note().isEmpty() ? "" : "\n" + table.note() + "\n");
        }
        StringBuilder text = new StringBuilder(row(StudyText.header(table.onPages())));
        text.append(table.onPages().stream()
                .map(column -> column.isNumeric() ? " ---: |" : " --- |")
                .collect(Collectors.joining("", "|", "\n")));
        table.printed().forEach(row -> text.append(row(row)));
        return table.note().isEmpty() ? text.toString() : text + "\n" + table.note() + "\n";
    }

    /** A row of a table, in which nothing that somebody wrote can end a cell or begin a tag. */
    static String row(List<String> cells) {
        return cells.stream().map(MarkdownReport::safe).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
