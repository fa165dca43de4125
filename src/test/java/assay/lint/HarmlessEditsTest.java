package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Edits of a rule set that do no harm, in {@code harmless.yaml}: another layout, quotes and signs in texts, other forms of YAML,
 * files beside it. Nothing is told of them, neither by the checks nor by whoever makes the rules ready.
 */
class HarmlessEditsTest {

    private static final Path RULES = Path.of("rules", "playgrounds");
    private static final Path EDITS = Path.of("src", "test", "resources", "bad", "rules", "edits", "harmless.yaml");

    @TempDir
    Path folder;

    /** An edit: by file, the text and what stands instead of it; or one text for a file without any other. */
    record Edit(String name, Map<String, List<String>> edits) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Edit> edits() {
        List<Map<String, Object>> read = new YAMLMapper().readValue(EDITS.toFile(), new TypeReference<>() {});
        return read.stream()
                .map(one -> {
                    Map<String, List<String>> edits = new LinkedHashMap<>();
                    one.forEach((key, value) -> {
                        if (value instanceof List<?> texts) {
                            edits.put(key, texts.stream().map(String::valueOf).toList());
                        }
                    });
                    return new Edit(String.valueOf(one.get("edit")), edits);
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void nothing_is_told_of_an_edit_that_does_no_harm(Edit edit) throws Exception {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        for (Map.Entry<String, List<String>> one : edit.edits.entrySet()) {
            EditedRulesTest.edit(folder.resolve(one.getKey()), one.getValue());
        }
        assertThat(RuleLint.check(folder)).isEmpty();
        assertThat(TestRules.in(folder).ruleSet().criteria()).hasSize(8);
    }
}
