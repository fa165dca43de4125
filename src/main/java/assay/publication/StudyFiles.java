package assay.publication;

import assay.csv.CsvFile;
import assay.study.Authority;
import assay.study.Study;
import assay.study.Table;
import assay.text.Legible;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Every file of a study's output. */
public final class StudyFiles {

    private final Study study;

    /** The files of a study. */
    public StudyFiles(Study study) {
        this.study = study;
    }

    /** Takes files as they are made. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a file.
         *
         * @param path its path below the output's folder, with {@code /}
         * @param content its bytes
         * @throws IOException if it cannot be kept
         */
        void take(String path, byte[] content) throws IOException;
    }

    /**
     * Makes the files, one after the other: the study as JSON, as a workbook and as a report; its tables; its charts, each with
     * the data that it shows; and a sheet for each authority.
     *
     * @throws IOException if the taker cannot keep one
     */
    public void each(Taker taker) throws IOException {
        List<Chart> charts = Charts.of(study);
        taker.take("study.json", bytes(StudyJson.of(study)));
        taker.take("study.xlsx", StudyWorkbook.of(study));
        taker.take("report.md", bytes(StudyMarkdown.of(study, charts)));
        for (Table table : study.tables()) {
            taker.take("tables/" + table.id() + ".csv", bytes(CsvFile.written(table.header(), table.written())));
        }
        for (Chart chart : charts) {
            taker.take("charts/" + chart.id() + ".svg", bytes(chart.svg()));
            taker.take("charts/" + chart.id() + ".csv", bytes(CsvFile.written(chart.header(), chart.rows())));
        }
        Feedback feedback = new Feedback(study);
        Set<String> names = new HashSet<>();
        for (Authority one : study.authorities()) {
            taker.take("feedback/" + name(one, names) + ".md", bytes(feedback.of(one)));
        }
    }

    /** A sheet is called like the file of evidence; of two from different folders the second has a number. */
    private static String name(Authority one, Set<String> names) {
        String file = one.file().replace(File.separatorChar, '/');
        String stem = Legible.line(StringUtils.substringBeforeLast(file.substring(file.lastIndexOf('/') + 1), "."))
                .replace('\\', '_');
        String name = stem;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "-" + i;
        }
        return name;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
