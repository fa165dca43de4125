package assay.verify;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why something came out as it did, with the rules that decided it. */
final class Because {

    private Because() {}

    /** Why a requirement has its grade. */
    static String of(RequirementResult result) {
        return result.reasons().stream()
                .map(reason -> reason.text() + " [" + where(reason.rule()) + "]")
                .collect(Collectors.joining(" "));
    }

    /** What was made of what there is for a criterion. */
    static String of(CriterionResult result) {
        List<String> reasons = new ArrayList<>();
        if (result.counted().isEmpty() && result.setAside().isEmpty()) {
            reasons.add("nothing that is shown counts for it");
        }
        for (Evaluation.CountedFact one : result.counted()) {
            reasons.add(one.fact().document().id() + " counts for " + one.part() + " [" + where(one.rule()) + "]");
        }
        for (Evaluation.FactSetAside one : result.setAside()) {
            reasons.add(one.fact().document().id() + " is set aside: " + one.reason() + " ["
                    + where(one.rules().get(0)) + "]");
        }
        return String.join("; ", reasons);
    }

    /** By what a criterion is asked for. */
    static String asked(Evaluation evaluation, String criterion) {
        return evaluation
                .criterion(criterion)
                .map(result ->
                        "that is what is asked for [" + where(result.askedBy().get(0)) + "]")
                .orElse("");
    }

    /** All grades, which the whole follows from. */
    static String grades(Evaluation evaluation) {
        return evaluation.requirements().stream()
                // There is nothing to compare where nobody is interviewed.
                .map(result -> result.id() + " " + result.grade()
                        + (result.agreement() == null
                                ? ""
                                : " (said " + Objects.requireNonNullElse(result.interviewee(), Wording.NOT_RATED)
                                        + ")"))
                .collect(Collectors.joining(", "));
    }

    /** The file and line of a rule. */
    static String where(RuleOrigin rule) {
        return rule.file() + ":" + rule.line();
    }
}
