package assay.evaluation;

import assay.evidence.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How one authority came out, and nothing of why.
 *
 * @param authority the authority's name
 * @param file the file of evidence, as the user named it
 * @param rules the rule set
 * @param grades the name of each requirement's grade, by its identifier, as the rule set lists them
 * @param score the score from the evidence, in digits
 * @param overall the name of its grade
 * @param hidden how many values of the evidence are not shown, of each sort that was to be hidden, in their order
 */
public record Summary(
        String authority,
        String file,
        Evaluation.Rules rules,
        Map<String, String> grades,
        String score,
        String overall,
        Map<Redaction.Key, Integer> hidden) {

    /** The same of some of the requirements; what they come to rests on all. */
    public Summary of(Set<String> some) {
        Map<String, String> shown = new LinkedHashMap<>(grades);
        shown.keySet().retainAll(some);
        return new Summary(authority, file, rules, shown, score, overall, hidden);
    }

    /** The same, which says how many values of the evidence are not shown. */
    Summary hiding(Map<Redaction.Key, Integer> values) {
        return new Summary(authority, file, rules, grades, score, overall, values);
    }
}
