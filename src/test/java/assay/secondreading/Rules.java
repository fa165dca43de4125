package assay.secondreading;

import assay.TestRules;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.rules.UncheckedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The first reading: the rules, asked in the way a user asks them. */
final class Rules {

    private final Evaluator evaluator;
    private final EvidenceReader reader;
    private final JsonReport json = new JsonReport(JsonReport.Layout.LINES);

    private Rules(RuleBase rules) {
        this.evaluator = new Evaluator(rules);
        this.reader = new EvidenceReader(rules.ruleSet());
    }

    static Rules march2004() {
        return new Rules(TestRules.march2004());
    }

    /** Rules that need not be in order: what is changed may leave parts that nobody counts. */
    static Rules unchecked(Path folder) throws ProblemsException {
        return new Rules(UncheckedRules.in(folder));
    }

    /** The whole evaluation of a sample, as a program would read it. */
    Map<String, Object> evaluate(Sample sample) throws ProblemsException {
        Evaluation evaluation =
                evaluator.evaluate(reader.read("sample.yaml", sample.yaml().getBytes(StandardCharsets.UTF_8)));
        return JsonTree.whole(json.of(evaluation));
    }
}
