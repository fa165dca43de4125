package assay.verify;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which of some fixtures each criterion and each rule of a rule set does something. It is immutable once it is made. */
public final class Tally {

    /**
     * A fixture.
     *
     * @param file its file, as the user named it
     * @param caseName what it is called there, or nothing where it is what the file begins with
     */
    public record Fixture(String file, String caseName) {}

    /**
     * Where a criterion does something.
     *
     * @param met where it is met
     * @param counts where a fact counts for it
     * @param setsAside where a fact is set aside for it
     * @param decides where it is all that is missing to a better grade
     * @param edge where a single part more or less would make it met or not; none where it has but one
     */
    public record OfCriterion(
            List<Fixture> met,
            List<Fixture> counts,
            List<Fixture> setsAside,
            List<Fixture> decides,
            List<Fixture> edge) {

        private OfCriterion() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private OfCriterion closed() {
            return new OfCriterion(
                    List.copyOf(met),
                    List.copyOf(counts),
                    List.copyOf(setsAside),
                    List.copyOf(decides),
                    List.copyOf(edge));
        }
    }

    /** A fixture that came out somehow. */
    public record Outcome(Evidence evidence, Evaluation evaluation) {}

    private static final OfCriterion NOWHERE = new OfCriterion().closed();

    private final int fixtures;
    private final Map<String, OfCriterion> criteria;
    private final Map<String, List<Fixture>> fired;

    private Tally(int fixtures, Map<String, OfCriterion> criteria, Map<String, List<Fixture>> fired) {
        this.fixtures = fixtures;
        this.criteria = Collections.unmodifiableMap(criteria);
        this.fired = Collections.unmodifiableMap(fired);
    }

    /** Counts through some fixtures, which stay in their order. */
    public static Tally of(List<Outcome> outcomes) {
        Map<String, OfCriterion> criteria = new LinkedHashMap<>();
        Map<String, List<Fixture>> fired = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            String caseName = outcome.evidence().caseName();
            Fixture fixture = new Fixture(outcome.evidence().file(), caseName == null ? "" : caseName);
            outcome.evaluation()
                    .fired()
                    .forEach(rule -> fired.computeIfAbsent(rule, any -> new ArrayList<>())
                            .add(fixture));
            for (Evaluation.RequirementResult requirement : outcome.evaluation().requirements()) {
                if (requirement.criteria().stream().noneMatch(Tally::isTouched)) {
                    // Nothing was sent for it: it is not what this fixture is about.
                    continue;
                }
                for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                    add(
                            criteria.computeIfAbsent(criterion.id(), any -> new OfCriterion()),
                            fixture,
                            criterion,
                            requirement.toNextGrade());
                }
            }
        }
        criteria.replaceAll((id, one) -> one.closed());
        return new Tally(outcomes.size(), criteria, fired);
    }

    private static boolean isTouched(Evaluation.CriterionResult criterion) {
        return !criterion.counted().isEmpty() || !criterion.setAside().isEmpty();
    }

    private static void add(
            OfCriterion to,
            Fixture fixture,
            Evaluation.CriterionResult criterion,
            Evaluation.@Nullable NextGrade next) {
        if (criterion.met()) {
            to.met.add(fixture);
        }
        if (!criterion.counted().isEmpty()) {
            to.counts.add(fixture);
        }
        if (!criterion.setAside().isEmpty()) {
            to.setsAside.add(fixture);
        }
        if (next != null && next.anyOf().contains(List.of(criterion.id()))) {
            to.decides.add(fixture);
        }
        if (criterion.criterion().parts().size() > 1
                && (criterion.wanted() == 1 || (criterion.met() && shown(criterion) == criterion.atLeast()))) {
            to.edge.add(fixture);
        }
    }

    private static long shown(Evaluation.CriterionResult criterion) {
        return criterion.counted().stream()
                .map(Evaluation.CountedFact::part)
                .distinct()
                .count();
    }

    /** How many fixtures there are. */
    public int fixtures() {
        return fixtures;
    }

    /** Where a criterion does something; nowhere if it is not known. */
    public OfCriterion criterion(String id) {
        return criteria.getOrDefault(id, NOWHERE);
    }

    /** The fixtures in which a rule fires, by its name. */
    public List<Fixture> fired(String rule) {
        return fired.getOrDefault(rule, List.of());
    }
}
