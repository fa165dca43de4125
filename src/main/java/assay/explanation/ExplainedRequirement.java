package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.FactUse;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.EvidenceWriter;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import assay.text.Series;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a requirement has its grade, and a criterion of it is met or not. */
final class ExplainedRequirement {

    private final Found found;

    ExplainedRequirement(Found found) {
        this.found = found;
    }

    /** Its grade, criterion by criterion, and what would lead to the next. */
    Explanation explained(RequirementResult requirement) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        found.graded(lines);
        requirement.reasons().forEach(reason -> lines.say(reason.text(), List.of(reason.rule())));
        String own = requirement.interviewee();
        if (requirement.agreement() != null) {
            lines.say(
                    own == null
                            ? "The interviewee did not rate it."
                            : "The interviewee said " + own + ": " + requirement.agreement() + ".");
        }
        if (requirement.secondaryOnly()) {
            lines.say(Wording.SECONDARY_ONLY);
        }
        found.evaluation()
                .without(requirement)
                .forEach(one -> lines.say(
                        "Without " + Legible.folded(one.document()) + " it would be " + one.grade() + ".",
                        List.of(),
                        List.of(one.document())));
        sections.add(lines.under("", ""));
        requirement.criteria().forEach(criterion -> sections.add(criterion(criterion)));
        sections.add(toNextGrade(requirement));
        found.interpretations(sections, requirement.interpretations());
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.REQUIREMENT, requirement.id()),
                Legible.folded(found.evaluation().authority()) + ", " + Wording.called(requirement) + ", "
                        + requirement.name() + ": " + requirement.grade() + ".",
                sections,
                found.almost().stream()
                        .filter(one -> requirement.criteria().stream()
                                .anyMatch(criterion -> criterion.id().equals(one.criterion())))
                        .toList());
    }

    /** Whether it is met and why, and what would change that. */
    Explanation explained(RequirementResult requirement, CriterionResult criterion) {
        List<Section> sections = new ArrayList<>();
        Lines beginning = new Lines();
        found.graded(beginning);
        if (!beginning.isEmpty()) {
            sections.add(beginning.under("", ""));
        }
        sections.add(criterion(criterion));
        Lines change = new Lines();
        if (criterion.met()) {
            stays(change, criterion);
        } else {
            change.say("To meet it, " + wanted(criterion));
            change.say(effect(criterion, requirement));
        }
        sections.add(change.under("", ""));
        Lines deciding = new Lines();
        List<RuleOrigin> all = deciding(criterion);
        all.forEach(rule ->
                deciding.say(rule.name() + (rule.source().isEmpty() ? "" : ", after " + rule.source()), List.of(rule)));
        sections.add(deciding.under("", "What counts and what does not is decided by:"));
        found.interpretations(sections, Found.carriedBy(all.stream()));
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.CRITERION, criterion.id()),
                Legible.folded(found.evaluation().authority()) + ", " + Wording.called(requirement) + ": "
                        + requirement.grade() + ".",
                sections,
                found.almost().stream()
                        .filter(one -> one.criterion().equals(criterion.id()))
                        .toList());
    }

    /** The rules whose names begin with a criterion, alone or among others, and those that ask for it. */
    private List<RuleOrigin> deciding(CriterionResult criterion) {
        Set<RuleOrigin> all = new LinkedHashSet<>(criterion.rules());
        found.rules().stream().filter(rule -> rule.isNamedAfter(criterion.id())).forEach(all::add);
        return all.stream().sorted(RuleOrigin.BY_PLACE).toList();
    }

    private Section criterion(CriterionResult criterion) {
        Lines lines = new Lines();
        if (Wording.hasParts(criterion)) {
            lines.say(needs(criterion), criterion.askedBy());
            criterion
                    .raisedBy()
                    .forEach(rule -> lines.say(
                            "By itself it needs " + criterion.criterion().atLeast() + " of them; \"" + rule.name()
                                    + "\" asks for more.",
                            List.of(rule)));
        }
        for (Evaluation.CountedFact counted : criterion.counted()) {
            lines.say(
                    Found.place(counted.fact()) + ", counts"
                            + (Wording.hasParts(criterion) ? " for " + counted.part() : "") + Found.because(counted),
                    List.of(counted.rule()),
                    List.of(Wording.number(counted.fact())));
        }
        criterion.contradictions().forEach(one -> lines.say("Contradicted: " + Found.contradicted(one), one.rules()));
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            lines.say(
                    Found.place(setAside.fact()) + " " + recorded(setAside.fact()) + " does not count: "
                            + found.lacking(setAside, criterion),
                    found.lackedBy(setAside, criterion),
                    List.of(Wording.number(setAside.fact())));
        }
        found.almost().stream()
                .filter(one -> one.criterion().equals(criterion.id()))
                .filter(one -> !isSetAside(one.fact(), criterion))
                .forEach(one -> lines.say(one.sentence(), List.of(one.rule()), List.of(Wording.number(one.fact()))));
        if (!criterion.met()) {
            lines.say(
                    Wording.hasParts(criterion)
                            ? "Not shown: " + String.join(", ", criterion.missing()) + "."
                            : criterion.setAside().isEmpty()
                                    ? "Nothing that a document shows counts for it."
                                    : "Nothing else that a document shows counts for it.");
        }
        criterion.cautions().forEach(caution -> lines.say("Mind: " + caution + "."));
        String sources = Stream.concat(criterion.askedBy().stream(), criterion.rules().stream())
                .flatMap(rule -> Stream.of(rule.source().split("; ")))
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!sources.isEmpty()) {
            lines.say("Source: " + sources + ".");
        }
        return lines.under(
                criterion.id(),
                criterion.id() + " (" + criterion.criterion().asks() + ") is a "
                        + criterion.criterion().kind().word() + ", and it is " + (criterion.met() ? "met" : "not met")
                        + (criterion.secondaryOnly() ? ", by secondary evidence only" : "") + ".");
    }

    /** Whether a line says already why a fact does not count. */
    private static boolean isSetAside(Place fact, CriterionResult criterion) {
        return criterion.setAside().stream().anyMatch(one -> one.fact().equals(fact));
    }

    /** What is recorded of a fact, as it stands in its file: <code>{to: common understanding}</code>. */
    private String recorded(Place place) {
        return found.evaluation().documents().stream()
                .filter(use -> use.document().equals(place.document()))
                .flatMap(use -> use.facts().stream())
                .filter(fact -> fact.index() == place.index())
                .map(FactUse::observation)
                .map(one -> Legible.line(EvidenceWriter.inOneLine(one.kind(), one.values())))
                .findFirst()
                .orElse("");
    }

    private static String needs(CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        String these = parts.size() == 1
                ? "this part: "
                : criterion.atLeast() == parts.size()
                        ? "all of these parts: "
                        : criterion.atLeast() + " of these parts: ";
        return "It needs " + these + String.join(", ", parts) + ".";
    }

    /** What a criterion that is met hangs on: documents without which it is not. */
    private void stays(Lines lines, CriterionResult criterion) {
        List<List<String>> sets = found.evaluation()
                .dependence()
                .map(found -> found.sets().getOrDefault(criterion.id(), List.of()))
                .orElse(List.of());
        for (List<String> set : sets) {
            lines.say("Without " + Series.and(folded(set)) + " it would not be met.", List.of(), set);
        }
        if (sets.isEmpty()) {
            lines.say("No document can be taken away so that it is not met.");
        }
    }

    private static List<String> folded(List<String> texts) {
        return texts.stream().map(Legible::folded).toList();
    }

    private static String effect(CriterionResult criterion, RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next == null) {
            return "That would not change the grade, which is the highest there is.";
        }
        return next.anyOf().contains(List.of(criterion.id()))
                ? "That alone would lift the requirement to " + next.grade() + "."
                : "That alone would not lift the requirement. To reach " + next.grade() + ", meet "
                        + Wording.anyOf(next) + ".";
    }

    private static String wanted(CriterionResult criterion) {
        if (!Wording.hasParts(criterion)) {
            return "one thing that counts is enough.";
        }
        int wanted = criterion.wanted();
        return wanted == criterion.missing().size()
                ? "these must be shown as well: " + String.join(", ", criterion.missing()) + "."
                : wanted + " more of these must be shown: " + String.join(", ", criterion.missing()) + ".";
    }

    private static Section toNextGrade(RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        Lines lines = new Lines();
        if (next == null) {
            lines.say("There is no better grade to reach.");
        } else {
            lines.say(
                    "To reach " + next.grade() + ", meet " + Wording.anyOf(next) + ".",
                    List.of(),
                    next.anyOf().stream().flatMap(List::stream).distinct().toList());
        }
        return lines.under("", "");
    }
}
