package assay.ledger;

/**
 * Where a ledger is not as it was written.
 *
 * @param line the first line that this is so of, from 1
 * @param column where in it, from 1
 * @param what what was done to it, and what was expected
 */
public record Breach(long line, int column, String what) {}
