/** Samples of what was decided, to be checked by hand, and how far a second assessor agreed. */
@NullMarked
package assay.sampling;

import org.jspecify.annotations.NullMarked;
