package assay.evidence;

import assay.problem.Nearest;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a case changes of the evidence that its file begins with. What comes out is read like any file, so whatever is wrong
 * with it is told where it is written.
 *
 * <p>Documents are named by their ids, and facts by the document and their place among what it shows, from 1: {@code D1#1}.
 * What is named with {@code without} is not there, be it a document, a fact or the interview; new {@code documents} stand behind the others. Keys and values are put into
 * those that there are, and whatever else is given stands in the place of what there was.
 */
final class Changes {

    private static final String WITHOUT = "without";
    private static final String DOCUMENTS = "documents";
    private static final String SHOWS = "shows";

    private final Fields fields;
    private final Keys keys;
    private final Node.Mapping changes;
    private final List<String> known;
    /** The names of the documents. */
    private final Set<String> documents = new LinkedHashSet<>();
    /** The document of each fact by the name of the fact, unless a document is called so. */
    private final Map<String, String> facts = new LinkedHashMap<>();

    /** What there is to say of each name that would be that of a first fact if facts counted from 0. */
    private final Map<String, String> fromZero = new HashMap<>();

    private final Set<String> without = new HashSet<>();

    /**
     * Some changes.
     *
     * @param keys as they are written
     * @param top the file, which there is nothing wrong with
     * @param known the keys of a file, besides the documents, that can be changed
     * @param fields takes what is wrong
     */
    Changes(Keys keys, Node.Mapping top, List<String> known, Fields fields) {
        this.fields = fields;
        this.keys = keys;
        this.changes = keys.map();
        this.known = known;
        for (Node document : items(top, DOCUMENTS)) {
            String id = id(document);
            documents.add(id);
            List<Node> shown = items((Node.Mapping) document, SHOWS);
            for (int i = 0; i < shown.size(); i++) {
                facts.put(fact(id, i), id);
            }
        }
        facts.keySet().removeAll(documents);
        for (String id : documents) {
            String name = fact(id, -1);
            if (!documents.contains(name)) {
                fromZero.put(
                        name,
                        "facts of a document count from 1, as explain counts them: " + Nearest.shown(fact(id, 0))
                                + " is the first one");
            }
        }
    }

    private static List<Node> items(Node.Mapping map, String key) {
        return map.get(key)
                .map(node -> node instanceof Node.Sequence list ? list.items() : List.<Node>of())
                .orElse(List.of());
    }

    private static String id(Node document) {
        return ((Node.Mapping) document)
                .get("id")
                .map(id -> ((Node.Scalar) id).text())
                .orElse("");
    }

    /** The name of a fact by its index among what its document shows. */
    private static String fact(String document, int index) {
        return document + "#" + (index + 1);
    }

    /** The file as it is with them. */
    Node.Mapping applied(Node.Mapping top) {
        check();
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : top.entries()) {
            String key = entry.key().text();
            Node value = entry.value();
            if (without.contains(key)) {
                continue;
            }
            if (key.equals(DOCUMENTS)) {
                value = new Node.Sequence(documents(value), value.line(), value.column());
            } else if (known.contains(key)) {
                value = changes.get(key).map(to -> changed(entry.value(), to)).orElse(value);
            }
            entries.add(new Node.Entry(entry.key(), value));
        }
        for (Node.Entry entry : changes.entries()) {
            String key = entry.key().text();
            if (known.contains(key) && top.get(key).isEmpty()) {
                entries.add(entry);
            }
        }
        return new Node.Mapping(entries, top.line(), top.column());
    }

    private void check() {
        if (changes.entries().isEmpty()) {
            fields.problem(changes, "\"changes\" is empty; what is the same as above needs no case");
        }
        List<String> places = Stream.of(known, documents, facts.keySet())
                .flatMap(Collection::stream)
                .toList();
        List<String> all =
                Stream.concat(Stream.of(WITHOUT, DOCUMENTS), places.stream()).toList();
        keys.refuseUnknown(all, fromZero);
        Map<String, Integer> left = new HashMap<>();
        for (Node item : keys.items(WITHOUT)) {
            String name = item instanceof Node.Scalar scalar ? scalar.text() : "";
            checkFact(item, name);
            if (fromZero.containsKey(name)) {
                fields.problem(item, fromZero.get(name));
            } else if (!places.contains(name)) {
                fields.problem(
                        item,
                        "\"" + Nearest.shown(name) + "\" is nothing that could be left out of this file"
                                + Nearest.hint(name, places));
            } else if (changes.get(name).isPresent()) {
                fields.problem(item, "\"" + Nearest.shown(name) + "\" is changed here as well");
            } else if (fields.isNew(item, "", name, left)) {
                without.add(name);
            }
        }
        changes.entries().forEach(entry -> checkFact(entry.key(), entry.key().text()));
    }

    /** Of a document that is not there, or shows other things altogether, no fact can be changed. */
    private void checkFact(Node node, String name) {
        String document = facts.get(name);
        if (document != null
                && (without.contains(document)
                        || changes.get(document)
                                .filter(to -> to instanceof Node.Mapping map
                                        && map.get(SHOWS).isPresent())
                                .isPresent())) {
            fields.problem(
                    node,
                    "\"" + Nearest.shown(name) + "\" is a fact of \"" + Nearest.shown(document)
                            + "\", of which none stays here");
        }
    }

    private List<Node> documents(Node before) {
        List<Node> left = new ArrayList<>();
        for (Node document : before instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
            String id = id(document);
            if (!without.contains(id)) {
                Node.Mapping shown = shown((Node.Mapping) document, id);
                left.add(changes.get(id).map(to -> changed(shown, to)).orElse(shown));
            }
        }
        changes.get(DOCUMENTS).ifPresent(added -> left.addAll(fields.items(added, DOCUMENTS)));
        return left;
    }

    private Node.Mapping shown(Node.Mapping document, String id) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : document.entries()) {
            Node value = entry.value();
            if (entry.key().text().equals(SHOWS)) {
                List<Node> shown = new ArrayList<>();
                List<Node> before = items(document, SHOWS);
                for (int i = 0; i < before.size(); i++) {
                    String name = fact(id, i);
                    Node fact = before.get(i);
                    if (!facts.containsKey(name)) {
                        shown.add(fact);
                    } else if (!without.contains(name)) {
                        shown.add(changes.get(name).map(to -> fact(fact, to)).orElse(fact));
                    }
                }
                value = new Node.Sequence(shown, value.line(), value.column());
            }
            entries.add(new Node.Entry(entry.key(), value));
        }
        return new Node.Mapping(entries, document.line(), document.column());
    }

    /** A fact of the same kind with other fields. */
    private static Node fact(Node fact, Node to) {
        Node.Entry kind = ((Node.Mapping) fact).entries().get(0);
        return new Node.Mapping(
                List.of(new Node.Entry(kind.key(), changed(kind.value(), to))), fact.line(), fact.column());
    }

    private static Node changed(Node before, Node to) {
        if (!(before instanceof Node.Mapping was && to instanceof Node.Mapping is)) {
            return to;
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : was.entries()) {
            Node value = is.get(entry.key().text())
                    .map(one -> changed(entry.value(), one))
                    .orElse(entry.value());
            entries.add(new Node.Entry(entry.key(), value));
        }
        is.entries().stream()
                .filter(entry -> was.get(entry.key().text()).isEmpty())
                .forEach(entries::add);
        return new Node.Mapping(entries, was.line(), was.column());
    }
}
