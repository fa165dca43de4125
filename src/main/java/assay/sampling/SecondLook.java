package assay.sampling;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.evaluation.Synthetic;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.statistics.Agreement;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.TextTable;
import assay.text.Width;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param authorities of how many authorities these are
 * @param synthetic how many of them do not exist
 * @param left how many of those that were drawn it still has
 * @param verdicts what both say of criteria
 * @param grades what both say of requirements, each of a file once
 */
public record SecondLook(
        String named,
        String drawn,
        int rows,
        int authorities,
        long synthetic,
        int left,
        Compared verdicts,
        Compared grades) {

    private static final List<String> VERDICTS = List.of(Item.MET, Item.NOT_MET);

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
                reading.drawn,
                table.rows().size(),
                reading.authorities.size(),
                reading.authorities.values().stream().filter(Synthetic::isName).count(),
                reading.left(),
                new Compared(VERDICTS, false, reading.verdicts),
                new Compared(grades, true, List.copyOf(reading.grades.values())));
    }

    /** What was read so far. */
    private static final class Reading {

        private final CsvTable table;
        private final List<String> scale;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, String> authorities = new HashMap<>();
        private final List<Pair> verdicts = new ArrayList<>();
        private final Map<String, Pair> grades = new LinkedHashMap<>();
        private final Map<String, Said> firstGrades = new HashMap<>();
        private String drawn = "";
        private int drawnIn;
        private final List<Row> ofDraw = new ArrayList<>();

        /** A grade, and the line that says it. */
        private record Said(int grade, int line) {}

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
            authorities.putIfAbsent(file, table.cell(row, Sheet.AUTHORITY));
            draw(row);
            String remark = CsvFile.unguarded(table.cell(row, Sheet.REMARK));
            int first = word(row, Sheet.VERDICT, VERDICTS, false);
            int second = word(row, Sheet.SECOND_VERDICT, VERDICTS, true);
            if (first >= 0 && second >= 0) {
                verdicts.add(new Pair(row.line(), about, first, second, remark));
            }
            grade(row, file + " " + table.cell(row, Sheet.REQUIREMENT), remark);
        }

        /** A sheet is of one draw, of which it may have lost rows, and to which rows may have been added. */
        private void draw(Row row) {
            String said = CsvFile.unguarded(table.cell(row, Sheet.DRAWN));
            if (said.isEmpty()) {
                return;
            }
            if (drawn.isEmpty()) {
                drawn = said;
                drawnIn = row.line();
            }
            if (drawn.equals(said)) {
                ofDraw.add(row);
            } else {
                problems.add(table.problem(
                        row,
                        Sheet.DRAWN,
                        "a sheet is of one draw, but this is \"" + Nearest.shown(said) + "\" and line " + drawnIn
                                + " \"" + Nearest.shown(drawn) + "\"; check each by itself"));
            }
        }

        /** How many of those that were drawn are there: by their numbers, if the sheet has any. */
        int left() {
            int size = Draw.Told.of(drawn).map(Draw.Told::size).orElse(0);
            if (!table.header().contains(Sheet.NUMBER)) {
                return Math.min(size, ofDraw.size());
            }
            return (int) ofDraw.stream()
                    .map(row -> table.cell(row, Sheet.NUMBER).strip())
                    .filter(number -> number.matches("[1-9]\\d{0,8}") && Integer.parseInt(number) <= size)
                    .distinct()
                    .count();
        }

        private void grade(Row row, String about, String remark) {
            int first = word(row, Sheet.GRADE, scale, false);
            int second = word(row, Sheet.SECOND_GRADE, scale, true);
            if (first < 0) {
                return;
            }
            Said said = firstGrades.putIfAbsent(about, new Said(first, row.line()));
            if (said != null && said.grade != first) {
                contradiction(row, Sheet.GRADE, about, first, said);
            }
            if (second < 0) {
                return;
            }
            Pair before = grades.putIfAbsent(about, new Pair(row.line(), about, first, second, remark));
            if (before != null && before.second != second) {
                contradiction(row, Sheet.SECOND_GRADE, about, second, new Said(before.second, before.line));
            }
        }

        private void contradiction(Row row, String column, String about, int grade, Said before) {
            problems.add(table.problem(
                    row,
                    column,
                    Nearest.shown(about) + " is \"" + scale.get(grade) + "\" here and \"" + scale.get(before.grade)
                            + "\" in line " + before.line));
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
                        + HowMany.of(grades.pairs.size(), "requirement")
                        + " a second grade\n");
        String notice = Synthetic.notice(authorities, synthetic);
        text.append(notice).append(notice.isEmpty() ? "" : "\n");
        if (!drawn.isEmpty()) {
            text.append("drawn by ").append(Legible.folded(drawn)).append('\n');
        }
        cautions().forEach(caution -> text.append("note: ").append(caution).append('\n'));
        text.append(text("Verdicts", verdicts, verdicts.agreement().cautions(), width))
                .append(text("Grades", grades, cautionsOfGrades(), width));
        return text.toString();
    }

    /** Why what follows may say less than it seems to. */
    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        Draw.Told.of(drawn).ifPresent(told -> {
            if (!told.isAlike()) {
                cautions.add("not all had the same chance to be drawn, so what follows is of the sample alone");
            }
            int lost = told.size() - left;
            if (lost > 0) {
                cautions.add(lost + " of the " + told.size() + " that were drawn " + (lost == 1 ? "is" : "are")
                        + " not in this sheet: what follows is not of all that was to be checked");
            }
            int added = rows - left;
            if (added > 0) {
                cautions.add(added + " of the " + rows + " rows in this sheet "
                        + (added == 1 ? "is none that was" : "are none that were") + " drawn: what follows is of "
                        + (added == 1 ? "it" : "them") + ", too");
            }
        });
        return cautions;
    }

    /** The same of grades alone: where all criteria had the same chance, requirements had not. */
    private List<String> cautionsOfGrades() {
        boolean isUneven = Draw.Told.of(drawn)
                .filter(told -> told.isAlike() && !told.isOfAll())
                .isPresent();
        List<String> cautions = new ArrayList<>();
        if (isUneven && !grades.pairs.isEmpty()) {
            cautions.add(
                    "criteria were drawn, so a requirement is the likelier to be here the more of them it has, and these"
                            + " numbers are of the sample alone");
        }
        cautions.addAll(grades.agreement().cautions());
        return cautions;
    }

    private String text(String title, Compared compared, List<String> cautions, Width width) {
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
        cautions.forEach(caution -> text.append("  note: ").append(caution).append('\n'));
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
        return rounded(BigDecimal.valueOf(share).movePointRight(2), 1);
    }

    private static String decimals(double number) {
        return rounded(BigDecimal.valueOf(number), 2);
    }

    /** Half is rounded away from nought, and nothing that is rounded to nought is below it. */
    private static String rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** For programs. */
    public String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("sheet", named);
            json.writeStringProperty(Sheet.DRAWN, drawn);
            json.writeNumberProperty("rows", rows);
            json.writeNumberProperty("authorities", authorities);
            json.writeNumberProperty("synthetic", synthetic);
            JsonReport.texts(json, "cautions", cautions());
            json(json, "verdicts", verdicts, verdicts.agreement().cautions());
            json(json, "grades", grades, cautionsOfGrades());
        });
    }

    private static void json(JsonGenerator json, String key, Compared compared, List<String> cautions) {
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
        JsonReport.texts(json, "cautions", cautions);
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
