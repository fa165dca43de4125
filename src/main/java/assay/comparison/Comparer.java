package assay.comparison;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares how authorities come out by two rule sets, and finds what made the difference. */
public final class Comparer {

    /** What stands for what one of the rule sets does not have. */
    static final String NONE = "none";

    private final RuleSet before;
    private final RuleSet after;
    private final Side former;
    private final Side latter;
    private final RequirementDifferences differences;

    /** A comparison of the rules that there are with others. */
    public Comparer(RuleSet before, RuleSet after) {
        this.before = before;
        this.after = after;
        this.former = new Side(before);
        this.latter = new Side(after);
        this.differences = new RequirementDifferences(former, latter);
    }

    /** The requirements of either rule set, in order, and overall at the end. */
    List<String> requirements() {
        Set<String> all = new LinkedHashSet<>(before.pack().requirementIds());
        all.addAll(after.pack().requirementIds());
        all.add(Change.OVERALL);
        return List.copyOf(all);
    }

    /**
     * The grades of either rule set, from the lowest to the highest, and {@code none} where one has no such grade. One that
     * both have, by its identifier, is called as the later of the two calls it.
     */
    List<String> grades() {
        Set<String> all = new LinkedHashSet<>();
        before.pack().gradeNames().forEach(name -> all.add(called(name)));
        all.addAll(after.pack().gradeNames());
        all.add(NONE);
        return List.copyOf(all);
    }

    private String called(String before) {
        return this.before
                .pack()
                .gradeNamed(before)
                .flatMap(grade -> after.pack().grades().stream()
                        .filter(other -> other.id().equals(grade.id()))
                        .findFirst())
                .map(Pack.GradeEntry::name)
                .orElse(before);
    }

    /** The same of a grade or an agreement. */
    private String calledNow(String before) {
        return this.before.pack().agreements().stream()
                .filter(agreement -> agreement.name().equals(before))
                .findFirst()
                .flatMap(agreement -> after.pack().agreements().stream()
                        .filter(other -> other.id().equals(agreement.id()))
                        .findFirst())
                .map(Pack.AgreementEntry::name)
                .orElseGet(() -> called(before));
    }

    /** One authority, evaluated by both. */
    public Compared compare(Evaluation one, Evaluation other) {
        Map<String, String> was = grades(one);
        was.replaceAll((requirement, grade) -> called(grade));
        Map<String, String> is = grades(other);
        List<Change> changes = new ArrayList<>();
        for (String requirement : requirements()) {
            String from = was.getOrDefault(requirement, NONE);
            String to = is.getOrDefault(requirement, NONE);
            if (!from.equals(to)) {
                changes.add(new Change(
                        requirement,
                        from,
                        to,
                        Change.OVERALL.equals(requirement)
                                ? overall(one, other)
                                : differences.between(
                                        requirement,
                                        one.requirement(requirement).orElse(null),
                                        other.requirement(requirement).orElse(null))));
            }
        }
        return new Compared(
                one.authority(),
                one.file(),
                was,
                is,
                List.copyOf(changes),
                Asides.of(
                        one,
                        other,
                        changes.stream().map(Change::requirement).collect(Collectors.toSet()),
                        this::calledNow));
    }

    /**
     * The criteria of which other parts are shown in a second evaluation, met or not, or of which it is not the same whether they rest on
     * secondary evidence only or are contradicted; whether a grade changes or none does.
     */
    public List<Difference> moved(Evaluation one, Evaluation other) {
        return other.requirements().stream()
                .flatMap(is -> one.requirement(is.id()).map(was -> differences.moved(was, is)).stream()
                        .flatMap(List::stream))
                .toList();
    }

    private static Map<String, String> grades(Evaluation evaluation) {
        Map<String, String> grades = new LinkedHashMap<>();
        evaluation.requirements().forEach(one -> grades.put(one.id(), one.grade()));
        grades.put(Change.OVERALL, evaluation.overall().evidence().grade());
        return grades;
    }

    /** The requirements that moved the score, and the rules that make a grade of it. */
    private List<Difference> overall(Evaluation one, Evaluation other) {
        OverallGrade was = one.overall().evidence();
        OverallGrade is = other.overall().evidence();
        List<Difference> moved = new ArrayList<>();
        for (String requirement : requirements()) {
            Optional<Ground> then = worth(former, one.requirement(requirement));
            Optional<Ground> now = worth(latter, other.requirement(requirement));
            if (!then.map(Ground::says).equals(now.map(Ground::says))) {
                moved.add(new Difference(
                        requirement,
                        "was " + called(grade(one, requirement)) + " and is " + grade(other, requirement),
                        then.stream().toList(),
                        now.stream().toList()));
            }
        }
        moved.add(new Difference(
                Change.OVERALL,
                was.score().equals(is.score())
                        ? "has the score " + was.score() + " by both, which is graded otherwise"
                        : "had the score " + was.score() + " and has " + is.score(),
                graded(former, was, is.rules()),
                graded(latter, is, was.rules())));
        return List.copyOf(moved);
    }

    private static String grade(Evaluation evaluation, String requirement) {
        return evaluation.requirement(requirement).map(RequirementResult::grade).orElse(NONE);
    }

    /** What a requirement puts into the score. */
    private static Optional<Ground> worth(Side side, Optional<RequirementResult> result) {
        return result.flatMap(one -> side.requirement(one.id())
                .flatMap(requirement -> side.grade(one.grade()).map(grade -> {
                    String value = grade.value().stripTrailingZeros().toPlainString();
                    return new Ground(
                            null,
                            "puts in " + value
                                    + (requirement.weight() == 1 ? "" : ", " + requirement.weight() + " times"),
                            side.worth(grade, requirement));
                })));
    }

    private static List<Ground> graded(Side side, OverallGrade grade, List<RuleOrigin> otherwise) {
        return Stream.concat(
                        Stream.of(new Ground(
                                null, grade.score() + " makes " + grade.grade(), side.places(grade.rules()))),
                        otherwise.stream().flatMap(rule -> side.insteadOf(rule).stream()))
                .distinct()
                .toList();
    }
}
