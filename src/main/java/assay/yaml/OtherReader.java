package assay.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** What a reader that shares nothing with ours but the grammar reads in a file: what we write, others must be able to read. */
final class OtherReader {

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private OtherReader() {}

    /** All keys and values of a text in their order; nothing where it cannot be read. */
    static Optional<List<String>> words(String text) {
        List<String> words = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    words.add(parser.currentName());
                } else if (token.isScalarValue()) {
                    words.add(parser.getString());
                }
            }
            return Optional.of(words);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
