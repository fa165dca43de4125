package assay.yaml;

import assay.problem.Digits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys with their values in a YAML file, read through {@link Fields}. Where something else stands than keys and values, that
 * has been told of: then there are none, and none is missing.
 */
public final class Keys {

    private final Fields fields;
    private final Node at;
    private final Node.Mapping map;
    private final String called;

    Keys(Fields fields, Node at, String called) {
        this.fields = fields;
        this.at = at;
        this.map = at instanceof Node.Mapping given ? given : new Node.Mapping(List.of(), at.line(), at.column());
        this.called = called;
    }

    /** Whether keys and values stand there, be they none. */
    public boolean areThere() {
        return at instanceof Node.Mapping;
    }

    /** What has them, in messages: "the document". */
    public String called() {
        return called;
    }

    /** They as they are written; none where something else stands. */
    public Node.Mapping map() {
        return map;
    }

    /** Where the value of a key stands, or else where all of them do. */
    public Node at(String key) {
        return get(key).orElse(at);
    }

    /** The value of a key, if it is there. */
    public Optional<Node> get(String key) {
        return map.get(key);
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        return get(key).isPresent();
    }

    /** Tells of every key that is not known. */
    public void refuseUnknown(List<String> known) {
        refuseUnknown(known, Map.of());
    }

    /** The same, where of some keys there is something better to say than that they are not known. */
    public void refuseUnknown(List<String> known, Map<String, String> explained) {
        Node before = at;
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (explained.containsKey(key)) {
                fields.problem(entry.key(), explained.get(key));
            } else if (!known.contains(key) && key.matches("\\d+") && Fields.isNothing(entry.value())) {
                // In braces what stands behind a comma is the next key.
                fields.problem(entry.key(), Digits.WITHOUT_COMMAS + withFullStop(before, key));
            } else if (!known.contains(key)) {
                fields.unknown(entry.key(), "a key", key, " in " + called, known);
            }
            before = entry.value();
        }
    }

    /** What was meant by a number with a comma in it; nothing where that may have been another, as of thousands. */
    private static String withFullStop(Node before, String decimals) {
        return before instanceof Node.Scalar scalar && scalar.text().matches("\\d+") && decimals.length() < 3
                ? ": " + scalar.text() + "." + decimals
                : "";
    }

    /**
     * The value of a key that has to be there.
     *
     * @param asked what it is: "a list, which may be empty: []"
     */
    public Optional<Node> needed(String key, String asked) {
        Optional<Node> node = get(key);
        if (node.isEmpty() && areThere()) {
            fields.problem(at, Fields.quoted(key) + " is missing from " + called + "; it is " + asked);
        }
        return node;
    }

    /** A text that may be left out, and may be empty. */
    public Optional<Node.Scalar> text(String key) {
        return get(key).flatMap(node -> fields.text(node, key));
    }

    /** A text that may be left out, in which something is to be seen. */
    public Optional<Node.Scalar> saying(String key) {
        return get(key).flatMap(node -> fields.saying(node, key));
    }

    /** A text that has to be there and to say something; an empty one where it does not. */
    public String said(String key) {
        return neededText(key).map(Node.Scalar::text).orElse("");
    }

    /** A text that has to be there and to say something, with where it stands. */
    public Optional<Node.Scalar> neededText(String key) {
        return needed(key, Fields.A_TEXT).flatMap(node -> fields.saying(node, key));
    }

    /** The items of a list that may be left out. */
    public List<Node> items(String key) {
        return get(key).map(node -> fields.items(node, key)).orElse(List.of());
    }

    /** The items of a list that has to be there, and to have some. */
    public List<Node> someItems(String key) {
        return needed(key, "a list").map(node -> some(node, key)).orElse(List.of());
    }

    private List<Node> some(Node node, String key) {
        List<Node> items = fields.items(node, key);
        if (items.isEmpty() && node instanceof Node.Sequence) {
            fields.problem(node, Fields.quoted(key) + " is empty");
        }
        return items;
    }
}
