/** What a new part of a rule set begins as, ready to be filled in. */
@NullMarked
package assay.scaffold;

import org.jspecify.annotations.NullMarked;
