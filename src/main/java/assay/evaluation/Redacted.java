package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.Redaction;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An evaluation that does not tell what of the evidence is to be hidden. It is made by grading evidence in which that does not
 * stand, so that no sentence of a rule can tell of it.
 */
public final class Redacted {

    private Redacted() {}

    /**
     * The same without what is to be hidden.
     *
     * @param evidence what was graded
     * @param evaluation what came out, with all that is to be shown of it
     * @throws ProblemsException if something comes out otherwise, because rules look at what is to be hidden
     */
    public static Evaluation of(Evaluator evaluator, Evidence evidence, Evaluation evaluation, Redaction redaction)
            throws ProblemsException {
        if (redaction.keys().isEmpty()) {
            return evaluation;
        }
        Evaluation again;
        try {
            again = evaluator.evaluate(redaction.of(evidence));
        } catch (RuleFault e) {
            // All rules were in order with the whole of the evidence.
            throw otherwise(evidence, "something", redaction);
        }
        for (int i = 0; i < again.requirements().size(); i++) {
            if (!decided(again.requirements().get(i))
                    .equals(decided(evaluation.requirements().get(i)))) {
                throw otherwise(evidence, again.requirements().get(i).id(), redaction);
            }
        }
        if (!again.overall().equals(evaluation.overall())) {
            throw otherwise(evidence, "the overall grade", redaction);
        }
        List<Evaluation.DocumentUse> documents = new ArrayList<>();
        for (int i = 0; i < again.documents().size(); i++) {
            Evaluation.DocumentUse use = again.documents().get(i);
            documents.add(new Evaluation.DocumentUse(
                    use.document(),
                    use.provenance(),
                    evaluation.documents().get(i).fileCheck(),
                    use.timing(),
                    use.facts(),
                    use.countedFor(),
                    use.setAsideFor()));
        }
        return new Evaluation(
                again.authority(),
                again.type(),
                again.file(),
                again.evidenceSha256(),
                again.rules(),
                again.requirements(),
                again.overall(),
                documents,
                again.notes(),
                again.fired(),
                evaluation.dependence(),
                redaction.counts(evidence));
    }

    /** The same of grades alone, in which nothing is shown of what is to be hidden. */
    public static Summary of(Evaluator evaluator, Evidence evidence, Summary summary, Redaction redaction)
            throws ProblemsException {
        if (redaction.keys().isEmpty()) {
            return summary;
        }
        Summary again;
        try {
            again = evaluator.summary(redaction.of(evidence));
        } catch (RuleFault e) {
            throw otherwise(evidence, "something", redaction);
        }
        if (!again.equals(summary)) {
            throw otherwise(evidence, "a grade", redaction);
        }
        return summary.hiding(redaction.counts(evidence));
    }

    private static ProblemsException otherwise(Evidence evidence, String what, Redaction redaction) {
        return new ProblemsException(Problem.ofFile(
                evidence.file(),
                what + " comes out otherwise where "
                        + redaction.keys().stream().map(Redaction.Key::word).collect(Collectors.joining(", "))
                        + " cannot be seen, for rules look at it; hide less with --redact"));
    }

    /** All that was decided of a requirement, and of which facts, without any text of the evidence. */
    private static List<Object> decided(Evaluation.RequirementResult requirement) {
        List<Object> all = new ArrayList<>(Arrays.asList(
                requirement.grade(),
                requirement.minimums(),
                requirement.furtherMet(),
                requirement.interviewee(),
                requirement.agreement(),
                requirement.interpretations(),
                requirement.toNextGrade()));
        for (Evaluation.CriterionResult criterion : requirement.criteria()) {
            all.addAll(List.of(criterion.id(), criterion.met(), criterion.secondaryOnly(), criterion.missing()));
            criterion
                    .counted()
                    .forEach(one ->
                            all.add(List.of(place(one.fact()), one.part(), one.rule(), List.copyOf(one.restsOn()))));
            criterion.setAside().forEach(one -> all.add(List.of(place(one.fact()), one.rules())));
            criterion
                    .contradictions()
                    .forEach(one -> all.add(List.of(
                            one.part(),
                            one.facts().stream().map(Redacted::place).toList(),
                            one.rules())));
        }
        return all;
    }

    private static String place(Evaluation.Place place) {
        return place.document().position() + " " + place.index();
    }
}
