package assay.study;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.NextGrade;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a study keeps of one authority.
 *
 * @param name its name
 * @param file the file of evidence
 * @param type what kind of authority it is
 * @param grades the grade from the evidence of each requirement
 * @param said the grade that the interviewee gave, where one was given
 * @param agreement how the two stand to each other, for each requirement
 * @param overall the overall score and grade from the evidence
 * @param saidOverall those from the interviewee's own grades, or null
 * @param overallAgreement how the two stand to each other
 * @param notMet the requirements that are not met
 * @param unmet the criteria that are not met
 * @param liftedBy for each requirement the criteria each of which would lead to the next grade alone
 * @param oneShort the requirements that one single part would lead to the next grade
 * @param routes the alternative that was counted, for requirements with several
 * @param capped the requirements that something held although more was shown
 * @param recorded what is recorded of the authority, its interview and its profile, by the fields' names in the rules
 * @param answers what the interviewee said of each requirement
 */
public record Authority(
        String name,
        String file,
        String type,
        Map<String, String> grades,
        Map<String, String> said,
        Map<String, String> agreement,
        OverallGrade overall,
        @Nullable OverallGrade saidOverall,
        String overallAgreement,
        List<String> notMet,
        List<String> unmet,
        Map<String, List<String>> liftedBy,
        List<String> oneShort,
        Map<String, String> routes,
        List<String> capped,
        Map<String, Object> recorded,
        Map<String, Answer> answers) {

    /** What to keep of an evaluation and its evidence. */
    public static Authority of(Evidence evidence, Evaluation evaluation) {
        Map<String, String> grades = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> agreement = new LinkedHashMap<>();
        Map<String, List<String>> liftedBy = new LinkedHashMap<>();
        Map<String, String> routes = new LinkedHashMap<>();
        for (RequirementResult result : evaluation.requirements()) {
            grades.put(result.id(), result.grade());
            agreement.put(result.id(), result.agreement());
            if (result.interviewee() != null) {
                said.put(result.id(), result.interviewee());
            }
            String route = result.minimums().route();
            if (route != null) {
                routes.put(result.id(), route);
            }
            liftedBy.put(result.id(), alone(result));
        }
        Map<String, Object> recorded = new HashMap<>(evidence.profile());
        if (evidence.interview() != null) {
            recorded.putAll(evidence.interview());
        }
        recorded.putAll(evidence.about());
        return new Authority(
                evaluation.authority(),
                evaluation.file(),
                evaluation.type(),
                grades,
                said,
                agreement,
                evaluation.overall().evidence(),
                evaluation.overall().interviewee(),
                evaluation.overall().agreement(),
                evaluation.overall().requirementsNotMet(),
                evaluation.requirements().stream()
                        .flatMap(result -> result.criteria().stream())
                        .filter(criterion -> !criterion.met())
                        .map(Evaluation.CriterionResult::id)
                        .toList(),
                liftedBy,
                evaluation.requirements().stream()
                        .filter(Authority::isOneShort)
                        .map(RequirementResult::id)
                        .toList(),
                routes,
                evaluation.requirements().stream()
                        .filter(result -> result.cappedAt() != null)
                        .map(RequirementResult::id)
                        .toList(),
                Map.copyOf(recorded),
                Map.copyOf(evidence.answers()));
    }

    private static List<String> alone(RequirementResult result) {
        NextGrade next = result.toNextGrade();
        return next == null
                ? List.of()
                : next.anyOf().stream()
                        .filter(set -> set.size() == 1)
                        .map(set -> set.get(0))
                        .toList();
    }

    private static boolean isOneShort(RequirementResult result) {
        Set<String> alone = Set.copyOf(alone(result));
        return result.criteria().stream()
                .filter(criterion -> alone.contains(criterion.id()))
                .anyMatch(criterion -> criterion.missing().size()
                                - (criterion.criterion().parts().size() - criterion.atLeast())
                        == 1);
    }

    /** The overall score from the evidence. */
    BigDecimal score() {
        return new BigDecimal(overall.score());
    }

    /** The themes that the interviewee named of a kind, for one requirement. */
    List<String> themes(String requirement, String kind) {
        Answer answer = answers.getOrDefault(requirement, Answer.NONE);
        return switch (kind) {
            case "driver" -> answer.drivers();
            case "barrier" -> answer.barriers();
            default -> answer.solutions();
        };
    }

    /** Grades and agreement in a few words, for a feedback sheet. */
    String summary() {
        return grades.entrySet().stream()
                .map(grade -> grade.getKey() + " " + grade.getValue())
                .collect(Collectors.joining(", "));
    }
}
