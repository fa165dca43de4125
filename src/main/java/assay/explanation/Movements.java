package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Trials;
import assay.evidence.EvidenceSubject;
import assay.policy.Assessor;
import assay.policy.Overall;
import assay.policy.Score;
import assay.report.Wording;
import assay.rules.RuleBase;
import assay.ruleset.Pack;
import assay.text.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What other grades of requirements would make of the overall grade; the rules say so of each score. */
public final class Movements {

    /** Of how many requirements sets are looked at. */
    private static final int MOST = 12;

    private final RuleBase rules;

    /** By the rules of a rule set. */
    public Movements(RuleBase rules) {
        this.rules = rules;
    }

    /**
     * Requirements with other grades, and the overall grade with them.
     *
     * @param requirements the requirements, by their identifiers
     * @param sentence that, in a sentence
     */
    public record Movement(List<String> requirements, String sentence) {}

    /** Requirements with other grades. */
    private record Otherwise(Map<RequirementResult, Pack.GradeEntry> grades, Score score) {

        /** How far a requirement's grade is from what it is. */
        int distance(RequirementResult requirement, List<String> scale) {
            return Math.abs(scale.indexOf(
                            Objects.requireNonNull(grades.get(requirement)).name())
                    - scale.indexOf(requirement.grade()));
        }
    }

    /**
     * Each requirement with the nearest grade that by itself moves the overall grade, up and down. Where none moves it up, the
     * fewest requirements that do with the highest grade there is.
     */
    public List<Movement> of(Evaluation evaluation) {
        if (evaluation.overall().evidence().terms().isEmpty()) {
            return List.of();
        }
        List<Pack.GradeEntry> grades = rules.ruleSet().pack().grades();
        int now = rank(evaluation.overall().evidence().grade());
        List<Otherwise> singles = new ArrayList<>();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (Pack.GradeEntry grade : grades) {
                if (!grade.name().equals(requirement.grade())) {
                    singles.add(otherwise(evaluation, Map.of(requirement, grade)));
                }
            }
        }
        Map<Score, Integer> found = ranks(singles, now);
        List<Movement> movements = new ArrayList<>();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (boolean up : new boolean[] {true, false}) {
                singles.stream()
                        .filter(one -> one.grades.containsKey(requirement)
                                && (up ? rankOf(found, one) > now : rankOf(found, one) < now))
                        .min(Comparator.comparingInt(one ->
                                one.distance(requirement, rules.ruleSet().pack().gradeNames())))
                        .ifPresent(one -> movements.add(movement(one, found)));
            }
        }
        boolean rises = singles.stream().anyMatch(one -> rankOf(found, one) > now);
        if (!rises && now < grades.size() - 1) {
            movements.addAll(0, together(evaluation, grades.get(grades.size() - 1), now));
        }
        return movements;
    }

    /** The fewest requirements that lift the overall grade where all of them have the highest grade. */
    private List<Movement> together(Evaluation evaluation, Pack.GradeEntry highest, int now) {
        List<RequirementResult> below = evaluation.requirements().stream()
                .filter(one -> !one.grade().equals(highest.name()))
                .limit(MOST)
                .toList();
        for (int size = 2; size <= below.size(); size++) {
            List<Otherwise> sets = new ArrayList<>();
            for (int bits = 0; bits < 1 << below.size(); bits++) {
                if (Integer.bitCount(bits) == size) {
                    Map<RequirementResult, Pack.GradeEntry> raised = new LinkedHashMap<>();
                    for (int i = 0; i < below.size(); i++) {
                        if ((bits >> i & 1) == 1) {
                            raised.put(below.get(i), highest);
                        }
                    }
                    sets.add(otherwise(evaluation, raised));
                }
            }
            Map<Score, Integer> found = ranks(sets, now);
            List<Otherwise> enough =
                    sets.stream().filter(one -> rankOf(found, one) > now).toList();
            if (!enough.isEmpty()) {
                return List.of(together(enough, found, highest));
            }
        }
        return List.of();
    }

    private Movement together(List<Otherwise> enough, Map<Score, Integer> found, Pack.GradeEntry highest) {
        Otherwise first = enough.get(0);
        List<String> ids =
                first.grades.keySet().stream().map(RequirementResult::id).toList();
        return new Movement(
                ids,
                "No requirement lifts it by itself; " + ids.size() + " of them at " + highest.name() + " do: "
                        + Series.and(ids) + " make it " + grade(found, first) + ", score " + first.score.inDigits()
                        + (enough.size() == 1
                                ? "."
                                : ", and so do " + (enough.size() - 1) + " other "
                                        + (enough.size() == 2 ? "set" : "sets") + " of " + ids.size() + "."));
    }

    private String grade(Map<Score, Integer> found, Otherwise one) {
        return rules.ruleSet().pack().gradeNames().get(rankOf(found, one));
    }

    private Otherwise otherwise(Evaluation evaluation, Map<RequirementResult, Pack.GradeEntry> grades) {
        BigDecimal total = Wording.sum(evaluation.overall().evidence());
        for (Map.Entry<RequirementResult, Pack.GradeEntry> one : grades.entrySet()) {
            for (Evaluation.Term term : evaluation.overall().evidence().terms()) {
                if (term.requirement().equals(one.getKey().id())) {
                    total = total.add(one.getValue()
                            .value()
                            .subtract(new BigDecimal(term.value()))
                            .multiply(BigDecimal.valueOf(term.weight())));
                }
            }
        }
        return new Otherwise(
                grades,
                new Score(
                        Assessor.EVIDENCE,
                        total,
                        evaluation.overall().evidence().divisor()));
    }

    private Map<Score, Integer> ranks(List<Otherwise> others, int now) {
        Set<String> overall = rules.steps().rules().entrySet().stream()
                .filter(one -> one.getValue().step().equals(EvidenceSubject.OVERALL))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<Score, Integer> ranks = new LinkedHashMap<>();
        others.forEach(one -> ranks.put(one.score, now));
        new Trials(rules)
                .overall(others.stream().map(Otherwise::score).distinct().toList(), overall)
                .forEach((score, given) -> {
                    // What has no grade, or several, moves nothing that could be named.
                    if (given.size() == 1) {
                        Overall only = given.get(0).what();
                        ranks.put(score, rank(only.grade().name()));
                    }
                });
        return ranks;
    }

    /** The place of the overall grade with these grades. */
    private static int rankOf(Map<Score, Integer> found, Otherwise one) {
        return Objects.requireNonNull(found.get(one.score));
    }

    private Movement movement(Otherwise one, Map<Score, Integer> found) {
        String with = one.grades.entrySet().stream()
                .map(entry ->
                        Wording.called(entry.getKey()) + " " + entry.getValue().name() + " instead of "
                                + entry.getKey().grade())
                .collect(Collectors.joining(" and "));
        return new Movement(
                one.grades.keySet().stream().map(RequirementResult::id).toList(),
                grade(found, one) + ", score " + one.score.inDigits() + ", with " + with + ".");
    }

    private int rank(String grade) {
        return rules.ruleSet().pack().gradeNames().indexOf(grade);
    }
}
