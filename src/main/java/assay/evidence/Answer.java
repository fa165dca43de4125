package assay.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interviewee said of one requirement (Appendix V).
 *
 * @param grade the name of the grade that the interviewee gave, or null where none was given
 * @param declined whether it is recorded that none was given, which is otherwise only not recorded
 * @param described the evidence as the interviewee described it, or null
 * @param drivers what helped
 * @param barriers what stood in the way
 * @param solutions how that was overcome
 */
public record Answer(
        @Nullable String grade,
        boolean declined,
        @Nullable String described,
        List<String> drivers,
        List<String> barriers,
        List<String> solutions) {

    /** What a file of evidence has in place of a grade where none was given. */
    public static final String NOT_RATED = "not rated";

    /** The fields of an answer in a file of evidence, in order: a grade, a text, and three lists of texts. */
    public static final List<String> FIELDS = List.of("grade", "described", "drivers", "barriers", "solutions");

    /** What is known of a requirement that was not spoken of. */
    public static final Answer NONE = new Answer(null, null, List.of(), List.of(), List.of());

    /** An answer with a grade or with nothing recorded of one. */
    public Answer(
            @Nullable String grade,
            @Nullable String described,
            List<String> drivers,
            List<String> barriers,
            List<String> solutions) {
        this(grade, false, described, drivers, barriers, solutions);
    }
}
