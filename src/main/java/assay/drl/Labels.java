package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * What else than parameters is referred to by a name in braces, and in texts alone: the names of grades and agreements by
 * their identifiers ({@code {on-course}}), and what rules rest on that several rule sets use ({@code {source-of-grading}},
 * {@code {interpretation-of-score}}). All of it stands in {@code pack.yaml}.
 */
final class Labels {

    static final String OF = "-of-";
    private static final String SOURCE = "source";
    private static final String INTERPRETATION = "interpretation";
    private static final String SOURCE_OF = SOURCE + OF;
    static final String INTERPRETATION_OF = INTERPRETATION + OF;
    private static final List<String> KEYS = List.of(SOURCE, INTERPRETATION);

    /** The names of grades and of agreements, by the keys under which they stand and by their identifiers. */
    private final Map<String, Map<String, String>> names = new LinkedHashMap<>();

    /** What rules rest on, by what they say that they do. */
    private final Map<String, Ground> grounds = new LinkedHashMap<>();

    /** Where the rule set's own of these stand. */
    private final Map<String, Place> ownGrounds = new LinkedHashMap<>();

    /** Where each identifier is given. */
    private final Map<String, Place> given = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    private String source = "";
    private boolean complete;
    private boolean repeated;

    private Labels() {}

    private record Place(String file, int line, int column) {

        static Place of(String file, Node node) {
            return new Place(file, node.line(), node.column());
        }

        Problem problem(String message) {
            return Check.PACK.problem(file, line, column, message);
        }
    }

    /** Where the rule set's source says something, and the interpretations that it rests on, separated by commas. */
    private record Ground(String source, String interpretation) {}

    /**
     * Reads them; what is wrong with names is for others to say.
     *
     * @param files the rule set
     */
    static Labels of(RuleFiles files) {
        Labels labels = new Labels();
        RuleFiles base = files.base();
        if (base != null) {
            Labels others = base.parameters().labels();
            labels.names.putAll(others.names);
            labels.grounds.putAll(others.grounds);
            labels.given.putAll(others.given);
            labels.source = others.source;
            labels.complete = others.complete;
        }
        byte[] pack = files.contents().get(RuleFiles.PACK);
        Node root = pack == null ? null : YamlReader.read(files.shown(RuleFiles.PACK), pack, new ArrayList<>());
        if (root instanceof Node.Mapping map) {
            labels.read(files.shown(RuleFiles.PACK), map);
        }
        return labels;
    }

    private void read(String file, Node.Mapping pack) {
        for (String key : List.of("grades", "agreements")) {
            pack.get(key).ifPresent(node -> names.put(key, names(file, node, names.getOrDefault(key, Map.of()))));
        }
        complete |= pack.get("about").isPresent()
                || (pack.get("grades").orElse(null) instanceof Node.Sequence grades
                        && !grades.items().isEmpty());
        complete &= !repeated;
        source = pack.get(SOURCE).map(Labels::text).orElse(source);
        Fields fields = new Fields((node, message) -> tell(file, node, message));
        pack.get(RuleFiles.RESTS_ON)
                .ifPresent(node -> fields.keys(node, RuleFiles.RESTS_ON)
                        .map()
                        .entries()
                        .forEach(entry -> ground(file, entry, fields)));
    }

