package assay.yaml;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.text.Legible;
import assay.text.Utf8;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Reads one YAML file into a tree of {@link Node}s, or says everything that keeps it from being one. */
public final class YamlReader {

    /** How many levels of lists and maps may stand in each other; evidence needs seven. */
    public static final int DEEPEST = 50;

    static final LoadSettings SETTINGS = LoadSettings.builder()
            // How large a file may be is for those to say who read it, not for the parser.
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String file;
    private final String text;
    /** Where each character begins, which the parser counts, in {@code char}s; null where all are one. */
    private final int @Nullable [] offsets;

    private final List<Problem> problems;

    private YamlReader(String file, String text, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
        this.offsets = text.codePointCount(0, text.length()) == text.length() ? null : offsets(text);
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int character = 1; character < offsets.length; character++) {
            int before = offsets[character - 1];
            offsets[character] = before + Character.charCount(text.codePointAt(before));
        }
        return offsets;
    }

    /** Whether a file is YAML by its name. */
    public static boolean isFor(String file) {
        return Strings.CI.endsWith(file, ".yaml") || Strings.CI.endsWith(file, ".yml");
    }

    /**
     * Reads a file's content.
     *
     * @param file how the file is named in messages
     * @param content its bytes
     * @param problems where to put what is wrong: not text in UTF-8, not YAML, empty, several documents, an anchor, an
     *     alias, a tag, a key twice
     * @return the file's one value as far as it could be followed, or null where it could not be followed at all
     */
    public static @Nullable Node read(String file, byte[] content, List<Problem> problems) {
        String text = decode(file, content, problems);
        return text == null ? null : new YamlReader(file, text, problems).document();
    }

    private static @Nullable String decode(String file, byte[] content, List<Problem> problems) {
        return isPlain(content) ? new String(content, StandardCharsets.US_ASCII) : decodeOther(file, content, problems);
    }

    /** Whether there is nothing but characters of ASCII that may stand in a file, as in most. */
    private static boolean isPlain(byte[] content) {
        for (byte one : content) {
            if (one < ' ' ? one != '\n' && one != '\r' && one != '\t' : one == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decodeOther(String file, byte[] content, List<Problem> problems) {
        if (Utf8.isUtf16(content)) {
            problems.add(at(file, "", 0, Utf8.INSTEAD_OF_UTF_16));
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length + 1);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problems.add(at(file, text, nul, "this is not a text file: it has a zero byte here"));
            return null;
        }
        if (result.isError()) {
            String bad = String.format("0x%02X", content[bytes.position()] & 0xFF);
            problems.add(at(file, text, text.length(), "not UTF-8: byte " + bad + "; save the file as UTF-8"));
            return null;
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int offset = 0; offset < text.length(); offset++) {
            char unit = text.charAt(offset);
            if (unit >= ' ' && unit < 0x7F) {
                continue;
            }
            int character = text.codePointAt(offset);
            if (!Character.isLowSurrogate(unit) && !mayStand(character)) {
                String code = String.format("0x%02X", character);
                problems.add(at(file, text, offset, "a control character (" + code + "); take it out"));
                return null;
            }
        }
        return text;
    }

    /** Whether YAML allows a character to stand in a file as it is. */
    private static boolean mayStand(int character) {
        return character < 0x7F
                ? character >= ' ' || character == '\t' || character == '\n' || character == '\r'
                : character == 0x85 || (character >= 0xA0 && character != 0xFFFE && character != 0xFFFF);
    }

    private static Problem at(String file, String text, int offset, String message) {
        String before = text.substring(0, offset);
        int line = StringUtils.countMatches(before, '\n') + 1;
        int start = before.lastIndexOf('\n') + 1;
        return new Problem(file, line, before.codePointCount(start, offset) + 1, message);
    }

    /** Something that is YAML and that cannot be followed any further, of which has been told. */
    private static final class NotFollowed extends Exception {
        private static final long serialVersionUID = 1;
    }

    private @Nullable Node document() {
        Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
        try {
            events.next();
            if (events.next() instanceof StreamEndEvent) {
                problems.add(Problem.ofFile(file, "the file is empty"));
                return null;
            }
            Node root = value(events.next(), events, 0);
            events.next();
            Event after = events.next();
            if (!(after instanceof StreamEndEvent)) {
                problem(after, "a second YAML document (---); a file holds one");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            problems.add(YamlSyntax.problem(file, text, e));
        } catch (NotFollowed e) {
            // It has been told of.
        }
        return null;
    }

    private Node value(Event event, Iterator<Event> events, int depth) throws NotFollowed {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof AliasEvent alias) {
            problem(alias, "an alias (*); write the value out");
            return new Node.Scalar(
                    String.valueOf(alias.getAlias()),
                    Node.Form.REFUSED,
                    line(alias),
                    column(alias),
                    written(alias, Written.Style.PLAIN));
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        refuseReferences(start, start.getTag());
        if (depth == DEEPEST) {
            problem(start, "nested more than " + DEEPEST + " levels deep");
            throw new NotFollowed();
        }
        return start instanceof MappingStartEvent ? mapping(start, events, depth) : sequence(start, events, depth);
    }

    private Node.Mapping mapping(CollectionStartEvent start, Iterator<Event> events, int depth) throws NotFollowed {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        int end = start(start);
        Event event = events.next();
        for (; !(event instanceof MappingEndEvent); event = events.next()) {
            Node.Scalar key = key(event);
            Integer before = seen.putIfAbsent(key.text(), key.line());
            if (before != null) {
                problem(event, "\"" + Nearest.shown(key.text()) + "\" stands here a second time, after line " + before);
            }
            Node value = value(events.next(), events, depth + 1);
            end = value.written().end();
            entries.add(new Node.Entry(key, value));
        }
        return new Node.Mapping(List.copyOf(entries), line(start), column(start), written(start, event, end));
    }

    private Node.Scalar key(Event event) throws NotFollowed {
        if (!(event instanceof ScalarEvent scalar)) {
            problem(
                    event,
                    event instanceof AliasEvent
                            ? "a key is a text, not an alias"
                            : "a text that begins with a bracket, { or [, is written in quotes");
            throw new NotFollowed();
        }
        Node.Scalar key = scalar(scalar);
        return new Node.Scalar(key.text(), Node.Form.TEXT, key.line(), key.column(), key.written());
    }

    private Node.Sequence sequence(CollectionStartEvent start, Iterator<Event> events, int depth) throws NotFollowed {
        List<Node> items = new ArrayList<>();
        int end = start(start);
        Event event = events.next();
        for (; !(event instanceof SequenceEndEvent); event = events.next()) {
            Node item = value(event, events, depth + 1);
            end = item.written().end();
            items.add(item);
        }
        return new Node.Sequence(List.copyOf(items), line(start), column(start), written(start, event, end));
    }

    private Node.Scalar scalar(ScalarEvent event) {
        boolean refused = refuseReferences(event, event.getTag());
        Written.Style style =
                switch (event.getScalarStyle()) {
                    case SINGLE_QUOTED -> Written.Style.SINGLE_QUOTED;
                    case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Written.Style.DOUBLE_QUOTED;
                    case LITERAL, FOLDED -> Written.Style.LINES;
                    case PLAIN -> Written.Style.PLAIN;
                };
        // Nothing but an escape names half a character, and only double quotes have escapes.
        String value = style == Written.Style.DOUBLE_QUOTED ? whole(event) : event.getValue();
        Node.Form form =
                refused ? Node.Form.REFUSED : style == Written.Style.PLAIN ? PlainText.form(value) : Node.Form.TEXT;
        return new Node.Scalar(value, form, line(event), column(event), written(event, style));
    }

    /** A text, which has to be one of whole characters: escapes can name halves of some. */
    private String whole(ScalarEvent event) {
        String value = event.getValue();
        int half = Legible.halfCharacter(value);
        if (half >= 0) {
            problem(
                    event,
                    "half a character (" + Legible.line(value.substring(half, half + 1))
                            + "), which is none; the other half is missing");
        }
        return value;
    }

    /** Makes a problem of an anchor or else of a tag, and says whether there was one. */
    private boolean refuseReferences(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            problem(event, "an anchor (&); write the value out where it is used");
        } else if (tag.isPresent()) {
            problem(event, "a tag (!); leave it out");
        }
        return event.getAnchor().isPresent() || tag.isPresent();
    }

    /** Where a single value stands; behind one in lines of its own the parser has passed over empty lines as well. */
    private Written written(Event event, Written.Style style) {
        int start = start(event);
        int end = offset(event.getEndMark());
        while (style == Written.Style.LINES && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Written(start, end, style);
    }

    /** Where several values stand: in brackets, or from the first to the end of the last. */
    private Written written(CollectionStartEvent start, Event end, int endOfLast) {
        return start.isFlow()
                ? new Written(start(start), offset(end.getEndMark()), Written.Style.FLOW)
                : new Written(start(start), endOfLast, Written.Style.BLOCK);
    }

    private int start(Event event) {
        return offset(event.getStartMark());
    }

    private int offset(Optional<Mark> mark) {
        int index = mark.isPresent() ? mark.get().getIndex() : 0;
        return offsets == null ? index : offsets[index];
    }

    private static int line(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return (mark.isPresent() ? mark.get().getLine() : 0) + 1;
    }

    private static int column(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return (mark.isPresent() ? mark.get().getColumn() : 0) + 1;
    }

    private void problem(Event event, String message) {
        problems.add(new Problem(file, line(event), column(event), message));
    }
}
