/**
 * What a change of a rule set does to every fixture and to every authority, before it is saved. {@link assay.effect.Effects} is
 * the way in.
 */
@NullMarked
package assay.effect;

import org.jspecify.annotations.NullMarked;
