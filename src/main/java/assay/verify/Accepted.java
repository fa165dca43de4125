package assay.verify;

import java.util.List;

/**
 * A file that expects something else than what comes out, and how it expects just that.
 *
 * @param file the file, as the user named it
 * @param differences what differs, of the evidence that the file begins with and then of each case, in their order
 * @param text the file as it expects what comes out, the same in all else, with its byte order mark if it has one
 */
public record Accepted(String file, List<Difference> differences, String text) {}
