package assay.evidence;

import assay.problem.Problem;
import assay.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param caseName what this is called, if it is a case of its file and not the evidence that the file begins with, or null
 * @param cases the cases of the file, each evidence by itself, in their order; a case has none
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
        @Nullable String caseName,
        List<Evidence> cases,
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
                file, "", authority, about, interview, answers, profile, documents, null, null, null, List.of(),
                List.of(), List.of());
    }

    /** The same with only some of its documents, which keep their positions. */
    public Evidence of(List<SubmittedDocument> some) {
        return new Evidence(
                file,
                sha256,
                authority,
                about,
                interview,
                answers,
                profile,
                some,
                spoken,
                expect,
                caseName,
                cases,
                warnings,
                passedOver);
    }

    /** What to say first of what is said of a case; nothing of what is none or has no name. */
    public static String inCase(@Nullable String name) {
        return name == null || name.isBlank() ? "" : "case \"" + name + "\": ";
    }

    /** What of the file can be held against something: the evidence, unless only its cases say what they expect, and those. */
    public List<Evidence> fixtures() {
        return Stream.concat(expect != null || cases.isEmpty() ? Stream.of(this) : Stream.of(), cases.stream())
                .toList();
    }

    /** What the interviewee said of a requirement; {@link Answer#NONE} where nothing is recorded. */
    public Answer answer(String requirement) {
        return answers.getOrDefault(requirement, Answer.NONE);
    }
}
