package assay.whatif;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.Observation;
import assay.proof.Edges;
import assay.reading.RuleSetReader;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the smallest additions of evidence that lead to better grades. Every one of them is evaluated by the rules, and so
 * is every smaller one that is made from it by leaving something out.
 */
public final class WhatIf {

    private final Evaluator evaluator;
    private final RuleSet rules;
    private final Edges edges;
    private final List<Observation> facts;
    private final Supplies alone;
    private final Set<Untried> untried = new LinkedHashSet<>();

    /**
     * What can be shown to one rule set.
     *
     * @param evaluator what grades by it
     * @param read the same, as it was read
     */
    public WhatIf(Evaluator evaluator, RuleSetReader.Read read) {
        this.evaluator = evaluator;
        this.rules = read.ruleSet();
        this.edges = Edges.of(read);
        this.alone = new Supplies();
        List<Observation> tried = new ArrayList<>();
        Candidates candidates = new Candidates(rules.vocabulary(), edges);
        for (Observation fact : candidates.all()) {
            suppliedBy(fact)
                    .ifPresentOrElse(
                            supplied -> {
                                alone.add(supplied);
                                tried.add(fact);
                            },
                            () -> untried.add(new Untried(fact.kind(), Untried.Why.UNDECIDED)));
        }
        // What may be left out is filled in where the rules count for something what has it, and nothing that has not.
        candidates.inFull().forEach(fact -> addWhereMore(fact, tried));
        // And so is a lower number, as where no more than some of something is asked for.
        candidates.withFewer().forEach(fact -> addWhereMore(fact, tried));
        candidates.cutShort().forEach(kind -> untried.add(new Untried(kind, Untried.Why.TOO_MANY)));
        this.facts = List.copyOf(tried);
    }

    private void addWhereMore(Observation fact, List<Observation> tried) {
        suppliedBy(fact).filter(more -> !alone.hasAllOf(more)).ifPresent(more -> {
            alone.add(more);
            tried.add(fact);
        });
    }

    private Optional<Supplies> suppliedBy(Observation fact) {
        Evidence nothing = Evidence.of("", "", Map.of(), null, Map.of(), Map.of(), List.of());
        return supplied(nothing, List.of(fact));
    }

    /** What facts supply beside some evidence; nothing where the rules cannot grade what nobody has submitted. */
    private Optional<Supplies> supplied(Evidence evidence, List<Observation> added) {
        Supplies supplied = new Supplies();
        try {
            supplied.add(added, evaluated(evidence, added));
            return Optional.of(supplied);
        } catch (RuleFault fault) {
            if (fault.isEndless()) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    /** An evaluation with facts added to the evidence. */
    public Evaluation evaluated(Evidence evidence, List<Observation> added) {
        return evaluator.evaluate(added.isEmpty() ? evidence : Additions.with(evidence, added));
    }

    /** What an authority could add, for each requirement and overall. */
    public Improvements improvements(Evidence evidence) {
        Supplies supplies = new Supplies(alone);
        supplied(evidence, facts)
                .ifPresentOrElse(
                        supplies::add,
                        () -> facts.forEach(
                                fact -> supplied(evidence, List.of(fact)).ifPresent(supplies::add)));
        return new Search(evaluator, evidence, rules.pack(), supplies, edges).improvements(List.copyOf(untried));
    }
}
