package assay.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a requirement asks for, in parts of which enough must be shown.
 *
 * @param id its stable identifier: the requirement's, a full stop, its own ({@code R6.A2})
 * @param kind what it counts towards
 * @param asks what must be shown, in policy words
 * @param parts the parts, in the order in which they are always listed; never empty
 * @param atLeast how many of the parts must be shown
 * @param route the alternative that a minimum belongs to where a requirement can be met in several ways, or null
 */
public record Criterion(
        String id,
        Kind kind,
        String asks,
        List<String> parts,
        int atLeast,
        @Nullable String route) {

    /** The part of a criterion that has no parts of its own. */
    public static final String SHOWN = "shown";

    /** What a criterion counts towards. */
    public enum Kind {
        /** Asked of everybody. */
        MINIMUM("minimum"),
        /** Asked of those who want the highest grade, over and above a further improvement. */
        CONDITION("condition"),
        /** One of several ways to do better than the minimum. */
        FURTHER_IMPROVEMENT("further improvement");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind in the words of every trace. */
        public String word() {
            return word;
        }
    }

    /** Checks that there is something to show and that it can be shown. */
    public Criterion {
        parts = List.copyOf(parts);
        if (id.lastIndexOf('.') <= 0 || id.endsWith(".")) {
            throw new IllegalArgumentException(
                    "the criterion \"" + id + "\" needs its requirement in front, and a full stop between the two");
        }
        if (parts.stream().distinct().count() != parts.size()) {
            throw new IllegalArgumentException("the criterion " + id + " names a part twice");
        }
        if (atLeast < 1 || atLeast > parts.size()) {
            throw new IllegalArgumentException(
                    "the criterion " + id + " asks for " + atLeast + " of " + parts.size() + " parts");
        }
    }

    // Written out because what criteria and whatever is made of them say is looked up again and again in every
    // evaluation.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Criterion criterion
                        && id.equals(criterion.id)
                        && kind == criterion.kind
                        && asks.equals(criterion.asks)
                        && parts.equals(criterion.parts)
                        && atLeast == criterion.atLeast
                        && Objects.equals(route, criterion.route));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** A minimum that needs all the parts named, or {@value #SHOWN} where none is. */
    public static Criterion minimum(String id, String asks, Object... parts) {
        return of(id, Kind.MINIMUM, asks, parts);
    }

    /** A condition of the highest grade that needs all the parts named, or {@value #SHOWN} where none is. */
    public static Criterion condition(String id, String asks, Object... parts) {
        return of(id, Kind.CONDITION, asks, parts);
    }

    /** A further improvement that needs all the parts named, or {@value #SHOWN} where none is. */
    public static Criterion further(String id, String asks, Object... parts) {
        return of(id, Kind.FURTHER_IMPROVEMENT, asks, parts);
    }

    /** The same, but met when this many of the parts are shown. */
    public Criterion atLeast(int enough) {
        return new Criterion(id, kind, asks, parts, enough, route);
    }

    /** The same, as one half of the named alternative. */
    public Criterion onRoute(String name) {
        return new Criterion(id, kind, asks, parts, atLeast, name);
    }

    /** The identifier of its requirement: {@code R3-4} of {@code R3-4.W1}. */
    public String requirement() {
        return requirementOf(id);
    }

    /** The identifier of the requirement that a criterion belongs to. */
    public static String requirementOf(String criterion) {
        return criterion.substring(0, Math.max(0, criterion.lastIndexOf('.')));
    }

    private static Criterion of(String id, Kind kind, String asks, Object... parts) {
        List<String> words = parts.length == 0
                ? List.of(SHOWN)
                : Arrays.stream(parts).map(Words::of).toList();
        return new Criterion(Objects.requireNonNull(id), kind, asks, words, words.size(), null);
    }
}
