package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.Contradiction;
import assay.evaluation.Evaluation.CountedFact;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.GradeReason;
import assay.evaluation.Evaluation.OverallGrade;
import assay.evaluation.Evaluation.OverallResult;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.policy.Criterion;
import assay.report.Wording;
import assay.ruleset.Pack;
import assay.text.Legible;
import assay.text.Series;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * What would come out otherwise were a document not there: all that is said of requirements, criteria, the whole and other documents, held
 * against what is said of them without it. What goes with a grade or with a criterion that would be another is told by that alone.
 */
final class Absence {

    private final Evaluation with;
    private final Evaluation without;
    private final String document;
    private final Lines lines = new Lines();

    /**
     * What the absence of a document would do.
     *
     * @param with what came out
     * @param without what comes of the same evidence without the document
     * @param document its identifier
     */
    Absence(Evaluation with, Evaluation without, String document) {
        this.with = with;
        this.without = without;
        this.document = document;
    }

    /** That, in sentences. */
    Section section() {
        with.requirements().forEach(is -> without.requirement(is.id()).ifPresent(would -> requirement(is, would)));
        overall(with.overall(), without.overall());
        with.documents().forEach(this::timing);
        Turn<String> notes = Turn.of(with.notes(), without.notes());
        notes.gone.forEach(note -> lines.say("It would no longer be noted: " + note + "."));
        notes.come.forEach(note -> lines.say("It would be noted: " + note + "."));
        if (lines.isEmpty()) {
            lines.say("Everything would come out the same.");
        }
        with.requirements().forEach(one -> one.criteria().forEach(this::together));
        return lines.under("", "Without it:");
    }

    /** What there would be no longer of several things, and what there would be besides. */
    private record Turn<T>(List<T> gone, List<T> come) {

        static <T> Turn<T> of(Collection<T> is, Collection<T> would) {
            return new Turn<>(except(is, would), except(would, is));
        }

        private static <T> List<T> except(Collection<T> all, Collection<T> others) {
            return all.stream().filter(one -> !others.contains(one)).distinct().toList();
        }
    }

    private void say(String about, String sentence) {
        lines.say(sentence, List.of(), List.of(about));
    }

    // Requirements.

    private void requirement(RequirementResult is, RequirementResult would) {
        String id = is.id();
        String called = Wording.called(is);
        boolean isAnother = !is.grade().equals(would.grade());
        if (isAnother) {
            say(id, StringUtils.capitalize(called) + " would be " + would.grade() + ", and is " + is.grade() + ".");
        } else {
            ofTheGrade(is, would, called);
        }
        restsOn(id, called, is.interpretations(), would.interpretations());
        if (!Objects.equals(is.agreement(), would.agreement())) {
            say(
                    id,
                    "The interviewee's grade of " + called + " would stand to it as \"" + would.agreement()
                            + "\", and stands as \"" + is.agreement() + "\".");
        }
        for (CriterionResult one : is.criteria()) {
            would.criteria().stream()
                    .filter(other -> other.id().equals(one.id()))
                    .forEach(other -> criterion(one, other));
        }
        basis(
                id,
                "All that is met of " + called,
                is.secondaryOnly(),
                is.meetsAny(),
                would.secondaryOnly(),
                would.meetsAny());
    }

    private void ofTheGrade(RequirementResult is, RequirementResult would, String called) {
        String id = is.id();
        String minimums = minimums(is.minimums());
        if (!minimums.equals(minimums(would.minimums()))) {
            say(id, "Of " + called + " " + minimums(would.minimums()) + " would count, and " + minimums + " do.");
        }
        Evaluation.CappedAt cap = would.cappedAt();
        if (!Objects.equals(is.cappedAt(), cap)) {
            say(
                    id,
                    StringUtils.capitalize(called)
                            + (cap == null
                                    ? " would no longer be held at " + is.grade() + "."
                                    : " would be held at " + cap.grade() + ": " + cap.reason()));
        }
        Turn<String> reasons = Turn.of(reasons(is), reasons(would));
        reasons.gone.forEach(reason -> say(id, "Of " + called + " it would no longer be said: " + reason));
        reasons.come.forEach(reason -> say(id, "Of " + called + " it would be said: " + reason));
        Evaluation.NextGrade next = would.toNextGrade();
        if (!Objects.equals(is.toNextGrade(), next)) {
            say(
                    id,
                    next == null
                            ? "Nothing would lift " + called + " to a better grade."
                            : "To reach " + next.grade() + ", " + called + " would have to meet " + Wording.anyOf(next)
                                    + ".");
        }
    }

