package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of what programs can ask for is OpenAPI 3.1, and of all that they can ask for. */
class ApiTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    @TempDir
    static Path folder;

    private static Opened opened;
    private static JsonNode description;

    @BeforeAll
    static void open() throws Exception {
        opened = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString());
        description = new JsonMapper().readTree(opened.get(Api.PATH).body());
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @Test
    void every_address_for_programs_is_in_it() {
        assertThat(description.get("paths").propertyNames())
                .contains("/api/events", "/api/openapi.json", "/api/study", "/api/study/authorities", "/api/probe")
                .containsExactlyInAnyOrderElementsOf(opened.workbench().routes().stream()
                        .map(route -> route.path().replaceAll("[<{](\\w+)[>}]", "{$1}"))
                        .filter(path -> path.startsWith("/api/"))
                        .distinct()
                        .toList());
    }

    @Test
    void it_has_what_openapi_asks_for() {
        assertThat(description.get("openapi").stringValue()).matches("3\\.1\\.\\d+");
        assertThat(description.get("info").get("title").stringValue()).isNotEmpty();
        assertThat(description.get("info").get("version").stringValue()).isNotEmpty();
        assertThat(description.propertyNames()).isSubsetOf("openapi", "info", "paths", "components");
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            assertThat(path.getKey()).startsWith("/");
            assertThat(path.getValue().propertyNames()).isSubsetOf(METHODS);
            path.getValue().forEach(operation -> isOperation(path.getKey(), operation));
        }
    }

    private static void isOperation(String path, JsonNode operation) {
        assertThat(operation.propertyNames()).isSubsetOf("summary", "parameters", "requestBody", "responses");
        List<String> inPath = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String in = parameter.get("in").stringValue();
            assertThat(in).isIn("path", "query");
            assertThat(parameter.get("schema").isObject()).isTrue();
            names.add(in + " " + parameter.get("name").stringValue());
            if (in.equals("path")) {
                assertThat(parameter.get("required").booleanValue()).isTrue();
                inPath.add(parameter.get("name").stringValue());
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        assertThat(inPath)
                .as("the parameters of " + path)
                .containsExactlyElementsOf(Pattern.compile("\\{(\\w+)}")
                        .matcher(path)
                        .results()
                        .map(one -> one.group(1))
                        .toList());
        assertThat(operation.get("responses").propertyNames()).contains("200", "403");
        for (Map.Entry<String, JsonNode> response : operation.get("responses").properties()) {
            assertThat(response.getKey()).matches("[1-5]\\d\\d");
            JsonNode given = resolved(response.getValue());
            assertThat(given.get("description").stringValue()).isNotEmpty();
            given.path("content").forEach(content -> isSchema(resolved(content.get("schema"))));
        }
        operation.path("requestBody").path("content").forEach(content -> isSchema(resolved(content.get("schema"))));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    /** OpenAPI 3.1 takes schemas as JSON Schema has them. */
    private static void isSchema(JsonNode schema) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(meta.validate(schema.toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void what_goes_wrong_is_as_it_is_described() throws Exception {
        JsonNode responses = description.get("components").get("responses");
        responses.forEach(response -> assertThat(response.at("/content/application~1json/example/problem")
                        .stringValue())
                .isNotEmpty());
        for (Wire.Answer wrong : List.of(
                opened.get("/api/nothing"),
                opened.get("/api/probe/fails"),
                opened.get("/api/study?by=changes"),
                opened.post("/api/probe", "{"),
                Wire.ask(opened.port(), "GET /api/study", List.of(opened.host()), ""))) {
            assertThat(description.get("paths").toString()).contains("\"" + wrong.status() + "\"");
            assertThat(new JsonMapper().readTree(wrong.body()).get("problem").stringValue())
                    .isNotEmpty();
        }
    }
}
