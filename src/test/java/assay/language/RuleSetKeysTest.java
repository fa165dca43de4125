package assay.language;

import static org.assertj.core.api.Assertions.assertThat;

import assay.layout.Layout;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys that are offered are those that rule sets have: whatever a reader refuses, a rule set that is in order does not say. */
class RuleSetKeysTest {

    /** Where any name may stand, which the rule set gives. */
    private static final Pattern NAMES = Pattern.compile(
            "pack\\.yaml/(tables|rests-on|parameters)|parameters\\.yaml"
                    + "|meanings\\.yaml/(kinds(/[^/]+/fields)?|lists(/[^/]+)?)|interview-form\\.yaml/(columns|answers)/-/words");

    private static final Set<RuleSetKeys.Key> seen = new HashSet<>();
    private static final List<String> unknown = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        for (String folder : List.of("rules", "examples", "src/test/resources/examples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(RuleSetKeysTest::isOfRuleSet).toList()) {
                    Node root = YamlReader.read(file.toString(), Files.readAllBytes(file), new ArrayList<>());
                    assertThat(root).as(file.toString()).isNotNull();
                    walk(root, List.of(), (path, key) -> look(file, path, key));
                }
            }
        }
    }

    private static boolean isOfRuleSet(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && Layout.isFor(name) && Files.exists(file.resolveSibling("pack.yaml"));
    }

    private static void look(Path file, List<String> path, String key) {
        String name = file.getFileName().toString();
        if (NAMES.matcher(String.join("/", plus(List.of(name), path))).matches()) {
            return;
        }
        RuleSetKeys.at(name, path).stream()
                .filter(one -> one.name().equals(key))
                .findFirst()
                .ifPresentOrElse(seen::add, () -> unknown.add(file + " " + path + " " + key));
    }

    private static void walk(Node node, List<String> path, BiConsumer<List<String>, String> each) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> walk(item, plus(path, YamlSpot.ITEM), each));
        } else if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                each.accept(path, entry.key().text());
                walk(entry.value(), plus(path, entry.key().text()), each);
            }
        }
    }

    private static List<String> plus(List<String> path, String key) {
        return plus(path, List.of(key));
    }

    private static List<String> plus(List<String> path, List<String> more) {
        return Stream.concat(path.stream(), more.stream()).toList();
    }

    @Test
    void every_key_that_rule_sets_have_is_known() {
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_key_that_is_known_stands_in_a_rule_set() {
        assertThat(RuleSetKeys.ALL)
                .filteredOn(key -> !key.path().equals(List.of("answers", YamlSpot.ITEM)))
                .isSubsetOf(seen);
    }

    @Test
    void the_columns_that_every_question_has_have_the_keys_of_columns() {
        String form = "interview-form.yaml";
        assertThat(RuleSetKeys.at(form, List.of("answers", YamlSpot.ITEM)))
                .extracting(RuleSetKeys.Key::name)
                .isEqualTo(RuleSetKeys.at(form, List.of("columns", YamlSpot.ITEM)).stream()
                        .map(RuleSetKeys.Key::name)
                        .toList());
    }
}
