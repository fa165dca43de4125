package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a rule set with their values: those of the rule set that it extends, its own, and above them what its
 * pack and then the command line say.
 */
public final class Parameters {

    /** The file that introduces them. */
    public static final String FILE = "parameters.yaml";

    /** The key under which a pack gives others' parameters other values. */
    public static final String KEY = "parameters";

    private static final String INTERPRETATION = "interpretation";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String A_VALUE = "a whole number from 0 to 999999999, or a day (2026-01-31)";
    private static final List<String> KEYS = List.of("value", "unit", "from", "to", "source", INTERPRETATION, "says");
    private static final List<String> KEYS_OF_OTHERS = List.of("value", "source", INTERPRETATION);

    /** What stands in a rule for a day that is not known. */
    private static final String SOME_DAY = "LocalDate.of( 2000, 1, 1 )";

    private final Map<String, Parameter> all = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    /** Those that are there, with no value that can be read. */
    private final Set<String> valueless = new TreeSet<>();
    /** Where the interpretations that they rest on stand. */
    private final Map<String, RuleFiles.Place> interpretations = new HashMap<>();

    private final String set;
    private final Labels labels;

    private Parameters(String set, Labels labels) {
        this.set = set;
        this.labels = labels;
    }

    /**
     * Reads them; what is wrong with them is theirs to tell.
     *
     * @param files the rule set
     * @throws UnknownSetting if the command line sets what cannot be set
     */
    static Parameters of(RuleFiles files) {
        Parameters parameters = new Parameters(files.name(), Labels.of(files));
        RuleFiles base = files.base();
        if (base != null) {
            Parameters others = base.parameters();
            parameters.all.putAll(others.all);
            parameters.problems.addAll(others.problems);
            parameters.valueless.addAll(others.valueless);
        }
        byte[] own = files.contents().get(FILE);
        if (own != null && !files.isOfBase(FILE)) {
            parameters.introduce(files.shown(FILE), own);
        }
        byte[] pack = files.contents().get(RuleFiles.PACK);
        if (pack != null && new String(pack, StandardCharsets.UTF_8).contains(KEY)) {
            parameters.override(files.shown(RuleFiles.PACK), pack, files.lacksBase());
        }
        List<UnknownSetting.Setting> wrong = new ArrayList<>();
        files.settings()
                .forEach((name, value) ->
                        parameters.set(name, value).ifPresent(why -> wrong.add(new UnknownSetting.Setting(name, why))));
        if (!wrong.isEmpty() && !files.lacksBase()) {
            throw new UnknownSetting(wrong);
        }
        return parameters;
    }

    /** In the order in which they are introduced. */
    public List<Parameter> all() {
        return List.copyOf(all.values());
    }

    /** What is wrong with how they are written. */
    public List<Problem> problems() {
        return problems;
    }

    /** What else names in braces stand for, in texts. */
    Labels labels() {
        return labels;
    }

    /** What stands for the source of a value of which a rule set does not say it. */
    public static String unsaid(String set) {
        return RuleFiles.PACK + " of " + set;
    }

