package assay.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * The one layout of a YAML file: two blanks for each level, lists under a key included; {@code {a: b, c: d}} and {@code [a, b]}
 * with a blank behind what separates and none else; one empty line where there were some. Texts stand as they were written, with
 * their quotes and their line breaks, and comments where they were.
 */
final class YamlLayout {

    private static final int STEP = 2;
    private static final Pattern COMMENT = Pattern.compile("(?:^|(?<=[ \\t]))#.*");
    private static final Pattern BLOCK = Pattern.compile("([|>][-+]?)([ \\t].*)?");

    private final YamlSource source;
    private final List<Event> events;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private int at;
    /** How much of the source is written. */
    private int done;

    private YamlLayout(YamlSource source) {
        this.source = source;
        this.events = source.events();
    }

    /** What the file is laid out as, with LF at the end of every line. */
    static String of(String file) {
        YamlLayout layout = new YamlLayout(YamlSource.of(file));
        layout.document();
        return String.join("\n", layout.lines).stripTrailing() + "\n";
    }

    private void document() {
        at = 1;
        DocumentStartEvent start = (DocumentStartEvent) events.get(at++);
        if (start.isExplicit()) {
            between(source.start(start), 0, false);
            line.append("---");
            done = source.end(start);
            if (isBlock(events.get(at))) {
                between(source.start(events.get(at)), 0, false);
                endLine();
            }
        }
        value(0, start.isExplicit() && !isBlock(events.get(at)));
        between(source.length(), 0, true);
        endLine();
    }

    /** A value, beginning in this line where there is something in it already. */
    private void value(int indent, boolean behind) {
        Event event = events.get(at);
        if (event instanceof CollectionStartEvent start) {
            if (start.getFlowStyle() == FlowStyle.FLOW) {
                boolean below = behind && between(source.start(event), indent, false);
                flow(indent, behind && !below);
            } else if (event instanceof MappingStartEvent) {
                map(indent, behind);
            } else {
                list(indent, behind);
            }
        } else {
            ScalarEvent scalar = (ScalarEvent) event;
            at++;
            if (source.end(scalar) > source.start(scalar)) {
                boolean below = behind && between(source.start(scalar), indent, false);
                append(indent, behind && !below);
                scalar(scalar, indent);
            }
        }
    }

    private void append(int indent, boolean behind) {
        if (line.isEmpty()) {
            line.append(" ".repeat(indent));
        } else if (behind) {
            line.append(' ');
        }
    }

    // ---------------------------------------------------------------------------------------------- blocks

    private void map(int indent, boolean behind) {
        int column = source.column(events.get(at++));
        boolean first = true;
        while (!(events.get(at) instanceof CollectionEndEvent)) {
            entry(indent, first, behind);
            ScalarEvent key = (ScalarEvent) events.get(at++);
            line.append(source.raw(key)).append(':');
            done = source.end(key);
            boolean nested = isBlock(events.get(at));
            if (nested) {
                between(source.start(events.get(at)), indent + STEP, false);
                endLine();
            }
            value(indent + STEP, !nested);
            first = false;
        }
        at++;
        deeper(column, indent);
    }

    private void list(int indent, boolean behind) {
        int column = source.column(events.get(at++));
        boolean first = true;
        while (!(events.get(at) instanceof CollectionEndEvent)) {
            entry(indent, first, behind);
            line.append("-");
            value(indent + STEP, true);
            first = false;
        }
        at++;
        deeper(column, indent);
    }

