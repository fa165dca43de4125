package assay.replay;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.Redacted;
import assay.evaluation.Synthetic;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.SubmittedDocument;
import assay.problem.ProblemsException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since a result was recorded.
 *
 * @param recorded the result
 * @param inputs what it was made from that is another now
 * @param facts documents and facts that are new, are gone or say something else
 * @param moved what came out otherwise, and what moved it
 * @param support the criteria that other facts count for, be they met as before or not
 * @param altered the first place at which the result is not what comes out of what it was made from, where all of that is as it was
 * @param isPartial whether the result does not show all requirements; nothing is said of those
 */
public record Since(
        Recorded recorded,
        List<Replay.Input> inputs,
        List<FactChange> facts,
        List<Moved> moved,
        List<SupportChange> support,
        Optional<Difference> altered,
        boolean isPartial) {

    private static final String PACK = "pack.yaml";

    /** The file of evidence may lie elsewhere now, or be named otherwise. */
    private static final Set<String> APART = Set.of("file");

    /** How many of some authorities do not exist. */
    static long synthetic(List<Since> all) {
        return all.stream()
                .filter(since -> Synthetic.isName(since.recorded.authority()))
                .count();
    }

    /**
     * Compares. What was said in an interview is what was said as it is recorded now, for a result does not keep it.
     *
     * @param evidence what is recorded now
     * @param evaluation what the rules of now make of it
     * @param evaluator grades by the rules of now
     * @param reader reads evidence for them
     * @param graders grade by them with values of parameters that were those of then
     * @throws ProblemsException if what the result does not show of the evidence makes a difference to the rules of now
     */
    public static Since of(
            Recorded then,
            Evidence evidence,
            Evaluation evaluation,
            Evaluator evaluator,
            EvidenceReader reader,
            Graders graders)
            throws ProblemsException {
        Evaluation redacted = Redacted.of(evaluator, evidence, evaluation, then.redaction());
        Recorded whole = Parts.recorded(redacted);
        // By the same pack there were the same requirements: what a result does not show was left out of it.
        boolean isPartial = packs(then).equals(packs(whole)) && !then.shown().containsAll(whole.shown());
        Recorded now = !isPartial ? whole : Parts.recorded(redacted.of(then.shown()));
        List<FactChange> facts = FactChange.between(then, now);
        Set<String> documents = facts.stream()
                .map(FactChange::document)
                .filter(document -> !document.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Replay.Input> inputs = Replay.of(then, now.json()).inputs();
        Parts parts = new Parts(then, now, inputs, evidence, before(then, reader), documents, graders);
        return new Since(
                then,
                inputs,
                facts,
                Moved.between(then, now, parts),
                SupportChange.between(then, now),
                inputs.isEmpty() ? altered(then, evidence, evaluation, evaluator) : Optional.empty(),
                isPartial);
    }

    /**
     * Where a result says something else than what it was made from gives. Everything in it is compared, and not only what is told by
     * name: of the same inputs the same comes out. The files of documents are no such input, and may be others since.
     */
    private static Optional<Difference> altered(
            Recorded then, Evidence evidence, Evaluation evaluation, Evaluator evaluator) throws ProblemsException {
        Evaluation complete =
                then.hasDependence() ? evaluation.with(evaluator.dependence(evidence, evaluation)) : evaluation;
        Recorded now = Parts.recorded(
                Redacted.of(evaluator, evidence, complete, then.redaction()).of(then.shown()));
        return Difference.first(then.withoutFileChecks(), now.withoutFileChecks(), APART);
    }

    private static Map<String, String> packs(Recorded of) {
        return of.ruleFiles().entrySet().stream()
                .filter(file -> file.getKey().endsWith(PACK))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The documents of then; null where those are no evidence to the rules of now. */
    private static @Nullable List<SubmittedDocument> before(Recorded then, EvidenceReader reader) {
        try {
            return reader.read(then.file(), RecordedFacts.of(then)).documents();
        } catch (ProblemsException e) {
            return null;
        }
    }

    /** Whether the evidence is another in nothing that a result shows. */
    boolean isOtherUnseen() {
        return facts.isEmpty() && inputs.stream().anyMatch(input -> input.then().equals(recorded.evidenceSha256()));
    }

    /**
     * Whether anything came out otherwise, be it only what counts for a criterion that is met, or is not, as before; or that the result
     * is not what came out.
     */
    public boolean isOtherwise() {
        return !moved.isEmpty() || !support.isEmpty() || altered.isPresent();
    }

    /** Whether nothing came out otherwise, and nothing that it was made from is another. */
    boolean isNothing() {
        return inputs.isEmpty() && facts.isEmpty() && !isOtherwise();
    }
}
