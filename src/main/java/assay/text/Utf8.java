package assay.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text, where they are UTF-8 and nothing else. */
public final class Utf8 {

    /** What is said of a file that is UTF-16. */
    public static final String INSTEAD_OF_UTF_16 = "this file is UTF-16, which Windows calls Unicode; save it as UTF-8";

    private Utf8() {}

    /** Whether bytes begin as UTF-16 does: with its mark, or with a character of which one byte is zero, as of Latin letters. */
    public static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE || (bytes[0] == 0) != (bytes[1] == 0);
    }

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
