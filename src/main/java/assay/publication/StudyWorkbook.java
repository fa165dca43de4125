package assay.publication;

import assay.csv.CsvFile;
import assay.files.TemporaryFile;
import assay.study.Column;
import assay.study.Study;
import assay.study.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
            about.value(0, 0, "Study of " + Caption.of(study));
            about.value(
                    1,
                    0,
                    "Graded by the rules " + study.rules().called() + ", SHA-256 "
                            + study.rules().sha256());
            int line = 3;
            for (Table table : study.tables()) {
                about.value(line, 0, table.id());
                about.value(line, 1, table.title());
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
        sheet.value(0, 0, table.title());
        sheet.style(0, 0).bold().set();
        sheet.value(1, 0, table.note());
        List<String> header = table.header();
        for (int i = 0; i < header.size(); i++) {
            sheet.value(2, i, header.get(i));
            sheet.style(2, i).bold().wrapText(true).set();
            sheet.width(i, width(table, i));
        }
        sheet.freezePane(0, 3);
        for (int i = 0; i < table.rows().size(); i++) {
            List<Object> row = table.rows().get(i);
            for (int j = 0; j < row.size(); j++) {
                cell(sheet, 3 + i, j, table.columns().get(j), row.get(j));
            }
        }
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int row, int column, Column kind, Object value) {
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
        } else {
            sheet.value(row, column, text(written));
        }
    }

    private static int decimals(String printed) {
        return StringUtils.substringAfter(printed, ".").length();
    }

    /** A text as a spreadsheet can hold it, which has one kind of line end. */
    private static String text(String value) {
        return CsvFile.guarded(value.replace("\r\n", "\n"));
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
