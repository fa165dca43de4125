package assay.rurality;

import assay.evaluation.Inference;
import assay.evaluation.RuleFault;
import assay.policy.wards.Classification;
import assay.policy.wards.Ward;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.Interpretation;
import assay.ruleset.RuleOrigin;
import java.util.List;

/**
 * What rules make of a list of wards: which change their classification, which are kept, and how rural that makes each
 * authority (Appendix VI).
 *
 * @param file the list, as the user named it
 * @param rules the name of the rule set
 * @param sha256 the digest of its files, in hexadecimal digits
 * @param wards how many wards there are in the list
 * @param changed the wards that change, by authority, then by ward
 * @param kept the wards that a rule keeps as they are, by authority, then by ward
 * @param authorities the authorities, by name
 * @param interpretations the interpretations that all this rests on, in the register's order
 * @param remarks what is odd about the list, in its order
 */
public record Adjustment(
        String file,
        String rules,
        String sha256,
        int wards,
        List<Changed> changed,
        List<Left> kept,
        List<Result> authorities,
        List<Interpretation> interpretations,
        List<Problem> remarks) {

    /** Keeps its own copies. */
    public Adjustment {
        changed = List.copyOf(changed);
        kept = List.copyOf(kept);
        authorities = List.copyOf(authorities);
        interpretations = List.copyOf(interpretations);
        remarks = List.copyOf(remarks);
    }

    /**
     * A ward that changes.
     *
     * @param ward the ward as it was
     * @param to its new classification
     * @param reason why
     * @param rule the rule that says so
     */
    public record Changed(Ward ward, Classification to, String reason, RuleOrigin rule) {}

    /**
     * A ward that is left as it was.
     *
     * @param ward the ward
     * @param reason what it is kept for
     * @param rule the rule that says so
     */
    public record Left(Ward ward, String reason, RuleOrigin rule) {}

    /**
     * How rural an authority is.
     *
     * @param authority its name
     * @param wards how many wards it has
     * @param ruralBefore how many of them were classified as rural
     * @param ruralAfter how many of them are rural after the adjustment
     * @param score how rural it is, in percent, in digits
     * @param rule the rule that says so
     */
    public record Result(String authority, int wards, int ruralBefore, int ruralAfter, String score, RuleOrigin rule) {}

    /**
     * Adjusts the wards of a list.
     *
     * @param rules a rule set about wards
     * @throws RuleFault if the rules do not settle, contradict themselves or leave an authority without a score
     */
    public static Adjustment of(RuleBase rules, WardList list) {
        return Inference.with(rules, inference -> new AdjustmentRun(rules, list, inference).adjustment());
    }
}
