package assay.csv;

import assay.csv.CsvTable.Row;
import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Utf8;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Reads and writes files of comma-separated values. */
public final class CsvFile {

    private static final int LARGEST = 64 << 20;
    private static final int LARGEST_CELL = 1024 * 1024;
    private static final String MARK = "\uFEFF";
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** What Excel reads, and some write, before the table. */
    private static final Pattern SEPARATOR_TOLD =
            Pattern.compile("(\"?)sep=([,;|\t]|\\\\t)\\1[,;|\t]*(?:\r\n|\r|\n|$)", Pattern.CASE_INSENSITIVE);

    /** What a spreadsheet would take for the beginning of a formula; some take the wide forms of these signs for it, too. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r";

    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?";

    private CsvFile() {}

    /**
     * Reads a table: UTF-8, with or without a byte order mark, or else Windows-1252; separated by commas, semicolons or
     * tabs, whichever its header has most of, or by what a first line such as {@code sep=;} says. Empty lines are passed
     * over, and so are rows of which every cell is empty: spreadsheets leave them where something stood once.
     *
     * @param path the file
     * @param named how it is called in messages
     * @throws ProblemsException with all that is wrong, by line, and by cell from 1
     */
    public static CsvTable read(Path path, String named) throws ProblemsException {
        CsvRows rows = rows(path, named, 1, (name, text) -> true);
        Row header = rows.rows().get(0);
        List<Row> below = rows.rows().subList(1, rows.rows().size());
        List<Problem> problems = repeated(named, header);
        for (Row row : below) {
            if (row.cells().size() != header.cells().size()) {
                problems.add(ragged(named, row, header.cells().size(), true));
            } else {
                swallowing(named, row, rows.separator(), (cell, text) -> true).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new CsvTable(named, rows.encoding(), rows.separator(), header.line(), header.cells(), below);
    }

    /**
     * The rows of a file that is read as {@link #read} does, for whoever knows which of them are headings.
     *
     * @param path the file
     * @param named how it is called in messages
     * @param headings how many lines at its beginning may show what separates cells
     * @param quoted whether a text of a column may be repeated in messages, by the name of the column and the text
     * @throws ProblemsException with all that is wrong with the file itself
     */
    public static CsvRows rows(Path path, String named, int headings, BiPredicate<String, String> quoted)
            throws ProblemsException {
        return rows(bytes(path, named), named, headings, quoted);
    }

    /** The same of the content of a file. */
    public static CsvRows rows(byte[] bytes, String named, int headings, BiPredicate<String, String> quoted)
            throws ProblemsException {
        Optional<String> fault = Encoding.fault(bytes);
        if (fault.isPresent()) {
            throw new ProblemsException(Problem.ofFile(named, fault.get()));
        }
        Optional<String> whole = Utf8.text(bytes);
        Optional<String> halves = whole.isPresent() ? Optional.empty() : Encoding.utf8WithHalves(bytes);
        Optional<String> utf8 = whole.or(() -> halves);
        if (utf8.isEmpty()) {
            Optional<Problem> mixed = Encoding.mixed(bytes, named);
            if (mixed.isPresent()) {
                throw new ProblemsException(mixed.get());
            }
        }
        String text = Strings.CS.removeStart(utf8.orElseGet(() -> Encoding.western(bytes)), MARK);
        if (text.isBlank()) {
            throw new ProblemsException(
                    Problem.ofFile(named, "the file is empty; it needs a line with the names of its columns"));
        }
        Matcher told = SEPARATOR_TOLD.matcher(text);
        boolean isTold = told.lookingAt();
        String table = isTold ? text.substring(told.end()) : text;
        char separator =
                isTold ? (told.group(2).equals("\\t") ? '\t' : told.group(2).charAt(0)) : separator(table, headings);
        List<Row> rows = records(table, named, separator, isTold ? 1 : 0, quoted);
        List<Problem> problems = new ArrayList<>();
        if (whole.isEmpty()) {
            for (Row row : rows) {
                for (int i = 0; i < row.cells().size(); i++) {
                    int cell = i + 1;
                    if (halves.isPresent() && row.cells().get(i).contains(Encoding.HALF)) {
                        problems.add(new Problem(
                                named, row.line(), cell, "half a character, which is none; the other half is missing"));
                    }
                    if (halves.isEmpty()) {
                        Encoding.undefined(row.cells().get(i))
                                .ifPresent(message -> problems.add(new Problem(named, row.line(), cell, message)));
                    }
                }
            }
        }
        if (rows.isEmpty()) {
            problems.add(Problem.ofFile(named, "the file is empty; it needs a line with the names of its columns"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new CsvRows(
                named, utf8.isPresent() ? StandardCharsets.UTF_8.name() : Encoding.westernName(), separator, rows);
    }

    /**
     * What is said of a row that is not as long as the header.
     *
     * @param named how the file is called
     * @param row the row
     * @param header how many cells the header has
     * @param quoted whether what stands in the first column may be repeated
     */
    public static Problem ragged(String named, Row row, int header, boolean quoted) {
        int cells = row.cells().size();
        String first = row.cells().get(0);
        return new Problem(
                named,
                row.line(),
                Math.min(cells, header) + 1,
                "this row" + (quoted && !first.isEmpty() ? ", which begins with \"" + Nearest.shown(first) + "\"," : "")
                        + " has " + HowMany.of(cells, "cell") + "; the header has " + header);
    }

    /**
     * What is said of a row with a cell that looks as if other rows were in it: they are where a quotation mark stands
     * that none of the cell's own closes. Sentences may have as many commas, but have blanks after them, which programs do
     * not write between cells.
     *
     * @param named how the file is called
     * @param row the row
     * @param separator what separates cells
     * @param quoted whether a text of a column may be repeated, by the number of the column from 1 and the text
     */
    public static Optional<Problem> swallowing(
            String named, Row row, char separator, BiPredicate<Integer, String> quoted) {
        int between = row.cells().size() - 1;
        for (int i = 0; between > 1 && i < row.cells().size(); i++) {
            List<String> lines = row.cells().get(i).lines().toList();
            List<String> alike = lines.stream()
                    .skip(1)
                    .filter(line ->
                            StringUtils.countMatches(line, separator) == between && !line.contains(separator + " "))
                    .toList();
            if (!alike.isEmpty()) {
                String first = StringUtils.substringBefore(alike.get(0), separator);
                boolean told = quoted.test(i + 1, lines.get(0)) && quoted.test(1, first);
                return Optional.of(new Problem(
                        named,
                        row.line(),
                        i + 1,
                        (told ? '"' + Nearest.shown(lines.get(0)) + '"' : "this cell")
                                + " goes on over lines that look like rows"
                                + (told ? ", such as that of \"" + Nearest.shown(first) + '"' : "")
                                + ": they have as many cells as the header; close its quotation mark where the cell ends, or"
                                + " write it on one line"));
            }
        }
        return Optional.empty();
    }

    /**
     * The numbers of a row's cells, from 1, that have lines with as many cells as the header if what separates cells did so
     * there: they are read as sentences unless they are {@link #swallowing}.
     *
     * @param row the row
     * @param separator what separates cells
     */
    public static List<Integer> withLinesLikeRows(Row row, char separator) {
        int between = row.cells().size() - 1;
        return IntStream.range(0, between > 1 ? row.cells().size() : 0)
                .filter(i -> row.cells()
                        .get(i)
                        .lines()
                        .skip(1)
                        .anyMatch(line -> StringUtils.countMatches(line, separator) == between))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static byte[] bytes(Path path, String named) throws ProblemsException {
        try {
            return InputFile.read(path, LARGEST);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(List.of(Problem.ofFile(named, e.why())));
        }
    }

    private static List<Row> records(
            String text, String named, char separator, int linesBefore, BiPredicate<String, String> quoted)
            throws ProblemsException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LARGEST_CELL)
                .ofCsvRecord(text)) {
            for (CsvRecord one : reader) {
                List<String> cells = one.getFields().stream().map(String::strip).toList();
                if (!cells.stream().allMatch(String::isEmpty)) {
                    rows.add(new Row((int) one.getStartingLineNumber() + linesBefore, cells));
                }
            }
        } catch (CsvParseException e) {
            List<String> names = rows.isEmpty() ? List.of() : rows.get(0).cells();
            BiPredicate<Integer, String> mayBeQuoted = (cell, content) ->
                    cell > names.size() ? names.isEmpty() : quoted.test(names.get(cell - 1), content);
            throw new ProblemsException(BrokenCell.all(text, separator, LARGEST_CELL).stream()
                    .map(broken ->
                            new Problem(named, broken.line() + linesBefore, broken.cell(), broken.told(mayBeQuoted)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** What stands between the names in the first lines, which may have some of the others in quotes. */
    private static char separator(String text, int lines) {
        Map<Character, Integer> counts = new HashMap<>();
        boolean quoted = false;
        int read = 0;
        String table = text.stripLeading();
        for (int i = 0; i < table.length() && read < lines; i++) {
            char one = table.charAt(i);
            quoted ^= one == '"';
            if (!quoted && (one == '\n' || one == '\r')) {
                read += table.startsWith("\r\n", i) ? 0 : 1;
            } else if (!quoted) {
                counts.merge(one, 1, Integer::sum);
            }
        }
        char separator = SEPARATORS[0];
        for (char one : SEPARATORS) {
            if (counts.getOrDefault(one, 0) > counts.getOrDefault(separator, 0)) {
                separator = one;
            }
        }
        return separator;
    }

    private static List<Problem> repeated(String named, Row header) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int line = header.line();
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells().get(i);
            if (name.isEmpty()) {
                problems.add(new Problem(named, line, i + 1, "this column has no name"));
            } else if (!seen.add(name)) {
                problems.add(new Problem(named, line, i + 1, "a second column \"" + name + "\""));
            }
        }
        return problems;
    }

    /**
     * A table as text, with commas, its lines ended as RFC 4180 has it; what would be a formula is made a text,
     * and what would not be seen stands there as an escape.
     */
    public static String written(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            writer.writeRecord(header.stream().map(CsvFile::guarded).toList());
            for (List<String> row : rows) {
                writer.writeRecord(row.stream().map(CsvFile::guarded).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A text as it was before it was guarded: spreadsheets and their exports keep the apostrophe. */
    public static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /**
     * A text with an apostrophe before it where a spreadsheet would take it for a formula, but for numbers, and with what
     * would not be seen as escapes.
     */
    public static String guarded(String text) {
        String shown = Legible.lines(text);
        return !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0 && !shown.matches(NUMBER)
                ? "'" + shown
                : shown;
    }
}
