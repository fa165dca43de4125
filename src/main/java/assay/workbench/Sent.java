package assay.workbench;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page has sent: an object of texts, or of lists of texts. */
record Sent(JsonNode content) {

    /** Reads it. */
    static Sent of(Context request) {
        try {
            JsonNode content = new JsonMapper().readTree(request.body());
            if (content.isObject()) {
                return new Sent(content);
            }
        } catch (JacksonException e) {
            // Told below.
        }
        throw new BadRequestResponse("what was sent is no object of JSON");
    }

    /** A text; nothing where it was not sent. */
    String text(String key) {
        JsonNode value = content.path(key);
        return value.isString() ? value.stringValue().strip() : value.isValueNode() ? value.asString("") : "";
    }

    /** Several texts; one alone where it was sent by itself. */
    List<String> texts(String key) {
        JsonNode value = content.path(key);
        return value.isArray()
                ? value.valueStream().map(one -> one.asString("")).toList()
                : value.isMissingNode() || value.isNull() ? List.of() : List.of(value.asString(""));
    }

    /** Whether something was said yes to. */
    boolean is(String key) {
        return List.of("true", "on", "yes").contains(text(key));
    }
}
