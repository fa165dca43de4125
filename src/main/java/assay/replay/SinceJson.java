package assay.replay;

import assay.report.JsonDocument;
import assay.report.JsonReport;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What has changed since results were recorded, as JSON: every authority, with nothing in its lists where nothing is otherwise. */
public final class SinceJson {

    private SinceJson() {}

    /**
     * Writes it.
     *
     * @param all the authorities, in the order in which they are written
     * @param notGiven the authorities that there are results of and no files that could be read
     * @param named how the file of results is called
     */
    public static String of(List<Since> all, List<String> notGiven, String named) {
        return JsonDocument.of(json -> {
            json.writeStringProperty("result", named);
            json.writeNumberProperty("authorities", all.size());
            json.writeNumberProperty("synthetic", Since.synthetic(all));
            json.writeNumberProperty(
                    "changed", all.stream().filter(Since::isOtherwise).count());
            JsonReport.texts(json, "notGiven", notGiven);
            json.writeArrayPropertyStart("since");
            all.forEach(since -> one(json, since));
            json.writeEndArray();
        });
    }

    private static void one(JsonGenerator json, Since since) {
        json.writeStartObject();
        json.writeStringProperty("authority", since.recorded().authority());
        json.writeStringProperty("file", since.recorded().file());
        ReplayJson.inputs(json, since.inputs());
        ReplayJson.difference(json, "altered", since.altered());
        json.writeArrayPropertyStart("facts");
        for (FactChange fact : since.facts()) {
            json.writeStartObject();
            json.writeStringProperty("where", fact.where());
            json.writeStringProperty("what", fact.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("moved");
        for (Moved moved : since.moved()) {
            json.writeStartObject();
            json.writeStringProperty("what", moved.what());
            json.writeStringProperty("then", moved.then());
            json.writeStringProperty("now", moved.now());
            JsonReport.texts(json, "because", moved.cause().because());
            JsonReport.texts(json, "documents", moved.cause().documents());
            JsonReport.texts(
                    json,
                    "parameters",
                    moved.cause().parameters().stream()
                            .map(ParameterChange::name)
                            .toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("support");
        for (SupportChange support : since.support()) {
            json.writeStartObject();
            json.writeStringProperty("criterion", support.criterion());
            json.writeStringProperty("what", support.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
