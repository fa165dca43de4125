package assay.comparison;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.FactSetAside;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.rules.RuleOrigin;
import assay.rules.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares how authorities come out by two rule sets, and finds what made the difference. */
public final class Comparer {

    private static final String NONE = "none";

    private final RuleSet before;
    private final RuleSet after;

    /** A comparison of the rules that there are with others. */
    public Comparer(RuleSet before, RuleSet after) {
        this.before = before;
        this.after = after;
    }

    /** The requirements of either rule set, in order, and overall at the end. */
    public List<String> requirements() {
        Set<String> all = new LinkedHashSet<>(before.pack().requirementIds());
        all.addAll(after.pack().requirementIds());
        all.add(Change.OVERALL);
        return List.copyOf(all);
    }

    /** The grades of either rule set, from the lowest to the highest, and {@code none} where one has no such grade. */
    public List<String> grades() {
        Set<String> all = new LinkedHashSet<>(before.pack().gradeNames());
        all.addAll(after.pack().gradeNames());
        all.add(NONE);
        return List.copyOf(all);
    }

    /** One authority, evaluated by both. */
    public Compared compare(Evaluation one, Evaluation other) {
        Map<String, String> former = grades(one);
        Map<String, String> latter = grades(other);
        List<Change> changes = new ArrayList<>();
        for (String requirement : requirements()) {
            String from = former.getOrDefault(requirement, NONE);
            String to = latter.getOrDefault(requirement, NONE);
            if (!from.equals(to)) {
                List<String> because = Change.OVERALL.equals(requirement)
                        ? List.of("the score was " + one.overall().evidence().score() + " and is "
                                + other.overall().evidence().score())
                        : because(requirement(one, requirement), requirement(other, requirement));
                changes.add(new Change(requirement, from, to, because));
            }
        }
        return new Compared(one.authority(), one.file(), former, latter, List.copyOf(changes));
    }

    private static Map<String, String> grades(Evaluation evaluation) {
        Map<String, String> grades = new LinkedHashMap<>();
        evaluation.requirements().forEach(one -> grades.put(one.id(), one.grade()));
        grades.put(Change.OVERALL, evaluation.overall().evidence().grade());
        return grades;
    }

    private static @Nullable RequirementResult requirement(Evaluation evaluation, String id) {
        return evaluation.requirements().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private List<String> because(@Nullable RequirementResult one, @Nullable RequirementResult other) {
        List<String> because = new ArrayList<>();
        Map<String, CriterionResult> former = criteria(one);
        Map<String, CriterionResult> latter = criteria(other);
        Set<String> ids = new LinkedHashSet<>(former.keySet());
        ids.addAll(latter.keySet());
        for (String id : ids) {
            CriterionResult was = former.get(id);
            CriterionResult is = latter.get(id);
            if (was == null || is == null) {
                because.add(id
                        + (was == null ? " is asked for now" : " was asked for and is no longer")
                        + met(was == null ? is : was, was == null ? ", and is " : ", and was "));
            } else if (was.met() != is.met()) {
                because.add(id + (was.met() ? " was met and is not" : " was not met and is"));
                if (was.atLeast() != is.atLeast()
                        || !was.criterion().parts().equals(is.criterion().parts())) {
                    because.add("  before: it asked for " + asked(was));
                    because.add("  after:  it asks for " + asked(is));
                }
                differences(because, was, is);
            }
        }
        if (because.isEmpty() && one != null && other != null) {
            one.reasons().forEach(reason -> because.add("before: " + reason.text() + place(before, reason.rule())));
            other.reasons().forEach(reason -> because.add("after:  " + reason.text() + place(after, reason.rule())));
        }
        return List.copyOf(because);
    }

    private static String met(@Nullable CriterionResult criterion, String is) {
        return criterion == null ? "" : is + (criterion.met() ? "met" : "not met");
    }

    private static String asked(CriterionResult criterion) {
        return criterion.atLeast() + " of "
                + String.join(", ", criterion.criterion().parts());
    }

    private static Map<String, CriterionResult> criteria(@Nullable RequirementResult requirement) {
        Map<String, CriterionResult> criteria = new LinkedHashMap<>();
        if (requirement != null) {
            requirement.criteria().forEach(one -> criteria.put(one.id(), one));
        }
        return criteria;
    }

    /** What was counted by one rule set and not, or for other parts, by the other. */
    private void differences(List<String> because, CriterionResult was, CriterionResult is) {
        Set<String> formerly = counted(was);
        Set<String> now = counted(is);
        Set<String> then = new LinkedHashSet<>();
        Set<String> hence = new LinkedHashSet<>();
        for (CountedFact fact : was.counted()) {
            if (!now.contains(key(fact))) {
                then.add(counts(before, fact));
                hence.addAll(notCounted(after, is, fact));
            }
        }
        for (CountedFact fact : is.counted()) {
            if (!formerly.contains(key(fact))) {
                then.addAll(notCounted(before, was, fact));
                hence.add(counts(after, fact));
            }
        }
        then.forEach(line -> because.add("  before: " + line));
        hence.forEach(line -> because.add("  after:  " + line));
    }

    private static Set<String> counted(CriterionResult criterion) {
        return criterion.counted().stream().map(Comparer::key).collect(Collectors.toSet());
    }

    private static String key(CountedFact fact) {
        return fact.part() + "\n" + fact.fact().document().position() + "\n"
                + fact.fact().index();
    }

    private static String counts(RuleSet rules, CountedFact fact) {
        return name(fact.fact()) + " counts for " + fact.part() + place(rules, fact.rule());
    }

    /** Why a fact that one rule set counts is not counted by the other. */
    private static List<String> notCounted(RuleSet rules, CriterionResult criterion, CountedFact counted) {
        Place place = counted.fact();
        List<String> setAside = criterion.setAside().stream()
                .filter(one ->
                        one.fact().document().position() == place.document().position()
                                && one.fact().index() == place.index())
                .map((FactSetAside one) -> name(place) + " does not count: " + one.reason()
                        + one.rules().stream().map(rule -> place(rules, rule)).collect(Collectors.joining()))
                .toList();
        if (!setAside.isEmpty()) {
            return setAside;
        }
        RuleOrigin same = rules.origins().get(counted.rule().name());
        return List.of(
                same == null
                        ? "there is no rule \"" + counted.rule().name() + "\""
                        : name(place) + " does not fit the rule of that name" + place(rules, same));
    }

    private static String name(Place place) {
        return place.document().id() + " (" + place.kind() + ")";
    }

    private static String place(RuleSet rules, RuleOrigin rule) {
        return " [" + rules.place(rule) + "]";
    }
}
