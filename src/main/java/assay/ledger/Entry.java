package assay.ledger;

import assay.files.Sha256;
import assay.text.Legible;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One entry of a ledger.
 *
 * @param number its number, from 1
 * @param previous the {@link #sha256()} of the entry before, or {@link #NONE} for the first
 * @param at when it was made, as its maker says
 * @param by who made it
 * @param result what it is about
 */
record Entry(long number, String previous, String at, String by, Result result) {

    /** What stands for the digest of an entry where there is none before. */
    static final String NONE = "0".repeat(64);

    static final String DIGEST = "sha256";

    private static final List<String> KEYS = List.of(
            "entry",
            "previous",
            "at",
            "by",
            "authority",
            "file",
            "evidenceSha256",
            "rules/name",
            "rules/sha256",
            "assay",
            "resultSha256",
            "overall",
            DIGEST);

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * The line that it is in a ledger, without the end of the line: JSON without spaces, its keys in a fixed order, what would not be
     * seen as escapes. The last key is the digest of the line as it is without that key.
     */
    String line() {
        String others = others();
        return others.substring(0, others.length() - 1) + ",\"" + DIGEST + "\":\"" + Sha256.of(others) + "\"}";
    }

    /** The digest of all that it says. */
    String sha256() {
        return Sha256.of(others());
    }

    private String others() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("entry", number);
            json.writeStringProperty("previous", previous);
            json.writeStringProperty("at", at);
            json.writeStringProperty("by", by);
            json.writeStringProperty("authority", result.authority());
            json.writeStringProperty("file", result.file());
            json.writeStringProperty("evidenceSha256", result.evidenceSha256());
            json.writeObjectPropertyStart("rules");
            json.writeStringProperty("name", result.rules());
            json.writeStringProperty(DIGEST, result.rulesSha256());
            json.writeEndObject();
            text(json, "assay", result.assay());
            json.writeStringProperty("resultSha256", result.sha256());
            json.writeStringProperty("overall", result.overall());
            json.writeEndObject();
        }
        return Legible.json(text.toString());
    }

    private static void text(JsonGenerator json, String key, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(key);
        } else {
            json.writeStringProperty(key, text);
        }
    }

    /**
     * What a line says, whatever its digest and however it is written.
     *
     * @param line the line without its end
     * @throws NotJson if it does not say all that an entry does and nothing else
     */
    static Stated read(String line) throws NotJson {
        Keys keys = Keys.ofLine(line, KEYS);
        Entry entry = new Entry(
                keys.number("entry"),
                keys.text("previous"),
                keys.text("at"),
                keys.text("by"),
                new Result(
                        keys.text("authority"),
                        keys.text("file"),
                        keys.text("evidenceSha256"),
                        keys.text("rules/name"),
                        keys.text("rules/sha256"),
                        keys.textOrNull("assay"),
                        keys.text("resultSha256"),
                        keys.text("overall")));
        return new Stated(entry, keys.text(DIGEST));
    }

    /**
     * What a line says.
     *
     * @param entry the entry
     * @param sha256 the digest that stands in it
     */
    record Stated(Entry entry, String sha256) {

        /** Whether the digest is that of what it says. */
        boolean holds() {
            return sha256.equals(entry.sha256());
        }
    }
}
