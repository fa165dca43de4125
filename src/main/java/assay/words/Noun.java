package assay.words;

import org.apache.commons.lang3.StringUtils;

/**
 * What something is called.
 *
 * @param singular one of it, without an article
 * @param plural several
 */
record Noun(String singular, String plural) {

    /** A noun as rule sets write it: "agency", or "person|people" where the plural is not made in the ordinary way. */
    static Noun of(String written) {
        String singular = StringUtils.substringBefore(written, "|").strip();
        String plural = StringUtils.substringAfter(written, "|").strip();
        return new Noun(singular, plural.isEmpty() ? English.plural(singular) : plural);
    }
}
