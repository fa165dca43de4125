package assay.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * How something that is known of a fact is spoken of.
 *
 * @param form what it is
 * @param template what stands behind the noun of the fact, with {} for the value: "shown by {}", "with {} part|parts"
 * @param noun what the field is called, or one of what it holds
 * @param enumeration the list of words that it takes, or nothing
 */
record FieldWords(Form form, String template, Noun noun, String enumeration) {

    private static final String VALUE = "{}";
    private static final Pattern AGREEING = Pattern.compile("([\\w-]+)\\|([\\w-]+)");

    /** What is known. */
    enum Form {
        /** Which one of something that has a name: "any sector", "that sector". */
        NAME,
        /** A word of a list. */
        WORD,
        /** Several words of a list. */
        WORDS,
        /** How many there are of something. */
        COUNT,
        /** A number that counts nothing. */
        MEASURE,
        /** Whether something is so. */
        TRUTH,
        /** A day. */
        DAY,
        /** Anything in words. */
        TEXT,
        /** Something that has no words by itself. */
        THING
    }

    /** The phrase with something in the place of the value. */
    String filled(String value, boolean several) {
        Matcher agreeing = AGREEING.matcher(template);
        return agreeing.replaceAll(several ? "$2" : "$1").replace(VALUE, value);
    }

    /** The same of a single value. */
    String filled(String value) {
        return filled(value, false);
    }

    /** One of what it can be: what is only said before its value, "by", is called as its list of words is, "inspector". */
    String one() {
        return Lexicon.isSaidBefore(noun.singular()) && !enumeration.isEmpty()
                ? Lexicon.spaced(StringUtils.uncapitalize(enumeration))
                : noun.singular();
    }

    /** The opposite; it is the phrase that is turned round, never what stands in it: "faults that are open" stay so. */
    String not(String value) {
        return new FieldWords(form, English.not(template), noun, enumeration).filled(value);
    }

    /** The opposite where somebody has said so: of what nobody has said anything, neither this nor that is known. */
    String saidNot(String value) {
        String not = English.not(template);
        String said = not.contains(" not ") ? not.replaceFirst(" not ", " expressly not ") : "expressly " + not;
        return new FieldWords(form, said, noun, enumeration).filled(value);
    }
}
