/**
 * A rule set held against every {@link assay.ruleset.Check}, in the words of its authors. {@link assay.lint.RuleLint} is
 * the way in.
 */
@NullMarked
package assay.lint;

import org.jspecify.annotations.NullMarked;
