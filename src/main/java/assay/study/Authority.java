package assay.study;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.NextGrade;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Synthetic;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.text.Legible;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a study keeps of one authority.
 *
 * @param name its name
 * @param file the file of evidence, as the user named it
 * @param results how each requirement came out, by its identifier, in the order of the rule set
 * @param overall the overall score and grade from the evidence
 * @param saidOverall those from the interviewee's own grades, or null where none was given
 * @param overallAgreement how the two stand to each other, or null where nobody is interviewed
 * @param notMet the requirements that are not met
 * @param recorded what is recorded of the authority, its interview and its profile, by the fields' names in the rules
 * @param answers what the interviewee said of each requirement
 * @param notes what else a reader should know
 */
public record Authority(
        String name,
        String file,
        Map<String, Result> results,
        OverallGrade overall,
        @Nullable OverallGrade saidOverall,
        @Nullable String overallAgreement,
        List<String> notMet,
        Map<String, Object> recorded,
        Map<String, Answer> answers,
        List<String> notes) {

    /**
     * How one requirement came out.
     *
     * @param grade the grade from the evidence
     * @param said the grade that the interviewee gave, or null where none was given
     * @param agreement how the two stand to each other, or null where nobody is interviewed
     * @param minimumsMet how many minimums count as met
     * @param minimums how many there are
     * @param route the alternative that was counted, or null where there is one way only or none was
     * @param capped whether something held the grade although more was shown
     * @param next what would lead to the next grade, or null at the highest
     * @param criteria the criteria, in their order
     * @param reasons why this grade, in sentences
     */
    public record Result(
            String grade,
            @Nullable String said,
            @Nullable String agreement,
            int minimumsMet,
            int minimums,
            @Nullable String route,
            boolean capped,
            @Nullable NextGrade next,
            List<Shown> criteria,
            List<String> reasons) {

        /** The criteria each of which would lead to the next grade alone. */
        List<String> liftedBy() {
            return next == null
                    ? List.of()
                    : next.anyOf().stream()
                            .filter(set -> set.size() == 1)
                            .map(set -> set.get(0))
                            .toList();
        }

        /** Whether one single part of one criterion is all that is missing to the next grade. */
        boolean isOnePartShort() {
            List<String> alone = liftedBy();
            return criteria.stream().anyMatch(one -> alone.contains(one.id()) && one.partsShort() == 1);
        }
    }

    /**
     * What was found for one criterion.
     *
     * @param id its identifier
     * @param met whether it is met
     * @param partsShort how many more parts would meet it; nought where it is met
     * @param missing the parts not shown, where it is not met
     * @param setAside what was set aside for it, in the order of documents and facts
     */
    public record Shown(String id, boolean met, int partsShort, List<String> missing, List<Refused> setAside) {

        private static Shown of(CriterionResult result) {
            return new Shown(
                    result.id(),
                    result.met(),
                    result.wanted(),
                    List.copyOf(result.missing()),
                    result.setAside().stream()
                            .map(one -> new Refused(
                                    one.fact().document().id() + " "
                                            + one.fact().document().title(),
                                    one.reason()))
                            .distinct()
                            .toList());
        }
    }

    /**
     * Something that was set aside.
     *
     * @param document the identifier and title of the document that shows it
     * @param reason why it does not count
     */
    public record Refused(String document, String reason) {}

    /** What to keep of an evaluation and its evidence. */
    public static Authority of(Evidence evidence, Evaluation evaluation) {
        Map<String, Result> results = new LinkedHashMap<>();
        evaluation.requirements().forEach(result -> results.put(result.id(), result(result)));
        Map<String, Object> recorded = new HashMap<>(evidence.profile());
        if (evidence.interview() != null) {
            recorded.putAll(evidence.interview());
        }
        recorded.putAll(evidence.about());
        return new Authority(
                Legible.joined(evaluation.authority()),
                evaluation.file(),
                results,
                evaluation.overall().evidence(),
                evaluation.overall().interviewee(),
                evaluation.overall().agreement(),
                evaluation.overall().requirementsNotMet(),
                Map.copyOf(recorded),
                Map.copyOf(evidence.answers()),
                evaluation.notes());
    }

    private static Result result(RequirementResult result) {
        return new Result(
                result.grade(),
                result.interviewee(),
                result.agreement(),
                result.minimums().met(),
                result.minimums().of(),
                result.minimums().route(),
                result.cappedAt() != null,
                result.toNextGrade(),
                result.criteria().stream().map(Shown::of).toList(),
                result.reasons().stream().map(Evaluation.GradeReason::text).toList());
    }

    /** How a requirement came out. */
    Result result(String requirement) {
        return Optional.ofNullable(results.get(requirement))
                .orElseThrow(() -> new IllegalArgumentException("no requirement " + requirement));
    }

    /** What was found for a criterion of a requirement. */
    Shown shown(String requirement, String criterion) {
        return result(requirement).criteria().stream()
                .filter(one -> one.id().equals(criterion))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no criterion " + criterion));
    }

    /** Whether it says of itself that it does not exist, by {@link Synthetic its name}. */
    public boolean isSynthetic() {
        return Synthetic.isName(name);
    }

    /** The overall score from the evidence. */
    public BigDecimal score() {
        return new BigDecimal(overall.score());
    }

    /** The themes of a kind that the interviewee named for a requirement, each once. */
    Set<String> themes(String requirement, ThemeKind kind) {
        return Set.copyOf(kind.of(answers.getOrDefault(requirement, Answer.NONE)));
    }
}