    /** Whether something is written as names are that stand in braces. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void introduce(String file, byte[] content) {
        List<Problem> ofYaml = new ArrayList<>();
        Node root = YamlReader.read(file, content, ofYaml);
        ofYaml.forEach(problem -> problems.add(problem.withCode(Check.PARAMETERS.code())));
        Set<String> ofBase = Set.copyOf(all.keySet());
        if (root == null) {
            return;
        }
        Fields fields = fields(file);
        for (Node.Entry entry : fields.keys(root, FILE).map().entries()) {
            String name = entry.key().text();
            Keys keys = fields.keys(entry.value(), "the parameter " + Nearest.shown(name), KEYS);
            if (!keys.areThere()) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                fields.problem(
                        entry.key(),
                        "the parameter \"" + Nearest.shown(name)
                                + "\" is named in small letters, digits and hyphens: number-of-answers");
            } else if (ofBase.contains(name)) {
                fields.problem(
                        entry.key(),
                        "the rule set that this one extends has a parameter \"" + name
                                + "\" already; pack.yaml gives it another value: " + KEY + ": {" + name
                                + ": {value: ...}}");
            } else if (!all.containsKey(name)) {
                introduce(fields, name, keys);
            }
        }
    }

    private void introduce(Fields fields, String name, Keys keys) {
        String value = value(fields, keys);
        Parameter.Form form = Parameter.Form.of(value).orElse(null);
        String unit = keys.said("unit");
        String source = keys.said("source");
        String says = keys.said("says");
        String from = edge(fields, keys, "from", form, form == Parameter.Form.NUMBER ? "0" : "");
        String to = edge(fields, keys, "to", form, "");
        String interpretation = interpretation(FILE, name, keys);
        if (value.isEmpty()) {
            valueless.add(name);
            return;
        }
        Node at = keys.at("value");
        Parameter parameter = new Parameter(
                name,
                Objects.requireNonNull(form),
                value,
                value,
                unit,
                from,
                to,
                source,
                interpretation,
                says,
                Parameter.By.RULE_SET,
                set,
                FILE,
                at.line(),
                at.column(),
                List.of());
        if (parameter.isOfNothing()) {
            fields.problem(
                    keys.get("from").orElseGet(() -> keys.at("to")),
                    "no " + (form == Parameter.Form.DAY ? "day" : "number") + " is from " + from + " to " + to);
        } else {
            parameter.wrong(value).ifPresent(what -> fields.problem(at, what));
        }
        all.put(name, parameter);
    }

    /** What a pack says of parameters that are there already. */
    private void override(String file, byte[] content, boolean lacksBase) {
        // What else may be wrong with the pack is for others to say.
        Node root = YamlReader.read(file, content, new ArrayList<>());
        Node node = root instanceof Node.Mapping pack ? pack.get(KEY).orElse(null) : null;
        if (node == null) {
            return;
        }
        Fields fields = fields(file);
        for (Node.Entry entry : fields.keys(node, KEY).map().entries()) {
            String name = entry.key().text();
            Parameter before = all.get(name);
            boolean mayBeOfBase = before == null && lacksBase;
            if (valueless.contains(name) || mayBeOfBase) {
                continue;
            }
            if (before == null) {
                String unknown = unknown(name, all.keySet());
                // Where another is meant, none is missing.
                fields.problem(
                        entry.key(),
                        unknown.endsWith("?")
                                ? unknown
                                : unknown + "; a new one stands in a " + FILE + " beside this file");
                continue;
            }
            Keys keys = fields.keys(entry.value(), "the parameter " + name, KEYS_OF_OTHERS);
            String value = value(fields, keys);
            Node at = keys.at("value");
            String source = text(keys, "source");
            String interpretation = interpretation(RuleFiles.PACK, name, keys);
            Optional<String> wrong = value.isEmpty() ? Optional.empty() : before.wrong(value);
            wrong.ifPresent(what -> fields.problem(at, what));
            if (!value.isEmpty() && wrong.isEmpty()) {
                all.put(
                        name,
                        before.extended(
                                value,
                                source.isEmpty() ? unsaid(set) : source,
                                interpretation.isEmpty() ? before.interpretation() : interpretation,
                                set,
                                RuleFiles.PACK,
                                at.line(),
                                at.column()));
            }
        }
    }

    /** What is wrong with a value that is to be tried, if anything. */
    private Optional<String> set(String name, String value) {
        Parameter before = all.get(name);
        if (before == null) {
            return Optional.of(unknown(name, all.keySet()));
        }
        Optional<String> wrong = before.wrong(value);
        if (wrong.isEmpty()) {
            all.put(name, before.tried(value));
        }
        return wrong;
    }

    static String unknown(String name, Collection<String> known) {
        return known.isEmpty()
                ? "no parameter \"" + Nearest.shown(name) + "\"; this rule set has none"
                : "no parameter \"" + Nearest.shown(name) + "\"" + Nearest.hint(name, known);
    }

    private static String value(Fields fields, Keys keys) {
        Node node = keys.needed("value", A_VALUE).orElse(null);
        String value = node instanceof Node.Scalar scalar ? scalar.text() : "";
        if (Parameter.Form.of(value).isPresent()) {
            return value;
        }
        if (node != null && isNoSuchDay(fields, node, "value")) {
            return "";
        }
        if (node != null) {
            fields.wrong(node, "value", A_VALUE);
        }
        return "";
    }

    /** Whether a day stands there that is in no calendar, which is told. */
    private static boolean isNoSuchDay(Fields fields, Node node, String key) {
        return node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.TEXT
                && Fields.isWrittenAsDay(scalar.text())
                && fields.day(node, key).isEmpty();
    }