    private static boolean isBlock(Event event) {
        return event instanceof CollectionStartEvent start && start.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** Begins the line of a key or an item, unless it is to stand behind what is there. */
    private void entry(int indent, boolean first, boolean behind) {
        if (first && behind && !source.hasComments(done, source.start(events.get(at)))) {
            append(indent, true);
            return;
        }
        between(source.start(events.get(at)), indent, !first);
        endLine();
        line.append(" ".repeat(indent));
    }

    private void scalar(ScalarEvent scalar, int indent) {
        String raw = source.raw(scalar);
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            block(source.start(scalar), raw, indent);
            return;
        }
        String[] parts = raw.split("\n", -1);
        line.append(parts[0].stripTrailing());
        for (int i = 1; i < parts.length; i++) {
            nextLine();
            String part = i == parts.length - 1 ? parts[i].stripLeading() : parts[i].strip();
            line.append(part.isEmpty() ? "" : " ".repeat(indent)).append(part);
        }
        done = source.end(scalar);
    }

    /** A text in lines of its own. One that says itself how far it is indented stays as it is. */
    private void block(int start, String raw, int indent) {
        // Where empty lines at its end are part of it, all but the last line end are.
        boolean keeps = raw.lines().findFirst().orElse("").contains("+");
        String text = keeps ? StringUtils.chomp(raw) : raw.stripTrailing();
        List<String> parts = List.of(text.split("\n", -1));
        Matcher header = BLOCK.matcher(parts.get(0));
        int shift = header.matches() ? indentation(parts) : -1;
        line.append(parts.get(0).stripTrailing());
        for (String part : parts.subList(1, parts.size())) {
            nextLine();
            if (shift < 0) {
                line.append(part);
            } else if (part.length() > shift) {
                line.append(" ".repeat(indent)).append(part.substring(shift));
            }
        }
        if (line.isEmpty()) {
            nextLine();
        }
        done = start + text.codePointCount(0, text.length());
    }

    private static int indentation(List<String> block) {
        return block.stream()
                .skip(1)
                .filter(part -> !part.isBlank())
                .mapToInt(part -> StringUtils.indexOfAnyBut(part, ' '))
                .findFirst()
                .orElse(-1);
    }

    // ---------------------------------------------------------------------------------------------- in one line

    private void flow(int indent, boolean behind) {
        int start = at;
        int depth = 0;
        do {
            Event event = events.get(at++);
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        } while (depth > 0);
        int from = source.start(events.get(start));
        done = source.end(events.get(at - 1));
        append(indent, behind);
        if (source.hasComments(from, done) || isBroken(start, at)) {
            // There is more than one way to break it, and who wrote it chose one.
            String[] parts = source.between(from, done).split("\n", -1);
            line.append(parts[0].stripTrailing());
            for (int i = 1; i < parts.length; i++) {
                nextLine();
                line.append(parts[i].stripTrailing());
            }
            return;
        }
        int indented = line.length() - line.toString().stripLeading().length();
        Line whole = new Line();
        new Flow(start, at, whole, line.toString().strip() + (line.toString().endsWith(" ") ? " " : "")).written();
        List<String> written = whole.lines(indented, indent + (indented < indent ? 0 : STEP));
        lines.addAll(written.subList(0, written.size() - 1));
        line = new StringBuilder(written.get(written.size() - 1));
    }

    /** Whether a text in it goes over several lines in a way that says something. */
    private boolean isBroken(int from, int to) {
        return events.subList(from, to).stream()
                .filter(ScalarEvent.class::isInstance)
                .map(event -> (ScalarEvent) event)
                .map(scalar -> scalar.isPlain()
                        ? source.raw(scalar).replaceFirst("^[^\n]*(\n(?!\\s*\n)[^\n]*)*$", "")
                        : source.raw(scalar))
                .anyMatch(raw -> raw.contains("\n"));
    }

    /** Lists and maps in brackets, which are broken between the items of lists that stand in no such map. */
    private final class Flow {
        private final Line whole;
        private final int end;
        private int next;
        private int depth;
        private int maps;
        private StringBuilder text;
        private boolean blank;
        private int level;

        Flow(int start, int end, Line whole, String before) {
            this.whole = whole;
            this.end = end;
            this.next = start;
            this.text = new StringBuilder(before);
        }

        void written() {
            node();
            whole.add(text.toString(), blank, level, Line.Break.IF_FULL, text.length());
        }

