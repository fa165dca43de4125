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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a rule set with their values: those of the rule set that it extends, its own, and above them what its
 * pack and then the command line say.
 */
public final class Parameters {

    /** The file that introduces them. */
    static final String FILE = "parameters.yaml";

    /** The key under which a pack gives others' parameters other values. */
    public static final String KEY = "parameters";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String A_VALUE = "a whole number from 0 to 999999999, or a day (2026-01-31)";
    private static final List<String> KEYS = List.of("value", "unit", "from", "to", "source", "interpretation", "says");
    private static final List<String> KEYS_OF_OTHERS = List.of("value", "source", "interpretation");

    private final Map<String, Parameter> all = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

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
        }
        byte[] own = files.contents().get(FILE);
        if (own != null && (base == null || !files.shown(FILE).equals(base.shown(FILE)))) {
            parameters.introduce(files.shown(FILE), own);
        }
        byte[] pack = files.contents().get(RuleFiles.PACK);
        if (pack != null && new String(pack, StandardCharsets.UTF_8).contains(KEY)) {
            parameters.override(files.shown(RuleFiles.PACK), pack);
        }
        List<String> wrong = new ArrayList<>();
        files.settings()
                .forEach((name, value) ->
                        parameters.set(name, value).ifPresent(why -> wrong.add(UnknownSetting.wrong(name, why))));
        if (!wrong.isEmpty()) {
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
        String interpretation = text(keys, "interpretation");
        if (value.isEmpty()) {
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
        parameter.wrong(value).ifPresent(what -> fields.problem(at, what));
        all.put(name, parameter);
    }

    /** What a pack says of parameters that are there already. */
    private void override(String file, byte[] content) {
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
            if (before == null) {
                fields.problem(entry.key(), unknown(name, all.keySet()));
                continue;
            }
            Keys keys = fields.keys(entry.value(), "the parameter " + name, KEYS_OF_OTHERS);
            String value = value(fields, keys);
            Node at = keys.at("value");
            String source = text(keys, "source");
            String interpretation = text(keys, "interpretation");
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
        if (node != null) {
            fields.wrong(node, "value", A_VALUE);
        }
        return "";
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
        fields.wrong(
                node,
                key,
                (form == Parameter.Form.DAY ? "a day (2026-01-31)" : "a whole number") + ", as the value is");
        return otherwise;
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
                                .orElse(one.inText() ? as : "0"))
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

    /** What is wrong with the names in braces of a file, in what was written. */
    List<Problem> wrong(String shown, String written, Placeholders.Filled filled) {
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
                wrong.add(DrlFile.at(shown, written, one.start(), Check.UNKNOWN_PARAMETER, message));
            }
        }
        return wrong;
    }

    /** What is wrong with a name in braces that is not that of a parameter; nothing where it stands for words. */
    private String wrong(Placeholders.Placeholder one) {
        String name = one.name();
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

    /** Whether a name in braces stands for anything. */
    boolean isKnown(String name) {
        return all.containsKey(name) || labels.said(name).isPresent();
    }
}
