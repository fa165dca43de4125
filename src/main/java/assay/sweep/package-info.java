/** What each of several values of a parameter makes of the same evidence. */
@NullMarked
package assay.sweep;

import org.jspecify.annotations.NullMarked;
