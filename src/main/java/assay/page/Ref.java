package assay.page;

import java.util.Optional;

/**
 * Something that is named, and where it is told of.
 *
 * @param text its name
 * @param address what leads there, on the page or elsewhere, or nothing where nothing tells of it
 */
public record Ref(String text, Optional<String> address) {

    /** A name that leads to an anchor of the page. */
    static Ref to(String text, String anchor) {
        return at(text, "#" + anchor);
    }

    /** A name that leads to an address. */
    static Ref at(String text, String address) {
        return new Ref(text, Optional.of(address));
    }

    /** A name that leads nowhere. */
    static Ref named(String text) {
        return new Ref(text, Optional.empty());
    }
}
