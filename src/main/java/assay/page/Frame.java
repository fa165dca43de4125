package assay.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** What every page has: one style, one script, and the policy by which a browser lets nothing else through. */
public final class Frame {

    /** The style sheet. */
    public static final String STYLE = resource("page.css");

    /** The script, which filters and expands what is there without it. */
    public static final String SCRIPT = resource("page.js");

    /** The content security policy: no network, and no style and no script but these two, by their digests. */
    public static final String POLICY = "default-src 'none'; img-src data:; style-src 'sha256-" + digest(STYLE)
            + "'; script-src 'sha256-" + digest(SCRIPT) + "'; base-uri 'none'; form-action 'none'";

    private Frame() {}

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Frame.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
