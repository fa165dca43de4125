package assay.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts as parts of URIs. */
final class Uri {

    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

    private Uri() {}

    /** A path as a reference, with everything but ASCII letters, digits, {@code - . _ ~} and slashes as its bytes in UTF-8. */
    static String path(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= 'a' && one <= 'z')
                    || (one >= 'A' && one <= 'Z')
                    || (one >= '0' && one <= '9')
                    || "-._~/".indexOf(one) >= 0;
            if (plain) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append(DIGITS.toHexDigits(one));
            }
        }
        return encoded.toString();
    }

    /** A text within a URI, in which it is told from what stands around it. */
    static String part(String text) {
        return path(text).replace("/", "%2F");
    }
}
