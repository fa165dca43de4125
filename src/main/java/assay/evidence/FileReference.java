package assay.evidence;

import assay.problem.Nearest;
import assay.text.Legible;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a document is kept, and the digest by which its file can be known again. */
public final class FileReference {

    /**
     * A path from the folder of the file of evidence that stays in it or below, with {@code /} between folders: neither
     * absolute nor with a drive, nor an address, nor by way of {@code ..}, nor a folder.
     */
    public static final String PATH = "^(?!\\s*$)(?![A-Za-z]:)(?![\\s\\S]*://)(?!(?:[\\s\\S]*/)?\\.\\.(?:/|$))"
            + "(?!(?:[\\s\\S]*/)?\\.?$)[^/\\\\\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029][^\\\\\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]*$";

    /** SHA-256 in hexadecimal digits. */
    public static final String DIGEST = "^[0-9a-f]{64}$";

    private static final Pattern IS_PATH = Pattern.compile(PATH);
    private static final Pattern UP = Pattern.compile("(?:^|/)\\.\\.(?:/|$)");
    private static final Pattern IS_DIGEST = Pattern.compile(DIGEST);

    private FileReference() {}

    /** The digest that a document names as it is written: one of digits alone is a number to YAML, and to nobody else. */
    static @Nullable String digest(Keys document) {
        return document.get("sha256")
                .filter(node -> node instanceof Node.Scalar scalar
                        && scalar.form() == Node.Form.NUMBER
                        && IS_DIGEST.matcher(scalar.text()).matches())
                .map(node -> ((Node.Scalar) node).text())
                .orElseGet(() -> FieldReader.text(document, "sha256"));
    }

    /** Makes problems of what a document says of its file, and of its digest, and is not so. */
    static void check(Fields fields, Keys document, @Nullable String path, @Nullable String digest) {
        if (path != null && (Legible.isBlank(path) || !IS_PATH.matcher(path).matches())) {
            fields.problem(
                    document.at("file"),
                    Legible.isBlank(path)
                            ? "\"file\" is empty"
                            : "\"file\" is a path from the folder of this file that stays in it or below, such as"
                                    + " minutes.pdf or scans/minutes.pdf, not \"" + Nearest.shown(path) + "\""
                                    + (path.contains("\\") ? "; folders have / between them" : "")
                                    + (UP.matcher(path).find() ? "; it goes by way of no \"..\"" : ""));
        }
        Node place = document.at("sha256");
        if (digest != null && !IS_DIGEST.matcher(digest).matches()) {
            fields.problem(
                    place,
                    "\"sha256\" is 64 digits from 0 to 9 and a to f, not \"" + Nearest.shown(digest) + "\""
                            + (digest.matches("[0-9a-fA-F]{64}") ? "; write them in small letters" : "")
                            + (digest.matches("[0-9a-f]{2,}") ? ", which has " + digest.length() : ""));
        }
        if (digest != null && !document.has("file")) {
            fields.problem(place, "\"sha256\" is the digest of a file; \"file\", which says of which, is missing");
        }
    }
}
