package assay.study;

import assay.ruleset.Field;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import assay.statistics.Groups;
import assay.statistics.Numbers;
import assay.statistics.TestResult;
import assay.statistics.TestResult.NotMade;
import assay.study.Table.Shown;
import assay.text.Legible;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether scores and grades go with the circumstances of authorities (Chapter 3): when the interview was, and what kind of
 * authority it is, how large, how rural, how well rated, who manages the project and who mentors it. A score is a number, so a
 * line and means are tested; a grade is only an order, so ranks are.
 */
final class CircumstanceTables {

    private static final String SCORES_BY_NUMBERS = "scores-by-numbers";
    private static final String SCORES_BY_GROUPS = "scores-by-groups";
    private static final String GRADES_BY_NUMBERS = "grades-by-numbers";
    private static final String GRADES_BY_GROUPS = "grades-by-groups";

    private static final String SCORE = "overall score";

    /** What the line of a day is drawn over; the intercept is that of a score on the day from which days are counted. */
    private static final String SINCE =
            "A day counts as the days since 1 January 1970, which is where the intercept of its line is.";

    private final Study study;

    CircumstanceTables(Study study) {
        this.study = study;
    }

    /**
     * Something known of authorities.
     *
     * @param name what it is called
     * @param field the field that it stands in
     */
    private record Circumstance(String name, Field field) {

        boolean isNumber() {
            return switch (field.form()) {
                case NUMBER, WHOLE_NUMBER, DATE -> true;
                case TEXT, TRUTH, WORD, WORDS -> false;
            };
        }

        Tested.Matter matter() {
            return !isNumber()
                    ? Tested.Matter.GROUPS
                    : field.form() == Field.Form.DATE ? Tested.Matter.DAY : Tested.Matter.NUMBER;
        }

        @Nullable
        Object of(Authority one) {
            return one.recorded().get(field.property());
        }
    }

    /** The authority's kind, the day of the interview, and all of the profile; what else was asked is an answer. */
    private static List<Circumstance> circumstances(Vocabulary vocabulary) {
        List<Circumstance> all = new ArrayList<>();
        vocabulary.interview().fields().stream()
                .filter(field -> field.form() == Field.Form.DATE)
                .forEach(field -> all.add(new Circumstance("interview " + field.word(), field)));
        vocabulary.profile().fields().forEach(field -> all.add(new Circumstance(field.word(), field)));
        vocabulary.authority().fields().forEach(field -> all.add(new Circumstance(field.word(), field)));
        return all;
    }

    /** What is tested, whoever is in the study. */
    static List<Testable> testable(RuleSet rules) {
        List<String> grades = rules.pack().requirementIds().stream()
                .map(CircumstanceTables::grade)
                .toList();
        List<Testable> all = new ArrayList<>();
        for (boolean numbers : new boolean[] {true, false}) {
            List<String> against = circumstances(rules.vocabulary()).stream()
                    .filter(one -> one.isNumber() == numbers)
                    .map(Circumstance::name)
                    .toList();
            all.add(new Testable(numbers ? SCORES_BY_NUMBERS : SCORES_BY_GROUPS, List.of(SCORE), against));
            all.add(new Testable(numbers ? GRADES_BY_NUMBERS : GRADES_BY_GROUPS, grades, against));
        }
        return all;
    }

    private static String grade(String requirement) {
        return "grade of " + requirement;
    }

    List<TestSet> tests() {
        List<Tested> lines = new ArrayList<>();
        List<Tested> means = new ArrayList<>();
        List<Tested> correlations = new ArrayList<>();
        List<Tested> ranks = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Circumstance one : circumstances(study.rules().vocabulary())) {
            if (!isPlanned(one) && study.authorities().stream().allMatch(authority -> one.of(authority) == null)) {
                unknown.add(one.name());
                continue;
            }
            (one.isNumber() ? lines : means)
                    .add(test(SCORE, one, authority -> authority.score().doubleValue(), true));
            for (Pack.RequirementEntry entry : study.pack().requirements()) {
                (one.isNumber() ? correlations : ranks)
                        .add(test(
                                grade(entry.id()),
                                one,
                                authority ->
                                        study.rank(authority.result(entry.id()).grade()),
                                false));
            }
        }
        String note = unknown.isEmpty() ? "" : "Not known of anybody: " + String.join(", ", unknown) + ".";
        boolean ofDays = lines.stream()
                .anyMatch(line -> line.matter() == Tested.Matter.DAY && line.result() instanceof TestResult.Made);
        return List.of(
                new TestSet(
                        SCORES_BY_NUMBERS,
                        "Overall scores against days, sizes and shares",
                        Shown.IN_SUMMARY,
                        lines,
                        (note + (ofDays ? " " + SINCE : "")).strip()),
                new TestSet(
                        SCORES_BY_GROUPS,
                        "Overall scores against what authorities are and have",
                        Shown.IN_SUMMARY,
                        means,
                        ""),
                new TestSet(
                        GRADES_BY_NUMBERS,
                        "Grades of requirements against days, sizes and shares",
                        Shown.IN_REPORT,
                        correlations,
                        ""),
                new TestSet(
                        GRADES_BY_GROUPS,
                        "Grades of requirements against what authorities are and have",
                        Shown.IN_REPORT,
                        ranks,
                        ""));
    }

    private Tested test(String of, Circumstance one, ToDoubleFunction<Authority> outcome, boolean measured) {
        List<Authority> known = study.those(authority -> one.of(authority) != null);
        int leftOut = study.authorities().size() - known.size();
        TestResult result;
        if (one.isNumber()) {
            Numbers numbers = new Numbers(
                    known.stream()
                            .mapToDouble(authority -> number(one.of(authority)))
                            .toArray(),
                    known.stream().mapToDouble(outcome).toArray());
            result = measured ? numbers.line() : numbers.ranks();
        } else {
            Map<String, List<Double>> groups = new TreeMap<>();
            known.forEach(authority -> groups.computeIfAbsent(
                            Legible.joined(String.valueOf(one.of(authority))), word -> new ArrayList<>())
                    .add(outcome.applyAsDouble(authority)));
            Groups grouped = new Groups(groups.values());
            result = measured ? grouped.variance() : grouped.ranks();
        }
        return new Tested(
                of,
                one.name(),
                one.matter(),
                leftOut,
                known.isEmpty() ? new NotMade(result.test(), 0, "it is not known of anybody") : result);
    }

    private boolean isPlanned(Circumstance one) {
        return study.plan().families().stream()
                .flatMap(family -> family.questions().stream())
                .anyMatch(question -> question.against().equals(one.name()));
    }

    /** A number as it is, a day as the days since 1 January 1970. */
    private static double number(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
