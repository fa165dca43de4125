/**
 * Rule sets that are ready to grade, and what was compiled of them, kept between runs. {@link assay.rules.RuleBase#load}
 * is the way in.
 */
@NullMarked
package assay.rules;

import org.jspecify.annotations.NullMarked;
