package assay.replay;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.Redacted;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.SubmittedDocument;
import assay.problem.ProblemsException;
import assay.report.JsonReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since a result was recorded.
 *
 * @param recorded the result
 * @param inputs what it was made from that is another now
 * @param facts documents and facts that are new, are gone or say something else
 * @param moved what came out otherwise, and what moved it
 */
public record Since(Recorded recorded, List<Replay.Input> inputs, List<FactChange> facts, List<Moved> moved) {

    /**
     * Compares. What was said in an interview is what was said as it is recorded now, for a result does not keep it.
     *
     * @param evidence what is recorded now
     * @param evaluation what the rules of now make of it
     * @param evaluator grades by the rules of now
     * @param reader reads evidence for them
     * @throws ProblemsException if what the result does not show of the evidence makes a difference to the rules of now
     */
    public static Since of(
            Recorded then, Evidence evidence, Evaluation evaluation, Evaluator evaluator, EvidenceReader reader)
            throws ProblemsException {
        Recorded now = recorded(Redacted.of(evaluator, evidence, evaluation, then.redaction()));
        return new Since(
                then,
                Replay.of(then, now.json()).inputs(),
                FactChange.between(then, now),
                Moved.between(then, between(then, now, evidence, evaluator, reader), now));
    }

    /** What the rules of now make of the documents of then; null where those are no evidence to them. */
    private static @Nullable Recorded between(
            Recorded then, Recorded now, Evidence evidence, Evaluator evaluator, EvidenceReader reader) {
        if (then.rulesSha256().equals(now.rulesSha256())) {
            return then;
        }
        if (then.evidenceSha256().equals(now.evidenceSha256())) {
            return now;
        }
        try {
            List<SubmittedDocument> documents =
                    reader.read(then.file(), RecordedFacts.of(then)).documents();
            return recorded(evaluator.evaluate(evidence.of(documents)));
        } catch (ProblemsException e) {
            return null;
        }
    }

    private static Recorded recorded(Evaluation evaluation) {
        return new Recorded(ResultFile.tree(new JsonReport(JsonReport.Layout.LINES).of(evaluation)));
    }

    /** Whether nothing came out otherwise, and nothing that it was made from is another. */
    public boolean isNothing() {
        return inputs.isEmpty() && facts.isEmpty() && moved.isEmpty();
    }
}
