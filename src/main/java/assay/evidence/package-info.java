/** What was recorded of an authority: files of evidence, read and checked against the vocabulary of a rule set. */
@NullMarked
package assay.evidence;

import org.jspecify.annotations.NullMarked;
