package assay.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text, where they are UTF-8 and nothing else. */
public final class Utf8 {

    private Utf8() {}

    /** The text, or nothing where some of the bytes are no character. */
    public static Optional<String> text(byte[] bytes) {
        try {
            // A new decoder reports what it cannot decode.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
