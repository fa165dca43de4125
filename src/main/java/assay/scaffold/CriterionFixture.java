package assay.scaffold;

import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.rules.RuleBase;
import assay.ruleset.Kind;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of evidence with one fact, and what it comes out as: whether a criterion is met, and what is set aside. */
final class CriterionFixture {

    private CriterionFixture() {}

    /**
     * The content of the file.
     *
     * @param base the rule set with the rules of the criterion in it
     * @param id the criterion's identifier
     * @param kind the kind of the fact
     * @param values what it says, by the names of fields in rules
     */
    static String of(RuleBase base, String id, Kind kind, Map<String, Object> values) {
        RuleSet rules = base.ruleSet();
        Evidence evidence = Evidence.of(
                "",
                "Newtown",
                CriterionSkeleton.sample(rules.vocabulary().authority()),
                null,
                Map.of(),
                Map.of(),
                List.of(new SubmittedDocument(
                        new Document("D1", RuleSet.TO_BE_FILLED_IN, null, null, 0),
                        List.of(new Observation(kind, values, null, false, null)))));
        List<CriterionResult> results = new Evaluator(base)
                .evaluate(evidence).requirements().stream()
                        .flatMap(requirement -> requirement.criteria().stream())
                        .toList();
        boolean met =
                results.stream().anyMatch(result -> result.met() && result.id().equals(id));
        boolean counts = results.stream()
                .anyMatch(result -> !result.counted().isEmpty() && result.id().equals(id));
        StringBuilder text = new StringBuilder("# ")
                .append(id)
                .append(counts ? ": what counts for it.\n" : ": what is set aside for it.\n")
                .append(EvidenceWriter.file(evidence, rules))
                .append("expect:\n")
                .append(met ? "  met: [" : "  unmet: [")
                .append(id)
                .append("]\n");
        if (met) {
            results.stream()
                    .filter(result -> result.id().equals(id))
                    .forEach(result -> text.append("  titles:\n    ")
                            .append(id)
                            .append(": ")
                            .append(EvidenceWriter.scalar(result.criterion().asks()))
                            .append("\n"));
        }
        results.stream()
                .filter(result -> result.id().equals(id))
                .forEach(result ->
                        text.append("  sources:\n    ").append(id).append(":\n").append(sources(result)));
        List<CriterionResult> setAside =
                results.stream().filter(result -> !result.setAside().isEmpty()).toList();
        text.append(setAside.isEmpty() ? "  set-aside: {}\n" : "  set-aside:\n");
        for (CriterionResult result : setAside) {
            text.append("    ").append(result.id()).append(":\n");
            result.setAside()
                    .forEach(one -> text.append("      - ")
                            .append(EvidenceWriter.scalar(one.reason()))
                            .append('\n'));
        }
        return text.toString();
    }

    /** The sources of the rules that ask for a criterion and that decided about it, each on a line of its own. */
    private static String sources(CriterionResult result) {
        return Stream.of(result.askedBy().stream(), result.rules().stream(), Stream.ofNullable(result.metBy()))
                .flatMap(rules -> rules)
                .map(RuleOrigin::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .map(source -> "      - " + EvidenceWriter.scalar(source) + "\n")
                .collect(Collectors.joining());
    }
}
