package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        String text = new String(content, StandardCharsets.UTF_8);
        if (!text.contains(EXTENDS) && !text.contains(RuleFiles.USES)) {
            return Optional.empty();
        }
        List<Problem> unreadable = new ArrayList<>();
        @Nullable Node root = YamlReader.read(file, content, unreadable);
        if (root == null) {
            throw new ProblemsException(unreadable.stream()
                    .map(problem -> problem.withCode(Check.PACK.code()))
                    .toList());
        }
        if (!(root instanceof Node.Mapping pack)) {
            return Optional.empty();
        }
        Node.Scalar base = base(file, pack);
        List<Node.Scalar> uses = uses(file, pack);
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

    private static Node.@Nullable Scalar base(String file, Node.Mapping pack) throws ProblemsException {
        Node base = pack.get(EXTENDS).orElse(null);
        if (base == null) {
            return null;
        }
        if (!(base instanceof Node.Scalar name) || name.form() != Node.Form.TEXT) {
            throw wrong(file, base, "\"" + EXTENDS + "\" is the name of a rule set, not " + base.described());
        }
        if (name.text().isBlank()) {
            throw wrong(file, base, "\"" + EXTENDS + "\" is empty; it is the name of a rule set");
        }
        return name;
    }

    private static List<Node.Scalar> uses(String file, Node.Mapping pack) throws ProblemsException {
        Node uses = pack.get(RuleFiles.USES).orElse(null);
        if (uses == null) {
            return List.of();
        }
        if (!(uses instanceof Node.Sequence list)) {
            throw wrong(file, uses, "\"" + RuleFiles.USES + "\" is a list, such as [scoring], not " + uses.described());
        }
        List<Node.Scalar> names = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar name) || !Parameters.isName(name.text())) {
                throw wrong(
                        file,
                        item,
                        "what a rule set uses is the name of a file in " + RuleFiles.COMMON
                                + ", in small letters and without .drl, not "
                                + (item instanceof Node.Scalar name
                                        ? "\"" + Nearest.shown(name.text()) + "\""
                                        : item.described()));
            }
            names.add(name);
        }
        return names;
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

    private static ProblemsException wrong(String file, Node at, String message) {
        return new ProblemsException(Check.PACK.problem(file, at.line(), at.column(), message));
    }
}
