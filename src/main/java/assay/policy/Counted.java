package assay.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A rule's conclusion that a fact supplies one part of a criterion.
 *
 * @param criterion the criterion's identifier
 * @param part the part, in words
 * @param fact the fact that supplies it
 * @param because the other facts that the conclusion rests on (that a council speaks for a sector, say)
 */
public record Counted(String criterion, String part, Fact fact, List<Object> because) {

    /** Checks that nothing is missing, since a rule may hand over anything. */
    public Counted {
        Objects.requireNonNull(criterion, "Counted needs a criterion");
        Objects.requireNonNull(part, "Counted needs a part");
        if (!Objects.requireNonNull(fact, "Counted needs the fact that is counted")
                .isRecorded()) {
            throw new IllegalArgumentException("Counted needs a fact that a document shows, not one that a rule made");
        }
        because = List.copyOf(because);
    }

    /** A fact that supplies one part, because of what other rules concluded. */
    public Counted(String criterion, Object part, Fact fact, Object... because) {
        this(criterion, Words.of(part), fact, Arrays.asList(because));
    }

    /** A fact that shows the whole of a criterion that has no parts of its own. */
    public static Counted whole(String criterion, Fact fact, Object... because) {
        return new Counted(criterion, Criterion.SHOWN, fact, because);
    }
}