    private Map<String, String> names(String file, Node list, Map<String, String> before) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Node item : list instanceof Node.Sequence sequence ? sequence.items() : List.<Node>of()) {
            if (item instanceof Node.Mapping map) {
                String name = map.get("name").map(Labels::text).orElse("");
                String id = map.get("id").map(Labels::text).orElse(id(name, before));
                // Of two with one id, one was to have another, which is not known.
                repeated |= found.put(id, name) != null;
                map.get("id").ifPresent(node -> given.put(id, Place.of(file, node)));
            } else {
                found.put(id(text(item), before), text(item));
            }
        }
        return found;
    }

    /** The identifier that a name has already, or else the name. */
    private static String id(String name, Map<String, String> before) {
        return before.entrySet().stream()
                .filter(one -> one.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private void ground(String file, Node.Entry entry, Fields fields) {
        String name = entry.key().text();
        Keys keys = fields.keys(entry.value(), Nearest.shown(name), KEYS);
        if (!keys.areThere()) {
            return;
        }
        ownGrounds.put(name, Place.of(file, entry.key()));
        grounds.put(name, new Ground(ground(keys, SOURCE, fields), ground(keys, INTERPRETATION, fields)));
    }

    private static String ground(Keys keys, String key, Fields fields) {
        Node.Scalar text = keys.saying(key).orElse(null);
        if (text != null && StringUtils.containsAny(text.text(), '"', '\\')) {
            fields.problem(text, "\"" + key + "\" stands in quotes in rules, and has no quote or backslash in it");
        }
        return text == null ? "" : text.text();
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT ? scalar.text() : "";
    }

    private void tell(String file, Node node, String message) {
        problems.add(Place.of(file, node).problem(message));
    }

    /** What stands in a text in place of a name; nothing where the name is none of these. */
    Optional<String> said(String name) {
        if (name.startsWith(SOURCE_OF)) {
            return Optional.of(Optional.ofNullable(grounds.get(name.substring(SOURCE_OF.length())))
                    .map(Ground::source)
                    .filter(one -> !one.isEmpty())
                    .orElse(source));
        }
        if (name.startsWith(INTERPRETATION_OF)) {
            return Optional.of(Optional.ofNullable(grounds.get(name.substring(INTERPRETATION_OF.length())))
                    .map(Ground::interpretation)
                    .orElse(""));
        }
        return names.values().stream()
                .flatMap(all -> Stream.ofNullable(all.get(name)))
                .findFirst();
    }

    /** Of what it is to be said on what it rests, where a name in braces stands for that. */
    static Optional<String> ground(String name) {
        return Stream.of(SOURCE_OF, INTERPRETATION_OF)
                .filter(name::startsWith)
                .map(prefix -> name.substring(prefix.length()))
                .findFirst();
    }

    /** The names in braces that stand for what something rests on. */
    static Stream<String> namesOfGround(String ground) {
        return Stream.of(SOURCE_OF + ground, INTERPRETATION_OF + ground);
    }

    /** Of what is said on what it rests. */
    Set<String> grounds() {
        return grounds.keySet();
    }

    /** Whether all of them are known; where grades cannot be read, that is told, and not each name that stands for one. */
    boolean isComplete() {
        return complete;
    }

    /** The identifiers of grades and agreements. */
    Set<String> ids() {
        return names.values().stream().flatMap(all -> all.keySet().stream()).collect(Collectors.toSet());
    }

    /**
     * What is wrong with them.
     *
     * @param parameters the names of the parameters
     */
    List<Problem> wrong(Collection<String> parameters) {
        List<Problem> wrong = new ArrayList<>(problems);
        given.forEach((id, at) -> {
            if (parameters.contains(id)) {
                wrong.add(at.problem("a parameter is called \"" + id + "\" too, and {" + id
                        + "} can stand for one of them only; give one another name"));
            }
        });
        return wrong;
    }

    /**
     * What the rule set says that rules rest on, and none does.
     *
     * @param asked what stands in braces anywhere in the rule set
     */
    List<Problem> idle(Collection<String> asked) {
        Set<String> grounded =
                asked.stream().flatMap(name -> ground(name).stream()).collect(Collectors.toCollection(TreeSet::new));
        List<Problem> idle = new ArrayList<>();
        ownGrounds.forEach((name, at) -> {
            Ground ground = Objects.requireNonNull(grounds.get(name));
            if (!grounded.contains(name)) {
                idle.add(at.problem("no rule asks what \"" + Nearest.shown(name) + "\" rests on, with {" + SOURCE_OF
                        + Nearest.shown(name) + "}" + Nearest.hint(name, grounded)));
            } else if (!ground.source.isEmpty() && !asked.contains(SOURCE_OF + name)) {
                idle.add(at.problem("no rule says the source of \"" + Nearest.shown(name) + "\", with {" + SOURCE_OF
                        + Nearest.shown(name) + "}"));
            } else if (!ground.interpretation.isEmpty() && !asked.contains(INTERPRETATION_OF + name)) {
                idle.add(at.problem("no rule says the interpretations of \"" + Nearest.shown(name) + "\", with {"
                        + INTERPRETATION_OF + Nearest.shown(name) + "}"));
            }
        });
        return idle;
    }
}
