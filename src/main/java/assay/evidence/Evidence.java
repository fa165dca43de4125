package assay.evidence;

import assay.problem.Problem;
import assay.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was recorded of one authority.
 *
 * @param file the file it was read from, as the user named it
 * @param sha256 the digest of the file, in hexadecimal digits
 * @param authority the authority's name
 * @param about what is recorded of the authority itself, by the fields' names in the rules
 * @param interview what is recorded of its interview, or null where there was none
 * @param answers what the interviewee said, by requirement
 * @param profile what is recorded for a study, by the fields' names in the rules
 * @param documents the documents, in the order of the file
 * @param spoken where {@code answers} stand in the file, for messages, or null where nothing is recorded
 * @param expect what the file says it must come out as, not looked into, or null
 * @param warnings what is odd about the file but wrong with none of it
 * @param passedOver what only another rule set knows that the file is read by as well: kinds of evidence, requirements,
 *     fields and words, each once, sorted
 */
public record Evidence(
        String file,
        String sha256,
        String authority,
        Map<String, Object> about,
        @Nullable Map<String, Object> interview,
        Map<String, Answer> answers,
        Map<String, Object> profile,
        List<SubmittedDocument> documents,
        @Nullable Node spoken,
        @Nullable Node expect,
        List<Problem> warnings,
        List<String> passedOver) {

    /** Evidence that stands in no file, or in none yet. */
    public static Evidence of(
            String file,
            String authority,
            Map<String, Object> about,
            @Nullable Map<String, Object> interview,
            Map<String, Answer> answers,
            Map<String, Object> profile,
            List<SubmittedDocument> documents) {
        return new Evidence(
                file, "", authority, about, interview, answers, profile, documents, null, null, List.of(), List.of());
    }

    /** What the interviewee said of a requirement; {@link Answer#NONE} where nothing is recorded. */
    public Answer answer(String requirement) {
        return answers.getOrDefault(requirement, Answer.NONE);
    }
}
