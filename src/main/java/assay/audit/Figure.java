package assay.audit;

/**
 * A figure that somebody published.
 *
 * @param id its identifier in the list
 * @param where where it is printed
 * @param about what it is said to be
 * @param printed what is printed: a number, perhaps with {@code about}, {@code at least}, {@code at most}, {@code above} or
 *     {@code below} before it, or with {@code %} after it for a share; or some words
 * @param measure where a study has it, as {@code table/row/column}, several added up with {@code " + "}; empty where it cannot
 *     be recomputed
 * @param file the file of evidence, beside the list, that the figure is about; empty where it is about the whole study
 * @param reason why it cannot be recomputed, or why it is known not to reproduce; else empty
 * @param line the line of the list on which it stands
 */
public record Figure(
        String id, String where, String about, String printed, String measure, String file, String reason, int line) {}
