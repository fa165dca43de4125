package assay.report;

import assay.evaluation.Evaluation;
import assay.policy.Criterion;
import assay.text.Legible;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Evaluations as a person reads them in a terminal: the grades first, then every requirement line by line. */
public final class TextReport implements Report {

    private static final int WIDTH = 100;
    private static final int PART = 30;
    private static final String INDENT = " ".repeat(13);

    private final Ink ink;
    private final Set<String> met;

    /**
     * A report.
     *
     * @param ink whether to use colour
     * @param met the grades that mean that a requirement is met
     */
    public TextReport(Ink ink, Set<String> met) {
        this.ink = ink;
        this.met = Set.copyOf(met);
    }

    @Override
    public String between() {
        return "\n" + "=".repeat(WIDTH) + "\n\n";
    }

    @Override
    public String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        heading(text, evaluation);
        summary(text, evaluation);
        overall(text, evaluation.overall());
        evaluation.requirements().forEach(requirement -> requirement(text, requirement));
        documents(text, evaluation);
        notes(text, evaluation.notes());
        hidden(text, evaluation);
        return text.toString();
    }

    private void heading(StringBuilder text, Evaluation evaluation) {
        String name = Legible.folded(evaluation.authority());
        String left = name + "  " + evaluation.type();
        String right = evaluation.rules().called() + " rules "
                + Wording.digits(evaluation.rules().sha256());
        line(text, ink.bold(name) + "  " + evaluation.type() + gap(left, WIDTH - right.length()) + ink.faint(right));
        line(text, ink.faint(Legible.line(evaluation.file())));
        evaluation
                .rules()
                .extension()
                .ifPresent(extension -> line(
                        text, ink.faint("The rule set " + evaluation.rules().name() + " " + extension.phrase() + ".")));
        line(text, "");
    }

    private void summary(StringBuilder text, Evaluation evaluation) {
        int number = longest(evaluation.requirements().stream()
                .map(Evaluation.RequirementResult::number)
                .toList());
        int grade = longest(evaluation.requirements().stream()
                .map(Evaluation.RequirementResult::grade)
                .toList());
        for (Evaluation.RequirementResult one : evaluation.requirements()) {
            String said = Wording.agreement(one.agreement(), one.interviewee(), one.grade());
            Evaluation.CappedAt cap = one.cappedAt();
            line(
                    text,
                    "  " + StringUtils.rightPad(one.number(), number + 2) + graded(one.grade())
                            + (cap == null && said.isEmpty() ? "" : gap(one.grade(), grade + 3))
                            + (cap == null ? said : held(said, cap)));
        }
        line(text, "");
    }

    private static String held(String said, Evaluation.CappedAt cap) {
        return (said.isEmpty() ? "" : StringUtils.rightPad(said, 34) + "  ") + "held at " + cap.grade();
    }

    private void overall(StringBuilder text, Evaluation.OverallResult overall) {
        line(
                text,
                ink.bold("Overall") + "  " + overall.evidence().score() + "  "
                        + graded(overall.evidence().grade())
                        + (overall.agreement() == null
                                ? ""
                                : "      " + interviewee(overall.interviewee()) + "      " + overall.agreement()));
        if (!overall.requirementsNotMet().isEmpty()) {
            line(text, "Not met: " + String.join(", ", overall.requirementsNotMet()));
        }
    }

    private static String interviewee(Evaluation.@Nullable OverallGrade grade) {
        return grade == null ? "interviewee: no score" : "interviewee " + grade.score() + "  " + grade.grade();
    }

    /** One requirement with its criteria, as it stands in the report of an evaluation. */
    private void requirement(StringBuilder text, Evaluation.RequirementResult requirement) {
        line(text, "");
        line(
                text,
                ink.bold(StringUtils.capitalize(Wording.called(requirement))) + ", " + requirement.name() + ": "
                        + graded(requirement.grade()));
        for (Evaluation.GradeReason reason : requirement.reasons()) {
            line(text, "  " + reason.text() + ink.faint("  [" + Wording.where(reason.rule()) + "]"));
        }
        if (!requirement.interpretations().isEmpty()) {
            line(text, "  Rests on " + String.join(", ", requirement.interpretations()));
        }
        requirement.criteria().forEach(criterion -> criterion(text, criterion));
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next != null) {
            line(text, "  To reach " + next.grade() + ": " + Wording.anyOf(next));
        }
    }

    private void criterion(StringBuilder text, Evaluation.CriterionResult criterion) {
        String head =
                StringUtils.rightPad(criterion.id(), 9) + criterion.criterion().asks();
        line(
                text,
                "  " + (criterion.met() ? ink.good("+ ") : ink.bad("- "))
                        + head
                        + (criterion.met() ? "" : notShown(criterion))
                        + (criterion.secondaryOnly() ? " (by secondary evidence only)" : ""));
        if (Wording.hasParts(criterion)) {
            String raised = Wording.raisedBy(criterion);
            line(
                    text,
                    INDENT
                            + ink.faint("needs " + Wording.needs(criterion)
                                    + (raised.isEmpty() ? "" : "  [" + raised + "]")));
        }
        String before = "";
        for (Evaluation.CountedFact counted : byPart(criterion)) {
            String part = Criterion.SHOWN.equals(counted.part()) ? "counted" : counted.part();
            String because = Wording.because(counted);
            line(
                    text,
                    INDENT
                            + column(part.equals(before) ? "" : part)
                            + Wording.place(counted.fact())
                            + (because.isEmpty() ? "" : "  (" + because + ")")
                            + ink.faint("  [" + Wording.where(counted.rule()) + "]"));
            before = part;
        }
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            line(
                    text,
                    INDENT + column("set aside") + Wording.place(setAside.fact()) + ": " + setAside.reason()
                            + ink.faint("  [" + wheres(setAside) + "]"));
        }
    }

    /** A part in its column, with a gap behind it even where it is longer than that. */
    private static String column(String part) {
        return part + gap(part, PART);
    }

    /** What was counted, part by part, so that all that was found for a part stands together. */
    private static List<Evaluation.CountedFact> byPart(Evaluation.CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        return criterion.counted().stream()
                .sorted(Comparator.comparingInt(counted -> parts.indexOf(counted.part())))
                .toList();
    }

    private static String wheres(Evaluation.FactSetAside setAside) {
        return String.join(", ", setAside.rules().stream().map(Wording::where).toList());
    }

    private static String notShown(Evaluation.CriterionResult criterion) {
        return "; not shown" + (Wording.hasParts(criterion) ? ": " + String.join(", ", criterion.missing()) : "");
    }

    private void documents(StringBuilder text, Evaluation evaluation) {
        line(text, "");
        line(text, ink.bold("Documents"));
        if (evaluation.documents().isEmpty()) {
            line(text, "  none were submitted");
        }
        for (Evaluation.DocumentUse use : evaluation.documents()) {
            line(
                    text,
                    "  " + Legible.folded(use.document().id()) + " "
                            + Legible.folded(use.document().title()) + ": "
                            + (use.facts().isEmpty() ? "shows nothing that is asked for" : used(use)));
        }
    }

    private static String used(Evaluation.DocumentUse use) {
        String counted = use.countedFor().isEmpty()
                ? "counted for nothing"
                : "counted for " + String.join(", ", use.countedFor());
        return use.setAsideFor().isEmpty()
                ? counted
                : counted + "; set aside for " + String.join(", ", use.setAsideFor());
    }

    private void notes(StringBuilder text, List<String> notes) {
        if (!notes.isEmpty()) {
            line(text, "");
            line(text, ink.bold("Notes"));
            notes.forEach(note -> line(text, "  " + Legible.folded(note)));
        }
    }

    private void hidden(StringBuilder text, Evaluation evaluation) {
        if (!evaluation.hidden().isEmpty()) {
            line(text, "");
            line(text, "Hidden here: " + Wording.hidden(evaluation));
        }
    }

    private String graded(String grade) {
        return met.contains(grade) ? ink.good(grade) : ink.bad(grade);
    }

    private static int longest(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String gap(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length()));
    }

    /** A line of its own, whatever the texts in it are. */
    private void line(StringBuilder text, String line) {
        text.append(ink.line(StringUtils.stripEnd(line, " "))).append('\n');
    }
}
