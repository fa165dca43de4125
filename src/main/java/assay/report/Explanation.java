package assay.report;

import assay.evaluation.Evaluation;
import assay.ruleset.Interpretation;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a requirement or a criterion came out as it did, and what would change it, in plain sentences. */
public final class Explanation {

    private final RuleSet rules;

    /** Explanations for one rule set. */
    public Explanation(RuleSet rules) {
        this.rules = rules;
    }

    /** Why a requirement has its grade. */
    public String of(Evaluation evaluation, Evaluation.RequirementResult requirement) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                Legible.folded(evaluation.authority()) + ", " + Wording.called(requirement) + ", " + requirement.name()
                        + ": " + requirement.grade() + ".");
        extension(text, evaluation.rules());
        line(text, "");
        for (Evaluation.GradeReason reason : requirement.reasons()) {
            line(text, reason.text() + " " + by(reason.rule()));
        }
        String own = requirement.interviewee();
        if (requirement.agreement() != null) {
            line(
                    text,
                    own == null
                            ? "The interviewee did not rate it."
                            : "The interviewee said " + own + ": " + requirement.agreement() + ".");
        }
        requirement.criteria().forEach(criterion -> {
            line(text, "");
            criterion(text, criterion);
        });
        line(text, "");
        toNextGrade(text, requirement);
        interpretations(text, requirement.interpretations());
        return text.toString();
    }

    /** Why a criterion is met or not. */
    public String of(
            Evaluation evaluation, Evaluation.RequirementResult requirement, Evaluation.CriterionResult criterion) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                Legible.folded(evaluation.authority()) + ", " + Wording.called(requirement) + ": " + requirement.grade()
                        + ".");
        extension(text, evaluation.rules());
        line(text, "");
        criterion(text, criterion);
        line(text, "");
        if (criterion.met()) {
            line(text, "It stays met as long as " + stays(criterion) + " shown.");
        } else {
            line(text, "To meet it, " + wanted(criterion));
            line(text, effect(criterion, requirement.toNextGrade()));
        }
        line(text, "");
        line(text, "What counts and what does not is decided by:");
        for (RuleOrigin rule : deciding(rules, criterion.id())) {
            line(
                    text,
                    "  " + rule.name() + " " + by(rule) + (rule.source().isEmpty() ? "" : " after " + rule.source()));
        }
        interpretations(
                text,
                rules.interpretationIds().stream()
                        .filter(id -> deciding(rules, criterion.id()).stream()
                                .anyMatch(rule -> rule.interpretations().contains(id)))
                        .toList());
        return text.toString();
    }

    private static void extension(StringBuilder text, Evaluation.Rules rules) {
        rules.extension()
                .ifPresent(extension -> line(text, "The rule set " + rules.name() + " " + extension.phrase() + "."));
        if (!rules.settings().isEmpty()) {
            line(text, "Graded by " + rules.called() + ".");
        }
    }

    /** The rules whose names begin with a criterion, alone or among others, in the order of the files. */
    public static List<RuleOrigin> deciding(RuleSet rules, String criterion) {
        return rules.origins().values().stream()
                .filter(rule -> rule.name().matches("(?:\\S+, )*\\Q" + criterion + "\\E(?:, \\S+)* .*"))
                .toList();
    }

    private static void criterion(StringBuilder text, Evaluation.CriterionResult criterion) {
        line(
                text,
                criterion.id() + " (" + criterion.criterion().asks() + ") is a "
                        + criterion.criterion().kind().word() + ", and it is " + (criterion.met() ? "met" : "not met")
                        + (criterion.secondaryOnly() ? ", by secondary evidence only" : "") + ".");
        if (Wording.hasParts(criterion)) {
            line(text, "  It needs " + Wording.needs(criterion) + ".");
            criterion
                    .raisedBy()
                    .forEach(rule -> line(
                            text,
                            "  By itself it needs " + criterion.criterion().atLeast() + " of them; \"" + rule.name()
                                    + "\" " + by(rule) + " asks for more."));
        }
        for (Evaluation.CountedFact counted : criterion.counted()) {
            String because = Wording.because(counted);
            line(
                    text,
                    "  " + Wording.place(counted.fact()) + " (" + counted.fact().kind() + ") counts"
                            + (Wording.hasParts(criterion) ? " for " + counted.part() : "")
                            + (because.isEmpty() ? "" : ", because: " + because) + " " + by(counted.rule()));
        }
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            line(
                    text,
                    "  " + Wording.place(setAside.fact()) + " ("
                            + setAside.fact().kind() + ") does not count: "
                            + setAside.reason() + " "
                            + setAside.rules().stream().map(Explanation::by).collect(Collectors.joining(" ")));
        }
        if (!criterion.met()) {
            line(
                    text,
                    Wording.hasParts(criterion)
                            ? "  Not shown: " + Wording.and(criterion.missing()) + "."
                            : criterion.setAside().isEmpty()
                                    ? "  No document shows anything of the kind."
                                    : "  Nothing else of the kind is shown.");
        }
        criterion.cautions().forEach(caution -> line(text, "  Mind: " + caution + "."));
    }

    private static String effect(Evaluation.CriterionResult criterion, Evaluation.@Nullable NextGrade next) {
        if (next == null) {
            return "That would not change the grade.";
        }
        return next.anyOf().contains(List.of(criterion.id()))
                ? "That alone would lift the requirement to " + next.grade() + "."
                : "That alone would not lift the requirement. To reach " + next.grade() + ", meet "
                        + Wording.anyOf(next) + ".";
    }

    private static String stays(Evaluation.CriterionResult criterion) {
        return Wording.hasParts(criterion)
                ? Wording.needs(criterion) + (criterion.atLeast() == 1 ? " is" : " are")
                : "one thing that counts is";
    }

    private static String wanted(Evaluation.CriterionResult criterion) {
        if (!Wording.hasParts(criterion)) {
            return "one thing that counts is enough.";
        }
        int wanted = criterion.wanted();
        return wanted == criterion.missing().size()
                ? "these must be shown as well: " + Wording.and(criterion.missing()) + "."
                : wanted + " more of these must be shown: " + Wording.and(criterion.missing()) + ".";
    }

    private static void toNextGrade(StringBuilder text, Evaluation.RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        line(
                text,
                next == null
                        ? "There is no better grade to reach."
                        : "To reach " + next.grade() + ", meet " + Wording.anyOf(next) + ".");
    }

    private void interpretations(StringBuilder text, List<String> carried) {
        List<Interpretation> all = rules.interpretations().stream()
                .filter(one -> carried.contains(one.id()))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "This rests on interpretations of the source:");
        for (Interpretation one : all) {
            line(
                    text,
                    "  " + one.id() + ", " + one.question() + ": " + one.decided() + " (" + one.why()
                            + (one.origin().isEmpty() ? "" : "; " + one.origin()) + ").");
        }
    }

    private static String by(RuleOrigin rule) {
        return "[" + Wording.where(rule) + "]";
    }

    /** A line of its own, whatever the texts in it are. */
    private static void line(StringBuilder text, String line) {
        text.append(Legible.line(line)).append('\n');
    }
}
