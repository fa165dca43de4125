/**
 * What a rule set is, once it has been read: its pack, its vocabulary, its interpretations, where its rules stand and
 * when they may fire; and what can be wrong with one, {@link assay.ruleset.Check}.
 */
@NullMarked
package assay.ruleset;

import org.jspecify.annotations.NullMarked;
