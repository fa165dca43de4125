package assay.study;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/** A study as text, Markdown, CSV and SVG. */
public final class StudyReport {

    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    /** A number, which may begin with a minus. */
    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?";

    /** From the lowest grade to the highest; they differ in lightness, in print and to every eye. */
    private static final List<String> COLOURS = List.of("#440154", "#31688e", "#35b779", "#fde725", "#777777");

    /** Tables with a row for each authority, or very many, which a terminal is no place for. */
    private static final List<String> LONG = List.of(
            "ranks",
            "authorities",
            "met-overall-with-requirements-below",
            "grades-against-circumstances",
            "themes",
            "requirements-against-each-other",
            "one-part-short");

    private final Study study;
    private final List<Table> tables;

    /** The report of a study. */
    public StudyReport(Study study) {
        this.study = study;
        this.tables = study.tables();
    }

    /** All tables, in order. */
    public List<Table> tables() {
        return tables;
    }

    /** The summary for a terminal. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(study.authorities().size()).append(" authorities");
        BigDecimal mean = study.mean();
        if (mean != null) {
            text.append(", mean overall score ")
                    .append(mean.setScale(2, RoundingMode.HALF_UP).toPlainString());
        }
        text.append('\n');
        for (Table table : tables) {
            if (!LONG.contains(table.id())) {
                text.append('\n').append(table.title()).append('\n').append(plain(table));
            }
        }
        for (Table table : tables) {
            if (table.id().equals("met-overall-with-requirements-below")) {
                text.append('\n')
                        .append(table.title())
                        .append(": ")
                        .append(table.note())
                        .append('\n');
            } else if (table.id().equals("one-part-short")) {
                text.append('\n').append(table.title()).append('\n').append(plain(withoutNames(table)));
            } else if (table.id().equals("requirements-against-each-other")) {
                text.append('\n').append(table.title()).append('\n').append(plain(chiSquares(table)));
            }
        }
        return text.toString();
    }

    /** Of the tests of requirements against each other those by chi-square, which are the ones that the report has. */
    private static Table chiSquares(Table table) {
        return new Table(
                table.id(),
                table.title(),
                table.header(),
                table.rows().stream()
                        .filter(row -> row.get(2).startsWith("Pearson"))
                        .toList(),
                table.note());
    }

    /** A table without its last column, of which the files have every name. */
    private static Table withoutNames(Table table) {
        int columns = table.header().size() - 1;
        return new Table(
                table.id(),
                table.title(),
                table.header().subList(0, columns),
                table.rows().stream().map(row -> row.subList(0, columns)).toList(),
                table.note());
    }

    private static String plain(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header());
        lines.addAll(table.rows());
        int[] widths = IntStream.range(0, table.header().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder(" ");
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                row.append(' ')
                        .append(
                                cell.matches(NUMBER) || (line == table.header() && isNumeric(table, column))
                                        ? StringUtils.leftPad(cell, widths[column])
                                        : StringUtils.rightPad(cell, widths[column]))
                        .append(' ');
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return table.note().isEmpty() ? text.toString() : text + "  " + table.note() + "\n";
    }

    private static boolean isNumeric(Table table, int column) {
        return !table.rows().isEmpty()
                && table.rows().stream().allMatch(row -> row.get(column).matches(NUMBER));
    }

