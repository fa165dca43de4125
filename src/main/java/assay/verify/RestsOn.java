package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the results of a requirement, of a criterion or of the whole rest on: interpretations and sources of rules.
 *
 * @param register all interpretations, in the order in which they are listed everywhere
 */
record RestsOn(List<String> register) {

    /** The whole, beside the identifiers of requirements and criteria. */
    static final String OVERALL = "overall";

    /** Exactly the interpretations that something names. */
    Key interpretations(String of) {
        return new Key.One<>(
                "interpretations",
                of + " interpretations",
                new Value.Words("an interpretation", register, this::sorted),
                evaluation -> named(of, evaluation),
                (evaluation, expected) -> whyNamed(of, evaluation, expected));
    }

    private Collection<String> sorted(Collection<String> ids) {
        Set<String> sorted = new TreeSet<>(Comparator.comparingInt(register::indexOf));
        sorted.addAll(ids);
        return sorted;
    }

    /** The interpretations that a requirement names, or those of the rules that were at work on something else. */
    private Optional<Collection<String>> named(String of, Evaluation evaluation) {
        return of.equals(OVERALL)
                ? Optional.of(sorted(behind(of, evaluation).stream()
                        .flatMap(rule -> rule.interpretations().stream())
                        .toList()))
                : evaluation
                        .requirement(of)
                        .<Collection<String>>map(RequirementResult::interpretations)
                        .or(() -> evaluation.criterion(of).map(CriterionResult::interpretations));
    }

    private String whyNamed(String of, Evaluation evaluation, Collection<String> expected) {
        Collection<String> actual = sorted(named(of, evaluation).orElse(List.of()));
        List<String> reasons = new ArrayList<>();
        for (String id : actual) {
            if (!expected.contains(id)) {
                reasons.add("a rule that decided it rests on " + id
                        + behind(of, evaluation).stream()
                                .filter(rule -> rule.interpretations().contains(id))
                                .findFirst()
                                .map(rule -> " [" + Because.where(rule) + "]")
                                .orElse(""));
            }
        }
        for (String id : sorted(expected)) {
            if (!actual.contains(id)) {
                reasons.add("no rule that decided it rests on " + id);
            }
        }
        return String.join("; ", reasons);
    }

    /** The rules whose interpretations something names. */
    private static Set<RuleOrigin> behind(String of, Evaluation evaluation) {
        if (of.equals(OVERALL)) {
            return Stream.of(
                            evaluation.overall().evidence(),
                            evaluation.overall().interviewee())
                    .filter(Objects::nonNull)
                    .flatMap(grade -> grade.rules().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return evaluation
                .requirement(of)
                .map(result -> Stream.concat(
                        result.criteria().stream().flatMap(criterion -> criterion.rules().stream()),
                        result.reasons().stream().map(Evaluation.GradeReason::rule)))
                .or(() -> evaluation.criterion(of).map(result -> result.rules().stream()))
                .orElse(Stream.of())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Exactly the sources of the rules that decided something, and of those that ask for it. */
    static Key sources(String of) {
        return new Key.One<>(
                "sources",
                of + " sources",
                new Value.Texts(false, true),
                evaluation -> decided(of, evaluation)
                        .map(rules -> rules.stream()
                                .map(RuleOrigin::source)
                                .filter(source -> !source.isEmpty())
                                .distinct()
                                .toList()),
                (evaluation, expected) -> decided(of, evaluation).orElse(Set.of()).stream()
                        .filter(rule -> !rule.source().isEmpty() && !expected.contains(rule.source()))
                        .map(rule -> "\"" + rule.name() + "\" [" + Because.where(rule) + "] is after " + rule.source())
                        .findFirst()
                        .orElse("no rule that decided it is after the others"));
    }

    /** Those of a requirement are none of its criteria, which have their own. */
    private static Optional<Set<RuleOrigin>> decided(String of, Evaluation evaluation) {
        if (of.equals(OVERALL)) {
            return Optional.of(behind(of, evaluation));
        }
        return evaluation
                .requirement(of)
                .map(result -> Stream.concat(
                        Stream.of(result.minimums().countedBy()),
                        result.reasons().stream().map(Evaluation.GradeReason::rule)))
                .or(() -> evaluation
                        .criterion(of)
                        .map(result -> Stream.of(
                                        result.askedBy().stream(),
                                        result.rules().stream(),
                                        Stream.ofNullable(result.metBy()))
                                .flatMap(rules -> rules)))
                .map(rules -> rules.collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
