package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the smallest additions of evidence that lead to better grades. Every one of them is evaluated by the rules, and so
 * is every smaller one that is made from it by leaving something out.
 */
public final class WhatIf {

    private final Evaluator evaluator;
    private final RuleSet rules;
    private final List<Observation> facts;
    private final Supplies alone;

    /** What can be shown to one rule set. */
    public WhatIf(Evaluator evaluator, RuleSet rules) {
        this.evaluator = evaluator;
        this.rules = rules;
        this.alone = new Supplies();
        List<Observation> tried = new ArrayList<>();
        for (Observation fact : Additions.all(rules)) {
            alone.add(suppliedBy(fact));
            tried.add(fact);
        }
        // What may be left out is filled in where the rules count for something what has it, and nothing that has not.
        for (Observation fact : Additions.inFull(rules)) {
            Supplies more = suppliedBy(fact);
            if (!alone.hasAllOf(more)) {
                alone.add(more);
                tried.add(fact);
            }
        }
        this.facts = List.copyOf(tried);
    }

    private Supplies suppliedBy(Observation fact) {
        Supplies supplied = new Supplies();
        Evidence nothing = Evidence.of("", "", Map.of(), null, Map.of(), Map.of(), List.of());
        supplied.add(List.of(fact), evaluated(nothing, List.of(fact)));
        return supplied;
    }

    /** An evaluation with facts added to the evidence. */
    public Evaluation evaluated(Evidence evidence, List<Observation> added) {
        return evaluator.evaluate(added.isEmpty() ? evidence : Additions.with(evidence, added));
    }

    /** What an authority could add, for each requirement and overall. */
    public Improvements improvements(Evidence evidence) {
        Supplies supplies = new Supplies(alone);
        supplies.add(facts, evaluated(evidence, facts));
        return new Search(evaluator, evidence, rules.pack(), supplies).improvements();
    }
}
