package assay.yaml;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.text.Legible;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML file into a tree of {@link Node}s, or says everything that keeps it from being one. */
public final class YamlReader {

    /** How many levels of lists and maps may stand in each other; evidence needs seven. */
    public static final int DEEPEST = 50;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            // How large a file may be is for those to say who read it, not for the parser.
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(Integer.MAX_VALUE)
                    // A key that stands there twice is told of here, with both places.
                    .setAllowDuplicateKeys(true)
                    .build())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String file;
    private final String[] lines;
    private final List<Problem> problems;

    private YamlReader(String file, String text, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.lines = text.lines().toArray(String[]::new);
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
        return text == null ? null : new YamlReader(file, text, problems).parse(text);
    }

    private static @Nullable String decode(String file, byte[] content, List<Problem> problems) {
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
        for (int offset = 0; offset < text.length(); offset += Character.charCount(text.codePointAt(offset))) {
            int character = text.codePointAt(offset);
            if (!mayStand(character)) {
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

    private @Nullable Node parse(String text) {
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return document(parser);
        }
    }

    private @Nullable Node document(YAMLParser parser) {
        try {
            if (parser.nextToken() == null) {
                problems.add(Problem.ofFile(file, "the file is empty"));
                return null;
            }
            Node root = value(parser);
            if (parser.nextToken() != null) {
                secondDocument(parser.currentTokenLocation().getLineNr());
            }
            return root;
        } catch (StreamConstraintsException e) {
            problem(parser, "nested more than " + DEEPEST + " levels deep");
        } catch (JacksonException e) {
            if (e.getCause() instanceof MarkedYamlEngineException marked) {
                problems.add(YamlSyntax.problem(file, marked));
            } else {
                // There is one other thing that the parser refuses.
                problem(parser, "a key is a text, not a list, a map or an alias");
            }
        }
        return null;
    }

    /** Another document begins with three hyphens; one that has nothing in it ends behind the last line. */
    private void secondDocument(int contentLine) {
        int line = Math.min(contentLine, lines.length);
        while (line > 1 && !lines[line - 1].startsWith("---")) {
            line--;
        }
        problem(line, 1, "a second YAML document (---); a file holds one");
    }

    private Node value(YAMLParser parser) {
        refuseReferences(parser);
        TokenStreamLocation start = parser.currentTokenLocation();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, start);
            case START_ARRAY -> sequence(parser, start);
            default -> scalar(parser, start);
        };
    }

    private Node.Mapping mapping(YAMLParser parser, TokenStreamLocation start) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            refuseReferences(parser);
            TokenStreamLocation at = parser.currentTokenLocation();
            Node.Scalar key = new Node.Scalar(whole(parser), Node.Form.TEXT, at.getLineNr(), at.getColumnNr());
            Integer before = seen.putIfAbsent(key.text(), key.line());
            if (before != null) {
                problem(
                        parser,
                        "\"" + Nearest.shown(key.text()) + "\" stands here a second time, after line " + before);
            }
            parser.nextToken();
            entries.add(new Node.Entry(key, value(parser)));
        }
        return new Node.Mapping(List.copyOf(entries), start.getLineNr(), start.getColumnNr());
    }

    private Node.Sequence sequence(YAMLParser parser, TokenStreamLocation start) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Node.Sequence(List.copyOf(items), start.getLineNr(), start.getColumnNr());
    }

    private Node.Scalar scalar(YAMLParser parser, TokenStreamLocation start) {
        String text = whole(parser);
        Node.Form form = "&*!".indexOf(sourceAt(start)) >= 0
                ? Node.Form.REFUSED
                : isPlain(start) ? PlainText.form(text) : Node.Form.TEXT;
        return new Node.Scalar(text, form, start.getLineNr(), start.getColumnNr());
    }

    /** A text, which has to be one of whole characters: escapes can name halves of some. */
    private String whole(YAMLParser parser) {
        String text = parser.getString();
        int half = Legible.halfCharacter(text);
        if (half >= 0) {
            problem(
                    parser,
                    "half a character (" + Legible.line(text.substring(half, half + 1))
                            + "), which is none; the other half is missing");
        }
        return text;
    }

    /** Whether a scalar is written without quotes and not as a block, which the parser does not tell. */
    private boolean isPlain(TokenStreamLocation start) {
        return "\"'|>".indexOf(sourceAt(start)) < 0;
    }

    /** Anchors, aliases and tags begin with a character that nothing else can begin with. */
    private void refuseReferences(YAMLParser parser) {
        switch (sourceAt(parser.currentTokenLocation())) {
            case '&' -> problem(parser, "an anchor (&); write the value out where it is used");
            case '*' -> problem(parser, "an alias (*); write the value out");
            case '!' -> problem(parser, "a tag (!); leave it out");
            default -> {
                // Nothing is referred to here.
            }
        }
    }

    /** The character where something begins; columns count characters as people do, and some are two in Java. */
    private int sourceAt(TokenStreamLocation location) {
        int line = location.getLineNr() - 1;
        int column = location.getColumnNr() - 1;
        if (line < 0 || line >= lines.length || column < 0) {
            return ' ';
        }
        String text = lines[line];
        int offset = 0;
        for (int passed = 0; passed < column && offset < text.length(); passed++) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        return offset < text.length() ? text.codePointAt(offset) : ' ';
    }

    private void problem(YAMLParser parser, String message) {
        TokenStreamLocation at = parser.currentTokenLocation();
        problem(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message);
    }

    private void problem(int line, int column, String message) {
        problems.add(new Problem(file, line, column, message));
    }
}
