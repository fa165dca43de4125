package assay.publication;

import java.util.List;

/**
 * A chart, and the data that it shows.
 *
 * @param id a stable name
 * @param title what it shows
 * @param after the identifier of the table that says the same in a report
 * @param draws the identifiers of the tables whose numbers it shows
 * @param header what the columns of its data hold
 * @param rows its data
 * @param svg the picture
 */
public record Chart(
        String id,
        String title,
        String after,
        List<String> draws,
        List<String> header,
        List<List<String>> rows,
        String svg) {

    /** Keeps its own copies. */
    public Chart {
        draws = List.copyOf(draws);
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
