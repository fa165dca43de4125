package assay.report;

import assay.evaluation.Evaluation;
import assay.evaluation.Summary;
import tools.jackson.core.JsonGenerator;

/** Grades alone as JSON, an object a line; what is said there is said by the same keys in whole evaluations. */
public final class SummaryReport {

    private SummaryReport() {}

    /** One authority in UTF-8, in which there is nothing that would not be seen. */
    public static byte[] of(Summary summary) {
        return JsonReport.bytes(false, "\n", json -> JsonDocument.write(json, whole -> members(whole, summary)));
    }

    private static void members(JsonGenerator json, Summary summary) {
        json.writeStringProperty("authority", summary.authority());
        json.writeStringProperty("file", summary.file());
        rules(json, summary.rules());
        json.writeArrayPropertyStart("requirements");
        summary.grades().forEach((id, grade) -> {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("grade", grade);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeObjectPropertyStart("overall");
        json.writeObjectPropertyStart("evidence");
        json.writeStringProperty("score", summary.score());
        json.writeStringProperty("grade", summary.overall());
        json.writeEndObject();
        json.writeEndObject();
        JsonReport.redacted(json, summary.hidden());
    }

    private static void rules(JsonGenerator json, Evaluation.Rules rules) {
        json.writeObjectPropertyStart("rules");
        json.writeStringProperty("name", rules.name());
        json.writeStringProperty("sha256", rules.sha256());
        JsonReport.values(json, "set", rules.settings());
        json.writeEndObject();
    }
}
