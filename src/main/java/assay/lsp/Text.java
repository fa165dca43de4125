package assay.lsp;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * A file as an editor has it. Editors count lines and UTF-16 units, as {@code char}s are, and a byte order mark where they hand
 * one over; the rest of the program counts offsets, and knows of no mark.
 *
 * @param uri how the editor calls it
 * @param file where it lies
 * @param version which of its texts this is; null for one that lies on disk
 * @param mark what stands before what it says: a byte order mark or nothing
 * @param text what it says
 */
record Text(String uri, Path file, @Nullable Integer version, String mark, String text) {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** All that an editor hands over. */
    static Text of(String uri, Path file, @Nullable Integer version, String whole) {
        String mark = whole.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        return new Text(uri, file, version, mark, whole.substring(mark.length()));
    }

    /** A file that lies on disk; an editor that opens it hides the mark that it may begin with. */
    static Text onDisk(Path file, String whole) {
        return new Text(file.toUri().toString(), file, null, "", Strings.CS.removeStart(whole, BYTE_ORDER_MARK));
    }

    /** The same file with something else in it. */
    Text saying(String other) {
        return new Text(uri, file, version, mark, other);
    }

    /** What it is called in its folder. */
    String name() {
        return file.getFileName().toString();
    }

    /** The place of an offset. */
    Position at(int offset) {
        int line = 0;
        int begins = -mark.length();
        Matcher ends = LINE_END.matcher(text);
        while (ends.find() && ends.end() <= offset) {
            line++;
            begins = ends.end();
        }
        return new Position(line, Math.min(offset, text.length()) - begins);
    }

    /** What lies between two offsets. */
    Range between(int from, int to) {
        return new Range(at(from), at(to));
    }

    /** All of it. */
    Range all() {
        return between(0, text.length());
    }

    /** The offset of a place; the end of its line where that is shorter. */
    int offset(Position place) {
        return Math.max(0, offset(text, -mark.length(), place));
    }

    private static int offset(String text, int from, Position place) {
        int begins = from;
        Matcher ends = LINE_END.matcher(text);
        for (int line = 0; line < place.getLine(); line++) {
            if (!ends.find()) {
                return text.length();
            }
            begins = ends.end();
        }
        int end = ends.find() ? ends.start() : text.length();
        return Math.min(begins + Math.max(0, place.getCharacter()), end);
    }

    /** The text after a change. */
    Text with(TextDocumentContentChangeEvent change, @Nullable Integer next) {
        Range range = change.getRange();
        String changed = range == null ? change.getText() : changed(mark + text, range, change.getText());
        return of(uri, file, next, changed);
    }

    private static String changed(String whole, Range range, String to) {
        int from = offset(whole, 0, range.getStart());
        return whole.substring(0, from) + to + whole.substring(Math.max(from, offset(whole, 0, range.getEnd())));
    }
}
