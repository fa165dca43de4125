/** Results as pages that need nothing else: readable without a script, on paper and years later. */
@NullMarked
package assay.page;

import org.jspecify.annotations.NullMarked;
