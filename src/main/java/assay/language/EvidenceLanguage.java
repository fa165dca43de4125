package assay.language;

import assay.evidence.EvidenceSubject;
import assay.language.Completion.Option;
import assay.language.Completion.Sort;
import assay.report.EvidenceSchema;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import assay.words.Sayings;
import assay.yaml.Node;
import assay.yaml.PlainText;
import assay.yaml.Written;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be said in a file of evidence, by a rule set; which keys and words may stand where is said by its schema. */
public final class EvidenceLanguage {

    private static final Pattern REST_OF_KEY = Pattern.compile("[\\w-]*");
    private static final Pattern REST_OF_VALUE = Pattern.compile("[\\w-]*(?: [\\w-]+)*+");

    private final RuleSet rules;
    private final Language language;
    private final JsonNode schema;

    private EvidenceLanguage(RuleSet rules, Language language) {
        this.rules = rules;
        this.language = language;
        this.schema = JsonMapper.shared().readTree(EvidenceSchema.of(rules));
    }

    /** What can be said by a rule set; nothing where its rules are about something else than evidence. */
    public static Optional<EvidenceLanguage> of(RuleSet rules, Language language) {
        return rules.pack().subject().equals(new EvidenceSubject())
                ? Optional.of(new EvidenceLanguage(rules, language))
                : Optional.empty();
    }

    // ------------------------------------------------------------------ completion

    /**
     * What could stand at a place.
     *
     * @param text all that the file says
     * @param offset the place, in {@code char}s from 0
     */
    public Completion complete(String text, int offset) {
        YamlSpot spot = YamlSpot.of(text, offset);
        List<Option> options = new ArrayList<>();
        if (spot.wants() != YamlSpot.Wants.NOTHING) {
            for (JsonNode one : at(spot.path())) {
                if (spot.wants() == YamlSpot.Wants.KEY) {
                    options.addAll(keys(spot, one));
                }
                options.addAll(values(spot, one));
            }
        }
        return Completion.instead(
                text,
                spot.from(),
                Math.max(0, Math.min(offset, text.length())),
                spot.wants() == YamlSpot.Wants.KEY ? REST_OF_KEY : REST_OF_VALUE,
                options.stream().distinct().toList());
    }

    private List<Option> keys(YamlSpot spot, JsonNode map) {
        return map.path("properties").propertyNames().stream()
                .filter(key -> !spot.beside().contains(key))
                .map(key -> {
                    Known known = key(spot.path(), key);
                    boolean below = resolved(map.path("properties").path(key)).stream()
                            .anyMatch(value -> isOf(value, "object") || isOf(value, "array"));
                    return new Option(key + (below && !spot.bracketed() ? ":" : ": "), known.sort(), known.summary());
                })
                .toList();
    }

    private List<Option> values(YamlSpot spot, JsonNode value) {
        if (isOf(value, "boolean")) {
            return Stream.of("true", "false")
                    .map(one -> new Option(one, Sort.WORD, ""))
                    .toList();
        }
        List<Option> words = new ArrayList<>();
        value.path("enum").forEach(word -> words.add(word(spot.path(), word.asString(), "")));
        if (isOf(value, "array")) {
            List<String> path = plus(spot.path(), YamlSpot.ITEM);
            for (JsonNode item : resolved(value.path("items"))) {
                if (spot.wants() == YamlSpot.Wants.KEY) {
                    keys(new YamlSpot(path, spot.wants(), spot.from(), false, Set.of(), spot.item()), item)
                            .forEach(key -> words.add(new Option("- " + key.text(), key.sort(), key.says())));
                    item.path("enum").forEach(word -> words.add(word(path, word.asString(), "- ")));
                } else {
                    item.path("enum").forEach(word -> words.add(word(path, word.asString(), "[")));
                }
            }
        }
        return words;
    }

    private Option word(List<String> path, String word, String before) {
        Known known = value(path, word);
        String written = PlainText.canBe(word) ? word : PlainText.quoted(word);
        return new Option(before + written + (before.equals("[") ? "]" : ""), known.sort(), known.summary());
    }

    // ------------------------------------------------------------------ what stands somewhere

