package assay.policy;

import java.util.List;

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

    /** How many different parts are shown. */
    public int getShown() {
        return parts.size();
    }

    /** The parts not shown, in the criterion's order. */
    public List<String> missing() {
        return criterion.parts().stream().filter(part -> !parts.contains(part)).toList();
    }
}
