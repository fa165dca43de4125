package assay.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands at which place of a text: values, keys, lists, and keys and values in brackets. Of what begins at the same place it is
 * the single value or the key; of a value that is left out, its key.
 */
public final class WrittenPlaces {

    private final Map<Long, Written> written = new HashMap<>();

    private WrittenPlaces() {}

    /** Of a text that is YAML; of one that cannot be parsed nothing stands anywhere. */
    public static WrittenPlaces in(String text) {
        WrittenPlaces places = new WrittenPlaces();
        Node root = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        if (root != null) {
            places.add(root, null);
        }
        return places;
    }

    /** What begins at a place, in lines and characters from 1; nothing where nothing does. */
    public Optional<Written> at(int line, int column) {
        return Optional.ofNullable(written.get(place(line, column)));
    }

    private void add(Node node, @Nullable Written key) {
        if (node instanceof Node.Mapping map) {
            if (node.written().style() == Written.Style.FLOW) {
                written.put(place(node.line(), node.column()), node.written());
            }
            for (Node.Entry entry : map.entries()) {
                written.put(
                        place(entry.key().line(), entry.key().column()),
                        entry.key().written());
                add(entry.value(), entry.key().written());
            }
        } else if (node instanceof Node.Sequence list) {
            written.put(place(node.line(), node.column()), node.written());
            list.items().forEach(item -> add(item, null));
        } else {
            boolean leftOut = node.written().start() == node.written().end() && key != null;
            written.put(place(node.line(), node.column()), leftOut ? key : node.written());
        }
    }

    private static long place(int line, int column) {
        return ((long) line << Integer.SIZE) + column;
    }
}
