package assay.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence came to for one criterion, counted up by the engine once all evidence was looked at.
 *
 * @param criterion the criterion
 * @param parts the parts shown by at least one fact, in the criterion's order
 * @param atLeast how many must be shown, given everything found
 */
public record Finding(Criterion criterion, List<String> parts, int atLeast) {

    /** Keeps its own copy of the parts. */
    public Finding {
        parts = List.copyOf(parts);
    }

    // Written out, as for criteria.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Finding finding
                        && atLeast == finding.atLeast
                        && criterion.equals(finding.criterion)
                        && parts.equals(finding.parts));
    }

    @Override
    public int hashCode() {
        return criterion.hashCode() * 31 + parts.hashCode();
    }

    /** What comes of the parts that are shown, whichever else are. */
    public static Finding of(Criterion criterion, Set<String> shown, int atLeast) {
        if (shown.isEmpty()) {
            return new Finding(criterion, List.of(), atLeast);
        }
        List<String> parts = new ArrayList<>();
        for (String part : criterion.parts()) {
            if (shown.contains(part)) {
                parts.add(part);
            }
        }
        return new Finding(criterion, parts, atLeast);
    }

    /** How many different parts are shown. */
    public int getShown() {
        return parts.size();
    }

    /** The parts not shown, in the criterion's order. */
    public List<String> missing() {
        return criterion.parts().stream().filter(part -> !parts.contains(part)).toList();
    }
}
