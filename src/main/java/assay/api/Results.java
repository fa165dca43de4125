package assay.api;

import assay.evaluation.Evaluation;
import assay.problem.Problem;
import assay.ruleset.RuleOrigin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes results of what the engine knows. */
final class Results {

    private Results() {}

    static Result of(Evaluation evaluation, List<Problem> warnings) {
        Evaluation.OverallResult overall = evaluation.overall();
        return new Result(
                evaluation.authority(),
                evaluation.file(),
                evaluation.evidenceSha256(),
                evaluation.rules().name(),
                evaluation.rules().sha256(),
                evaluation.requirements().stream().map(Results::requirement).toList(),
                overall(overall.evidence()),
                Optional.ofNullable(overall.interviewee()).map(Results::overall),
                List.copyOf(overall.requirementsNotMet()),
                List.copyOf(evaluation.notes()),
                warnings.stream().map(assay.api.Problem::of).toList());
    }

    private static Result.Overall overall(Evaluation.OverallGrade grade) {
        return new Result.Overall(new BigDecimal(grade.score()), grade.grade());
    }

    private static Result.Requirement requirement(Evaluation.RequirementResult one) {
        return new Result.Requirement(
                one.id(),
                one.name(),
                one.grade(),
                Optional.ofNullable(one.interviewee()),
                Optional.ofNullable(one.agreement()),
                one.reasons().stream().map(Evaluation.GradeReason::text).toList(),
                one.criteria().stream().map(Results::criterion).toList(),
                next(one.toNextGrade()),
                List.copyOf(one.interpretations()));
    }

    private static Optional<Result.Next> next(Evaluation.@Nullable NextGrade next) {
        return Optional.ofNullable(next)
                .map(one -> new Result.Next(
                        one.grade(), one.anyOf().stream().map(List::copyOf).toList()));
    }

    private static Result.Criterion criterion(Evaluation.CriterionResult one) {
        return new Result.Criterion(
                one.id(),
                one.criterion().kind().word(),
                one.criterion().asks(),
                one.met(),
                one.secondaryOnly(),
                List.copyOf(one.missing()),
                one.counted().stream()
                        .map(counted -> new Result.Counted(counted.part(), fact(counted.fact()), rule(counted.rule())))
                        .toList(),
                one.setAside().stream()
                        .map(aside -> new Result.SetAside(
                                fact(aside.fact()),
                                aside.reason(),
                                aside.rules().stream().map(Results::rule).toList()))
                        .toList());
    }

    private static Result.Fact fact(Evaluation.Place place) {
        return new Result.Fact(
                place.document().id(),
                place.index() + 1,
                place.kind(),
                Optional.ofNullable(place.at()),
                place.secondary());
    }

    private static Result.Rule rule(RuleOrigin origin) {
        return new Result.Rule(origin.name(), origin.file(), origin.line(), origin.source());
    }
}
