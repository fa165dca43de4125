package assay.report;

import assay.evaluation.Evaluation;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.Width;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The grades of several authorities beside each other, a row each, with a column for each requirement. Those with the same name
 * have their files below them.
 */
public final class AuthoritiesTable {

    private static final Pattern REST_OF_WORD = Pattern.compile("(?<=\\p{L})\\p{L}+|[^\\p{L}\\d]+");

    private final Map<String, String> briefly;
    private final List<Row> rows = new ArrayList<>();
    private String graded = "";
    private List<String> numbers = List.of();

    /**
     * What stands in a row: the authority, its file, its grades, what they come to, what the interviewee said, and how
     * much of it is in doubt.
     */
    private record Row(
            String authority,
            String file,
            List<String> grades,
            Evaluation.OverallGrade overall,
            @Nullable String said,
            int doubts) {}

    /**
     * A table without rows.
     *
     * @param grades the names of all grades, from the lowest to the highest
     */
    public AuthoritiesTable(List<String> grades) {
        briefly = briefly(grades);
    }

    /** The grades by their initials; by their whole names where two have the same. */
    private static Map<String, String> briefly(List<String> grades) {
        Map<String, String> briefly = new LinkedHashMap<>();
        grades.forEach(grade ->
                briefly.put(grade, REST_OF_WORD.matcher(grade).replaceAll("").toUpperCase(Locale.ROOT)));
        return briefly.values().stream().distinct().count() == grades.size()
                ? briefly
                : grades.stream().collect(Collectors.toMap(grade -> grade, grade -> grade));
    }

    /** Adds an authority. */
    public void add(Evaluation evaluation) {
        graded = evaluation.rules().called() + " rules "
                + Wording.digits(evaluation.rules().sha256());
        numbers = evaluation.requirements().stream()
                .map(Evaluation.RequirementResult::number)
                .toList();
        Evaluation.OverallGrade said = evaluation.overall().interviewee();
        rows.add(new Row(
                Legible.folded(evaluation.authority()),
                evaluation.file(),
                evaluation.requirements().stream()
                        .map(Evaluation.RequirementResult::grade)
                        .toList(),
                evaluation.overall().evidence(),
                said == null ? null : said.grade(),
                Doubts.of(evaluation).stream()
                        .filter(Doubts::isMoreThanNotMet)
                        .mapToInt(one -> one.doubts().size())
                        .sum()));
    }

    /** The table in lines that fit, and what stands behind it; nothing where there are not several authorities. */
    public String printed(Width width) {
        if (rows.size() < 2) {
            return "";
        }
        boolean interviews = rows.stream().anyMatch(row -> row.said != null);
        List<String> header = Stream.of(
                        Stream.of("authority"),
                        numbers.stream().map(number -> number.replace(" & ", "&")),
                        Stream.of("overall", "score"),
                        Stream.of("said").limit(interviews ? 1 : 0),
                        Stream.of("doubts"))
                .flatMap(cells -> cells)
                .toList();
        TextTable table = TextTable.ofNumbers(header.size() - 1).row(header);
        Map<String, Long> named = rows.stream().collect(Collectors.groupingBy(Row::authority, Collectors.counting()));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(row.authority);
            row.grades.forEach(grade -> cells.add(brief(grade)));
            cells.add(brief(row.overall.grade()));
            cells.add(row.overall.score());
            if (interviews) {
                cells.add(row.said == null ? "-" : brief(row.said));
            }
            cells.add(row.doubts == 0 ? "-" : String.valueOf(row.doubts));
            table.row(
                    cells,
                    named.getOrDefault(row.authority, 0L) > 1
                            ? "    " + Width.whole(Legible.line(row.file)) + "\n"
                            : "");
        }
        String key = briefly.entrySet().stream()
                .filter(grade -> !grade.getKey().equals(grade.getValue()))
                .map(grade -> grade.getValue() + " " + grade.getKey())
                .collect(Collectors.joining(", "));
        return width.fit(rows.size() + " authorities by " + graded + "\n\n" + table.printed("  ", width)
                + (key.isEmpty() ? "" : "\n  " + key + "\n"));
    }

    private String brief(String grade) {
        return briefly.getOrDefault(grade, grade);
    }
}
