package assay.interview;

import java.util.List;
import java.util.Set;
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

    /** Keeps its own copy. */
    public Settings {
        ignored = List.copyOf(ignored);
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

    /** What is wrong with a separator of answers, or nothing. */
    public static String fault(String multi) {
        boolean word = LINES.equals(multi) || NONE.equals(multi);
        return word || (!multi.isBlank() && multi.chars().noneMatch(Character::isLetterOrDigit))
                ? ""
                : "what stands between answers, such as \";\" or \",\", or else lines or none";
    }
}
