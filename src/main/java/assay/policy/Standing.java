package assay.policy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which criteria of one requirement are met. The engine inserts one for what was found, and asks the same rules about
 * others to learn what would lead to a better grade; the rules cannot tell which is which.
 *
 * @param requirement the requirement's identifier
 * @param criteria all criteria of the requirement, in order
 * @param met the identifiers of those that are met, in the order of the alphabet
 */
public record Standing(String requirement, List<Criterion> criteria, Set<String> met) {

    /** Keeps its own copies. */
    public Standing {
        criteria = List.copyOf(criteria);
        met = Collections.unmodifiableSet(new TreeSet<>(met));
    }

    // Written out, as for criteria. The code of a set is a sum, and identifiers that are alike have few sums: nearly
    // all of
    // many standings of one requirement would have the same.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Standing standing
                        && requirement.equals(standing.requirement)
                        && met.equals(standing.met)
                        && criteria.equals(standing.criteria));
    }

    @Override
    public int hashCode() {
        int code = requirement.hashCode();
        for (String criterion : met) {
            code = code * 92821 + criterion.hashCode();
        }
        return code;
    }

    /** Where criteria of a requirement stand, of all that are met. */
    public static Standing of(String requirement, List<Criterion> criteria, Set<String> allMet) {
        Set<String> met = new TreeSet<>();
        for (Criterion criterion : criteria) {
            if (allMet.contains(criterion.id())) {
                met.add(criterion.id());
            }
        }
        return new Standing(requirement, criteria, met);
    }

    /** Whether a criterion is met. */
    public boolean has(String criterion) {
        return met.contains(criterion);
    }

    /** Whether the minimums are divided into alternatives. */
    public boolean isRouted() {
        return criteria.stream().anyMatch(criterion -> criterion.route() != null);
    }

    /** How many minimums are met. */
    public int getMinimumsMet() {
        return met(Criterion.Kind.MINIMUM);
    }

    /** How many minimums there are. */
    public int getMinimums() {
        return of(Criterion.Kind.MINIMUM);
    }

    /** How many minimums of one alternative are met. */
    public int metOnRoute(String route) {
        return (int) criteria.stream()
                .filter(criterion -> route.equals(criterion.route()) && has(criterion.id()))
                .count();
    }

    /** How many further improvements are shown. */
    public int getFurtherMet() {
        return met(Criterion.Kind.FURTHER_IMPROVEMENT);
    }

    /** How many further improvements there are. */
    public int getFurther() {
        return of(Criterion.Kind.FURTHER_IMPROVEMENT);
    }

    /** How many conditions of the highest grade are not met. */
    public int getConditionsMissing() {
        return of(Criterion.Kind.CONDITION) - met(Criterion.Kind.CONDITION);
    }

    private int met(Criterion.Kind kind) {
        return (int) criteria.stream()
                .filter(criterion -> criterion.kind() == kind && has(criterion.id()))
                .count();
    }

    private int of(Criterion.Kind kind) {
        return (int)
                criteria.stream().filter(criterion -> criterion.kind() == kind).count();
    }
}
