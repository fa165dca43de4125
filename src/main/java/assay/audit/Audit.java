package assay.audit;

import assay.audit.Checked.Outcome;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.study.Column;
import assay.study.Study;
import assay.study.Table;
import assay.text.Rounded;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a list of published figures against a study. Every figure has a measure, which names where a study has it: a table, the
 * cells that a row begins with, and a column, as in {@code grades-overall/evidence/met}; sums are written with {@code +}. The row
 * need not be named where a table has a single one.
 */
public final class Audit {

    private static final List<String> NEEDED = List.of("figure", "where", "about", "printed", "measure", "reason");
    private static final List<String> KNOWN =
            List.of("figure", "where", "about", "printed", "measure", "file", "reason");
    private static final Pattern PRINTED =
            Pattern.compile("(?:(about|at least|at most|above|below) )?(-?\\d+(?:\\.\\d+)?)( ?%)?");

    /** What is said to be about a number is no further from it than this part of it. */
    private static final BigDecimal ABOUT = new BigDecimal("0.05");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    private final Study study;
    private final Studies studies;

    /**
     * An audit.
     *
     * @param study the study that figures are about
     * @param studies studies of the single files that some are about
     */
    public Audit(Study study, Studies studies) {
        this.study = study;
        this.studies = studies;
    }

    /**
     * What came of a list.
     *
     * @param checked what came of each figure, in the order of the list
     * @param noRows where a figure cannot be recomputed, for its table has no such row, and what is known there
     */
    public record Audited(List<Checked> checked, List<Problem> noRows) {

        /** Keeps its own copies. */
        public Audited {
            checked = List.copyOf(checked);
            noRows = List.copyOf(noRows);
        }
    }

    /** Makes a study of a single file. */
    @FunctionalInterface
    public interface Studies {
        /**
         * A study of one file of evidence.
         *
         * @param file the file, relative to the list of figures
         * @throws ProblemsException with all that is wrong with the file
         */
        Study of(String file) throws ProblemsException;
    }

