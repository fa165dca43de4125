package assay.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case while it is looked into: of the fact in question, of the authority and of what else there is.
 *
 * @param known the values that are known, by what they are of, in the order in which they were asked for
 */
record Case(Map<Of, Object> known) {

    /** Of which nothing is known yet. */
    static final Case OPEN = new Case(Map.of());

    /** Keeps its own copy. */
    Case {
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /** What may be known of a case. */
    sealed interface Of permits OfField, OfHeading, OfOthers {}

    /** A field of the fact in question. */
    record OfField(String property) implements Of {}

    /**
     * A field of the authority, its interview or its profile; without a name, whether there is one at all.
     *
     * @param type which of them
     */
    record OfHeading(String type, String property) implements Of {}

    /**
     * Whether there is a fact besides that a condition asks for.
     *
     * @param type its kind
     * @param asked what the condition asks, with the values of variables in it
     */
    record OfOthers(String type, String asked) implements Of {}

    /**
     * Something that is not known yet.
     *
     * @param of what it is of
     * @param values what it can be, the smallest first
     */
    record Open(Of of, List<?> values) {}

    @Nullable
    Object get(Of of) {
        return known.get(of);
    }

    /** The same with one thing more known. */
    Case with(Of of, Object value) {
        Map<Of, Object> more = new LinkedHashMap<>(known);
        more.put(of, value);
        return new Case(more);
    }
}
