package assay.explanation;

import assay.evaluation.Evaluation;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;

/**
 * A fact that a rule would have counted, were it not for one of its conditions.
 *
 * @param fact where it stands
 * @param criterion the criterion that the rule would have counted it for
 * @param rule the rule
 * @param because the condition that was not so, with what is recorded: what stands behind "because"
 */
public record NearMiss(Evaluation.Place fact, String criterion, RuleOrigin rule, String because) {

    /** In a sentence without its full stop; where the rule stands is for whoever shows it. */
    String sentence() {
        return Wording.number(fact) + " was not counted for " + criterion + " by rule \"" + rule.name() + "\" because "
                + because;
    }
}
