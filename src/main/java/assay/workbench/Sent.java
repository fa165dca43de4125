package assay.workbench;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was sent to be done.
 *
 * @param body an object
 */
record Sent(JsonNode body) {

    static Sent of(Context request) {
        try {
            JsonNode body = new JsonMapper().readTree(request.body());
            if (body != null && body.isObject()) {
                return new Sent(body);
            }
        } catch (JacksonException e) {
            // Told below.
        }
        throw new BadRequestResponse("what is sent has to be an object in JSON");
    }

    /** A text; an empty one where none was sent. */
    String text(String key) {
        JsonNode value = body.get(key);
        return value == null || !value.isValueNode() || value.isNull() ? "" : value.asString();
    }

    /** The texts under a key of an object. */
    List<String> texts(String object, String key) {
        JsonNode value = body.get(object);
        return value == null || !value.isObject() ? List.of() : new Sent(value).texts(key);
    }

    /** A position, from 0. */
    int position(String key) {
        String text = text(key);
        if (!text.matches("[0-9]{1,6}")) {
            throw new BadRequestResponse("\"" + key + "\" has to be a position, from 0");
        }
        return Integer.parseInt(text);
    }

    /** Texts; one where one was sent. */
    List<String> texts(String key) {
        JsonNode value = body.get(key);
        List<String> all = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(one -> all.add(one.asString()));
        } else if (!text(key).isEmpty()) {
            all.add(text(key));
        }
        return all;
    }
}
