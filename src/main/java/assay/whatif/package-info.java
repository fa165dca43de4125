/** What an authority would have to show for a better grade. */
@NullMarked
package assay.whatif;

import org.jspecify.annotations.NullMarked;
