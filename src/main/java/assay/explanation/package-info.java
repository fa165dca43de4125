/** Why something came out as it did, of whatever a reader points at, and what would change it. */
@NullMarked
package assay.explanation;

import org.jspecify.annotations.NullMarked;
