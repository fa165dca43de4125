package assay.page;

import java.util.Optional;

/**
 * Something that is named, and where the page tells of it.
 *
 * @param text its name
 * @param anchor what leads there, or nothing where the page does not tell of it
 */
public record Ref(String text, Optional<String> anchor) {

    /** A name that leads somewhere. */
    static Ref to(String text, String anchor) {
        return new Ref(text, Optional.of(anchor));
    }

    /** A name that leads nowhere. */
    static Ref named(String text) {
        return new Ref(text, Optional.empty());
    }
}
