/**
 * What rules about electoral wards are written in: the wards that the engine hands to the rules, and what the rules
 * conclude about them. Which deciles lead to what, what takes precedence and how wards are averaged stands in the rules.
 *
 * <p>Such a rule set runs in two steps, each over everything that the step before left behind:
 *
 * <ol>
 *   <li>how each ward is to be classified: {@link assay.policy.wards.Ward} in, {@link assay.policy.wards.Reclassified} and
 *       {@link assay.policy.wards.Kept} out;
 *   <li>what that makes of each authority: {@link assay.policy.wards.Authority} in, {@link assay.policy.wards.Rurality}
 *       out.
 * </ol>
 */
@NullMarked
package assay.policy.wards;

import org.jspecify.annotations.NullMarked;
