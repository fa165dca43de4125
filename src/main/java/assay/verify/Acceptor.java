package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.yaml.YamlEdits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes files expect what comes out of them. */
public final class Acceptor {

    private final Verifier verifier;
    private final Evaluator evaluator;
    private final EvidenceReader reader;

    /** By these rules. */
    public Acceptor(RuleSet rules, Evaluator evaluator) {
        this.verifier = new Verifier(rules);
        this.evaluator = evaluator;
        this.reader = new EvidenceReader(rules);
    }

    /**
     * A file as it expects what comes out; nothing where it does already.
     *
     * @param evidence the file
     * @param evaluation what comes out of the evidence that it begins with
     * @param content its bytes
     * @throws ProblemsException if it expects nothing or something that cannot be, or is written in a way in which it cannot
     *     be changed without changing something else
     */
    public Optional<Accepted> accepted(Evidence evidence, Evaluation evaluation, byte[] content)
            throws ProblemsException {
        YamlEdits edits = YamlEdits.of(content);
        List<Evaluation> evaluations = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (Evidence fixture : evidence.fixtures()) {
            Evaluation of = fixture.caseName() == null ? evaluation : evaluator.evaluate(fixture);
            evaluations.add(of);
            differences.addAll(verifier.accept(fixture, of, edits));
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> changed = edits.applied();
        if (changed.isEmpty() || !expectsThis(changed.get().getBytes(StandardCharsets.UTF_8), evidence, evaluations)) {
            Difference first = differences.get(0);
            throw new ProblemsException(new Problem(
                    evidence.file(),
                    first.line(),
                    first.column(),
                    "this is written in a way in which it cannot be changed alone; change it by hand"));
        }
        return Optional.of(new Accepted(evidence.file(), differences, changed.get()));
    }

    /** Whether a file has the same evidence as another, and expects this of it. */
    private boolean expectsThis(byte[] content, Evidence before, List<Evaluation> evaluations) {
        try {
            Evidence after = reader.read(before.file(), content);
            if (!isSame(before, after)) {
                return false;
            }
            for (int i = 0; i < evaluations.size(); i++) {
                if (!verifier.differences(after.fixtures().get(i), evaluations.get(i))
                        .isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (ProblemsException e) {
            return false;
        }
    }

    private static boolean isSame(Evidence before, Evidence after) {
        boolean same = before.authority().equals(after.authority())
                && before.about().equals(after.about())
                && before.answers().equals(after.answers())
                && before.profile().equals(after.profile())
                && before.documents().equals(after.documents())
                && before.cases().size() == after.cases().size();
        for (int i = 0; same && i < before.cases().size(); i++) {
            same = isSame(before.cases().get(i), after.cases().get(i));
        }
        return same;
    }
}
