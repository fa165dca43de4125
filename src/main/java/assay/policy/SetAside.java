package assay.policy;

import java.util.Objects;

/**
 * A rule's conclusion that a fact of the kind that a criterion asks for does not count for it. Several rules may set
 * the same fact aside, each for a reason of its own; where any rule counts it for the criterion, none of them holds.
 *
 * @param criterion the criterion's identifier
 * @param fact the fact that does not count
 * @param reason the qualifier it fails or what it lacks, in policy words
 */
public record SetAside(String criterion, Fact fact, String reason) {

    /** Checks that nothing is missing, since a rule may hand over anything. */
    public SetAside {
        Objects.requireNonNull(criterion, "SetAside needs a criterion");
        if (!Objects.requireNonNull(fact, "SetAside needs the fact that is set aside")
                .isRecorded()) {
            throw new IllegalArgumentException("SetAside needs a fact that a document shows, not one that a rule made");
        }
        if (Objects.requireNonNull(reason, "SetAside needs a reason").isBlank()) {
            throw new IllegalArgumentException("SetAside needs a reason in words");
        }
    }
}
