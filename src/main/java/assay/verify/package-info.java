/** Checking that files of evidence come out as they say they must. */
@NullMarked
package assay.verify;

import org.jspecify.annotations.NullMarked;
