/**
 * What a rule set is written in: the facts that the engine hands to the rules and the conclusions that the rules hand
 * back. Nothing here knows a grade, a criterion or a threshold; those stand in the rule files.
 *
 * <p>A rule set runs in steps, each over everything that the steps before it left behind:
 *
 * <ol>
 *   <li>what is asked, and who speaks for whom: {@link assay.policy.Criterion}, and whatever the rule set declares;
 *   <li>what the evidence shows: {@link assay.policy.Counted}, {@link assay.policy.SetAside}, {@link
 *       assay.policy.AtLeast}, {@link assay.policy.Note};
 *   <li>which criteria are met: {@link assay.policy.Finding} in, {@link assay.policy.Met} out;
 *   <li>which grade that makes: {@link assay.policy.Standing} in, {@link assay.policy.Progress}, {@link
 *       assay.policy.Capped} and {@link assay.policy.Graded} out;
 *   <li>what it comes to overall: {@link assay.policy.Rating} in, {@link assay.policy.Score}, {@link
 *       assay.policy.Overall} and {@link assay.policy.Agreement} out.
 * </ol>
 *
 * <p>A rule fires in the step of the latest thing that it mentions, over all facts of that step, after every rule that
 * concludes what it rules out or adds up; so no rule depends on the order in which rules fire.
 */
@NullMarked
package assay.policy;

import org.jspecify.annotations.NullMarked;
