package assay.workbench;

import assay.text.Legible;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Strings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to be done: one object as JSON, as large and as deep as anything can mean that is sent here, and no more. */
final class Sent {

    /** No request is larger, in bytes: what is sent at most is a file as somebody has changed it. */
    static final int LARGEST = 8 << 20;

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 20;
    /** So the parser begins what it says of a key that an object has twice. */
    private static final String TWICE = "Duplicate Object property";

    private static final String ATTRIBUTE = "sent";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LARGEST)
                            .maxDocumentLength(LARGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private Sent(JsonNode object) {
        this.object = object;
    }

    /** What was sent is not what was to be sent. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String why) {
            super(why);
        }
    }

    /**
     * Reads what was sent, once for all who look at it.
     *
     * @throws Wrong if it is no object
     */
    static Sent of(Context request) {
        Sent known = request.attribute(ATTRIBUTE);
        if (known == null) {
            known = of(request.bodyAsBytes());
            request.attribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static Sent of(byte[] body) {
        JsonNode tree;
        try {
            // What is read from bytes might be UTF-16 as well.
            tree = MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Wrong("the request is not in UTF-8");
        } catch (StreamConstraintsException e) {
            throw new Wrong("the request has more than " + DEEPEST
                    + " objects and lists in each other, or a number of more than " + LONGEST_NUMBER
                    + " digits, which nothing here has");
        } catch (JacksonException e) {
            boolean twice = Strings.CS.startsWith(e.getOriginalMessage(), TWICE);
            throw new Wrong((twice ? "the request has a key twice in one object" : "the request is no JSON") + at(e));
        }
        if (!tree.isObject()) {
            throw new Wrong("the request is to be one object, in braces");
        }
        refuseHalves(tree);
        return new Sent(tree);
    }

    private static String at(JacksonException wrong) {
        TokenStreamLocation at = wrong.getLocation();
        return at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** No file can hold half a character: it would be kept as a question mark. */
    private static void refuseHalves(JsonNode node) {
        String text = node.isString() ? node.stringValue() : "";
        int half = Legible.halfCharacter(text);
        if (half >= 0) {
            throw new Wrong("the request has half a character (" + Legible.line(text.substring(half, half + 1))
                    + "), which is none; the other half is missing");
        }
        node.forEach(Sent::refuseHalves);
    }

    /**
     * A text that has to be there.
     *
     * @throws Wrong if it is not, or is no text
     */
    String text(String name) {
        return textIfThere(name).orElseThrow(() -> new Wrong("the request says nothing of \"" + name + "\""));
    }

    /**
     * A text that need not be there.
     *
     * @throws Wrong if it is there and no text
     */
    Optional<String> textIfThere(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new Wrong("\"" + name + "\" is to be a text");
        }
        return Optional.of(value.stringValue());
    }

    /**
     * A whole number that has to be there.
     *
     * @throws Wrong if it is not, or is none
     */
    int whole(String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isInt()) {
            throw new Wrong("\"" + name + "\" is to be a whole number");
        }
        return value.intValue();
    }

    /** What a control of a form holds, as a text; an empty one where nothing was sent of it. */
    String value(String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isValueNode() || value.isNull() ? "" : value.asString();
    }

    /** What the controls of one name hold; one where one was sent. */
    List<String> values(String name) {
        JsonNode value = object.get(name);
        List<String> all = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(one -> all.add(one.asString()));
        } else if (!value(name).isEmpty()) {
            all.add(value(name));
        }
        return all;
    }

    /** The same of those that belong together under one name. */
    List<String> values(String within, String name) {
        JsonNode value = object.get(within);
        return value == null || !value.isObject() ? List.of() : new Sent(value).values(name);
    }

    /**
     * A position, from 0.
     *
     * @throws Wrong if it is none
     */
    int position(String name) {
        String text = value(name);
        if (!text.matches("[0-9]{1,6}")) {
            throw new Wrong("\"" + name + "\" is to be a position, from 0");
        }
        return Integer.parseInt(text);
    }

    /** All of it. */
    JsonNode object() {
        return object;
    }
}
