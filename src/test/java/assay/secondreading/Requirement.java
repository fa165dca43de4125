package assay.secondreading;

import assay.secondreading.Criterion.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A requirement, its weight in the overall score, and its criteria in the register's order. Grades a set of met ones. */
record Requirement(String id, int weight, List<Criterion> criteria) {

    /** The two ways to meet requirement 6, of which the better one is counted (I1, I2). */
    private static final List<String> ROUTES = List.of("A", "B");

    boolean isEitherOr() {
        return id.equals("R6");
    }

    int minimums() {
        return isEitherOr() ? 2 : (int) ids(Kind.MINIMUM).count();
    }

    int minimumsMet(Set<String> met) {
        if (isEitherOr()) {
            return Math.max(metOnRoute("A", met), metOnRoute("B", met));
        }
        return (int) ids(Kind.MINIMUM).filter(met::contains).count();
    }

    /** The route with more met; A on a tie; none where neither has any. */
    Optional<String> route(Set<String> met) {
        int best = minimumsMet(met);
        return ROUTES.stream()
                .filter(route -> best > 0 && metOnRoute(route, met) == best)
                .findFirst();
    }

    private int metOnRoute(String route, Set<String> met) {
        return (int) ids(Kind.MINIMUM)
                .filter(criterion -> criterion.startsWith(id + "." + route))
                .filter(met::contains)
                .count();
    }

    int furtherImprovements() {
        return (int) ids(Kind.FURTHER_IMPROVEMENT).count();
    }

    int furtherImprovementsMet(Set<String> met) {
        return (int) ids(Kind.FURTHER_IMPROVEMENT).filter(met::contains).count();
    }

    /** "Grading, the same for every requirement". */
    Grade grade(Set<String> met) {
        if (minimumsMet(met) == minimums()) {
            return improved(met) && conditionsHold(met) ? Grade.WELL_AHEAD : Grade.ON_COURSE;
        }
        return 2 * minimumsMet(met) >= minimums() ? Grade.BIT_BEHIND : Grade.WELL_BEHIND;
    }

    /** All minimums and a further improvement are there, and a condition of Well Ahead is not. */
    boolean isCapped(Set<String> met) {
        return minimumsMet(met) == minimums() && improved(met) && !conditionsHold(met);
    }

    private boolean improved(Set<String> met) {
        return furtherImprovementsMet(met) > 0;
    }

    private boolean conditionsHold(Set<String> met) {
        return ids(Kind.CONDITION).allMatch(met::contains);
    }

    private Stream<String> ids(Kind kind) {
        return criteria.stream().filter(criterion -> criterion.kind() == kind).map(Criterion::id);
    }
}
