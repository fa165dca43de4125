package assay.lsp;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * A file as an editor has it. Editors count lines and UTF-16 units, as {@code char}s are; the rest of the program counts offsets.
 *
 * @param uri how the editor calls it
 * @param file where it lies
 * @param version which of its texts this is; null for one that lies on disk
 * @param text what it says
 */
record Text(String uri, Path file, @Nullable Integer version, String text) {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    /** What it is called in its folder. */
    String name() {
        return file.getFileName().toString();
    }

    /** The place of an offset. */
    Position at(int offset) {
        int line = 0;
        int begins = 0;
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
        int begins = 0;
        Matcher ends = LINE_END.matcher(text);
        for (int line = 0; line < place.getLine(); line++) {
            if (!ends.find()) {
                return text.length();
            }
            begins = ends.end();
        }
        int end = ends.find() ? ends.start() : text.length();
        return Math.min(begins + place.getCharacter(), end);
    }

    /** The text after a change. */
    Text with(TextDocumentContentChangeEvent change, @Nullable Integer next) {
        Range range = change.getRange();
        String changed = range == null
                ? change.getText()
                : text.substring(0, offset(range.getStart()))
                        + change.getText()
                        + text.substring(Math.max(offset(range.getStart()), offset(range.getEnd())));
        return new Text(uri, file, next, changed);
    }
}
