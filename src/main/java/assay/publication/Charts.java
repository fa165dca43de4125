package assay.publication;

import assay.study.Authority;
import assay.study.Column;
import assay.study.Ranking.Place;
import assay.study.Study;
import assay.study.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * The charts of a study. Their numbers are written out, in the picture where there is room and in the table beside it, so that
 * nothing hangs on a colour; the colours go from dark to light as grades go up (after the viridis scale), which survives colour
 * blindness and print.
 */
public final class Charts {

    private static final List<String> SCALE =
            List.of("#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725");

    /** From here on a colour of the scale is light enough for dark words. */
    private static final int LIGHT = 4;

    private static final String DARK_WORDS = "#1a1a1a";
    private static final String LIGHT_WORDS = "#ffffff";

    private final Study study;
    private final List<String> grades;

    private Charts(Study study) {
        this.study = study;
        this.grades = study.rules().pack().gradeNames();
    }

    /** Every chart, in the order in which a report has them. */
    public static List<Chart> of(Study study) {
        Charts charts = new Charts(study);
        return study.rules().pack().hasInterview()
                ? List.of(charts.grades(), charts.matrix(), charts.scores(), charts.themes())
                : List.of(charts.grades(), charts.scores());
    }

    private int step(int grade) {
        return grades.size() < 2 ? 0 : Math.round((float) grade * (SCALE.size() - 1) / (grades.size() - 1));
    }

    private String colour(int grade) {
        return SCALE.get(step(grade));
    }

    private String wordsOn(int grade) {
        return step(grade) >= LIGHT ? DARK_WORDS : LIGHT_WORDS;
    }

    private void legend(Svg svg, double x, double y) {
        double at = x;
        for (int i = 0; i < grades.size(); i++) {
            svg.box(at, y, 14, 14, colour(i), "");
            svg.text(at + 19, y + 12, "start", grades.get(i));
            at += 45 + 7.5 * grades.get(i).length();
        }
    }

    // ------------------------------------------------------------------ grades

    private Chart grades() {
        Map<String, Table> tables = study.grades();
        int left = 330;
        int wide = 520;
        int row = 34;
        String title = "Grades from the evidence";
        Svg svg = new Svg(
                left + wide + 30,
                110 + row * tables.size(),
                title,
                Caption.of(study)
                        + ". For the whole and for each requirement a bar is divided by how many have each grade,"
                        + " from the lowest on the left to the highest on the right: "
                        + tables.entrySet().stream()
                                .map(one -> described(one.getKey(), one.getValue()))
                                .collect(Collectors.joining("; "))
                        + ".");
        legend(svg, left, 48);
        List<List<String>> rows = new ArrayList<>();
        double y = 78;
        for (Map.Entry<String, Table> one : tables.entrySet()) {
            String subject = one.getKey();
            Table table = one.getValue();
            svg.text(left - 10, y + 18, "end", subject);
            double x = left;
            List<String> data = new ArrayList<>(List.of(subject));
            for (int grade = 0; grade < grades.size(); grade++) {
                int count = count(table, 0, grades.get(grade));
                data.add(String.valueOf(count));
                double width =
                        (double) wide * count / Math.max(1, study.authorities().size());
                if (count > 0) {
                    svg.box(x, y, width, row - 8.0, colour(grade), subject + ": " + grades.get(grade) + " " + count);
                }
                if (width > 8.0 * String.valueOf(count).length()) {
                    svg.text(x + width / 2, y + 18, "middle", wordsOn(grade), String.valueOf(count));
                }
                x += width;
            }
            rows.add(data);
            y += row;
        }
        svg.text(20, y + 20, "start", Caption.of(study));
        List<String> header = new ArrayList<>(List.of("requirement"));
        header.addAll(grades);
        return new Chart(
                "grades",
                title,
                "agreement",
                tables.values().stream().map(Table::id).toList(),
                header,
                rows,
                svg.drawn());
    }

    private String described(String subject, Table table) {
        return subject + " "
                + grades.stream()
                        .map(grade -> grade + " " + count(table, 0, grade))
                        .collect(Collectors.joining(", "));
    }

    private static int count(Table table, int row, String column) {
        return table.rows().get(row).get(table.header().indexOf(column)) instanceof Integer count ? count : 0;
    }

    // ------------------------------------------------------------------ said against shown

