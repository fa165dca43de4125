package assay.policy;

import java.util.Objects;

/**
 * A rule's conclusion that a fact is left out, whatever it would show: the other rules do not see it, and wherever they would
 * have looked at it, it is set aside for this reason.
 *
 * @param fact the fact
 * @param reason why, in policy words without a full stop
 */
public record LeftOut(Fact fact, String reason) {

    /** Checks that nothing is missing, since a rule may hand over anything. */
    public LeftOut {
        if (!Objects.requireNonNull(fact, "LeftOut needs the fact that is left out")
                .isRecorded()) {
            throw new IllegalArgumentException("LeftOut needs a fact that a document shows, not one that a rule made");
        }
        Said.inWords("LeftOut", reason);
    }
}
