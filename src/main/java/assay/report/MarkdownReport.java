package assay.report;

import assay.evaluation.Evaluation;
import assay.text.Legible;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Evaluations as Markdown, to go into a letter or a ticket. */
public final class MarkdownReport implements Report {

    @Override
    public String between() {
        return "\n---\n\n";
    }

    @Override
    public String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        line(text, "# " + safe(evaluation.authority()));
        line(text, "");
        line(
                text,
                (evaluation.type().isEmpty() ? "" : safe(evaluation.type()) + ", ") + code(evaluation.file())
                        + ", graded by the rules "
                        + evaluation.rules().called() + " (`"
                        + Wording.digits(evaluation.rules().sha256()) + "`)"
                        + evaluation
                                .rules()
                                .extension()
                                .map(extension -> ", which " + extension.phrase())
                                .orElse(""));
        line(text, "");
        summary(text, evaluation);
        evaluation.requirements().forEach(requirement -> requirement(text, requirement));
        documents(text, evaluation);
        if (!evaluation.notes().isEmpty()) {
            line(text, "");
            line(text, "## Notes");
            line(text, "");
            evaluation.notes().forEach(note -> line(text, "- " + safe(note)));
        }
        if (!evaluation.hidden().isEmpty()) {
            line(text, "");
            line(text, "Hidden here: " + Wording.hidden(evaluation) + ".");
        }
        return text.toString();
    }

    private static void summary(StringBuilder text, Evaluation evaluation) {
        Evaluation.OverallResult overall = evaluation.overall();
        boolean interview = overall.agreement() != null;
        line(text, interview ? "| requirement | grade | interviewee | |" : "| requirement | grade | |");
        line(text, interview ? "| --- | --- | --- | --- |" : "| --- | --- | --- |");
        for (Evaluation.RequirementResult one : evaluation.requirements()) {
            Evaluation.CappedAt cap = one.cappedAt();
            line(
                    text,
                    "| " + one.number() + ", " + one.name() + " | " + one.grade() + " | "
                            + (interview ? orNotRated(one.interviewee()) + " | " : "")
                            + Stream.of(
                                            interview ? one.agreement() : "",
                                            cap == null ? "" : "held at " + cap.grade(),
                                            one.secondaryOnly() ? Wording.MET_BY_SECONDARY : "")
                                    .filter(Predicate.not(String::isEmpty))
                                    .collect(Collectors.joining("; "))
                            + " |");
        }
        line(
                text,
                "| **overall** | **" + overall.evidence().grade() + "** "
                        + overall.evidence().score() + " | "
                        + (interview
                                ? interviewee(overall.interviewee()) + " | " + overall.agreement()
                                        + Wording.ratedInPart(overall)
                                : "")
                        + " |");
        if (!overall.requirementsNotMet().isEmpty()) {
            line(text, "");
            line(text, "Not met: " + String.join(", ", overall.requirementsNotMet()));
        }
        if (overall.secondaryOnly()) {
            line(text, "");
            line(text, Wording.SECONDARY_ONLY);
        }
        Doubts.of(evaluation).stream().filter(Doubts::isMoreThanNotMet).forEach(one -> {
            line(text, "");
            line(text, one.title() + ": " + safe(String.join(", ", one.ids())));
        });
        if (!overall.interpretations().isEmpty()) {
            line(text, "");
            line(text, "The overall grade rests on " + String.join(", ", overall.interpretations()));
        }
    }

    private static String orNotRated(@Nullable String grade) {
        return grade == null ? Wording.NOT_RATED : grade;
    }

    private static String interviewee(Evaluation.@Nullable OverallGrade grade) {
        return grade == null ? "no score" : grade.grade() + " " + grade.score();
    }

    private static void requirement(StringBuilder text, Evaluation.RequirementResult requirement) {
        line(text, "");
        line(
                text,
                "## " + StringUtils.capitalize(Wording.called(requirement)) + ", " + requirement.name() + ": "
                        + requirement.grade());
        line(text, "");
        for (Evaluation.GradeReason reason : requirement.reasons()) {
            line(text, "- " + reason.text() + " (`" + Wording.where(reason.rule()) + "`)");
        }
        if (requirement.secondaryOnly()) {
            line(text, "- " + Wording.SECONDARY_ONLY);
        }
        if (!requirement.interpretations().isEmpty()) {
            line(text, "- Rests on " + String.join(", ", requirement.interpretations()));
        }
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next != null) {
            line(text, "- To reach " + next.grade() + ": " + Wording.anyOf(next));
        }
        requirement.criteria().forEach(criterion -> criterion(text, criterion));
    }

    private static void criterion(StringBuilder text, Evaluation.CriterionResult criterion) {
        line(text, "");
        line(
                text,
                "### " + (criterion.met() ? "met: " : "not met: ") + criterion.id() + ", "
                        + criterion.criterion().asks());
        line(text, "");
        if (Wording.hasParts(criterion)) {
            String raised = Wording.raisedBy(criterion);
            line(text, "- needs " + Wording.needs(criterion) + (raised.isEmpty() ? "" : " (`" + raised + "`)"));
        }
        if (!criterion.met()) {
            line(
                    text,
                    "- not shown" + (Wording.hasParts(criterion) ? ": " + String.join(", ", criterion.missing()) : ""));
        }
        if (criterion.secondaryOnly()) {
            line(text, "- met by secondary evidence only");
        }
        for (Evaluation.CountedFact counted : criterion.counted()) {
            String remarks = Wording.remarks(counted);
            line(
                    text,
                    "- counted for *" + counted.part() + "*: " + safe(Wording.place(counted.fact()))
                            + (remarks.isEmpty() ? "" : " (" + remarks + ")") + " (`" + Wording.where(counted.rule())
                            + "`)");
        }
        for (Evaluation.Contradiction contradiction : criterion.contradictions()) {
            line(text, "- contradicted: " + safe(contradiction.sentence()));
        }
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            String timed = Wording.timed(setAside.fact().timing());
            line(
                    text,
                    "- set aside: " + safe(Wording.place(setAside.fact())) + (timed.isEmpty() ? "" : " (" + timed + ")")
                            + ": " + setAside.reason() + " ("
                            + setAside.rules().stream()
                                    .map(rule -> "`" + Wording.where(rule) + "`")
                                    .collect(Collectors.joining(", "))
                            + ")");
        }
    }

    private static void documents(StringBuilder text, Evaluation evaluation) {
        line(text, "");
        line(text, "## Documents");
        line(text, "");
        line(text, "| document | facts | counted for | set aside for |");
        line(text, "| --- | --- | --- | --- |");
        for (Evaluation.DocumentUse use : evaluation.documents()) {
            line(
                    text,
                    "| "
                            + safe(use.document().id() + " " + use.document().title() + Wording.whenItCame(use)
                                    + Wording.fileCheck(use, "; "))
                            + " | "
                            + use.facts().size() + " | "
                            + String.join(", ", use.countedFor()) + " | " + String.join(", ", use.setAsideFor())
                            + " |");
        }
    }

    /** A text of the evidence, so that nothing in it is taken for Markdown or HTML. */
    public static String safe(String text) {
        return Legible.folded(text).replaceAll("[\\\\`*_~{}\\[\\]<>#|]|&(?=#?[A-Za-z0-9]+;)", "\\\\$0");
    }

    /** A path, as it is but for what cannot be seen. */
    public static String code(String path) {
        String shown = Legible.line(path);
        String quotes = "`";
        while (shown.contains(quotes)) {
            quotes += "`";
        }
        // Within these nothing means anything but as many of them; a blank keeps those of the path apart from them.
        String apart = shown.contains("`") ? " " : "";
        return quotes + apart + shown + apart + quotes;
    }

    /** A line of its own, whatever the texts in it are. */
    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