    private Chart matrix() {
        Table table = study.table("said-and-shown").orElseThrow();
        Map<String, List<List<Object>>> panels = table.rows().stream()
                .collect(Collectors.groupingBy(row -> row.get(0).toString(), LinkedHashMap::new, Collectors.toList()));
        int cell = 46;
        int side = cell * grades.size();
        int labels = 105;
        int across = 3;
        int panelWidth = labels + side + 25;
        int panelHeight = side + 80;
        int down = (panels.size() + across - 1) / across;
        String title = "What interviewees said against what the evidence shows";
        Svg svg = new Svg(
                20 + across * panelWidth,
                100 + down * panelHeight,
                title,
                Caption.of(study) + ". For the whole and for each requirement a square: a row for each grade that"
                        + " interviewees gave, a column for each grade from the evidence, from the lowest at the left and at"
                        + " the top. Framed is where both agree; right of it the interviewee was too pessimistic, left of it"
                        + " too optimistic. Every count stands in its cell.");
        svg.text(
                20,
                52,
                "start",
                "Rows: the interviewee's own grade. Columns: the grade from the evidence. Framed: both agree.");
        int number = 0;
        for (Map.Entry<String, List<List<Object>>> panel : panels.entrySet()) {
            double left = 20 + labels + (number % across) * (double) panelWidth;
            double top = 95 + Math.floorDiv(number, across) * (double) panelHeight;
            svg.text(left, top - 8, "start", DARK_WORDS, panel.getKey(), "font-weight", "bold");
            for (int row = 0; row < grades.size(); row++) {
                svg.text(left - 8, top + cell * row + 28.0, "end", grades.get(row));
                for (int column = 0; column < grades.size(); column++) {
                    int count = panel.getValue().get(row).get(2 + column) instanceof Integer one ? one : 0;
                    square(
                            svg,
                            left + cell * column,
                            top + cell * row,
                            cell,
                            count,
                            grades.get(row),
                            grades.get(column));
                }
            }
            for (int i = 0; i < grades.size(); i++) {
                svg.frame(left + cell * i + 1.0, top + cell * i + 1.0, cell - 2.0, cell - 2.0);
                double x = left + cell * i + cell / 2.0;
                List<String> words = List.of(grades.get(i).split(" "));
                for (int line = 0; line < words.size(); line++) {
                    svg.text(
                            x, top + side + 16 + 14.0 * line, "middle", DARK_WORDS, words.get(line), "font-size", "12");
                }
            }
            number++;
        }
        svg.text(20, 85 + down * (double) panelHeight, "start", Caption.of(study));
        List<List<String>> rows = table.written();
        return new Chart("said-and-shown", title, table.id(), List.of(table.id()), table.header(), rows, svg.drawn());
    }

    /** The more there are, the darker: white where there is nobody. */
    private void square(Svg svg, double x, double y, double size, int count, String said, String shown) {
        double share = (double) count / Math.max(1, study.authorities().size());
        List<String> shades = List.of("#ffffff", "#e3e8f0", "#c0cadd", "#8fa0c2", "#5b74a3", "#33497a");
        int shade = count == 0 ? 0 : share < 0.05 ? 1 : share < 0.1 ? 2 : share < 0.2 ? 3 : share < 0.35 ? 4 : 5;
        svg.box(x, y, size, size, shades.get(shade), "said " + said + ", shown " + shown + ": " + count);
        if (count > 0) {
            svg.text(
                    x + size / 2,
                    y + size / 2 + 5,
                    "middle",
                    shade >= 4 ? LIGHT_WORDS : DARK_WORDS,
                    String.valueOf(count));
        }
    }

    // ------------------------------------------------------------------ scores

