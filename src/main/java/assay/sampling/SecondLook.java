package assay.sampling;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.statistics.Agreement;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a second assessor found of a sheet, held against what was found first.
 *
 * @param named how the sheet is called
 * @param drawn how it was drawn, as it says; nothing where it does not say
 * @param rows how many rows it has
 * @param verdicts what both say of criteria
 * @param grades what both say of requirements, each of a file once
 */
public record SecondLook(String named, String drawn, int rows, Compared verdicts, Compared grades) {

    private static final List<String> VERDICTS = List.of(Item.MET, Item.NOT_MET);
    private static final int PERCENT = 100;

    /** Keeps what is compared in the order in which it stands in the sheet. */
    private record Pair(int line, String about, int first, int second, String remark) {}

    /**
     * Two judgements of the same cases.
     *
     * @param words what can be said of a case
     * @param ordered whether the order of the words means something
     * @param pairs the cases
     */
    record Compared(List<String> words, boolean ordered, List<Pair> pairs) {

        int[][] counts() {
            int[][] counts = new int[words.size()][words.size()];
            pairs.forEach(pair -> counts[pair.first][pair.second]++);
            return counts;
        }

        Agreement agreement() {
            return Agreement.of(counts(), ordered);
        }
    }

    /**
     * Reads a sheet that was filled in.
     *
     * @param table the sheet; it may have further columns
     * @param grades the names of the grades, from the lowest
     * @throws ProblemsException with all that is wrong with it
     */
    public static SecondLook of(CsvTable table, List<String> grades) throws ProblemsException {
        table.requireColumns(
                List.of(
                        Sheet.FILE,
                        Sheet.REQUIREMENT,
                        Sheet.GRADE,
                        Sheet.CRITERION,
                        Sheet.VERDICT,
                        Sheet.SECOND_VERDICT,
                        Sheet.SECOND_GRADE),
                table.header());
        Reading reading = new Reading(table, grades);
        table.rows().forEach(reading::row);
        if (reading.problems.isEmpty() && reading.verdicts.isEmpty() && reading.grades.isEmpty()) {
            reading.problems.add(Problem.ofFile(
                    table.named(),
                    "nothing is filled in: \"" + Sheet.SECOND_VERDICT + "\" takes " + Nearest.list(VERDICTS) + ", \""
                            + Sheet.SECOND_GRADE + "\" a grade"));
        }
        if (!reading.problems.isEmpty()) {
            throw new ProblemsException(reading.problems);
        }
        return new SecondLook(
                table.named(),
                table.rows().isEmpty()
                        ? ""
                        : CsvFile.unguarded(table.cell(table.rows().get(0), Sheet.DRAWN)),
                table.rows().size(),
                new Compared(VERDICTS, false, reading.verdicts),
                new Compared(grades, true, List.copyOf(reading.grades.values())));
    }

    /** What was read so far. */
    private static final class Reading {

        private final CsvTable table;
        private final List<String> scale;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<Pair> verdicts = new ArrayList<>();
        private final Map<String, Pair> grades = new LinkedHashMap<>();

        Reading(CsvTable table, List<String> scale) {
            this.table = table;
            this.scale = scale;
        }

        void row(Row row) {
            String file = CsvFile.unguarded(table.cell(row, Sheet.FILE));
            String about = file + " " + table.cell(row, Sheet.CRITERION);
            Integer before = seen.putIfAbsent(about, row.line());
            if (before != null) {
                problems.add(table.problem(
                        row, Sheet.CRITERION, Nearest.shown(about) + " stands in line " + before + " as well"));
                return;
            }
            String remark = CsvFile.unguarded(table.cell(row, Sheet.REMARK));
            int first = word(row, Sheet.VERDICT, VERDICTS, false);
            int second = word(row, Sheet.SECOND_VERDICT, VERDICTS, true);
            if (first >= 0 && second >= 0) {
                verdicts.add(new Pair(row.line(), about, first, second, remark));
            }
            grade(row, file + " " + table.cell(row, Sheet.REQUIREMENT), remark);
        }

        private void grade(Row row, String about, String remark) {
            int first = word(row, Sheet.GRADE, scale, false);
            int second = word(row, Sheet.SECOND_GRADE, scale, true);
            if (first < 0 || second < 0) {
                return;
            }
            Pair before = grades.putIfAbsent(about, new Pair(row.line(), about, first, second, remark));
            if (before != null && before.second != second) {
                problems.add(table.problem(
                        row,
                        Sheet.SECOND_GRADE,
                        Nearest.shown(about) + " is \"" + scale.get(second) + "\" here and \""
                                + scale.get(before.second) + "\" in line " + before.line));
            }
        }

