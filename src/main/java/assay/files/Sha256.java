package assay.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests, as 64 hexadecimal digits in small letters. */
public final class Sha256 {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
    private static final int AT_ONCE = 1 << 16;

    private Sha256() {}

    /** Whether a text is such a digest. */
    public static boolean isOne(String text) {
        return DIGITS.matcher(text).matches();
    }

    /** The digest of some bytes. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** The digest of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The digest of a regular file, of which only a little is in memory at any time.
     *
     * @throws InputFile.Unreadable if it is none, or cannot be read
     */
    public static String of(Path file) throws InputFile.Unreadable {
        InputFile.check(file);
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[AT_ONCE];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
            }
        } catch (IOException | SecurityException e) {
            throw InputFile.failed(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest of what is still to come. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
