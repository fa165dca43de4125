package assay.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file as somebody has it: a byte order mark where an editor puts one, lines that end as on Windows or as elsewhere. What is put
 * into it is written as the rest of it is, and whoever looks for something in it need not know of the mark.
 *
 * @param mark the byte order mark, or nothing
 * @param text all that stands behind the mark, as it is
 */
public record FileText(String mark, String text) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    /** A file by all that is in it. */
    public static FileText of(String whole) {
        return whole.startsWith(BYTE_ORDER_MARK)
                ? new FileText(BYTE_ORDER_MARK, whole.substring(BYTE_ORDER_MARK.length()))
                : new FileText("", whole);
    }

    /** What ends its lines: what ends the first one. */
    public String lineEnd() {
        Matcher first = LINE_END.matcher(text);
        return first.find() ? first.group() : "\n";
    }

    /** Another text with the line ends of this file. */
    public String alike(String other) {
        return other.replace("\r\n", "\n").replace("\n", lineEnd());
    }

    /** The same file that says something else behind its mark. */
    public FileText saying(String other) {
        return new FileText(mark, other);
    }

    /** The file with lines put in where a line begins. */
    public FileText with(int at, String lines) {
        return saying(text.substring(0, at) + alike(lines) + text.substring(at));
    }

    /** The file with lines at its end; its own last line is ended first where it has no end. */
    public FileText followedBy(String lines) {
        boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        return saying(text + (ended ? "" : lineEnd()) + alike(lines));
    }

    /** All of it, as it is written to the disk. */
    public String whole() {
        return mark + text;
    }
}
