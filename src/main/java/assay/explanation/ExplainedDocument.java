package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.DocumentUse;
import assay.evaluation.Evaluation.FactUse;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.EvidenceWriter;
import assay.evidence.FileCheck;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import assay.text.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** What a document, and a fact that it shows, is for. */
final class ExplainedDocument {

    private final Found found;
    private final Function<String, Evaluation> without;

    ExplainedDocument(Found found, Function<String, Evaluation> without) {
        this.found = found;
        this.without = without;
    }

    /** What it is used for, fact by fact, and what would be said otherwise without it. */
    Explanation explained(DocumentUse use) {
        List<Section> sections = new ArrayList<>();
        String id = use.document().id();
        Lines lines = new Lines();
        provenance(lines, use);
        sections.add(lines.under("", ""));
        use.facts().forEach(fact -> sections.add(factSection(use, fact)));
        sections.add(new Absence(found.evaluation(), without.apply(id), id).section());
        found.interpretations(
                sections,
                Found.carriedBy(Stream.concat(
                        use.timing().rules().stream(),
                        use.facts().stream().flatMap(fact -> deciding(use, fact).stream()))));
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.DOCUMENT, id),
                Legible.folded(found.evaluation().authority()) + ", document " + Legible.folded(id) + ", "
                        + Legible.folded(use.document().title()) + ": " + used(use) + ".",
                sections,
                found.almost().stream()
                        .filter(one -> one.fact().document().id().equals(id))
                        .toList());
    }

    private static String used(DocumentUse use) {
        if (use.countedFor().isEmpty()) {
            return "nothing in it counted";
        }
        return "counted for " + Series.and(use.countedFor());
    }

    private static void provenance(Lines lines, DocumentUse use) {
        List<String> dates = new ArrayList<>();
        if (use.document().dated() != null) {
            dates.add("dated " + use.document().dated());
        }
        if (use.document().received() != null) {
            dates.add("received " + use.document().received());
        }
        Evaluation.Timing timing = use.timing();
        lines.say(
                dates.isEmpty()
                        ? "No date of it is recorded."
                        : StringUtils.capitalize(String.join(", ", dates)) + Found.timing(timing) + ".",
                timing.rules());
        if (use.provenance().recordedBy() != null || use.provenance().recordedOn() != null) {
            lines.say("Recorded"
                    + (use.provenance().recordedBy() == null
                            ? ""
                            : " by " + Legible.folded(use.provenance().recordedBy()))
                    + (use.provenance().recordedOn() == null
                            ? ""
                            : " on " + use.provenance().recordedOn())
                    + ".");
        } else {
            lines.say("Who recorded it, and when, is not recorded.");
        }
        if (use.provenance().file() != null) {
            lines.say("Its file is " + Legible.folded(use.provenance().file())
                    + (use.provenance().sha256() == null
                            ? ""
                            : ", SHA-256 " + use.provenance().sha256())
                    + (use.fileCheck() == FileCheck.NOT_ASKED
                            ? ""
                            : ": " + use.fileCheck().word())
                    + ".");
        }
    }

    /** What it counts for and what not, and by which rules. */
    Explanation explained(DocumentUse document, FactUse fact) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        provenance(lines, document);
        sections.add(lines.under("", ""));
        sections.add(factSection(document, fact));
        Set<RuleOrigin> deciding = deciding(document, fact);
        inWords(sections, deciding);
        found.interpretations(sections, Found.carriedBy(deciding.stream()));
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.FACT, Found.number(document, fact)),
                Legible.folded(found.evaluation().authority()) + ", fact "
                        + Legible.folded(Found.number(document, fact)) + ", "
                        + Legible.folded(document.document().title()) + ": "
                        + (fact.countedFor().isEmpty()
                                ? "it counted for nothing"
                                : "counted for " + Series.and(fact.countedFor()))
                        + ".",
                sections,
                found.almost().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .toList());
    }

    /** The rules by which a fact counts, does not or speaks against something, and those that say when its document came. */
    private Set<RuleOrigin> deciding(DocumentUse document, FactUse fact) {
        Set<RuleOrigin> deciding = new LinkedHashSet<>(document.timing().rules());
        for (RequirementResult requirement : found.evaluation().requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> {
                            deciding.add(one.rule());
                            deciding.addAll(one.because());
                        });
                criterion.setAside().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> deciding.addAll(one.rules()));
                criterion.contradictions().stream()
                        .filter(one -> one.facts().stream().anyMatch(place -> is(place, document, fact)))
                        .forEach(one -> deciding.addAll(one.rules()));
            }
        }
        return deciding;
    }

    private static boolean is(Place place, DocumentUse document, FactUse fact) {
        return place.document().equals(document.document()) && place.index() == fact.index();
    }

    private Section factSection(DocumentUse document, FactUse fact) {
        String number = Legible.folded(Found.number(document, fact));
        Lines lines = new Lines();
        for (RequirementResult requirement : found.evaluation().requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> lines.say(
                                "It counts for " + criterion.id() + " ("
                                        + criterion.criterion().asks() + ")"
                                        + (Wording.hasParts(criterion) ? ": " + one.part() : "") + Found.because(one),
                                List.of(one.rule()),
                                List.of(criterion.id())));
                criterion.contradictions().stream()
                        .filter(one -> one.facts().stream().anyMatch(place -> is(place, document, fact)))
                        .forEach(one -> lines.say(
                                "It speaks against " + criterion.id() + ", " + Found.contradicted(one),
                                one.rules(),
                                List.of(criterion.id())));
                criterion.setAside().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> lines.say(
                                "It does not count for " + criterion.id() + " ("
                                        + criterion.criterion().asks() + "): " + found.lacking(one, criterion),
                                found.lackedBy(one, criterion),
                                List.of(criterion.id())));
            }
        }
        found.almost().stream()
                .filter(one -> is(one.fact(), document, fact))
                .filter(one -> !fact.setAsideFor().contains(one.criterion()))
                .forEach(one -> lines.say(one.sentence(), List.of(one.rule()), List.of(one.criterion())));
        return lines.under(
                number,
                number + ": "
                        + Legible.line(
                                EvidenceWriter.inOneLine(fact.observation()).substring(2)));
    }

    private void inWords(List<Section> sections, Collection<RuleOrigin> some) {
        Lines lines = new Lines();
        some.stream().sorted(RuleOrigin.BY_PLACE).forEach(rule -> {
            List<String> sentences = found.book().of(rule).sentences();
            lines.say(
                    (sentences.isEmpty() ? rule.name() : String.join(" ", sentences))
                            + (rule.source().isEmpty() ? "" : " After " + rule.source() + "."),
                    List.of(rule));
        });
        if (!lines.isEmpty()) {
            sections.add(lines.under("", "So the rules say:"));
        }
    }
}