    /**
     * What stands at a place, where it is something that the rule set knows.
     *
     * @param text all that the file says
     * @param offset the place, in {@code char}s from 0
     */
    public Optional<Standing> standing(String text, int offset) {
        Node root = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        Leaf leaf = root == null ? null : leaf(root, offset, List.of());
        if (leaf == null) {
            return Optional.empty();
        }
        Node.Scalar written = leaf.scalar;
        Known known = known(leaf);
        List<String> lines = known.says.get();
        if (!lines.isEmpty()) {
            return Optional.of(new Standing(
                    new Hover(
                            written.written().start(),
                            written.written().end(),
                            known.title,
                            lines,
                            known.sort,
                            known.name,
                            known.of),
                    known.named));
        }
        return language.standing("evidence.yaml", text, offset);
    }

    private Known known(Leaf leaf) {
        return leaf.isKey ? key(leaf.path, leaf.scalar.text()) : value(leaf.path, leaf.scalar.text());
    }

    /**
     * Where a file of evidence has a kind, a field or a word.
     *
     * @param text all that the file says
     * @param what which of the three it is, and what of
     * @param named how rules name it
     */
    public List<Written> named(String text, Hover what, String named) {
        Node root = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        List<Leaf> leaves = new ArrayList<>();
        if (root != null) {
            addLeaves(root, List.of(), leaves);
        }
        return leaves.stream()
                .filter(leaf -> {
                    Known known = known(leaf);
                    return known.sort == what.sort() && known.named.equals(named) && known.of.equals(what.of());
                })
                .map(leaf -> leaf.scalar.written())
                .toList();
    }

