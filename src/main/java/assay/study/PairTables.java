package assay.study;

import assay.ruleset.RuleSet;
import assay.statistics.Fourfold;
import assay.statistics.Logistic;
import assay.statistics.TestResult;
import assay.study.Table.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether authorities that meet one requirement meet another (Chapter 3, on protocols, privacy statements and consent), by
 * itself and with how far they are with the other requirements held fixed, which the report claims and does not show.
 */
final class PairTables {

    private static final String CRUDE = "requirements-by-each-other";
    private static final String WITHIN_STRATA = "requirements-by-each-other-within-strata";
    private static final String LOGISTIC = "requirements-by-each-other-logistic";

    private static final String FIXED = "Held fixed is how many of the other requirements an authority meets.";

    private final Study study;
    private final List<String> ids;

    PairTables(Study study) {
        this.study = study;
        this.ids = study.pack().requirementIds();
    }

    /** What is tested, whoever is in the study. */
    static List<Testable> testable(RuleSet rules) {
        List<String> ids = rules.pack().requirementIds();
        return Stream.of(CRUDE, WITHIN_STRATA, LOGISTIC)
                .map(table -> new Testable(table, ids, ids))
                .toList();
    }

    Table counts() {
        List<List<Object>> counts = new ArrayList<>();
        pairs((first, second) -> {
            Predicate<Authority> one = authority -> study.meets(authority, first);
            Predicate<Authority> other = authority -> study.meets(authority, second);
            counts.add(List.of(
                    first,
                    second,
                    study.counted(one.and(other)),
                    study.counted(one.and(other.negate())),
                    study.counted(other.and(one.negate())),
                    study.counted(one.or(other).negate())));
        });
        return new Table(
                "requirements-met-together",
                "How many authorities meet two requirements, one of them, or neither",
                Shown.IN_REPORT,
                List.of(
                        Column.text("requirement"),
                        Column.text("and"),
                        Column.count("both"),
                        Column.count("the first alone"),
                        Column.count("the second alone"),
                        Column.count("neither")),
                counts,
                "");
    }

    /** Each pair is tested once in each way. */
    List<TestSet> tests() {
        List<Tested> crude = new ArrayList<>();
        List<Tested> within = new ArrayList<>();
        List<Tested> logistic = new ArrayList<>();
        pairs((first, second) -> {
            crude.add(tested(
                    first, second, fourfold(study.authorities(), first, second).test()));
            Map<Integer, List<Authority>> strata = study.authorities().stream()
                    .collect(Collectors.groupingBy(
                            one -> othersMet(one, first, second), TreeMap::new, Collectors.toList()));
            within.add(tested(
                    first,
                    second,
                    Fourfold.within(strata.values().stream()
                            .map(stratum -> fourfold(stratum, first, second))
                            .toList())));
            boolean asPlanned = study.plan()
                    .question(LOGISTIC, first, second)
                    .map(question -> question.of().equals(first))
                    .orElse(true);
            logistic.add(asPlanned ? logistic(first, second) : logistic(second, first));
        });
        return List.of(
                new TestSet(CRUDE, "Requirements met together", Shown.IN_SUMMARY, crude, ""),
                new TestSet(
                        WITHIN_STRATA,
                        "Requirements met together, among those equally far with the others",
                        Shown.IN_REPORT,
                        within,
                        FIXED),
                new TestSet(
                        LOGISTIC,
                        "Requirements met where another is met, with how far they are with the others held fixed",
                        Shown.IN_REPORT,
                        logistic,
                        FIXED
                                + " The odds of meeting the first are explained by whether the second is met; which of the two"
                                + " is first makes little difference, so that each pair is tested once, as planned or else in"
                                + " the order of the rule set."));
    }

    private Tested tested(String first, String second, TestResult result) {
        return new Tested(
                first, second, Tested.Matter.MEETING, study.authorities().size() - result.n(), result);
    }

    private void pairs(BiConsumer<String, String> pair) {
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                pair.accept(ids.get(i), ids.get(j));
            }
        }
    }

    private Tested logistic(String outcome, String exposure) {
        return tested(
                outcome,
                exposure,
                Logistic.test(study.authorities().stream()
                        .map(one -> new Logistic.Case(
                                study.meets(one, outcome),
                                study.meets(one, exposure),
                                othersMet(one, outcome, exposure)))
                        .toList()));
    }

    private Fourfold fourfold(List<Authority> some, String first, String second) {
        int[] counts = new int[4];
        some.forEach(one -> counts[(study.meets(one, first) ? 0 : 2) + (study.meets(one, second) ? 0 : 1)]++);
        return new Fourfold(counts[0], counts[1], counts[2], counts[3]);
    }

    private int othersMet(Authority one, String first, String second) {
        return (int) ids.stream()
                .filter(id -> !id.equals(first) && !id.equals(second))
                .filter(id -> study.meets(one, id))
                .count();
    }
}
