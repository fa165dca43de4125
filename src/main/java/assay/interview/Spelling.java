package assay.interview;

import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * How names of columns are compared, and words in cells: there a sign may say something, such as a doubt, and counts.
 */
final class Spelling {

    private Spelling() {}

    /** A name without what does not count: case, accents, punctuation, repeated space. */
    static String plain(String name) {
        return StringUtils.stripAccents(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** What stands in a cell without what does not count there: case, and what stands between two words. */
    static String word(String cell) {
        return cell.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=[\\p{L}\\p{N}])(?:[-_]|[\\s\\p{Z}]+)(?=[\\p{L}\\p{N}])", " ");
    }
}
