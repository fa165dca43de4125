/**
 * Grading: evidence goes into a session of the rules, and what they concluded comes back as an {@link
 * assay.evaluation.Evaluation} in which every fact is accounted for and every grade has its reasons.
 */
@NullMarked
package assay.evaluation;

import org.jspecify.annotations.NullMarked;
