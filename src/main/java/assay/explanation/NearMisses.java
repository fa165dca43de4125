package assay.explanation;

import assay.evaluation.Almost;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.reading.RuleSetReader;
import assay.rules.RuleCondition;
import assay.ruleset.RuleOrigin;
import assay.words.CountingRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which facts rules nearly counted. Which condition was not so is found by the engine, which is asked what each rule would
 * hold for without that one; here it is only put into words.
 */
public final class NearMisses {

    private final CountingRules counting;

    /** Those of a rule set. */
    public NearMisses(RuleSetReader.Read read) {
        this.counting = new CountingRules(read);
    }

    /** A fact and a rule that nearly counted it for a criterion. */
    private record Nearly(Almost.At fact, String criterion, String rule) {}

    /**
     * The facts that rules nearly counted, in the order of the facts, criteria and rules.
     *
     * @param evaluation what came of the evidence by all rules
     */
    public List<NearMiss> of(Evaluator evaluator, Evidence evidence, Evaluation evaluation) {
        Map<Nearly, Map<RuleCondition, Map<Integer, Map<String, Object>>>> lacking = new HashMap<>();
        for (Almost almost :
                evaluator.almost(evidence, rule -> !counting.counts(rule).isEmpty())) {
            String rule = almost.lacking().rule();
            counting.counts(rule).forEach((criterion, variable) -> {
                Almost.At fact = almost.facts().get(variable);
                if (fact != null && !isCounted(evaluation, rule, criterion, fact)) {
                    lacking.computeIfAbsent(
                                    new Nearly(fact, criterion, rule),
                                    any -> new TreeMap<>(Comparator.comparingInt(RuleCondition::fact)
                                            .thenComparingInt(RuleCondition::asked)))
                            .merge(almost.lacking(), almost.values(), NearMisses::agreed);
                }
            });
        }
        List<NearMiss> all = new ArrayList<>();
        lacking.forEach((nearly, conditions) -> {
            Evaluation.@Nullable FactUse use = use(evaluation, nearly.fact);
            Evaluation.Place place = place(evaluation, nearly.fact);
            RuleOrigin origin = evaluation.rules().origins().get(nearly.rule);
            if (use != null && place != null && origin != null) {
                for (RuleCondition condition : telling(nearly, conditions.keySet())) {
                    all.add(new NearMiss(
                            place,
                            nearly.criterion,
                            origin,
                            counting.lacking(
                                    nearly.rule,
                                    nearly.criterion,
                                    use.observation().values(),
                                    Objects.requireNonNull(conditions.get(condition)),
                                    condition.fact(),
                                    condition.asked())));
                }
            }
        });
        List<String> criteria = evaluation.requirements().stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .map(Evaluation.CriterionResult::id)
                .toList();
        return all.stream()
                .distinct()
                .sorted(Comparator.<NearMiss>comparingInt(
                                one -> one.fact().document().position())
                        .thenComparingInt(one -> one.fact().index())
                        .thenComparingInt(one -> criteria.indexOf(one.criterion()))
                        .thenComparing(NearMiss::rule, RuleOrigin.BY_PLACE)
                        .thenComparing(NearMiss::because))
                .toList();
    }

    /** What is so of the same fact of a rule in each of several cases: what differs is not what the condition hangs on. */
    private static Map<Integer, Map<String, Object>> agreed(
            Map<Integer, Map<String, Object>> one, Map<Integer, Map<String, Object>> other) {
        Map<Integer, Map<String, Object>> both = new HashMap<>(one);
        both.entrySet().retainAll(other.entrySet());
        return both;
    }

    /** The conditions that say why a fact was not counted. */
    private List<RuleCondition> telling(Nearly nearly, Set<RuleCondition> conditions) {
        List<RuleCondition> finest = finest(conditions);
        // Were it not asked that a fact is in that document, it would count in another: so would any, and that is no
        // reason.
        List<RuleCondition> untied = preferred(finest, one -> !counting.isTie(nearly.rule, one.fact(), one.asked()));
        // Where all else is there, and only the fact itself is not as it must be, nothing else is lacking.
        return preferred(untied, one -> counting.isOfCounted(nearly.rule, nearly.criterion, one.fact()));
    }

    private static <T> List<T> preferred(List<T> all, Predicate<T> better) {
        List<T> those = all.stream().filter(better).toList();
        return those.isEmpty() ? all : those;
    }

    /** Where something that is asked of a fact is not so, that says more than that there is no such fact. */
    private static List<RuleCondition> finest(Set<RuleCondition> conditions) {
        return conditions.stream()
                .filter(one -> one.asked() != RuleCondition.WHOLE
                        || conditions.stream()
                                .noneMatch(other -> other.fact() == one.fact() && other.asked() != one.asked()))
                .toList();
    }

    /** A fact that counts for another part is not enough where the part that the rule names is shown by none. */
    private boolean isCounted(Evaluation evaluation, String rule, String criterion, Almost.At fact) {
        return evaluation
                .criterion(criterion)
                .filter(one -> counting.part(rule, criterion)
                        .filter(one.missing()::contains)
                        .isEmpty())
                .map(Evaluation.CriterionResult::counted)
                .orElse(List.of())
                .stream()
                .anyMatch(one -> one.fact().document().id().equals(fact.document())
                        && one.fact().index() == fact.index());
    }

    private static Evaluation.@Nullable FactUse use(Evaluation evaluation, Almost.At fact) {
        return evaluation.documents().stream()
                .filter(one -> one.document().id().equals(fact.document()))
                .flatMap(one -> one.facts().stream())
                .filter(one -> one.index() == fact.index())
                .findFirst()
                .orElse(null);
    }

    private static Evaluation.@Nullable Place place(Evaluation evaluation, Almost.At fact) {
        for (Evaluation.DocumentUse document : evaluation.documents()) {
            for (Evaluation.FactUse use : document.facts()) {
                if (document.document().id().equals(fact.document()) && use.index() == fact.index()) {
                    return new Evaluation.Place(
                            document.document(),
                            use.index(),
                            use.observation().kind().word(),
                            use.observation().at(),
                            document.facts().stream()
                                    .anyMatch(other -> other.index() != use.index()
                                            && Objects.equals(
                                                    other.observation().at(),
                                                    use.observation().at())),
                            use.observation().secondary(),
                            document.timing());
                }
            }
        }
        return null;
    }
}
