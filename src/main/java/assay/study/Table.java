package assay.study;

import java.util.List;

/**
 * A table of a study.
 *
 * @param id its name in files, in small letters with hyphens
 * @param title what it shows, in a line
 * @param header what its columns hold
 * @param rows its rows, each as long as the header
 * @param note what to mind, or an empty text
 */
public record Table(String id, String title, List<String> header, List<List<String>> rows, String note) {

    /** Keeps its own copies. */
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
