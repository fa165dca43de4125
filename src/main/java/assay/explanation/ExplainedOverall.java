package assay.explanation;

import assay.evaluation.Evaluation;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.Pack;
import assay.text.Legible;
import assay.text.Series;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** Why the whole has its grade and its score. */
final class ExplainedOverall {

    private final Found found;
    private final List<Movements.Movement> movements;

    ExplainedOverall(Found found, List<Movements.Movement> movements) {
        this.found = found;
        this.movements = movements;
    }

    /** The score, added up, and what would move the grade. */
    Explanation explained() {
        Evaluation.OverallResult overall = found.evaluation().overall();
        List<Section> sections = new ArrayList<>();
        Lines beginning = new Lines();
        found.graded(beginning);
        beginning.say(
                overall.requirementsNotMet().isEmpty()
                        ? "All requirements are met."
                        : "Not met: " + Series.and(overall.requirementsNotMet()) + ".",
                List.of(),
                overall.requirementsNotMet());
        if (overall.secondaryOnly()) {
            beginning.say(Wording.SECONDARY_ONLY);
        }
        if (overall.agreement() != null) {
            Evaluation.OverallGrade own = overall.interviewee();
            beginning.say(
                    own == null
                            ? "The interviewee rated no requirement."
                            : "The interviewee's own grades come to " + own.grade() + ", score " + own.score()
                                    + ", from " + own.terms().size() + " of "
                                    + found.evaluation().requirements().size() + " requirements: " + overall.agreement()
                                    + ".");
        }
        sections.add(beginning.under("", ""));
        sections.add(sum(overall.evidence(), "The sum, from the evidence:"));
        if (overall.interviewee() != null) {
            sections.add(sum(overall.interviewee(), "The sum, from what the interviewee said:"));
        }
        Lines moves = new Lines();
        movements.forEach(one -> moves.say(one.sentence(), List.of(), one.requirements()));
        if (!moves.isEmpty()) {
            sections.add(moves.under("", "What would move it:"));
        }
        found.interpretations(sections, overall.interpretations());
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.OVERALL, Pack.OVERALL),
                Legible.folded(found.evaluation().authority()) + ", overall: "
                        + overall.evidence().grade() + ", score "
                        + overall.evidence().score() + ".",
                sections,
                List.of());
    }

    private Section sum(Evaluation.OverallGrade grade, String title) {
        Lines lines = new Lines();
        for (Evaluation.Term term : grade.terms()) {
            lines.say(
                    found.evaluation()
                                    .requirement(term.requirement())
                                    .map(one -> StringUtils.capitalize(Wording.called(one)) + ", " + one.name())
                                    .orElse(term.requirement())
                            + ": " + term.grade() + ", " + term.value()
                            + (term.weight() == 1
                                    ? ""
                                    : ", times " + term.weight() + " is "
                                            + Wording.product(term)
                                                    .stripTrailingZeros()
                                                    .toPlainString()),
                    List.of(),
                    List.of(term.requirement()));
        }
        if (grade.terms().isEmpty()) {
            lines.say("The score is " + grade.score() + ", which the rules do not make of values and weights alone.");
        } else {
            lines.say("Together " + Wording.sum(grade).stripTrailingZeros().toPlainString() + "; divided by "
                    + grade.divisor() + ", the sum of the weights, that is " + grade.score() + ".");
        }
        lines.say("That is " + grade.grade() + ": " + reasons(grade) + ".", grade.rules());
        return lines.under("", title);
    }

    private static String reasons(Evaluation.OverallGrade grade) {
        return grade.rules().isEmpty()
                ? "so the rules say"
                : StringUtils.uncapitalize(grade.rules().get(0).name());
    }
}
