package assay.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Texts that are kept until something else has been printed. Reports of thousands of authorities are much alike, and packed take
 * a small part of the memory that they would take otherwise.
 */
final class KeptTexts {

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final DataOutputStream texts =
            new DataOutputStream(new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED)));
    private int count;

    /** Keeps one more. */
    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            texts.writeInt(bytes.length);
            texts.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count++;
    }

    /** Hands all over, in their order; none can be added after that. */
    void forEach(Consumer<String> taker) {
        try {
            texts.close();
            DataInputStream unpacked =
                    new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed.toByteArray())));
            for (int i = 0; i < count; i++) {
                taker.accept(new String(unpacked.readNBytes(unpacked.readInt()), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
