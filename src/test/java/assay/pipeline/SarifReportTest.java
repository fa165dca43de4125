package assay.pipeline;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.ruleset.Check;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SARIF that is valid by its published schema and by what Microsoft's validator asks besides, as far as it applies: the rules
 * that these tests are about are named by its codes.
 */
class SarifReportTest {

    private static final String TEXT = "name: own\nkind: \"a word\"\nx\n";

    @TempDir
    Path top;

    private String written(SourceRoot root) throws IOException {
        Path file = Files.writeString(top.resolve("sp #ä.yaml"), TEXT);
        Path alone = Files.writeString(top.resolve("alone.yaml"), "x\n");
        return SarifReport.ofChecks()
                .of(Finding.of(
                        List.of(
                                Check.PACK.problem(file.toString(), 2, 7, "this is wrong"),
                                Check.UNUSED_VARIABLE.problem(file.toString(), 3, 0, "this is odd"),
                                Check.PACK.problem(alone.toString(), 1, 1, "this is wrong"),
                                Check.RULE_SET.problem(top + "/none", 1, 1, "there is no such folder of rules")),
                        Check::isError,
                        root));
    }

    private static List<String> wrong(String sarif) throws IOException {
        try (InputStream published = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(Objects.requireNonNull(published).readAllBytes(), StandardCharsets.UTF_8));
            return schema
                    .validate(
                            sarif,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Error::toString)
                    .limit(5)
                    .toList();
        }
    }

    private static JsonNode run(String sarif) {
        return JsonMapper.shared().readTree(sarif).get("runs").get(0);
    }

    private static Stream<JsonNode> places(JsonNode run) {
        return run.findValues("physicalLocation").stream();
    }

    @Test
    void it_is_valid_by_the_published_schema() throws Exception {
        for (String sarif : List.of(
                written(new SourceRoot(top)),
                written(new SourceRoot(top.resolve("elsewhere"))),
                SarifReport.ofVerification().of(List.of()),
                assay("rules", "check", "--rules", "rules/playgrounds", "--format", "sarif")
                        .out())) {
            assertThat(wrong(sarif)).isEmpty();
        }
        assertThat(wrong(written(new SourceRoot(top)).replace("\"version\" : \"2.1.0\"", "\"version\" : \"2.1\"")))
                .as("what the schema says of a version that there is none of")
                .isNotEmpty();
    }

    @Test
    void a_result_says_what_where_and_by_what_it_is_known_again() throws Exception {
        JsonNode result = run(written(new SourceRoot(top))).get("results").get(0);
        assertThat(result.get("ruleId").asString()).isEqualTo("pack");
        assertThat(result.get("kind").asString()).isEqualTo("fail");
        assertThat(result.get("level").asString()).isEqualTo("error");
        assertThat(result.at("/partialFingerprints/codeAndLine~1v1").asString()).matches("[0-9a-f]{64}");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.get("artifactLocation").toString())
                .isEqualTo("{\"uri\":\"sp%20%23%C3%A4.yaml\",\"uriBaseId\":\"SRCROOT\"}");
        assertThat(place.get("region").toString())
                .isEqualTo(
                        "{\"startLine\":2,\"startColumn\":7,\"endColumn\":15,\"snippet\":{\"text\":\"\\\"a word\\\"\"}}");
        assertThat(place.at("/contextRegion/snippet/text").asString() + "\n").isEqualTo(TEXT);
    }

    @Test
    void where_only_the_line_or_not_even_the_file_is_known_no_column_and_no_lines_are_made_up() throws Exception {
        assertThat(places(run(written(new SourceRoot(top))))
                        .skip(1)
                        .map(place -> place.get("region").toString()))
                .containsExactly(
                        "{\"startLine\":3}",
                        "{\"startLine\":1,\"startColumn\":1,\"endColumn\":2,\"snippet\":{\"text\":\"x\"}}",
                        "{\"startLine\":1,\"startColumn\":1}");
    }

    /** SARIF1008: lines around a place hold more than the place; SARIF1007: they end where they begin, or behind. */
    @Test
    void lines_around_are_more_than_the_place() throws Exception {
        assertThat(places(run(written(new SourceRoot(top)))).map(place -> place.has("contextRegion")))
                .containsExactly(true, true, false, false);
        assertThat(places(run(written(new SourceRoot(top)))).limit(2).map(place -> place.get("contextRegion")))
                .allMatch(around ->
                        around.get("startLine").asInt() < around.get("endLine").asInt());
    }

    /** SARIF1002, SARIF1004, SARIF1005, GH1005: addresses are written as such, relative ones have a base and others a scheme. */
    @Test
    void an_address_has_either_a_base_or_a_scheme() throws Exception {
        for (SourceRoot root : List.of(new SourceRoot(top), new SourceRoot(top.resolve("elsewhere")))) {
            JsonNode run = run(written(root));
            assertThat(places(run).map(place -> place.get("artifactLocation")))
                    .hasSize(4)
                    .allMatch(file -> URI.create(file.get("uri").asString()).isAbsolute() != file.has("uriBaseId"));
            assertThat(run.at("/originalUriBaseIds/SRCROOT").has("uri"))
                    .as("where the sources are on one machine")
                    .isFalse();
            assertThat(Stream.concat(
                            run.findValuesAsString("helpUri").stream(),
                            run.findValuesAsString("informationUri").stream()))
                    .hasSize(Check.values().length + 1)
                    .allMatch(address -> URI.create(address).isAbsolute());
        }
        assertThat(run(written(new SourceRoot(top.resolve("elsewhere"))))
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("file://" + top + "/sp%20%23%C3%A4.yaml");
    }

    /** SARIF2005: the tool has a version that begins with a number, a page, and a name of three words at most. */
    @Test
    void the_tool_is_named_with_its_version() {
        for (SarifReport report : List.of(SarifReport.ofChecks(), SarifReport.ofVerification())) {
            JsonNode tool = run(report.of(List.of())).at("/tool/driver");
            assertThat(tool.get("name").asString().split(" ")).hasSizeLessThanOrEqualTo(3);
            assertThat(tool.get("semanticVersion").asString()).matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
            assertThat(tool.get("version")).isEqualTo(tool.get("semanticVersion"));
            assertThat(tool.has("informationUri")).isTrue();
            assertThat(tool.get("fullName").asString())
                    .isEqualTo(tool.get("name").asString() + " "
                            + tool.get("version").asString());
        }
    }

    /** SARIF1001, SARIF2012, and what GitHub reads of a rule. */
    @Test
    void every_check_is_described() {
        for (JsonNode rule : run(SarifReport.ofChecks().of(List.of())).at("/tool/driver/rules")) {
            String id = rule.get("id").asString();
            Check check = Check.of(id).orElseThrow();
            assertThat(rule.path("name").asString("").toLowerCase(Locale.ROOT))
                    .as("a name that is no id")
                    .isNotEqualTo(id);
            assertThat(rule.path("name").asString("")).matches("([A-Z][a-z]+){2,}");
            assertThat(rule.at("/fullDescription/text").asString())
                    .isEqualTo(check.says())
                    .endsWith(".");
            assertThat(check.says())
                    .startsWith(rule.at("/shortDescription/text").asString());
            assertThat(rule.at("/shortDescription/text").asString()).endsWith(".");
            assertThat(rule.at("/help/text").asString()).contains("wrong: ", "right: ");
            assertThat(rule.at("/help/markdown").asString())
                    .matches("(?s)Wrong:\n\n(    .*\n)+\nRight:\n\n(    .*\n?)+");
            assertThat(rule.at("/helpUri").asString()).isEqualTo("data:,assay%20rules%20check%20--explain%20" + id);
            String level = check.isError() ? "error" : "warning";
            assertThat(rule.at("/defaultConfiguration/level").asString()).isEqualTo(level);
            assertThat(rule.at("/properties/problem.severity").asString()).isEqualTo(level);
            assertThat(rule.at("/properties/tags")).isNotEmpty();
        }
    }

    /** A result points at its rule by place and by name, and these agree. */
    @Test
    void a_result_is_of_the_rule_that_its_index_says() throws Exception {
        JsonNode run = run(written(new SourceRoot(top)));
        assertThat(run.get("results"))
                .hasSize(4)
                .allMatch(result -> run.at("/tool/driver/rules/" + result.get("ruleIndex") + "/id")
                        .equals(result.get("ruleId")));
    }

    @Test
    void what_has_no_code_is_of_a_check_all_the_same() throws Exception {
        Files.writeString(top.resolve("pack.yaml"), "name: [\n");
        JsonNode run =
                run(assay("rules", "check", top.toString(), "--format", "sarif").out());
        assertThat(run.get("results"))
                .isNotEmpty()
                .allMatch(result -> result.get("ruleIndex").asInt() >= 0);
    }
}
