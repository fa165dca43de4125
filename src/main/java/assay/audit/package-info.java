/** Published figures held against a study: what reproduces, what does not, what cannot be recomputed. */
@NullMarked
package assay.audit;

import org.jspecify.annotations.NullMarked;
