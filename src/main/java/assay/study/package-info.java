/** A study over many authorities: tables, scores, tests of association. */
@NullMarked
package assay.study;

import org.jspecify.annotations.NullMarked;
