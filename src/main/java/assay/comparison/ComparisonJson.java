package assay.comparison;

import assay.evaluation.Evaluation.Place;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.ruleset.RuleSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A comparison as JSON. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** The whole of it, in one object. */
    public static String of(Comparison comparison) {
        return JsonDocument.of(json -> {
            rules(json, "before", comparison.before());
            rules(json, "after", comparison.after());
            json.writeArrayPropertyStart("calledOtherwise");
            for (Comparison.CalledOtherwise one : comparison.calledOtherwise()) {
                json.writeStartObject();
                json.writeStringProperty("before", one.before());
                json.writeStringProperty("after", one.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("notLookedAt");
            for (Comparison.NotLookedAt one : comparison.notLookedAt()) {
                json.writeStartObject();
                json.writeStringProperty("what", one.what());
                json.writeStringProperty("by", one.by());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberProperty("authorities", comparison.transitions().authorities());
            json.writeNumberProperty("synthetic", comparison.synthetic());
            json.writeNumberProperty("changed", comparison.transitions().changed());
            json.writeNumberProperty("otherwise", comparison.aside().size());
            json.writeArrayPropertyStart("transitions");
            transitions(json, comparison.transitions());
            json.writeEndArray();
            json.writeArrayPropertyStart("changes");
            for (Compared one : comparison.changed()) {
                one.changes().forEach(change -> change(json, one, change));
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("asides");
            for (Compared one : comparison.all()) {
                one.asides().forEach(aside -> aside(json, one, aside));
            }
            json.writeEndArray();
        });
    }

    private static void rules(JsonGenerator json, String key, RuleSet rules) {
        json.writeObjectPropertyStart(key);
        json.writeStringProperty("name", rules.pack().name());
        json.writeStringProperty("sha256", rules.sha256());
        JsonReport.values(json, "set", rules.settings());
        rules.extension().ifPresent(extension -> JsonReport.extension(json, extension));
        json.writeEndObject();
    }

    private static void transitions(JsonGenerator json, Transitions transitions) {
        for (String requirement : transitions.requirements()) {
            for (String from : transitions.grades(requirement)) {
                for (String to : transitions.grades(requirement)) {
                    int count = transitions.count(requirement, from, to);
                    if (count > 0) {
                        json.writeStartObject();
                        json.writeStringProperty("requirement", requirement);
                        json.writeStringProperty("from", from);
                        json.writeStringProperty("to", to);
                        json.writeNumberProperty("authorities", count);
                        json.writeEndObject();
                    }
                }
            }
        }
    }

    private static void aside(JsonGenerator json, Compared one, Aside aside) {
        json.writeStartObject();
        json.writeStringProperty("authority", one.authority());
        json.writeStringProperty("file", one.file());
        json.writeStringProperty("about", aside.about());
        json.writeStringProperty(
                "what", aside.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringProperty("before", aside.before());
        json.writeStringProperty("after", aside.after());
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Compared one, Change change) {
        json.writeStartObject();
        json.writeStringProperty("authority", one.authority());
        json.writeStringProperty("file", one.file());
        json.writeStringProperty("requirement", change.requirement());
        json.writeStringProperty("before", change.before());
        json.writeStringProperty("after", change.after());
        json.writeArrayPropertyStart("because");
        for (Difference difference : change.because()) {
            json.writeStartObject();
            json.writeStringProperty("about", difference.about());
            json.writeStringProperty("what", difference.what());
            grounds(json, "before", difference.before());
            grounds(json, "after", difference.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void grounds(JsonGenerator json, String key, List<Ground> grounds) {
        json.writeArrayPropertyStart(key);
        for (Ground ground : grounds) {
            json.writeStartObject();
            Place evidence = ground.evidence();
            if (evidence == null) {
                json.writeNullProperty("evidence");
            } else {
                json.writeObjectPropertyStart("evidence");
                JsonReport.place(json, evidence);
                json.writeEndObject();
            }
            json.writeStringProperty("says", ground.says());
            json.writeArrayPropertyStart("rules");
            for (RulePlace rule : ground.rules()) {
                json.writeStartObject();
                JsonReport.text(json, "rule", rule.rule().isEmpty() ? null : rule.rule());
                json.writeStringProperty("ruleSet", rule.ruleSet());
                json.writeStringProperty("ruleFile", rule.file());
                json.writeNumberProperty("ruleLine", rule.line());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
