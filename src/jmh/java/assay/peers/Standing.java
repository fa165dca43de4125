package assay.peers;

import java.util.HashMap;
import java.util.Map;

/** How many criteria of a requirement are met, and its grade once it has one: changed in place, as {@link Tally} is. */
final class Standing {

    private final String requirement;
    private final Map<Character, Integer> met = new HashMap<>();
    private final Map<Character, Integer> of = new HashMap<>();
    private Grade grade;

    Standing(String requirement) {
        this.requirement = requirement;
        Criterion.of(requirement).forEach(criterion -> of.merge(criterion.group(), 1, Integer::sum));
    }

    int weight() {
        return requirement.equals("R3-4") ? 2 : 1;
    }

    void meet(Criterion criterion) {
        met.merge(criterion.group(), 1, Integer::sum);
    }

    void grade(Grade its) {
        this.grade = its;
    }

    Grade grade() {
        return grade;
    }

    boolean allMinimums() {
        return minimumsMet() == minimums();
    }

    boolean halfOfMinimums() {
        return 2 * minimumsMet() >= minimums();
    }

    boolean isImproved() {
        return met('F') > 0;
    }

    boolean conditionsHold() {
        return met('W') == of.getOrDefault('W', 0);
    }

    /** Of the better route where there are two. */
    private int minimumsMet() {
        return Math.max(met('M'), Math.max(met('A'), met('B')));
    }

    private int minimums() {
        return of.getOrDefault('M', of.getOrDefault('A', 0));
    }

    private int met(char group) {
        return met.getOrDefault(group, 0);
    }
}
