package assay.publication;

import assay.files.TemporaryFile;
import assay.study.Column;
import assay.study.Study;
import assay.study.Table;
import assay.text.Legible;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.lang3.StringUtils;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A study as a workbook for spreadsheets (XLSX): a sheet that says what it is, then one for each table. */
final class StudyWorkbook {

    /** Spreadsheets allow a sheet no longer name. */
    private static final int LONGEST_NAME = 31;

    /** Spreadsheets call a file damaged that has a longer text in a cell. */
    private static final int LONGEST_TEXT = 32_767;

    /** Spreadsheets have no further row. */
    private static final int LAST_ROW = 1_048_576;

    /** The rows above those of a table: what it shows, what to mind, and what its columns are called. */
    private static final int ABOVE = 3;

    /** Spreadsheets count no day before this as others do. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    /** What in a text spreadsheets would take for a letter that XML has no room for. */
    private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final int WIDEST = 60;

    /** So many decimals spreadsheets show of their own accord. */
    private static final int SHOWN = 9;

    /** Every workbook is of this moment, so that the same study gives the same bytes. */
    private static final LocalDateTime MOMENT = LocalDateTime.of(2004, 1, 1, 0, 0);

    private StudyWorkbook() {}

    static byte[] of(Study study) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Assay", "1.0")) {
            Set<String> names = new HashSet<>();
            Worksheet about = workbook.newWorksheet(name("about", names));
            text(about, 0, 0, "Study of " + Caption.of(study), "");
            text(
                    about,
                    1,
                    0,
                    "Graded by the rules " + study.rules().called() + ", SHA-256 "
                            + study.rules().sha256(),
                    "");
            int line = 3;
            for (Table table : study.tables()) {
                text(about, line, 0, table.id(), "");
                text(about, line, 1, table.title(), "");
                line++;
            }
            about.finish();
            for (Table table : study.tables()) {
                sheet(workbook.newWorksheet(name(table.id(), names)), table);
            }
        }
        return timeless(bytes.toByteArray());
    }

    private static String name(String id, Set<String> names) {
        String name = StringUtils.left(id, LONGEST_NAME);
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = StringUtils.left(id, LONGEST_NAME - 3) + " " + i;
        }
        return name;
    }

    private static void sheet(Worksheet sheet, Table table) throws IOException {
        String whole = "tables/" + table.id() + ".csv";
        int rows = Math.min(table.rows().size(), LAST_ROW - ABOVE);
        text(sheet, 0, 0, table.title(), whole);
        sheet.style(0, 0).bold().set();
        text(sheet, 1, 0, table.note(), whole);
        if (rows < table.rows().size()) {
            text(
                    sheet,
                    1,
                    1,
                    "Here are " + rows + " rows, for which a sheet has room; all "
                            + table.rows().size() + " are in " + whole + ".",
                    whole);
        }
        List<String> header = table.header();
        for (int i = 0; i < header.size(); i++) {
            text(sheet, ABOVE - 1, i, header.get(i), whole);
            sheet.style(ABOVE - 1, i).bold().wrapText(true).set();
            sheet.width(i, width(table, i));
        }
        sheet.freezePane(0, ABOVE);
        for (int i = 0; i < rows; i++) {
            List<Object> row = table.rows().get(i);
            for (int j = 0; j < row.size(); j++) {
                cell(sheet, ABOVE + i, j, table.columns().get(j), row.get(j), whole);
            }
        }
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int row, int column, Column kind, Object value, String whole) {
        String written = kind.written(value);
        if (written.isEmpty()) {
            return;
        }
        if (value instanceof Number number) {
            sheet.value(row, column, number);
            if (kind.unit() == Column.Unit.PERCENT) {
                sheet.style(row, column).format("0.0").set();
            } else if (!kind.levels().isEmpty() && decimals(kind.printed(value)) > SHOWN) {
                sheet.style(row, column)
                        .format("0." + "0".repeat(decimals(kind.printed(value))))
                        .set();
            }
        } else if (value instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else {
            text(sheet, row, column, written, whole);
        }
    }

    private static int decimals(String printed) {
        return StringUtils.substringAfter(printed, ".").length();
    }

    /**
     * Writes a text as a spreadsheet can hold it: with one kind of line end, what would not be seen as escapes, and no longer than a
     * cell has room for. It is a formula for nobody, whatever it begins with, for the cell is said to be a text.
     *
     * @param whole where all of a text stands that is too long
     */
    private static void text(Worksheet sheet, int row, int column, String value, String whole) {
        String shown = Legible.lines(value.replace("\r\n", "\n"));
        if (shown.length() > LONGEST_TEXT) {
            String rest = " ... (all " + shown.length() + " letters of this are in " + whole + ")";
            int end = LONGEST_TEXT - rest.length();
            shown = shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + rest;
        }
        sheet.value(row, column, LIKE_AN_ESCAPE.matcher(shown).replaceAll("_x005F_"));
    }

    private static double width(Table table, int column) {
        int longest = table.rows().stream()
                .mapToInt(row ->
                        table.columns().get(column).printed(row.get(column)).length())
                .max()
                .orElse(0);
        return Math.max(10, Math.min(WIDEST, longest + 2));
    }

    /** The same without the moment at which it was written. It is read from a file, for its entries are found from its end. */
    private static byte[] timeless(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TemporaryFile file = TemporaryFile.of(workbook);
                ZipFile from = file.zip();
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(MOMENT);
                to.putNextEntry(timeless);
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().equals("docProps/core.xml") ? properties(content) : content);
                to.closeEntry();
            }
            to.finish();
            return bytes.toByteArray();
        }
    }

    private static byte[] properties(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll(">[0-9T:.-]+Z<", ">" + MOMENT + ":00Z<")
                .getBytes(StandardCharsets.UTF_8);
    }
}