    private Chart scores() {
        List<Authority> ranked = study.ranking().places().stream()
                .map(Place::authorities)
                .flatMap(List::stream)
                .toList();
        List<BigDecimal> values = study.rules().pack().grades().stream()
                .map(grade -> grade.value())
                .toList();
        double least = values.get(0).doubleValue();
        double most = values.get(values.size() - 1).doubleValue();
        double span = most > least ? most - least : 1;
        int left = 70;
        int wide = 760;
        int top = 100;
        int high = 320;
        String title = "Overall scores from the evidence, ranked";
        Svg svg = new Svg(
                left + wide + 30,
                top + high + 70,
                title,
                Caption.of(study)
                        + ". A dot for each authority, the highest score at the left; the background shows the"
                        + " overall grade: " + bands(ranked) + ".");
        double step = (double) wide / Math.max(1, ranked.size());
        int at = 0;
        for (int grade = grades.size() - 1; grade >= 0; grade--) {
            String name = grades.get(grade);
            int count = (int) ranked.stream()
                    .filter(one -> one.overall().grade().equals(name))
                    .count();
            if (count > 0) {
                svg.box(
                        left + at * step,
                        top,
                        count * step,
                        high,
                        grade % 2 == 0 ? "#e9e9e9" : "#f6f6f6",
                        name + " " + count);
                if (count * step > 9.0 * name.length()) {
                    svg.text(left + (at + count / 2.0) * step, top - 10.0, "middle", name + " (" + count + ")");
                }
                at += count;
            }
        }
        for (BigDecimal value : values) {
            double y = top + high * (1 - (value.doubleValue() - least) / span);
            svg.rule(left, y, left + wide, y);
            svg.text(left - 8, y + 4, "end", value.toPlainString());
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Authority one = ranked.get(i);
            svg.dot(
                    left + (i + 0.5) * step,
                    top + high * (1 - (one.score().doubleValue() - least) / span),
                    Math.max(1, Math.min(4, step * 0.6)),
                    colour(grades.indexOf(one.overall().grade())),
                    one.name() + ": " + one.overall().score() + ", "
                            + one.overall().grade() + ", "
                            + study.ranking().of(one).inWords());
            rows.add(List.of(
                    String.valueOf(study.ranking().of(one).rank()),
                    one.name(),
                    one.overall().score(),
                    one.overall().grade()));
        }
        svg.text(20, 52, "start", "From the highest score to the lowest: " + bands(ranked) + ".");
        svg.text(left, top + high + 25.0, "start", "highest");
        svg.text(left + wide, top + high + 25.0, "end", "lowest");
        svg.text(20, top + high + 52.0, "start", Caption.of(study));
        return new Chart(
                "scores",
                title,
                "scores",
                List.of("scores", "ranks"),
                List.of("rank", "authority", "score", "grade"),
                rows,
                svg.drawn());
    }

    private String bands(List<Authority> ranked) {
        Map<String, Long> counts = ranked.stream()
                .collect(
                        Collectors.groupingBy(one -> one.overall().grade(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    // ------------------------------------------------------------------ themes

    private Chart themes() {
        Table table = study.table("themes-across").orElseThrow();
        int kind = table.header().indexOf("kind");
        int theme = table.header().indexOf("theme");
        int count = table.header().indexOf("authorities");
        Map<String, List<List<Object>>> kinds = table.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(kind).toString(), LinkedHashMap::new, Collectors.toList()));
        int left = 430;
        int wide = 400;
        int row = 24;
        String title = "Drivers, barriers and solutions that interviewees named for any requirement";
        Svg svg = new Svg(
                left + wide + 60,
                80 + row * table.rows().size() + 45 * kinds.size(),
                title,
                Caption.of(study) + ". A bar for each theme, as long as the number of interviewees who named it: "
                        + table.rows().stream()
                                .map(one -> one.get(kind) + " " + one.get(theme) + " " + one.get(count))
                                .collect(Collectors.joining("; "))
                        + ".");
        double y = 50;
        int number = 0;
        for (Map.Entry<String, List<List<Object>>> one : kinds.entrySet()) {
            y += 25;
            svg.text(left, y, "start", DARK_WORDS, one.getKey() + "s", "font-weight", "bold");
            y += 10;
            for (List<Object> line : one.getValue()) {
                int named = line.get(count) instanceof Integer value ? value : 0;
                double width =
                        (double) wide * named / Math.max(1, study.authorities().size());
                String label = line.get(theme).toString();
                svg.text(left - 10, y + 14, "end", StringUtils.abbreviate(label, 56));
                svg.box(
                        left,
                        y,
                        width,
                        row - 6.0,
                        number == 0 ? "#365c8d" : number == 1 ? "#b8651b" : "#5a5a5a",
                        one.getKey() + " " + label + ": " + named);
                svg.text(left + width + 6, y + 14, "start", String.valueOf(named));
                y += row;
            }
            y += 10;
            number++;
        }
        svg.text(20, y + 15, "start", Caption.of(study));
        List<Column> columns = table.onPages();
        return new Chart(
                "themes",
                title,
                table.id(),
                List.of(table.id()),
                columns.stream().map(Column::name).toList(),
                table.written(),
                svg.drawn());
    }
}
