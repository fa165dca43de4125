package assay.evaluation;

import assay.policy.Fact;
import assay.rules.RuleCondition;
import java.util.HashMap;
import java.util.Map;
import org.kie.api.runtime.rule.Match;

/**
 * What a rule holds for where one of its conditions is not asked. Where that condition is so as well, it holds for it anyhow.
 *
 * @param lacking the condition
 * @param facts the evidence that its variables then stand for
 */
public record Almost(RuleCondition lacking, Map<String, At> facts) {

    /**
     * Evidence, by where it stands.
     *
     * @param document the document's identifier
     * @param index its position among what the document shows, from 0
     */
    public record At(String document, int index) {}

    static Almost of(RuleCondition lacking, Match match) {
        Map<String, At> facts = new HashMap<>();
        for (String variable : match.getDeclarationIds()) {
            if (match.getDeclarationValue(variable) instanceof Fact fact) {
                facts.put(variable, new At(fact.getDocument().id(), fact.getIndex()));
            }
        }
        return new Almost(lacking, Map.copyOf(facts));
    }
}