        private void node() {
            Event event = events.get(next++);
            if (event instanceof ScalarEvent scalar) {
                text.append(source.raw(scalar).replaceAll("[ \\t]*\n[ \\t]*", " "));
                return;
            }
            boolean bare =
                    source.between(source.start(event), source.start(event) + 1).matches("[^\\[{]");
            boolean map = event instanceof MappingStartEvent;
            text.append(bare ? "" : map ? "{" : "[");
            depth++;
            maps += map ? 1 : 0;
            for (boolean first = true; !(events.get(next) instanceof CollectionEndEvent); first = false) {
                if (!first) {
                    text.append(",");
                    separate();
                }
                node();
                if (map) {
                    mapped();
                }
            }
            depth--;
            maps -= map ? 1 : 0;
            next++;
            text.append(bare ? "" : map ? "}" : "]");
        }

        private void mapped() {
            int key = source.end(events.get(next - 1));
            Event value = events.get(next);
            boolean none = source.start(value) == source.end(value) && value instanceof ScalarEvent;
            int until = none && next + 1 < end ? source.start(events.get(next + 1)) : source.start(value);
            if (source.between(key, Math.max(key, until)).contains(":")) {
                text.append(none ? ":" : ": ");
            }
            node();
        }

        private void separate() {
            if (maps > 0) {
                text.append(' ');
                return;
            }
            whole.add(text.toString(), blank, level, Line.Break.IF_FULL, text.length());
            text = new StringBuilder();
            blank = true;
            level = depth;
        }
    }

    // ---------------------------------------------------------------------------------------------- between

    /**
     * Writes the comments between what is written and what comes next.
     *
     * @param until where that begins
     * @param indent how much comments are indented that have lines of their own
     * @param apart whether empty lines count
     * @return whether there were any
     */
    private boolean between(int until, int indent, boolean apart) {
        boolean any = false;
        boolean empty = false;
        String[] parts = source.between(done, Math.max(done, until)).split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            Matcher comment = COMMENT.matcher(parts[i]);
            if (comment.find()) {
                if (i == 0 && done > 0) {
                    line.append(' ');
                } else {
                    endLine();
                    separate(empty && (apart || any));
                    line.append(" ".repeat(indent));
                }
                line.append(comment.group().stripTrailing());
                any = true;
                empty = false;
            } else if (i > 0 && i < parts.length - 1 && parts[i].isBlank()) {
                empty = true;
            }
        }
        if (empty && (apart || any)) {
            endLine();
            separate(true);
        }
        if (any) {
            endLine();
        }
        done = Math.max(done, until);
        return any;
    }

    /** Comments that stand below a block and as far to the right as it does belong to it. */
    private void deeper(int column, int indent) {
        int next = at;
        while (next < events.size() && events.get(next) instanceof CollectionEndEvent) {
            next++;
        }
        int until = next < events.size() ? source.start(events.get(next)) : source.length();
        int left = next < events.size() && events.get(next) instanceof ScalarEvent ? source.indentation(until) : 0;
        String[] parts = source.between(done, Math.max(done, until)).split("\n", -1);
        int offset = done;
        int end = done;
        for (String part : parts) {
            int start = StringUtils.indexOfAnyBut(part, ' ', '\t');
            if (offset > done && start >= 0 && (part.charAt(start) != '#' || start < column || start <= left)) {
                break;
            }
            offset += part.codePointCount(0, part.length()) + 1;
            end = start >= 0 && offset > done + parts[0].length() + 1 ? offset - 1 : end;
        }
        if (end > done) {
            between(end, indent, true);
        }
    }

    private void separate(boolean apart) {
        if (apart && !lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private void endLine() {
        if (!line.isEmpty()) {
            nextLine();
        }
    }

    /** Ends a line of a text, which may be empty. */
    private void nextLine() {
        lines.add(line.toString());
        line = new StringBuilder();
    }
}