    private static String edge(Fields fields, Keys keys, String key, Parameter.@Nullable Form form, String otherwise) {
        Node node = keys.get(key).orElse(null);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof Node.Scalar scalar
                && Parameter.Form.of(scalar.text())
                        .filter(own -> form == null || own == form)
                        .isPresent()) {
            return scalar.text();
        }
        if (form != Parameter.Form.NUMBER && isNoSuchDay(fields, node, key)) {
            return otherwise;
        }
        fields.wrong(
                node,
                key,
                (form == Parameter.Form.DAY ? "a day (2026-01-31)" : "a whole number") + ", as the value is");
        return otherwise;
    }

    private String interpretation(String file, String name, Keys keys) {
        Node at = keys.get(INTERPRETATION).orElse(keys.at("value"));
        interpretations.put(name, new RuleFiles.Place(file, at.line(), at.column()));
        return text(keys, INTERPRETATION);
    }

    /** Where the interpretation that a parameter rests on stands in the files of this rule set; nothing where it is another's. */
    public Optional<RuleFiles.Place> interpretationOf(String name) {
        return Optional.ofNullable(interpretations.get(name));
    }

    private static String text(Keys keys, String key) {
        return keys.saying(key).map(Node.Scalar::text).orElse("");
    }

    private Fields fields(String file) {
        return new Fields(
                (node, message) -> problems.add(Check.PARAMETERS.problem(file, node.line(), node.column(), message)));
    }

    /** A rule file with the values in it. */
    Placeholders.Filled inRules(String written) {
        return Placeholders.mayBeIn(written)
                ? Placeholders.inRules(
                        written,
                        (one, as) -> said(one)
                                .map(words -> one.inText() ? quotable(words) : words)
                                .orElseGet(
                                        () -> one.inText() ? as : Placeholders.isAsked(written, one) ? SOME_DAY : "0"))
                : new Placeholders.Filled(written, List.of());
    }

    /** A file about rules with the words of the values in it. */
    Placeholders.Filled inWords(String written) {
        return Placeholders.mayBeIn(written)
                ? Placeholders.inWords(written, (one, as) -> said(one).orElse(as))
                : new Placeholders.Filled(written, List.of());
    }

    /** Words as they may stand in quotes. */
    private static String quotable(String words) {
        return words.replaceAll("[\"\\\\]", "'").replaceAll("\\s+", " ");
    }

    private Optional<String> said(Placeholders.Placeholder one) {
        Parameter parameter = all.get(one.name());
        if (parameter == null) {
            return one.inText() ? labels.said(one.name()).flatMap(words -> one.said(words, words)) : Optional.empty();
        }
        return one.inText() ? one.said(parameter.value(), parameter.words()) : Optional.of(parameter.code());
    }

    /** What is wrong with the names in braces of a file, where it stands in the text with the values in it. */
    List<Problem> wrong(String shown, Placeholders.Filled filled) {
        List<Problem> wrong = new ArrayList<>();
        for (Placeholders.Piece piece : filled.pieces()) {
            Placeholders.Placeholder one = piece.placeholder();
            Parameter parameter = all.get(one.name());
            String message = parameter == null
                    ? wrong(one)
                    : !one.inText() && (one.capital() || !one.alternatives().isEmpty())
                            ? "outside of a text a parameter stands for its value alone: {" + one.name() + "}"
                            : one.inText() && one.said(parameter.value(), "").isEmpty()
                                    ? "none of what is to be said by the value of " + one.name() + " is for "
                                            + parameter.value() + "; end with what is said of all others"
                                    : "";
            if (!message.isEmpty()) {
                wrong.add(DrlFile.at(shown, filled.text(), piece.start(), Check.UNKNOWN_PARAMETER, message));
            }
        }
        return wrong;
    }

    /** What is wrong with a name in braces that is not that of a parameter with a value; nothing where it stands for words. */
    private String wrong(Placeholders.Placeholder one) {
        String name = one.name();
        if (valueless.contains(name)) {
            return "";
        }
        if (!isKnown(name)) {
            return !labels.isComplete() && Nearest.to(name, all.keySet()).isEmpty()
                    ? ""
                    : Nearest.to(name, labels.ids())
                            .filter(near -> Nearest.to(name, all.keySet()).isEmpty())
                            .map(near -> "no parameter, grade or agreement \"" + Nearest.shown(name)
                                    + "\"; did you mean \"" + near + "\"?")
                            .orElseGet(() -> unknown(name, all.keySet()));
        }
        return !one.inText()
                ? "{" + name + "} stands for words, and so in texts alone; a rule calls a grade or an agreement \""
                        + name + "\", in quotes"
                : one.alternatives().isEmpty()
                        ? ""
                        : "{" + name + "} stands for words, and not for a number by which others could be chosen";
    }

    /** Whether a parameter is there and has no value that can be read, which is told of itself. */
    public boolean isValueless(String name) {
        return valueless.contains(name);
    }

    /** Whether a name in braces stands for anything. */
    boolean isKnown(String name) {
        return all.containsKey(name)
                || valueless.contains(name)
                || labels.said(name).isPresent();
    }
}
