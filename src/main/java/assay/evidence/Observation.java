package assay.evidence;

import assay.ruleset.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a document shows, as the assessor recorded it.
 *
 * @param kind the kind of evidence
 * @param values the value of each field that is filled in, by the field's name in the rules: a text, a word, a list of
 *     words, an {@code Integer}, a {@code Double}, a {@code Boolean} or a {@code LocalDate}
 * @param at the place in the document, or null
 * @param secondary whether the document only shows that something else exists
 * @param note the assessor's remark, or null
 */
public record Observation(
        Kind kind,
        Map<String, Object> values,
        @Nullable String at,
        boolean secondary,
        @Nullable String note) {

    /** Keeps its own copy of the values. */
    public Observation {
        values = Map.copyOf(values);
    }

    /** Whether it shows what another shows, wherever either stands in its document. */
    boolean repeats(Observation other) {
        return kind.word().equals(other.kind.word()) && values.equals(other.values) && secondary == other.secondary;
    }

    /** All that it says: two observations that say the same have equal contents. */
    List<Object> content() {
        return Arrays.asList(kind.word(), values, at, secondary, note);
    }
}
