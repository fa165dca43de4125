package assay.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interviewee said of one requirement (Appendix V).
 *
 * @param grade the name of the grade that the interviewee gave, or null where none was given
 * @param described the evidence as the interviewee described it, or null
 * @param drivers what helped
 * @param barriers what stood in the way
 * @param solutions how that was overcome
 */
public record Answer(
        @Nullable String grade,
        @Nullable String described,
        List<String> drivers,
        List<String> barriers,
        List<String> solutions) {

    /** What is known of a requirement that was not spoken of. */
    public static final Answer NONE = new Answer(null, null, List.of(), List.of(), List.of());
}
