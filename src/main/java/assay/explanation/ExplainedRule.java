package assay.explanation;

import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.RuleOrigin;
import assay.text.Legible;
import assay.words.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** What a rule did. */
final class ExplainedRule {

    private final Found found;

    ExplainedRule(Found found) {
        this.found = found;
    }

    /** What it says, what it decided here, and what it nearly counted. */
    Explanation explained(RuleOrigin rule) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        RuleBook.Said said = found.book().of(rule);
        said.sentences().forEach(sentence -> lines.say(sentence, List.of(rule)));
        if (said.sentences().isEmpty()) {
            lines.say("It has no words of its own.", List.of(rule));
        }
        lines.say(rule.source().isEmpty() ? "It names no source." : "Source: " + rule.source() + ".");
        sections.add(lines.under("", ""));
        if (!said.text().isEmpty()) {
            sections.add(new Lines().asWritten(said.text()).under("", "As it is written:"));
        }
        Lines decided = new Lines();
        decided(decided, rule);
        sections.add(decided.under("", "What it decided here:"));
        Lines missed = new Lines();
        List<NearMiss> nearly =
                found.almost().stream().filter(one -> one.rule().equals(rule)).toList();
        nearly.forEach(one -> missed.say(one.sentence(), List.of(), List.of(one.criterion())));
        if (!missed.isEmpty()) {
            sections.add(missed.under("", "What it nearly counted:"));
        }
        found.interpretations(sections, rule.interpretations());
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.RULE, rule.name()),
                Legible.folded(found.evaluation().authority()) + ", rule \"" + rule.name() + "\".",
                sections,
                nearly);
    }

    private void decided(Lines lines, RuleOrigin rule) {
        for (RequirementResult requirement : found.evaluation().requirements()) {
            requirement.reasons().stream()
                    .filter(reason -> reason.rule().equals(rule))
                    .forEach(reason ->
                            lines.say(requirement.id() + ": " + reason.text(), List.of(), List.of(requirement.id())));
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> one.rule().equals(rule) || one.restsOn().contains(rule))
                        .forEach(one -> lines.say(
                                criterion.id() + ": " + Found.place(one.fact())
                                        + ", counts"
                                        + (Wording.hasParts(criterion) ? " for " + one.part() : "")
                                        + (one.rule().equals(rule) ? "" : ", which rests on it") + ".",
                                List.of(),
                                List.of(criterion.id())));
                criterion.setAside().stream()
                        .filter(one -> one.rules().contains(rule))
                        .forEach(one -> lines.say(
                                criterion.id() + ": " + Found.place(one.fact()) + ", does not count: " + one.reason()
                                        + ".",
                                List.of(),
                                List.of(criterion.id())));
                if (criterion.askedBy().contains(rule)) {
                    lines.say(
                            criterion.id() + " is asked for: "
                                    + criterion.criterion().asks() + ".",
                            List.of(),
                            List.of(criterion.id()));
                }
            }
        }
        if (found.evaluation().overall().evidence().rules().contains(rule)) {
            lines.say("The overall grade, "
                    + found.evaluation().overall().evidence().grade() + ", rests on it.");
        }
        if (lines.isEmpty()) {
            lines.say(
                    found.evaluation().fired().contains(rule.name())
                            ? "It held, and no grade, no criterion and no fact shows it by itself."
                            : "Nothing: its conditions were not so.");
        }
    }
}
