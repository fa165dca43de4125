package assay.policy;

import java.util.Objects;

/**
 * A rule's conclusion that a fact counts although one may doubt it, as where it is secondary evidence. It decides nothing by
 * itself: wherever the fact counts, the result says that the counting rests on this rule as well.
 *
 * @param fact the fact
 */
public record Accepted(Fact fact) {

    /** Checks that there is one, and that a document shows it. */
    public Accepted {
        if (!Objects.requireNonNull(fact, "Accepted needs the fact that counts all the same")
                .isRecorded()) {
            throw new IllegalArgumentException("Accepted needs a fact that a document shows, not one that a rule made");
        }
    }
}
