package assay.publication;

import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.study.Column;
import assay.study.KeyPoints;
import assay.study.Study;
import assay.study.Table;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A study as JSON, complete: the rules, the key points, and every table with its columns and one object a row. Numbers are
 * numbers, in all their digits but for shares, which have one decimal; a cell with nothing in it is null.
 */
public final class StudyJson {

    private StudyJson() {}

    /** The study. */
    public static String of(Study study) {
        return JsonDocument.of(json -> {
            json.writeStringProperty("study", Caption.of(study));
            json.writeNumberProperty("authorities", study.authorities().size());
            json.writeNumberProperty("synthetic", study.synthetic());
            json.writeObjectPropertyStart("rules");
            json.writeStringProperty("name", study.rules().pack().name());
            json.writeStringProperty("sha256", study.rules().sha256());
            JsonReport.values(json, "set", study.rules().settings());
            json.writeEndObject();
            json.writeArrayPropertyStart("keyPoints");
            for (KeyPoints points : study.keyPoints()) {
                json.writeStartObject();
                json.writeStringProperty("requirement", points.requirement());
                JsonReport.texts(json, "points", points.points());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("tables");
            study.tables().forEach(table -> table(json, table));
            json.writeEndArray();
        });
    }

    private static void table(JsonGenerator json, Table table) {
        json.writeStartObject();
        json.writeStringProperty("id", table.id());
        json.writeStringProperty("title", table.title());
        json.writeStringProperty("note", table.note());
        JsonReport.texts(json, "columns", table.header());
        json.writeArrayPropertyStart("rows");
        for (List<Object> row : table.rows()) {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                json.writeName(table.columns().get(i).name());
                value(json, table.columns().get(i), row.get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Column column, Object value) {
        String written = column.written(value);
        if (written.isEmpty()) {
            json.writeNull();
        } else if (value instanceof Number) {
            json.writeNumber(new BigDecimal(written));
        } else {
            json.writeString(value.toString());
        }
    }
}
