package assay.evaluation;

import assay.policy.Fact;
import assay.rules.RuleCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.rule.Match;

/**
 * What a rule holds for where one of its conditions is not asked. Where that condition is so as well, it holds for it anyhow.
 *
 * @param lacking the condition
 * @param facts the evidence that its variables then stand for
 * @param values what is known of each fact that the rule then holds for, evidence or not, by its place among those that the rule
 *     asks for and by the names of fields in the rules; words as files of evidence have them
 */
public record Almost(RuleCondition lacking, Map<String, At> facts, Map<Integer, Map<String, Object>> values) {

    /**
     * Evidence, by where it stands.
     *
     * @param document the document's identifier
     * @param index its position among what the document shows, from 0
     */
    public record At(String document, int index) {}

    /**
     * What a rule without one of its conditions holds for.
     *
     * @param called what the engine calls the facts that the rule asks for, in their order
     */
    static Almost of(RuleCondition lacking, List<String> called, Match match) {
        Map<String, At> facts = new HashMap<>();
        Map<Integer, Map<String, Object>> values = new HashMap<>();
        for (String variable : match.getDeclarationIds()) {
            Object value = match.getDeclarationValue(variable);
            if (value instanceof Fact fact) {
                facts.put(variable, new At(fact.getDocument().id(), fact.getIndex()));
            }
            int place = called.indexOf(variable);
            if (place >= 0 && value != null) {
                values.put(place, FactValues.of(value));
            }
        }
        return new Almost(lacking, Map.copyOf(facts), Map.copyOf(values));
    }
}
