/** What it changes to grade the same evidence by other rules. */
@NullMarked
package assay.comparison;

import org.jspecify.annotations.NullMarked;
