package assay.pipeline;

import assay.report.JsonReport;
import assay.text.Legible;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Findings as GitLab takes them in for its report on the quality of code, in the form that Code Climate gave it. */
public final class CodeQuality {

    private CodeQuality() {}

    /** All findings as one list. */
    public static String of(List<Finding> findings) {
        return JsonReport.written(true, json -> {
                    json.writeStartArray();
                    findings.forEach(finding -> write(json, finding));
                    json.writeEndArray();
                })
                + "\n";
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("description", finding.problem().message());
        json.writeStringProperty("check_name", finding.problem().code());
        json.writeStringProperty("fingerprint", finding.fingerprint());
        json.writeStringProperty("severity", finding.isError() ? "major" : "minor");
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("path", Legible.line(finding.path()));
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("begin", finding.problem().line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