        /** The number of a word, or -1 where there is none or another. */
        private int word(Row row, String column, List<String> words, boolean mayBeEmpty) {
            String text = table.cell(row, column);
            if (text.isEmpty() && mayBeEmpty) {
                return -1;
            }
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equalsIgnoreCase(Legible.joined(text))) {
                    return i;
                }
            }
            problems.add(table.problem(
                    row,
                    column,
                    "\"" + column + "\" is " + Nearest.list(words) + ", not \"" + Nearest.shown(text) + "\""));
            return -1;
        }
    }

    /** For people. */
    public String text(Width width) {
        StringBuilder text = new StringBuilder(
                Legible.line(named) + ": " + verdicts.pairs.size() + " of " + rows + " rows have a second verdict, "
                        + grades.pairs.size() + (grades.pairs.size() == 1 ? " requirement" : " requirements")
                        + " a second grade\n");
        if (!drawn.isEmpty()) {
            text.append("drawn by ").append(Legible.folded(drawn)).append('\n');
        }
        cautions().forEach(caution -> text.append("note: ").append(caution).append('\n'));
        text.append(text("Verdicts", verdicts, width)).append(text("Grades", grades, width));
        return text.toString();
    }

    /** Why what follows may say less than it seems to. */
    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (!drawn.isEmpty() && !Draw.isOfAll(drawn)) {
            cautions.add("not all had the same chance to be drawn, so what follows is of the sample alone");
        }
        Draw.drawn(drawn).ifPresent(size -> {
            if (rows < size) {
                cautions.add((size - rows) + " of the " + size + " that were drawn "
                        + (size - rows == 1 ? "is" : "are")
                        + " not in this sheet: what follows is not of all that was to be"
                        + " checked");
            } else if (rows > size) {
                cautions.add("this sheet has " + rows + " rows, and " + size + " were drawn: others were added");
            }
        });
        return cautions;
    }

    private String text(String title, Compared compared, Width width) {
        if (compared.pairs.isEmpty()) {
            return "";
        }
        Agreement agreement = compared.agreement();
        StringBuilder text = new StringBuilder("\n" + title + "\n");
        text.append("  agreed  ")
                .append(agreement.agreed())
                .append(" of ")
                .append(agreement.n())
                .append(", ")
                .append(percent(agreement.agreed() / (double) agreement.n()))
                .append(" %");
        agreement
                .share()
                .ifPresent(share -> text.append(" (95 % interval ")
                        .append(percent(share.low()))
                        .append(" to ")
                        .append(percent(share.high()))
                        .append(')'));
        text.append("\n  kappa   ");
        if (agreement.kappa().value().isPresent()) {
            text.append(decimals(agreement.kappa().value().getAsDouble()));
            agreement
                    .interval()
                    .ifPresent(interval -> text.append(" (95 % interval ")
                            .append(decimals(interval.low()))
                            .append(" to ")
                            .append(decimals(interval.high()))
                            .append(compared.ordered ? "; a step of the scale counts less than two" : "")
                            .append(')'));
        } else {
            text.append("none: ").append(agreement.kappa().why());
        }
        text.append('\n');
        agreement
                .cautions()
                .forEach(caution -> text.append("  note: ").append(caution).append('\n'));
        TextTable table = TextTable.ofNumbers(compared.words.size()).row(row("first \\ second", compared.words));
        int[][] counts = compared.counts();
        for (int i = 0; i < counts.length; i++) {
            table.row(row(
                    compared.words.get(i),
                    IntStream.of(counts[i]).mapToObj(String::valueOf).toList()));
        }
        text.append(table.printed("  ", width));
        for (Pair pair : compared.pairs) {
            if (pair.first != pair.second) {
                text.append("  ")
                        .append(Legible.line(named))
                        .append(':')
                        .append(pair.line)
                        .append(": ")
                        .append(Legible.folded(pair.about))
                        .append(": ")
                        .append(compared.words.get(pair.first))
                        .append(", and to the second assessor ")
                        .append(compared.words.get(pair.second))
                        .append(pair.remark.isEmpty() ? "" : ": " + Legible.folded(pair.remark))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> row(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * PERCENT);
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** For programs. */
    public String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("sheet", named);
            json.writeStringProperty(Sheet.DRAWN, drawn);
            json.writeNumberProperty("rows", rows);
            JsonReport.texts(json, "cautions", cautions());
            json(json, "verdicts", verdicts);
            json(json, "grades", grades);
        });
    }

    private static void json(JsonGenerator json, String key, Compared compared) {
        Agreement agreement = compared.agreement();
        json.writeObjectPropertyStart(key);
        json.writeNumberProperty("compared", agreement.n());
        json.writeNumberProperty("agreed", agreement.agreed());
        interval(json, "agreedInterval", agreement.share());
        if (agreement.kappa().value().isPresent()) {
            json.writeNumberProperty("kappa", agreement.kappa().value().getAsDouble());
        } else {
            json.writeNullProperty("kappa");
            json.writeStringProperty("noKappa", agreement.kappa().why());
        }
        interval(json, "kappaInterval", agreement.interval());
        JsonReport.texts(json, "cautions", agreement.cautions());
        json.writeArrayPropertyStart("disagreements");
        for (Pair pair : compared.pairs) {
            if (pair.first != pair.second) {
                json.writeStartObject();
                json.writeNumberProperty("line", pair.line);
                json.writeStringProperty("about", pair.about);
                json.writeStringProperty("first", compared.words.get(pair.first));
                json.writeStringProperty("second", compared.words.get(pair.second));
                json.writeStringProperty(Sheet.REMARK, pair.remark);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, String key, Optional<Agreement.Interval> interval) {
        Agreement.@Nullable Interval one = interval.orElse(null);
        if (one == null) {
            json.writeNullProperty(key);
            return;
        }
        json.writeArrayPropertyStart(key);
        json.writeNumber(one.low());
        json.writeNumber(one.high());
        json.writeEndArray();
    }
}
