package assay.report;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The frame of every JSON document of this program: which program wrote it, and in which form. */
public final class JsonDocument {

    /** The version of this program. */
    public static final String ASSAY = "1.1.0-SNAPSHOT";

    /** The form of its JSON. A higher one has keys that mean something else, or lacks some. */
    public static final int FORMAT = 2;

    private JsonDocument() {}

    /**
     * A document over several lines, with a line break at its end.
     *
     * @param members writes what stands behind the first two keys
     */
    public static String of(Consumer<JsonGenerator> members) {
        return JsonReport.written(true, json -> write(json, members)) + "\n";
    }

    /** Writes a document. */
    static void write(JsonGenerator json, Consumer<JsonGenerator> members) {
        json.writeStartObject();
        json.writeStringProperty("assay", ASSAY);
        json.writeNumberProperty("format", FORMAT);
        members.accept(json);
        json.writeEndObject();
    }
}
