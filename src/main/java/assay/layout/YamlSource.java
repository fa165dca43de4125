package assay.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** A YAML file with what the parser says of it. Places are numbers of characters, each of which is one code point. */
final class YamlSource {

    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|(?<=[ \\t]))#.*$");

    private final int[] characters;
    private final List<Event> events;
    /** Where comments begin. */
    private final NavigableSet<Integer> comments = new TreeSet<>();

    private YamlSource(int[] characters, List<Event> events) {
        this.characters = characters;
        this.events = events;
        COMMENT.matcher(withoutValues()).results().forEach(found -> comments.add(found.start()));
    }

    /** A file that the parser can read. */
    static YamlSource of(String file) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        Iterable<Event> events = new Parse(settings).parseString(file);
        return new YamlSource(
                file.codePoints().toArray(),
                StreamSupport.stream(events.spliterator(), false).toList());
    }

    List<Event> events() {
        return events;
    }

    int length() {
        return characters.length;
    }

    int start(Event event) {
        return event.getStartMark().orElseThrow().getIndex();
    }

    int end(Event event) {
        return event.getEndMark().orElseThrow().getIndex();
    }

    /** How many characters stand before it in its line. */
    int column(Event event) {
        return event.getStartMark().orElseThrow().getColumn();
    }

    /** How far the line of a place is indented. */
    int indentation(int place) {
        int begin = place;
        while (begin > 0 && characters[begin - 1] != '\n') {
            begin--;
        }
        int indentation = 0;
        while (begin + indentation < characters.length && characters[begin + indentation] == ' ') {
            indentation++;
        }
        return indentation;
    }

    String between(int from, int to) {
        return new String(characters, from, to - from);
    }

    /** A value as it is written, with its quotes. */
    String raw(ScalarEvent scalar) {
        return between(start(scalar), end(scalar));
    }

    boolean hasComments(int from, int to) {
        Integer next = comments.ceiling(from);
        return next != null && next < to;
    }

    /** What the file says: every value with the kind of its quotes, every list and map, and then every comment. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        events.forEach(event -> said.add(event.toString()));
        comments.forEach(start -> {
            int end = start;
            while (end < characters.length && characters[end] != '\n') {
                end++;
            }
            said.add(between(start, end).stripTrailing());
        });
        return said;
    }

    /** The file with a letter for each character of its values, so that what looks like a comment is one. */
    private String withoutValues() {
        StringBuilder plain = new StringBuilder(characters.length);
        for (int character : characters) {
            plain.append(Character.isBmpCodePoint(character) ? (char) character : 'x');
        }
        for (Event event : events) {
            if (event instanceof ScalarEvent) {
                for (int i = start(event); i < end(event); i++) {
                    plain.setCharAt(i, plain.charAt(i) == '\n' ? '\n' : 'x');
                }
            }
        }
        return plain.toString();
    }
}
