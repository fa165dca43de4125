/** Rules made into classes, what those may use, and how long that and all that they do may take. */
@NullMarked
package assay.compile;

import org.jspecify.annotations.NullMarked;
