package assay.drl;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code pack.yaml} says of the rules that it takes over, which decides what all other files are.
 *
 * @param base the name of the rule set that it extends, where it stands, or null where it extends none
 * @param uses the names of the files that it uses of those that several rule sets have in common, where they stand
 * @param without the names of the rules that are left out, where they stand
 * @param parameters the values that it gives to parameters of that rule set, by their names
 * @param overridden the keys, sorted, under which the pack has what grades hang on and what is otherwise that rule set's
 */
record Extending(
        Node.@Nullable Scalar base,
        List<Node.Scalar> uses,
        List<Node.Scalar> without,
        SortedMap<String, String> parameters,
        List<String> overridden) {

    private static final String EXTENDS = "extends";
    private static final String WITHOUT = "without";
    private static final List<String> DECIDING = List.of("agreements", "grades", "requirements");

    /**
     * Reads a pack as far as this goes; what else may be wrong with it is for others to say.
     *
     * @return nothing where the pack takes nothing over
     * @throws ProblemsException if it cannot be told what it takes over
     */
    static Optional<Extending> read(String file, byte[] content) throws ProblemsException {
        List<Problem> unreadable = new ArrayList<>();
        @Nullable Node root = YamlReader.read(file, content, unreadable);
        if (root == null) {
            throw new ProblemsException(unreadable.stream()
                    .map(problem -> problem.withCode(Check.PACK.code()))
                    .toList());
        }
        List<Problem> wrong = new ArrayList<>();
        Fields fields =
                new Fields((node, message) -> wrong.add(Check.PACK.problem(file, node.line(), node.column(), message)));
        Keys keys = fields.keys(root, RuleFiles.PACK);
        Node.Mapping pack = keys.map();
        Node.Scalar base = keys.get(EXTENDS)
                .flatMap(node -> fields.saying(node, EXTENDS, "the name of a rule set"))
                .orElse(null);
        List<Node> used = keys.items(RuleFiles.USES);
        List<Node.Scalar> uses =
                used.stream().flatMap(item -> use(item, fields).stream()).toList();
        Map<String, Integer> seen = new HashMap<>();
        uses.forEach(use -> fields.isNew(use, "", use.text(), seen));
        if (!wrong.isEmpty()
                || keys.has(EXTENDS) != (base != null)
                || uses.size() != used.size()
                || keys.get(RuleFiles.USES)
                        .filter(node -> !(node instanceof Node.Sequence))
                        .isPresent()) {
            unreadable.forEach(problem -> wrong.add(problem.withCode(Check.PACK.code())));
            throw new ProblemsException(wrong);
        }
        if (base == null && uses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Extending(
                base,
                uses,
                names(pack),
                parameters(pack),
                DECIDING.stream().filter(key -> pack.get(key).isPresent()).toList()));
    }

    /** Whether a pack names a rule set to extend, however wrongly, or may do so where nobody can read it. */
    static boolean mayExtend(byte[] pack) {
        return !(YamlReader.read(RuleFiles.PACK, pack, new ArrayList<>()) instanceof Node.Mapping map)
                || map.get(EXTENDS).isPresent();
    }

    private static Optional<Node.Scalar> use(Node item, Fields fields) {
        String asked = "the name of a file in " + RuleFiles.COMMON + ", in small letters and without .drl";
        Optional<Node.Scalar> name = fields.saying(item, RuleFiles.USES, asked);
        if (name.filter(one -> !Parameters.isName(one.text())).isPresent()) {
            fields.wrong(item, RuleFiles.USES, asked);
            return Optional.empty();
        }
        return name;
    }

    private static List<Node.Scalar> names(Node.Mapping pack) {
        return pack.get(WITHOUT).orElse(null) instanceof Node.Sequence sequence
                ? sequence.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .filter(name -> name.form() == Node.Form.TEXT)
                        .toList()
                : List.of();
    }

    /** What can be read of them; what is wrong with the rest is for others to say. */
    private static SortedMap<String, String> parameters(Node.Mapping pack) {
        SortedMap<String, String> values = new TreeMap<>();
        if (pack.get(Parameters.KEY).orElse(null) instanceof Node.Mapping names) {
            for (Node.Entry entry : names.entries()) {
                if (entry.value() instanceof Node.Mapping one
                        && one.get("value").orElse(null) instanceof Node.Scalar value) {
                    values.put(entry.key().text(), value.text());
                }
            }
        }
        return values;
    }
}
