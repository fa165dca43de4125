package assay.mutation;

import assay.evidence.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mutant.
 *
 * @param mutant the mutant
 * @param outcome whether any fixture notices it
 * @param because the first fixture that notices it and what differs, or why it is equivalent, or an empty text
 * @param telling evidence that the mutant grades or explains otherwise, for a survivor of which some was found, or null
 */
public record Verdict(
        Mutant mutant,
        Outcome outcome,
        String because,
        @Nullable Evidence telling) {

    /** Whether a mutant is noticed. */
    public enum Outcome {
        /** A fixture comes out otherwise than it says. */
        KILLED,
        /** No fixture notices. */
        SURVIVED,
        /** No fixture notices, for a reviewed reason: nothing that can be submitted is told apart by it. */
        EQUIVALENT
    }
}