    /**
     * Checks every figure of a list.
     *
     * @param list a table with the columns figure, where, about, printed, measure and reason, and perhaps file
     * @return what came of them
     * @throws ProblemsException with everything that is wrong with the list: unknown columns, figures without identifier or
     *     twice, measures that no study has
     */
    public Audited check(CsvTable list) throws ProblemsException {
        list.requireColumns(NEEDED, KNOWN);
        List<Problem> problems = new ArrayList<>();
        List<Problem> noRows = new ArrayList<>();
        List<Checked> checked = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : list.rows()) {
            Figure figure = new Figure(
                    list.cell(row, "figure"),
                    list.cell(row, "where"),
                    list.cell(row, "about"),
                    list.cell(row, "printed"),
                    list.cell(row, "measure"),
                    list.cell(row, "file"),
                    list.cell(row, "reason"),
                    row.line());
            Integer before = seen.putIfAbsent(figure.id(), figure.line());
            if (figure.id().isEmpty()) {
                problems.add(list.problem(row, "figure", "a figure needs an identifier"));
            } else if (before != null) {
                problems.add(
                        list.problem(row, "figure", Nearest.shown(figure.id()) + " is in line " + before + " already"));
            }
            if (figure.printed().isEmpty()) {
                problems.add(list.problem(row, "printed", "what is printed is missing"));
            }
            if (figure.measure().isEmpty() && figure.reason().isEmpty()) {
                problems.add(list.problem(row, "measure", "a figure without a measure needs a reason why it has none"));
            }
            try {
                checked.add(check(figure));
            } catch (NoNumber e) {
                problems.add(list.problem(row, "printed", String.valueOf(e.getMessage())));
            } catch (NoRow e) {
                noRows.add(list.problem(row, "measure", String.valueOf(e.getMessage())));
                checked.add(new Checked(figure, Outcome.CANNOT_BE_RECOMPUTED, ""));
            } catch (UnknownMeasure e) {
                problems.add(list.problem(row, "measure", String.valueOf(e.getMessage())));
            } catch (ProblemsException e) {
                problems.add(list.problem(
                        row,
                        "file",
                        "no study can be made of " + Nearest.shown(figure.file()) + ": "
                                + e.problems().get(0).message()));
            }
        }
        if (list.rows().isEmpty()) {
            problems.add(Problem.ofFile(list.named(), "there is no figure in it; an audit of nothing proves nothing"));
        }
        if (!problems.isEmpty()) {
            problems.addAll(noRows);
            throw new ProblemsException(problems.stream().sorted().toList());
        }
        return new Audited(checked, noRows);
    }

    private Checked check(Figure figure) throws UnknownMeasure, NoNumber, ProblemsException {
        if (figure.measure().isEmpty()) {
            return new Checked(figure, Outcome.CANNOT_BE_RECOMPUTED, "");
        }
        Study about = figure.file().isEmpty() ? study : studies.of(figure.file());
        Matcher printed = PRINTED.matcher(figure.printed());
        if (!printed.matches()) {
            Cell found = cell(about, figure.measure());
            if (!figure.printed().isEmpty() && number(found).isPresent()) {
                throw new NoNumber(figure);
            }
            String words = found.column().printed(found.value());
            return new Checked(figure, outcome(words.equals(figure.printed())), words);
        }
        if (lacksNumber(about, figure.measure())) {
            return new Checked(figure, outcome(false), "no number");
        }
        boolean share = printed.group(3) != null;
        BigDecimal value = sum(about, figure.measure(), share);
        BigDecimal number = new BigDecimal(printed.group(2));
        BigDecimal rounded = value.setScale(number.scale(), RoundingMode.HALF_UP);
        String how = printed.group(1) == null ? "" : printed.group(1);
        BigDecimal margin = number.abs().multiply(ABOUT);
        boolean same =
                switch (how) {
                    case "about" -> value.subtract(number).abs().compareTo(margin) <= 0;
                    case "at least" -> value.compareTo(number) >= 0;
                    case "at most" -> value.compareTo(number) <= 0;
                    case "above" -> value.compareTo(number) > 0;
                    case "below" -> value.compareTo(number) < 0;
                    default -> rounded.compareTo(number) == 0;
                };
        List<BigDecimal> levels =
                switch (how) {
                    case "about" -> List.of(number.subtract(margin), number.add(margin));
                    case "" -> List.of(number.subtract(half(number)), number.add(half(number)));
                    default -> List.of(number);
                };
        BigDecimal told = same && how.isEmpty()
                ? rounded
                : Rounded.of(value, value.round(DIGITS).scale(), levels);
        return new Checked(figure, outcome(same), told.toPlainString() + (share ? "%" : ""));
    }

    /** How far from a number lies what is rounded to it. */
    private static BigDecimal half(BigDecimal number) {
        return number.ulp().multiply(HALF);
    }

    private static Outcome outcome(boolean same) {
        return same ? Outcome.REPRODUCED : Outcome.NOT_REPRODUCED;
    }

    /** Whether nothing stands at a measure: what it is of was not made, or is about nobody. */
    private static boolean lacksNumber(Study about, String measure) throws UnknownMeasure {
        for (String term : measure.split(" \\+ ", -1)) {
            if (cell(about, term).value().toString().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal sum(Study about, String measure, boolean share) throws UnknownMeasure {
        BigDecimal sum = BigDecimal.ZERO;
        for (String term : measure.split(" \\+ ", -1)) {
            Cell cell = cell(about, term);
            if (share != (cell.column().unit() == Column.Unit.PERCENT)) {
                throw new UnknownMeasure(
                        share
                                ? "a share in percent is printed, and what stands at " + term + " is none"
                                : "what stands at " + term + " is a share in percent, which is printed with %");
            }
            sum = sum.add(number(cell)
                    .orElseThrow(() -> new UnknownMeasure("what stands at " + term + " is no number but \""
                            + Nearest.shown(cell.value().toString()) + "\"")));
        }
        return sum;
    }

    private static Optional<BigDecimal> number(Cell cell) {
        try {
            return Optional.of(new BigDecimal(cell.value().toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What stands at a measure. */
    private record Cell(Column column, Object value) {}

    private static Cell cell(Study about, String measure) throws UnknownMeasure {
        List<String> path = List.of(measure.strip().split("/", -1));
        if (path.size() < 2) {
            throw new UnknownMeasure("\"" + Nearest.shown(measure) + "\" is no measure; one is table/row/column, as in "
                    + "grades-overall/evidence/met");
        }
        Optional<Table> found = about.table(path.get(0));
        if (found.isEmpty()) {
            throw new UnknownMeasure("a study has no table \"" + Nearest.shown(path.get(0)) + "\""
                    + Nearest.hint(
                            path.get(0), about.tables().stream().map(Table::id).toList()));
        }
        Table table = found.get();
        String column = path.get(path.size() - 1);
        int number = table.header().indexOf(column);
        if (number < 0) {
            throw new UnknownMeasure("the table " + table.id() + " has no column \"" + Nearest.shown(column) + "\""
                    + Nearest.hint(column, table.header()));
        }
        List<String> begin = path.subList(1, path.size() - 1);
        // A share of nobody is none, but for that of all authorities.
        if (about.isOfNobody(table, begin) && begin.size() <= number) {
            boolean isOfAll = column.equals("authorities" + Study.SHARE);
            boolean isCount = table.columns().get(number).unit() == Column.Unit.COUNT;
            return new Cell(table.columns().get(number), isOfAll || isCount ? "0" : "");
        }
        return new Cell(table.columns().get(number), row(table, begin).get(number));
    }

    /** Whether a row begins with these cells, in which the stroke that stands between them may stand as well. */
    private static boolean begins(Table table, List<Object> row, String named) {
        String cells = "";
        for (int i = 0; i < row.size(); i++) {
            cells += (i == 0 ? "" : "/") + table.columns().get(i).written(row.get(i));
            if (cells.equals(named)) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> row(Table table, List<String> begin) throws UnknownMeasure {
        List<List<Object>> rows = table.rows().stream()
                .filter(row -> begin.isEmpty() || begins(table, row, String.join("/", begin)))
                .toList();
        if (rows.isEmpty() && !begin.isEmpty()) {
            throw noRow(table, begin);
        }
        if (rows.size() != 1) {
            throw new UnknownMeasure(
                    "the table " + table.id() + " has " + rows.size() + " rows that begin like that; name one of them");
        }
        return rows.get(0);
    }

    /** Says which cell is the first that no row has behind those before it. */
    private static NoRow noRow(Table table, List<String> begin) {
        if (begin.size() > 1) {
            List<String> turned = new ArrayList<>(begin);
            Collections.swap(turned, 0, 1);
            String named = String.join("/", turned);
            if (table.rows().stream().anyMatch(row -> begins(table, row, named))) {
                return new NoRow("the table " + table.id() + " has it the other way round, \"" + named + "\"");
            }
        }
        List<List<Object>> rows = table.rows();
        int at = 0;
        int last = table.columns().size() - 1;
        for (List<List<Object>> fewer = with(table, rows, begin, at);
                !fewer.isEmpty() && at < last;
                fewer = with(table, rows, begin, at)) {
            rows = fewer;
            at++;
        }
        String wanted = at == last ? String.join("/", begin.subList(at, begin.size())) : begin.get(at);
        int place = at;
        return new NoRow("the table " + table.id() + " has no row \"" + Nearest.shown(wanted) + "\""
                + Nearest.hint(
                        wanted,
                        rows.stream()
                                .map(row -> table.columns().get(place).written(row.get(place)))
                                .distinct()
                                .toList()));
    }

    private static List<List<Object>> with(Table table, List<List<Object>> rows, List<String> begin, int at) {
        return rows.stream()
                .filter(row -> table.columns().get(at).written(row.get(at)).equals(begin.get(at)))
                .toList();
    }

    /** Something printed that is no number, as a list writes one, where a study has a number. */
    private static final class NoNumber extends Exception {

        private static final long serialVersionUID = 1L;

        private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");

        NoNumber(Figure figure) {
            super("what stands at " + Nearest.shown(figure.measure()) + " is a number, and this is none: "
                    + plain(figure.printed())
                            .map(plain -> "write " + plain)
                            .orElse("write it in digits, as in 385942 or -1.364, perhaps with about, at least, at most,"
                                    + " above or below before it and % behind it"));
        }

        /** As the list would write it, where it is one that is printed with what only readers need. */
        private static Optional<String> plain(String printed) {
            String plain = THOUSANDS
                    .matcher(printed)
                    .replaceAll("")
                    .replace('\u2212', '-')
                    .replaceFirst("(?<![\\d.])\\+(?=\\d)", "");
            return Optional.of(plain).filter(PRINTED.asMatchPredicate());
        }
    }

    /** A measure that the study has not, for want of a row, and another may have. */
    private static final class NoRow extends UnknownMeasure {

        private static final long serialVersionUID = 1L;

        NoRow(String message) {
            super(message);
        }
    }

    /** A measure that no study has. */
    private static class UnknownMeasure extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownMeasure(String message) {
            super(message);
        }
    }
}