    private static String minimums(Evaluation.Minimums minimums) {
        return minimums.met() + " of " + minimums.of() + " minimums"
                + (minimums.route() == null ? "" : ", by the route " + minimums.route() + ",");
    }

    private static List<String> reasons(RequirementResult requirement) {
        return requirement.reasons().stream().map(GradeReason::text).toList();
    }

    private void restsOn(String id, String called, List<String> is, List<String> would) {
        Turn<String> readings = Turn.of(is, would);
        if (!readings.gone.isEmpty()) {
            say(id, StringUtils.capitalize(called) + " would no longer rest on " + Series.and(readings.gone) + ".");
        }
        if (!readings.come.isEmpty()) {
            say(id, StringUtils.capitalize(called) + " would rest on " + Series.and(readings.come) + " as well.");
        }
    }

    private void basis(
            String id, String what, boolean isSecondary, boolean isMet, boolean wouldBeSecondary, boolean wouldBeMet) {
        if (isMet && wouldBeMet && isSecondary != wouldBeSecondary) {
            say(id, what + " would " + (wouldBeSecondary ? "" : "no longer ") + "rest on secondary evidence only.");
        }
    }

    // Criteria.

    private void criterion(CriterionResult is, CriterionResult would) {
        String id = is.id();
        if (is.met() != would.met()) {
            say(
                    id,
                    id + " would " + (would.met() ? "" : "not ") + "be met"
                            + (would.secondaryOnly() ? ", by secondary evidence only." : "."));
        } else {
            basis(id, id, is.secondaryOnly(), is.met(), would.secondaryOnly(), would.met());
            parts(is, would);
            remarks(is, would);
        }
        others(is, would);
    }

    /** Without which others besides the document a criterion would not be met. */
    private void together(CriterionResult criterion) {
        with.dependence().map(found -> found.sets().getOrDefault(criterion.id(), List.of())).stream()
                .flatMap(List::stream)
                .filter(set -> set.size() > 1 && set.contains(document))
                .map(set -> set.stream()
                        .filter(one -> !one.equals(document))
                        .map(Legible::folded)
                        .toList())
                .forEach(others -> say(
                        criterion.id(),
                        criterion.id() + " would not be met if " + Series.and(others) + " were not there either."));
    }

    private void parts(CriterionResult is, CriterionResult would) {
        String id = is.id();
        if (is.atLeast() != would.atLeast()) {
            say(id, id + " would need " + would.atLeast() + " of its parts, and needs " + is.atLeast() + ".");
        }
        Turn<String> parts = Turn.of(shown(is), shown(would));
        if (!parts.gone.isEmpty()) {
            say(
                    id,
                    id + " would " + (is.met() ? "be met without " : "lack ") + Series.and(parts.gone)
                            + (is.met() ? "." : " as well."));
        }
        if (!parts.come.isEmpty()) {
            say(
                    id,
                    id + " would "
                            + (is.met()
                                    ? "be met with " + Series.and(parts.come) + " as well."
                                    : "no longer lack " + Series.and(parts.come) + "."));
        }
    }

