/** A ledger of results: one entry a line, each bound to the one before, so that it shows what was done to any of them. */
@NullMarked
package assay.ledger;

import org.jspecify.annotations.NullMarked;
