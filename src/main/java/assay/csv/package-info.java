/** Comma-separated values as people's programs write them: read with the places of all that is wrong, written safely. */
@NullMarked
package assay.csv;

import org.jspecify.annotations.NullMarked;
