package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.DocumentUse;
import assay.evaluation.Evaluation.FactUse;
import assay.evaluation.Evaluation.Place;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Series;
import assay.words.RuleBook;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What explanations are made of, and the sentences that several of them have.
 *
 * @param evaluation what came out, with what hangs on which documents
 * @param almost what rules nearly counted
 * @param book what the rules say
 * @param rules the rules, in the order of their files
 */
record Found(Evaluation evaluation, List<NearMiss> almost, RuleBook book, List<RuleOrigin> rules) {

    /** Keeps its own copies. */
    Found {
        almost = List.copyOf(almost);
        rules = List.copyOf(rules);
    }

    /** By which rules it was graded, where these are not simply a rule set's own. */
    void graded(Lines lines) {
        Evaluation.Rules by = evaluation.rules();
        by.extension().ifPresent(extension -> lines.say("The rule set " + by.name() + " " + extension.phrase() + "."));
        if (!by.settings().isEmpty()) {
            lines.say("Graded by " + by.called() + ".");
        }
    }

    /** Why a fact does not count, and what it lacks by each rule that nearly counted it: any one of these would do. */
    String lacking(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        String lacks = nearly(setAside, criterion)
                .map(NearMiss::because)
                .filter(because -> !because.equals(setAside.reason()))
                .distinct()
                .collect(Collectors.joining("; or "));
        return setAside.reason() + (lacks.isEmpty() ? "" : "; " + lacks);
    }

    /** The rules that say so. */
    List<RuleOrigin> lackedBy(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        return Stream.concat(
                        setAside.rules().stream(), nearly(setAside, criterion).map(NearMiss::rule))
                .distinct()
                .toList();
    }

    private Stream<NearMiss> nearly(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        return almost.stream()
                .filter(one ->
                        one.criterion().equals(criterion.id()) && one.fact().equals(setAside.fact()));
    }

    /** What speaks against a part of a criterion, and which facts. */
    static String contradicted(Evaluation.Contradiction one) {
        return one.part() + ": " + one.reason() + " ("
                + Series.and(one.facts().stream().map(Wording::number).toList()) + ").";
    }

    /** A fact, with its document and when that came. */
    static String place(Place place) {
        return Wording.number(place) + " " + Legible.folded(place.document().title())
                + (place.at() == null ? "" : ", " + Legible.folded(place.at()))
                + " (" + place.kind() + (place.secondary() ? "; secondary evidence" : "") + timing(place.timing())
                + ")";
    }

    /** Whether a document came or was dated too late, and by which reading that is no matter, to be joined to what is said of it. */
    static String timing(Evaluation.Timing timing) {
        String carried = timing.rules().stream()
                .flatMap(rule -> rule.interpretations().stream())
                .distinct()
                .map(reading -> ", " + reading)
                .collect(Collectors.joining());
        return (timing.daysLate() == 0 ? "" : "; received " + HowMany.of(timing.daysLate(), "day") + " late")
                + (timing.afterTheDay() ? "; dated after the day of the assessment" : "")
                + carried;
    }

    /** Why a fact counts besides what it says itself, to be joined to what is said of it; nothing where that is all. */
    static String because(Evaluation.CountedFact counted) {
        String because = Wording.because(counted);
        return because.isEmpty() ? "" : ", because: " + because;
    }

    /** The readings that some rules carry. */
    static Set<String> carriedBy(Stream<RuleOrigin> rules) {
        return rules.flatMap(rule -> rule.interpretations().stream()).collect(Collectors.toSet());
    }

    /** Adds what was decided of some readings, if there are any. */
    void interpretations(List<Section> sections, Collection<String> carried) {
        Lines lines = new Lines();
        evaluation.rules().interpretations().stream()
                .filter(one -> carried.contains(one.id()))
                .forEach(one -> lines.say(
                        one.id() + ", " + one.question() + ": " + one.decided() + " (" + one.why()
                                + (one.origin().isEmpty() ? "" : "; " + one.origin()) + ").",
                        List.of(),
                        List.of(one.id())));
        if (!lines.isEmpty()) {
            sections.add(lines.under("", "This rests on interpretations of the source:"));
        }
    }

    /** How a fact is asked for: {@code D1#2}. */
    static String number(DocumentUse document, FactUse fact) {
        return document.document().id() + "#" + (fact.index() + 1);
    }
}
