package assay.interview;

import assay.problem.Nearest;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What whoever imports an export says about it. What is not said is seen from the file where it is certain there; else
 * it is asked for.
 *
 * @param dates the order of days, or null
 * @param multi what stands between several answers in a cell, beside line ends: {@link #LINES} for nothing else, {@link
 *     #NONE} where a cell has one answer, or null
 * @param skipRows how many of the first rows are headings beside the one that names the columns, or null
 * @param ignored the names of columns that are left out; one that ends with {@code *} stands for all that begin so
 * @param themes the themes that answers were sorted into, or null
 */
public record Settings(
        @Nullable DateOrder dates,
        @Nullable String multi,
        @Nullable Integer skipRows,
        List<String> ignored,
        @Nullable Themes themes) {

    /** Only line ends stand between answers. */
    public static final String LINES = "lines";

    /** Nothing stands between answers: a cell has one. */
    public static final String NONE = "none";

    /** Nothing is said. */
    public static final Settings UNSAID = new Settings(null, null, null, List.of(), null);

    private static final String TAB = "TAB";
    private static final Pattern CODE_POINT = Pattern.compile("U\\+([0-9A-Fa-f]{4,5})");

    /** Keeps its own copy. */
    public Settings {
        ignored = List.copyOf(ignored);
        multi = multi == null ? null : meant(multi);
    }

    /** The themes that there are. */
    @FunctionalInterface
    public interface Themes {

        /**
         * Those of a question.
         *
         * @param requirement the requirement that it asks about
         * @param field what it asks for, as a file of evidence has it: {@code drivers}, {@code barriers}, {@code solutions}
         */
        Set<String> of(String requirement, String field);
    }

    /** A separator of answers that may be said by a name: {@code TAB}, {@code U+001D}. */
    private static String meant(String multi) {
        if (multi.equals(TAB)) {
            return "\t";
        }
        Matcher number = CODE_POINT.matcher(multi);
        return number.matches()
                ? Character.toString(Integer.parseInt(number.group(1), 16))
                : multi.isBlank() ? multi : multi.strip();
    }

    /** What may stand between answers, as it can be said: by a name where it is not seen, or looks like another. */
    static String named(String between) {
        if (between.equals("\t")) {
            return TAB;
        }
        boolean one = between.codePointCount(0, between.length()) == 1;
        boolean seen = Nearest.shown(between).equals(between) && Normalizer.isNormalized(between, Normalizer.Form.NFC);
        return one && (!seen || between.isBlank())
                ? String.format("U+%04X", between.codePointAt(0))
                : Nearest.shown(between);
    }

    /** What is wrong with a separator of answers, or nothing. */
    public static String fault(String multi) {
        String meant = meant(multi);
        boolean word = LINES.equals(meant) || NONE.equals(meant);
        return word || Several.hasSign(meant)
                ? ""
                : "what stands between answers, such as \";\" or \",\", or else lines or none";
    }
}
