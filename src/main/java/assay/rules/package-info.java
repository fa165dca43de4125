/**
 * Rule sets: reading a folder of rule files, checking it in the words of its authors, compiling it once and keeping what
 * was compiled. {@link assay.rules.RuleBase#load} is the way in.
 */
@NullMarked
package assay.rules;

import org.jspecify.annotations.NullMarked;
