package assay.publication;

import java.util.List;

/**
 * A chart, and the data that it shows.
 *
 * @param id a stable name
 * @param title what it shows
 * @param after the identifier of the table that says the same in a report
 * @param header what the columns of its data hold
 * @param rows its data
 * @param svg the picture
 */
record Chart(String id, String title, String after, List<String> header, List<List<String>> rows, String svg) {}
