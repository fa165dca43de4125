package assay.policy;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule's conclusion on how many minimums count, out of how many.
 *
 * @param standing the criteria that it rests on
 * @param minimumsMet how many minimums count as met
 * @param minimums how many are asked for
 * @param route the alternative that was counted, or null where none was
 * @param reason why they are counted so, in a sentence; empty where there was nothing to decide
 */
public record Progress(
        Standing standing,
        int minimumsMet,
        int minimums,
        @Nullable String route,
        String reason) {

    /** Minimums that are simply counted. */
    public Progress(Standing standing, int minimumsMet, int minimums) {
        this(standing, minimumsMet, minimums, null, "");
    }

    /** The requirement's identifier. */
    public String getRequirement() {
        return standing.requirement();
    }

    /** Whether a criterion of the requirement is met. */
    public boolean met(String criterion) {
        return standing.has(criterion);
    }

    /** How many minimums count, in words: "1 of 2". */
    public String getCount() {
        return minimumsMet + " of " + minimums;
    }

    /** The further improvements shown, in order, each with what it asks: "R6.F2 (frontline staff are being trained), R6.F3 (...)". */
    public String getFurtherShown() {
        return standing.criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.FURTHER_IMPROVEMENT)
                .filter(criterion -> standing.has(criterion.id()))
                .map(criterion -> criterion.id() + " (" + criterion.asks() + ")")
                .collect(Collectors.joining(", "));
    }

    /** How many minimums are still missing. */
    public int getMinimumsMissing() {
        return Math.max(0, minimums - minimumsMet);
    }

    /** How many further improvements are shown. */
    public int getFurtherMet() {
        return standing.getFurtherMet();
    }

    /** How many conditions of the highest grade are not met. */
    public int getConditionsMissing() {
        return standing.getConditionsMissing();
    }
}
