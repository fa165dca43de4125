package assay.replay;

import assay.report.JsonDocument;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What came of making results again, as JSON. */
public final class ReplayJson {

    private ReplayJson() {}

    /**
     * Writes it.
     *
     * @param all the files of results, in the order in which they are written
     */
    public static String of(List<Replayed> all) {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("files", all.size());
            json.writeNumberProperty(
                    "same", all.stream().filter(Replayed::isTheSame).count());
            json.writeArrayPropertyStart("results");
            all.forEach(one -> file(json, one));
            json.writeEndArray();
        });
    }

    private static void file(JsonGenerator json, Replayed replayed) {
        json.writeStartObject();
        json.writeStringProperty("result", replayed.named());
        json.writeBooleanProperty("same", replayed.isTheSame());
        if (replayed.otherwiseFrom() == 0) {
            json.writeNullProperty("laidOutOtherwiseFrom");
        } else {
            json.writeNumberProperty("laidOutOtherwiseFrom", replayed.otherwiseFrom());
        }
        if (replayed.misplaced() == 0) {
            json.writeNullProperty("misplaced");
        } else {
            json.writeNumberProperty("misplaced", replayed.misplaced());
        }
        json.writeArrayPropertyStart("errors");
        replayed.errors().forEach(error -> json.writeString(error.toString()));
        json.writeEndArray();
        json.writeArrayPropertyStart("evaluations");
        replayed.replays().forEach(one -> evaluation(json, one));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void evaluation(JsonGenerator json, Replay replay) {
        json.writeStartObject();
        json.writeStringProperty("authority", replay.recorded().authority());
        json.writeStringProperty("file", replay.recorded().file());
        json.writeBooleanProperty("same", replay.isTheSame());
        difference(json, "first", replay.first());
        inputs(json, replay.inputs());
        json.writeEndObject();
    }

    static void difference(JsonGenerator json, String key, Optional<Difference> found) {
        found.ifPresentOrElse(
                one -> {
                    json.writeObjectPropertyStart(key);
                    json.writeStringProperty("pointer", one.pointer());
                    json.writeStringProperty("then", one.then());
                    json.writeStringProperty("now", one.now());
                    json.writeEndObject();
                },
                () -> json.writeNullProperty(key));
    }

    static void inputs(JsonGenerator json, List<Replay.Input> inputs) {
        json.writeArrayPropertyStart("inputs");
        for (Replay.Input input : inputs) {
            json.writeStartObject();
            json.writeStringProperty("what", input.what());
            json.writeStringProperty("then", input.then());
            json.writeStringProperty("now", input.now());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
