package assay.report;

/**
 * A grade that is another where one reading of the source is decided otherwise, and no other one is.
 *
 * @param about the requirement, or {@code overall}
 * @param reading the reading's identifier
 * @param says how it is read then
 * @param grade the grade then
 */
public record Otherwise(String about, String reading, String says, String grade) {}
