package assay.explanation;

import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.RequirementResult;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.text.Legible;
import assay.text.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** What a reading of the source comes to. */
final class ExplainedReading {

    private final Found found;
    private final List<Reread> reread;

    ExplainedReading(Found found, List<Reread> reread) {
        this.found = found;
        this.reread = reread;
    }

    /** What was decided, what rests on it here, and what it would be otherwise. */
    Explanation explained(Interpretation reading) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        lines.say("It is read so: " + reading.decided() + ".");
        lines.say("Why: " + reading.why() + ".");
        lines.say(reading.by().isEmpty() ? "Who decided it is not recorded." : "Decided by " + reading.by() + ".");
        if (!reading.source().isEmpty()) {
            lines.say("The source speaks of it in " + reading.source() + ".");
        }
        sections.add(lines.under("", ""));
        Lines rests = new Lines();
        if (found.evaluation().overall().interpretations().contains(reading.id())) {
            rests.say("The overall grade, "
                    + found.evaluation().overall().evidence().grade() + ".");
        }
        for (RequirementResult requirement : found.evaluation().requirements()) {
            if (!requirement.interpretations().contains(reading.id())) {
                continue;
            }
            List<String> criteria = requirement.criteria().stream()
                    .filter(one -> one.interpretations().contains(reading.id()))
                    .map(CriterionResult::id)
                    .toList();
            rests.say(
                    StringUtils.capitalize(Wording.called(requirement)) + ", " + requirement.grade()
                            + (criteria.isEmpty() ? "." : ", by " + Series.and(criteria) + "."),
                    List.of(),
                    Stream.concat(Stream.of(requirement.id()), criteria.stream())
                            .toList());
        }
        if (rests.isEmpty()) {
            rests.say("Nothing.");
        }
        sections.add(rests.under("", "What rests on it here:"));
        Lines carried = new Lines();
        found.rules().stream()
                .filter(rule -> rule.interpretations().contains(reading.id()))
                .forEach(rule -> carried.say(rule.name(), List.of(rule)));
        for (Parameter parameter : found.evaluation().rules().parameters()) {
            if (List.of(parameter.interpretation().split(", *")).contains(reading.id())) {
                carried.say("The parameter " + parameter.name() + ", " + parameter.value() + ".");
            }
        }
        if (!carried.isEmpty()) {
            sections.add(carried.under("", "It is carried by:"));
        }
        sections.add(otherwise().under("", "What it would be otherwise:"));
        return new Explanation(
                found.evaluation(),
                new Target(Target.Kind.READING, reading.id()),
                Legible.folded(found.evaluation().authority()) + ", reading " + reading.id() + ", " + reading.question()
                        + ".",
                sections,
                List.of());
    }

    private Lines otherwise() {
        Lines lines = new Lines();
        for (Reread one : reread) {
            List<String> grades = new ArrayList<>();
            List<String> about = new ArrayList<>();
            for (RequirementResult requirement : found.evaluation().requirements()) {
                String grade = one.grades().get(requirement.id());
                if (grade != null) {
                    grades.add(Wording.called(requirement) + " " + grade + " instead of " + requirement.grade());
                    about.add(requirement.id());
                }
            }
            String overall = one.grades().get(Pack.OVERALL);
            if (overall != null) {
                grades.add("the overall grade " + overall + " instead of "
                        + found.evaluation().overall().evidence().grade());
            }
            lines.say(
                    StringUtils.capitalize(one.says()) + " (" + one.rules() + "): that "
                            + (grades.isEmpty()
                                    ? "leaves every grade as it is."
                                    : "makes " + Series.and(grades) + ", and leaves every other grade as it is."),
                    List.of(),
                    about);
        }
        if (lines.isEmpty()) {
            lines.say("That is not known: no variant of these rules reads it otherwise.");
        }
        return lines;
    }
}
