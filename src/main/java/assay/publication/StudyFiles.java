package assay.publication;

import assay.csv.CsvFile;
import assay.study.Study;
import assay.study.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
     * Makes the files, one after the other: the study as JSON, as a workbook, as a report and as a page; its tables; its charts, each with
     * the data that it shows; and a sheet for each authority.
     *
     * @throws IOException if the taker cannot keep one
     */
    public void each(Taker taker) throws IOException {
        List<Chart> charts = Charts.of(study);
        taker.take("study.json", bytes(StudyJson.of(study)));
        taker.take("study.xlsx", StudyWorkbook.of(study));
        taker.take("report.md", bytes(StudyMarkdown.of(study, charts)));
        taker.take(StudyPage.FILE, bytes(StudyPage.of(study)));
        for (Table table : study.tables()) {
            taker.take("tables/" + table.id() + ".csv", bytes(CsvFile.written(table.header(), table.written())));
        }
        for (Chart chart : charts) {
            taker.take("charts/" + chart.id() + ".svg", bytes(chart.svg()));
            taker.take("charts/" + chart.id() + ".csv", bytes(CsvFile.written(chart.header(), chart.rows())));
        }
        Feedback feedback = new Feedback(study);
        List<String> names = SheetNames.of(study.authorities());
        for (int i = 0; i < names.size(); i++) {
            taker.take(
                    "feedback/" + names.get(i) + ".md",
                    bytes(feedback.of(study.authorities().get(i))));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
