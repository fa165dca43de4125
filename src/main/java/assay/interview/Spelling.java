package assay.interview;

import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** How names of columns and words in cells are compared. */
final class Spelling {

    private Spelling() {}

    /** A name without what does not count: case, accents, punctuation, repeated space. */
    static String plain(String name) {
        return StringUtils.stripAccents(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
