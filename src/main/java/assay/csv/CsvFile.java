package assay.csv;

import assay.csv.CsvTable.Row;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Legible;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes files of comma-separated values. */
public final class CsvFile {

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int LARGEST_CELL = 1024 * 1024;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String MARK = "\uFEFF";
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** What a spreadsheet would take for the beginning of a formula; some take the wide forms of these signs for it, too. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r";

    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?";

    private CsvFile() {}

    /**
     * Reads a table: UTF-8, with or without a byte order mark, or else Windows-1252; separated by commas, semicolons or
     * tabs, whichever its header has most of. Empty lines are passed over.
     *
     * @param path the file
     * @param named how it is called in messages
     * @throws ProblemsException with all that is wrong, by line, and by cell from 1
     */
    public static CsvTable read(Path path, String named) throws ProblemsException {
        List<Problem> ragged = new ArrayList<>();
        CsvTable table = read(path, named, ragged);
        if (!ragged.isEmpty()) {
            throw new ProblemsException(ragged);
        }
        return table;
    }

    /**
     * The same, for whoever can do with the other rows where some have too many cells or too few.
     *
     * @param path the file
     * @param named how it is called in messages
     * @param ragged where to put the rows that are left out for it
     * @throws ProblemsException with all else that is wrong, by line, and by cell from 1
     */
    public static CsvTable read(Path path, String named, List<Problem> ragged) throws ProblemsException {
        byte[] bytes = bytes(path, named);
        String text;
        String encoding = StandardCharsets.UTF_8.name();
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WESTERN);
            encoding = WESTERN.name();
        }
        text = text.startsWith(MARK) ? text.substring(1) : text;
        if (text.indexOf('\0') >= 0) {
            throw new ProblemsException(
                    List.of(Problem.ofFile(named, "this is no text; a file of comma-separated values is")));
        }
        if (text.isBlank()) {
            throw new ProblemsException(
                    List.of(Problem.ofFile(named, "the file is empty; it needs a line with the names of its columns")));
        }
        return table(text, named, encoding, ragged);
    }

    private static byte[] bytes(Path path, String named) throws ProblemsException {
        try {
            if (Files.isDirectory(path)) {
                throw new ProblemsException(List.of(Problem.ofFile(named, "this is a folder; a file is wanted")));
            }
            if (Files.size(path) > LARGEST) {
                throw new ProblemsException(List.of(Problem.ofFile(named, "larger than 64 MiB")));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new ProblemsException(List.of(Problem.ofFile(named, "there is no such file")));
        } catch (IOException e) {
            throw new ProblemsException(List.of(Problem.ofFile(named, "it cannot be read: " + e.getMessage())));
        }
    }

    private static CsvTable table(String text, String named, String encoding, List<Problem> ragged)
            throws ProblemsException {
        char separator = separator(text);
        List<Problem> problems = new ArrayList<>();
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LARGEST_CELL)
                .ofCsvRecord(text)) {
            for (CsvRecord one : reader) {
                line = (int) one.getStartingLineNumber();
                List<String> cells = one.getFields().stream().map(String::strip).toList();
                if (header.isEmpty()) {
                    header = cells;
                    problems.addAll(repeated(named, line, header));
                } else if (cells.size() != header.size()) {
                    ragged.add(new Problem(
                            named,
                            line,
                            Math.min(cells.size(), header.size()) + 1,
                            "this row has " + cells.size() + " cells; the header has " + header.size()));
                } else {
                    rows.add(new Row(line, cells));
                }
            }
        } catch (CsvParseException e) {
            problems.add(new Problem(
                    named,
                    line,
                    1,
                    "in or after this line a quotation mark is not closed, something follows one that is, or a cell is"
                            + " larger than 1 MiB"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.isEmpty()) {
            problems.addAll(ragged);
            throw new ProblemsException(problems);
        }
        return new CsvTable(named, encoding, separator, header, rows);
    }

    /** What stands between the names in the header, which may have some of the others in quotes. */
    private static char separator(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        boolean quoted = false;
        for (char one : text.stripLeading().toCharArray()) {
            quoted ^= one == '"';
            if (!quoted && (one == '\n' || one == '\r')) {
                break;
            }
            if (!quoted) {
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

    private static List<Problem> repeated(String named, int line, List<String> header) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
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
