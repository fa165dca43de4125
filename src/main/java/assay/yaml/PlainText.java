package assay.yaml;

import assay.text.Legible;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a text is read that stands in a file without quotes. Files are read here as YAML 1.2, and by many other programs as
 * YAML 1.1, which takes more for something else than a text.
 */
public final class PlainText {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
            + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

    /** What these begin with; most texts begin with none of it, and need not be looked at any further. */
    private static final String BEGINS_OTHERWISE = "-+.0123456789tTfF~nN";

    private static final Map<String, Pattern> OTHERWISE = new LinkedHashMap<>();

    static {
        otherwise("true", "y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON");
        otherwise("false", "n|N|no|No|NO|false|False|FALSE|off|Off|OFF");
        otherwise("nothing", "|~|null|Null|NULL");
        otherwise(
                "a number",
                "[-+]?(0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+)",
                "[-+]?([0-9][0-9_]*(\\.[0-9_.]*)?|\\.[0-9_][0-9_.]*)([eE][-+]?[0-9]+)?",
                "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?",
                "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
        otherwise("a day", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
        otherwise("a moment", "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*");
        otherwise("a value to begin with", "=");
        otherwise("another map to take in", "<<");
    }

    /** What a text cannot begin with, or have in it, without being taken for something else. */
    private static final Pattern MARKED =
            Pattern.compile("[-?:,\\[\\]{}#&*!|>'\"%@`\\s].*|.*([,\\[\\]{}]|:\\s|\\s#).*|.*[:\\s]");

    private PlainText() {}

    private static void otherwise(String as, String... forms) {
        OTHERWISE.put(as, Pattern.compile(String.join("|", forms)));
    }

    /** What YAML 1.2 takes the text for, by its core schema. */
    static Node.Form form(String text) {
        if (!text.isEmpty() && BEGINS_OTHERWISE.indexOf(text.charAt(0)) < 0) {
            return Node.Form.TEXT;
        }
        if (NUMBER.matcher(text).matches()) {
            return Node.Form.NUMBER;
        }
        if (TRUTH.matcher(text).matches()) {
            return Node.Form.TRUTH;
        }
        return NOTHING.matcher(text).matches() ? Node.Form.NOTHING : Node.Form.TEXT;
    }

    /** What YAML, 1.1 or 1.2, takes the text for if it is no text to it. */
    public static Optional<String> otherwise(String text) {
        return OTHERWISE.entrySet().stream()
                .filter(other -> other.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a text can stand without quotes wherever one can stand, in brackets too, and is read as a text by anybody. */
    public static boolean canBe(String text) {
        return isSeen(text)
                && !MARKED.matcher(text).matches()
                && otherwise(text).isEmpty();
    }

    /** Whether all of a text is seen, in one line. */
    static boolean isSeen(String text) {
        return Legible.line(text).equals(text);
    }

    /** A text in double quotes, with its letters as they are; what is not seen stands there as an escape, as YAML has them, too. */
    public static String quoted(String text) {
        return '"' + Legible.line(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** A text in single quotes if that is how all of it can be seen, else in double quotes. */
    static String singlyQuoted(String text) {
        return isSeen(text) ? "'" + text.replace("'", "''") + "'" : quoted(text);
    }
}
