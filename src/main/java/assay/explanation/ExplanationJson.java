package assay.explanation;

import assay.evaluation.Evaluation;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.ruleset.RuleOrigin;
import tools.jackson.core.JsonGenerator;

/** Explanations as JSON. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** The document. */
    public static String of(Explanation explanation) {
        Evaluation evaluation = explanation.evaluation();
        return JsonDocument.of(json -> {
            json.writeStringProperty("authority", evaluation.authority());
            json.writeStringProperty("file", evaluation.file());
            json.writeStringProperty("evidenceSha256", evaluation.evidenceSha256());
            json.writeObjectPropertyStart("rules");
            json.writeStringProperty("name", evaluation.rules().name());
            json.writeStringProperty("sha256", evaluation.rules().sha256());
            JsonReport.values(json, "set", evaluation.rules().settings());
            json.writeEndObject();
            json.writeObjectPropertyStart("target");
            json.writeStringProperty("kind", explanation.target().kind().word());
            json.writeStringProperty("id", explanation.target().id());
            json.writeEndObject();
            json.writeStringProperty("title", explanation.title());
            json.writeArrayPropertyStart("sections");
            explanation.sections().forEach(section -> section(json, section));
            json.writeEndArray();
            json.writeArrayPropertyStart("nearlyCounted");
            explanation.almost().forEach(one -> {
                json.writeStartObject();
                JsonReport.place(json, one.fact());
                json.writeStringProperty("criterion", one.criterion());
                json.writeStringProperty("because", one.because());
                rule(json, one.rule());
                json.writeEndObject();
            });
            json.writeEndArray();
            JsonReport.redacted(json, evaluation);
        });
    }

    private static void section(JsonGenerator json, Explanation.Section section) {
        json.writeStartObject();
        json.writeStringProperty("about", section.about());
        json.writeStringProperty("title", section.title());
        json.writeArrayPropertyStart("lines");
        for (Explanation.Line line : section.lines()) {
            json.writeStartObject();
            json.writeStringProperty("text", line.text());
            JsonReport.texts(json, "about", line.about());
            json.writeArrayPropertyStart("rules");
            for (RuleOrigin rule : line.rules()) {
                json.writeStartObject();
                rule(json, rule);
                json.writeStringProperty("source", rule.source());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, RuleOrigin rule) {
        json.writeStringProperty("rule", rule.name());
        json.writeStringProperty("ruleFile", rule.file());
        json.writeNumberProperty("ruleLine", rule.line());
    }
}