    private static void addLeaves(Node node, List<String> path, List<Leaf> leaves) {
        if (node instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                leaves.add(new Leaf(path, entry.key(), true));
                addLeaves(entry.value(), plus(path, entry.key().text()), leaves);
            }
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> addLeaves(item, plus(path, YamlSpot.ITEM), leaves));
        } else if (node instanceof Node.Scalar scalar) {
            leaves.add(new Leaf(path, scalar, false));
        }
    }

    /** A key or a single value, and the way to what it stands in. */
    private record Leaf(List<String> path, Node.Scalar scalar, boolean isKey) {}

    private static @Nullable Leaf leaf(Node node, int at, List<String> path) {
        if (node instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                if (covers(entry.key(), at)) {
                    return new Leaf(path, entry.key(), true);
                }
                Leaf within = leaf(entry.value(), at, plus(path, entry.key().text()));
                if (within != null) {
                    return within;
                }
            }
            return null;
        }
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                Leaf within = leaf(item, at, plus(path, YamlSpot.ITEM));
                if (within != null) {
                    return within;
                }
            }
            return null;
        }
        return node instanceof Node.Scalar scalar && covers(scalar, at) ? new Leaf(path, scalar, false) : null;
    }

    private static boolean covers(Node.Scalar scalar, int at) {
        return scalar.written().start() <= at
                && at <= scalar.written().end()
                && scalar.written().start() < scalar.written().end();
    }

    // ------------------------------------------------------------------ what there is

    /**
     * Something that can stand in evidence.
     *
     * @param title what it is
     * @param says what is to be known of it; nothing where nothing is
     * @param name what it is called
     * @param of the type of a field, or the list of a word; nothing of all else
     * @param named how rules name it
     */
    private record Known(Sort sort, String title, Supplier<List<String>> says, String name, String of, String named) {

        String summary() {
            return says.get().stream().findFirst().orElse("");
        }
    }

    private Known key(List<String> path, String key) {
        Vocabulary vocabulary = rules.vocabulary();
        if (path.size() > 1 && path.subList(path.size() - 2, path.size()).equals(List.of("shows", YamlSpot.ITEM))) {
            Kind kind = vocabulary.kind(key).orElse(null);
            if (kind != null) {
                return new Known(Sort.KIND, key, () -> language.lexicon().aboutKind(kind), key, "", kind.type());
            }
        }
        Kind of = kind(path).orElse(null);
        Field field = of == null ? null : of.field(key).orElse(null);
        if (of != null && field != null) {
            return new Known(
                    Sort.FIELD,
                    key + " of " + of.word(),
                    () -> language.lexicon().aboutField(of, field),
                    of.word(),
                    of.type(),
                    field.property());
        }
        return other(key).orElseGet(() -> described(Sort.FIELD, key, plus(path, key)));
    }

    private Known value(List<String> path, String text) {
        List<String> of = path.isEmpty() || !path.get(path.size() - 1).equals(YamlSpot.ITEM)
                ? path
                : path.subList(0, path.size() - 1);
        Kind kind = of.isEmpty() ? null : kind(of.subList(0, of.size() - 1)).orElse(null);
        Field field = kind == null
                ? null
                : kind.field(of.get(of.size() - 1))
                        .filter(one -> one.words().contains(text))
                        .orElse(null);
        if (field == null) {
            return other(text).orElseGet(() -> described(Sort.WORD, text, path));
        }
        return new Known(
                Sort.WORD,
                "\"" + text + "\", a word of " + field.word(),
                () -> language.lexicon().aboutWord(field, text),
                "",
                field.enumeration(),
                language.lexicon().constant(field, text));
    }

    /** What goes by the same name wherever it stands. */
    private Optional<Known> other(String name) {
        Pack pack = rules.pack();
        Optional<Known> criterion = rules.declared().stream()
                .filter(one -> one.criterion().id().equals(name))
                .findFirst()
                .map(one ->
                        new Known(Sort.CRITERION, name, () -> language.lexicon().aboutCriterion(one), name, "", name));
        Optional<Known> requirement = pack.requirements().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .map(one -> new Known(
                        Sort.FIELD,
                        Sayings.called(one),
                        () -> List.of(Sayings.requirement(pack, one)),
                        name,
                        "",
                        name));
        return criterion
                .or(() -> requirement)
                .or(() -> rules.interpretations().stream()
                        .filter(one -> one.id().equals(name))
                        .findFirst()
                        .map(one -> new Known(
                                Sort.READING, name, () -> language.lexicon().aboutReading(one), name, "", name)));
    }

    private Known described(Sort sort, String title, List<String> path) {
        return new Known(
                sort,
                title,
                () -> at(path).stream()
                        .map(one -> one.path("description").asString(""))
                        .filter(says -> !says.isEmpty())
                        .distinct()
                        .toList(),
                "",
                "",
                "");
    }

    /** What the keys at a place say something of: a fact, the authority, its interview, its profile. */
    private Optional<Kind> kind(List<String> path) {
        Vocabulary vocabulary = rules.vocabulary();
        int depth = path.size();
        if (depth > 2 && path.subList(depth - 3, depth - 1).equals(List.of("shows", YamlSpot.ITEM))) {
            return vocabulary.kind(path.get(depth - 1));
        }
        List<String> place = depth > 2 && path.subList(0, 3).equals(List.of("cases", YamlSpot.ITEM, "changes"))
                ? path.subList(3, depth)
                : path;
        if (place.isEmpty()) {
            return Optional.of(vocabulary.authority());
        }
        return place.equals(List.of("interview"))
                ? Optional.of(vocabulary.interview())
                : place.equals(List.of("profile")) ? Optional.of(vocabulary.profile()) : Optional.empty();
    }

    // ------------------------------------------------------------------ the schema

    /** What may stand at a place; several where there is a choice. */
    private List<JsonNode> at(List<String> path) {
        List<JsonNode> all = resolved(schema);
        for (String key : path) {
            all = all.stream()
                    .map(one -> key.equals(YamlSpot.ITEM) ? one.path("items") : below(one, key))
                    .flatMap(one -> resolved(one).stream())
                    .toList();
        }
        return all;
    }

    private static JsonNode below(JsonNode map, String key) {
        JsonNode known = map.path("properties").path(key);
        return known.isMissingNode() ? map.path("additionalProperties") : known;
    }

    private List<JsonNode> resolved(JsonNode one) {
        if (!one.isObject()) {
            return List.of();
        }
        Set<JsonNode> all = new LinkedHashSet<>();
        String reference = one.path("$ref").asString("");
        if (reference.isEmpty()) {
            all.add(one);
        } else {
            all.addAll(resolved(schema.at(reference.substring(1))));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            one.path(choice).forEach(each -> all.addAll(resolved(each)));
        }
        return List.copyOf(all);
    }

    private static boolean isOf(JsonNode one, String type) {
        return one.path("type").asString("").equals(type);
    }

    private static List<String> plus(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }
}
