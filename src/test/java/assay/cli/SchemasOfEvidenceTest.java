package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editors without any knowledge of Assay hold a file of evidence against the schema that its first line names. */
class SchemasOfEvidenceTest {

    private static final Pattern NAMED =
            Pattern.compile("# yaml-language-server: \\$schema=(\\S+)\n.*", Pattern.DOTALL);

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    static List<Path> schemas() throws IOException {
        return files("rules", "evidence.schema.json");
    }

    @Test
    void without_rules_it_is_that_of_march_2004() throws IOException {
        assertThat(assay("schema"))
                .isEqualTo(new Run(0, Files.readString(Path.of("rules/march-2004/evidence.schema.json")), ""));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void each_that_is_committed_is_what_its_rule_set_says(Path schema) throws IOException {
        assertThat(assay("schema", "--rules", schema.getParent().toString()))
                .as("assay schema --rules " + schema.getParent() + " --output " + schema + " makes it anew")
                .isEqualTo(new Run(0, Files.readString(schema), ""));
    }

    @Test
    void words_of_a_list_are_explained_at_each_place_where_one_of_them_can_stand() throws IOException {
        for (Path schema : schemas()) {
            List<JsonNode> lists = JsonMapper.shared()
                    .readTree(Files.readString(schema))
                    .at("/definitions/fact/properties")
                    .valueStream()
                    .flatMap(kind -> kind.get("properties").valueStream())
                    .filter(field -> field.at("/items/enum").isArray())
                    .toList();
            assertThat(lists).as(schema.toString()).isNotEmpty().allSatisfy(list -> {
                List<String> words = list.at("/items/enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                assertThat(list.at("/items/description").asString("").lines().toList())
                        .as(list.toString())
                        .isNotEmpty()
                        .allMatch(line -> words.stream().anyMatch(word -> line.startsWith(word + ": ")));
            });
        }
    }

    @Test
    void what_expects_nothing_is_refused_as_verify_refuses_it() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Path.of("rules/playgrounds/evidence.schema.json")));
        String evidence = "authority: A\nsetting: town\ndocuments: []\n";
        assertThat(schema.validate(evidence + "expect: {met: []}\n", InputFormat.YAML))
                .isEmpty();
        assertThat(schema.validate(evidence + "expect: {}\n", InputFormat.YAML))
                .singleElement()
                .extracting(one -> one.getKeyword())
                .isEqualTo("minProperties");
    }

    @Test
    void each_file_of_evidence_is_as_the_one_says_that_it_names() throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        Map<Path, Schema> read = new HashMap<>();
        int held = 0;
        for (Path file : Stream.of(files("rules", ".yaml"), files("fixtures", ".yaml"))
                .flatMap(List::stream)
                .toList()) {
            String text = Files.readString(file);
            Matcher named = NAMED.matcher(text);
            // Those of the study are made by a generator, all in one way: some will do.
            if (named.matches()
                    && (!file.startsWith("fixtures/study") || file.toString().contains("A00"))) {
                Path schema = file.resolveSibling(named.group(1)).normalize();
                if (!read.containsKey(schema)) {
                    read.put(schema, registry.getSchema(Files.readString(schema)));
                }
                assertThat(read.get(schema).validate(text, InputFormat.YAML))
                        .as(file.toString())
                        .isEmpty();
                held++;
            }
        }
        assertThat(held).isGreaterThan(700);
        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(schemas());
    }
}