    /** Every file of a study's output but the complete JSON, by its path. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("report.md", markdown());
        tables.forEach(table -> files.put("tables/" + table.id() + ".csv", csv(table)));
        files.put("charts/grades.svg", gradesChart());
        files.put("charts/scores.svg", scoresChart());
        for (Authority one : study.authorities()) {
            files.put("feedback/" + fileName(one) + ".md", feedback(one));
        }
        return files;
    }

    private static String fileName(Authority one) {
        String name = one.file().replace('\\', '/');
        return StringUtils.substringBeforeLast(name.substring(name.lastIndexOf('/') + 1), ".");
    }

    private String markdown() {
        StringBuilder text =
                new StringBuilder("# Study of " + study.authorities().size() + " authorities\n");
        text.append("\n![Grades by requirement](charts/grades.svg)\n\n![Overall scores](charts/scores.svg)\n");
        for (Table table : tables) {
            text.append("\n## ").append(table.title()).append("\n\n").append(markdown(table));
        }
        return text.toString();
    }

    private static String markdown(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(row(table.header()))
                .append("|")
                .append(" --- |".repeat(table.header().size()))
                .append('\n');
        table.rows().forEach(row -> text.append(row(row)));
        return table.note().isEmpty() ? text.toString() : text + "\n" + table.note() + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Comma-separated values; what a spreadsheet would take for a formula is made a text. */
    public static String csv(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(line(table.header()));
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(StudyReport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 && !value.matches(NUMBER)
                ? "'" + value
                : value;
        return StringUtils.containsAny(safe, ",\"\n\r") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** What one authority is told, without anybody else's data but its place among all. */
    private String feedback(Authority one) {
        StringBuilder text = new StringBuilder("# " + one.name() + "\n\n");
        text.append("Overall: ")
                .append(one.overall().grade())
                .append(" (")
                .append(one.overall().score())
                .append("), ")
                .append(study.position(one))
                .append(" of ")
                .append(study.authorities().size())
                .append(".\n\n| requirement | evidence | you said | |\n| --- | --- | --- | --- |\n");
        one.grades()
                .forEach((requirement, grade) -> text.append(row(List.of(
                        requirement,
                        grade,
                        one.said().getOrDefault(requirement, "not rated"),
                        one.agreement().getOrDefault(requirement, "")))));
        one.liftedBy().forEach((requirement, criteria) -> {
            if (!criteria.isEmpty()) {
                text.append("\n- ")
                        .append(requirement)
                        .append(" would have the next grade with ")
                        .append(String.join(", or ", criteria))
                        .append('.');
            }
        });
        return text.append("\n\nSee `assay explain` on your file of evidence for every reason.\n")
                .toString();
    }

    // ------------------------------------------------------------------ charts

    private String gradesChart() {
        List<Table> grades = study.gradeTables();
        int width = 720;
        int height = 60 + 40 * grades.size();
        StringBuilder svg = svg(
                width,
                height,
                "Grades by requirement",
                "For the whole and for each requirement, how many authorities have each grade by the evidence; the counts"
                        + " stand in the bars and in the tables of the report.");
        int all = Math.max(1, study.authorities().size());
        int y = 30;
        for (Table table : grades) {
            text(svg, 10, y + 18, "start", "#000", StringUtils.substringAfter(table.title(), ": "));
            List<String> row = table.rows().get(0);
            double x = 330;
            for (int i = 0; i + 4 < row.size(); i += 2) {
                int count = Integer.parseInt(row.get(i + 1));
                double wide = 370.0 * count / all;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"26\" fill=\"%s\" stroke=\"#fff\"><title>%s: %d</title></rect>%n",
                        x,
                        y,
                        wide,
                        colour(i / 2),
                        table.header().get(i + 1),
                        count));
                if (wide > 18) {
                    text(svg, x + wide / 2, y + 18, "middle", i / 2 < 2 ? "#fff" : "#000", String.valueOf(count));
                }
                x += wide;
            }
            y += 40;
        }
        List<String> names = grades.get(0).header();
        for (int i = 0; i + 4 < names.size(); i += 2) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
                    330 + 46 * i,
                    y,
                    colour(i / 2)));
            text(svg, 346 + 46 * i, y + 11, "start", "#000", names.get(i + 1));
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private String scoresChart() {
        List<Authority> ranked = study.authorities().stream()
                .sorted(Comparator.comparing(Authority::score))
                .toList();
        int height = 320;
        StringBuilder svg = svg(
                720,
                height,
                "Overall scores, ranked",
                "Every authority as a dot, from the lowest overall score by the evidence to the highest; the table of ranks"
                        + " has the same.");
        double least = ranked.isEmpty() ? 0 : ranked.get(0).score().doubleValue();
        double most =
                ranked.isEmpty() ? 1 : ranked.get(ranked.size() - 1).score().doubleValue();
        double span = most > least ? most - least : 1;
        List<String> names = study.gradeNames();
        for (int i = 0; i < ranked.size(); i++) {
            Authority one = ranked.get(i);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\" stroke=\"#000\" stroke-width=\"0.5\"><title>%s: %s, %s</title></circle>%n",
                    50 + 650.0 * i / Math.max(1, ranked.size() - 1),
                    290 - 250 * (one.score().doubleValue() - least) / span,
                    colour(names.indexOf(one.overall().grade())),
                    escaped(one.name()),
                    one.overall().score(),
                    one.overall().grade()));
        }
        text(svg, 45, 294, "end", "#000", String.format(Locale.ROOT, "%.2f", least));
        text(svg, 45, 44, "end", "#000", String.format(Locale.ROOT, "%.2f", most));
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static String colour(int rank) {
        return COLOURS.get(Math.min(COLOURS.size() - 1, Math.max(0, rank)));
    }

    private static StringBuilder svg(int width, int height, String title, String description) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t d\" width=\"%d\" height=\"%d\""
                        + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n<title id=\"t\">%s</title>%n"
                        + "<desc id=\"d\">%s</desc>%n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n",
                width,
                height,
                width,
                height,
                title,
                description,
                width,
                height));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
