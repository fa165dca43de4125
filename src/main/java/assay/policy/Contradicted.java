package assay.policy;

import java.util.Objects;

/**
 * A rule's conclusion that a fact speaks against one part of a criterion. It takes nothing away: where the part counts
 * nevertheless, the result says that it is contradicted, and by what.
 *
 * @param criterion the criterion's identifier
 * @param part the part, in words
 * @param fact the fact that speaks against it
 * @param reason what it says, in policy words without a full stop
 */
public record Contradicted(String criterion, String part, Fact fact, String reason) {

    /** Checks that nothing is missing, since a rule may hand over anything. */
    public Contradicted {
        Objects.requireNonNull(criterion, "Contradicted needs a criterion");
        Objects.requireNonNull(part, "Contradicted needs a part");
        if (!Objects.requireNonNull(fact, "Contradicted needs the fact that speaks against it")
                .isRecorded()) {
            throw new IllegalArgumentException(
                    "Contradicted needs a fact that a document shows, not one that a rule made");
        }
        if (Objects.requireNonNull(reason, "Contradicted needs a reason").isBlank()) {
            throw new IllegalArgumentException("Contradicted needs a reason in words");
        }
    }

    /** The same of a part that may be one of a rule set's words. */
    public Contradicted(String criterion, Object part, Fact fact, String reason) {
        this(criterion, Words.of(part), fact, reason);
    }
}