    private static Set<String> shown(CriterionResult criterion) {
        return criterion.counted().stream()
                .map(CountedFact::part)
                .filter(part -> !part.equals(Criterion.SHOWN))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void remarks(CriterionResult is, CriterionResult would) {
        String id = is.id();
        Turn<Against> against = Turn.of(against(is), against(would));
        against.gone.forEach(one -> say(id, id + " would no longer be contradicted: " + one.says()));
        against.come.forEach(one -> say(id, id + " would be contradicted: " + one.says()));
        Turn<String> cautions = Turn.of(is.cautions(), would.cautions());
        cautions.gone.forEach(caution -> say(id, "There would no longer be a caution on " + id + ": " + caution + "."));
        cautions.come.forEach(caution -> say(id, "There would be a caution on " + id + ": " + caution + "."));
    }

    /**
     * What speaks against a part.
     *
     * @param others the facts of other documents that do: what the document itself shows goes with it
     */
    private record Against(String part, String reason, List<String> others) {

        String says() {
            return part + ": " + reason + ".";
        }
    }

    private List<Against> against(CriterionResult criterion) {
        return criterion.contradictions().stream()
                .map((Contradiction one) -> new Against(
                        one.part(),
                        one.reason(),
                        one.facts().stream()
                                .filter(this::isOfAnother)
                                .map(Wording::number)
                                .toList()))
                .toList();
    }

    // Facts of other documents, the whole and what else there is.

    private void others(CriterionResult is, CriterionResult would) {
        String id = is.id();
        Turn<String> counted = Turn.of(counted(is), counted(would));
        counted.gone.forEach(one -> say(id, one + " would no longer count for " + id + "."));
        counted.come.forEach(one -> say(id, one + " would count for " + id + "."));
        Turn<String> setAside = Turn.of(setAside(is), setAside(would));
        setAside.gone.forEach(one -> say(id, "Of " + id + " it would no longer be said that " + one + "."));
        setAside.come.forEach(one -> say(id, "Of " + id + " it would be said that " + one + "."));
    }

    /** The facts of other documents that count, with the part that each supplies where there are several. */
    private List<String> counted(CriterionResult criterion) {
        return criterion.counted().stream()
                .filter(one -> isOfAnother(one.fact()))
                .map(one -> Wording.number(one.fact()) + (Wording.hasParts(criterion) ? ", " + one.part() + "," : ""))
                .toList();
    }

    private List<String> setAside(CriterionResult criterion) {
        return criterion.setAside().stream()
                .filter(one -> isOfAnother(one.fact()))
                .map(one -> Wording.number(one.fact()) + " does not count: " + one.reason())
                .toList();
    }

    private boolean isOfAnother(Place place) {
        return !place.document().id().equals(document);
    }

    private void overall(OverallResult is, OverallResult would) {
        OverallGrade score = would.evidence();
        if (!is.evidence().grade().equals(score.grade())) {
            lines.say("The overall grade would be " + graded(score) + ", and is " + graded(is.evidence()) + ".");
        } else if (!is.evidence().score().equals(score.score())) {
            lines.say("The overall score would be " + score.score() + ", and is "
                    + is.evidence().score() + "; the grade would be " + score.grade() + " all the same.");
        }
        if (!Objects.equals(is.agreement(), would.agreement())) {
            lines.say("The interviewee's own grades would stand to the overall grade as \"" + would.agreement()
                    + "\", and stand as \"" + is.agreement() + "\".");
        }
        restsOn(Pack.OVERALL, "the overall grade", is.interpretations(), would.interpretations());
        basis(
                Pack.OVERALL,
                "All that is met",
                is.secondaryOnly(),
                with.requirements().stream().anyMatch(RequirementResult::meetsAny),
                would.secondaryOnly(),
                without.requirements().stream().anyMatch(RequirementResult::meetsAny));
    }

    private static String graded(OverallGrade grade) {
        return grade.grade() + ", score " + grade.score();
    }

    private void timing(Evaluation.DocumentUse is) {
        without.documents().stream()
                .filter(would -> would.document().equals(is.document()))
                .map(would -> Wording.timing(would.timing()))
                .filter(would -> !would.equals(Wording.timing(is.timing())))
                .forEach(would -> say(
                        is.document().id(),
                        Legible.folded(is.document().id()) + " would be " + inTime(would) + ", and is "
                                + inTime(Wording.timing(is.timing())) + "."));
    }

    private static String inTime(String timing) {
        return timing.isEmpty() ? "in time" : timing;
    }
}
