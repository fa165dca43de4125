/**
 * Rule files as text: found in a folder or a revision, over those of the rule set that is extended, and taken apart into
 * what rules ask for and what they conclude.
 */
@NullMarked
package assay.drl;

import org.jspecify.annotations.NullMarked;
