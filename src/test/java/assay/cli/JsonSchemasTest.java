package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.explanation.Explainer;
import assay.explanation.ExplanationJson;
import assay.explanation.Movements;
import assay.explanation.NearMisses;
import assay.lint.RuleLint;
import assay.reading.RuleSetReader;
import assay.report.JsonDocument;
import assay.rules.RuleBase;
import assay.schema.JsonSchema;
import assay.words.RuleBook;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that the program writes as JSON is as {@code schema --of} says. */
class JsonSchemasTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final String FRAME =
            "{\n  \"assay\" : \"" + JsonDocument.ASSAY + "\",\n  \"format\" : " + JsonDocument.FORMAT + ",\n";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    @TempDir
    Path folder;

    private static Schema schema(String command) {
        return SCHEMAS.computeIfAbsent(
                command, of -> REGISTRY.getSchema(assay("schema", "--of", of).out()));
    }

    private static List<String> wrong(String command, String json) {
        return schema(command)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .limit(5)
                .toList();
    }

    /** What a call writes, which is as the schema of its command says. */
    private static String valid(String command, String... arguments) {
        String[] all = Stream.of(command.split(" "), arguments, new String[] {"--format", "json"})
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        String json = assay(all).out();
        assertThat(json).as(String.join(" ", all)).startsWith(FRAME);
        assertThat(wrong(command, json)).as(String.join(" ", all)).isEmpty();
        return json;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules/march-2004-pilot", "rules/playgrounds"})
    void every_evaluation_of_a_fixture_is_as_the_schema_says(String rules) {
        List<String> call = new ArrayList<>(List.of("evaluate", "--quiet", "--format", "jsonl", "--no-dependence"));
        call.addAll(rules.isEmpty() ? List.of("fixtures") : List.of("--rules", rules, rules + "/fixtures"));
        List<String> lines = assay(call.toArray(String[]::new)).out().lines().toList();
        assertThat(lines).hasSizeGreaterThan(rules.endsWith("playgrounds") ? 5 : 100);
        for (String line : lines) {
            assertThat(wrong("evaluate", line)).as(line).isEmpty();
        }
    }

    @Test
    void an_evaluation_says_what_hangs_on_which_documents_unless_it_is_not_to() {
        assertThat(valid("evaluate", EXAMPLE)).contains("\"withoutDocument\"", "\"dependsOn\"");
        assertThat(valid("evaluate", "--redact", "title,file,recorded-by,recorded-on,at,note", EXAMPLE))
                .contains("\"redacted\"", "[hidden]");
        assertThat(valid("evaluate", "--no-dependence", EXAMPLE))
                .doesNotContain("\"withoutDocument\"", "\"dependsOn\"");
    }

    @Test
    void several_evaluations_are_an_array() {
        String json = assay("evaluate", "--format", "json", "--no-dependence", "fixtures/grading")
                .out();
        assertThat(json).startsWith("[\n" + FRAME);
        assertThat(wrong("evaluate", json)).isEmpty();
    }

    @Test
    void summaries_are_as_the_schema_says_and_say_what_evaluations_say() {
        String[] files = {"--set", "implications=3", "--redact", "note", EXAMPLE, "fixtures/grading"};
        List<JsonNode> lines = lines("summary", files);
        List<JsonNode> whole = lines("jsonl", files);
        assertThat(lines).hasSameSizeAs(whole).hasSizeGreaterThan(5);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            assertThat(wrong("evaluate", line.toString())).isEmpty();
            assertThat(line.at("/rules/set/implications").asString()).isEqualTo("3");
            assertThat(line.properties().stream().map(Map.Entry::getKey))
                    .containsExactly(
                            "assay", "format", "authority", "file", "rules", "requirements", "overall", "redacted");
            assertThat(line.at("/requirements").size()).isEqualTo(7);
            partOf(whole.get(i), line);
        }
    }

    /** All that one document says is said by the same keys in another. */
    private static void partOf(JsonNode whole, JsonNode part) {
        if (part.isContainer()) {
            assertThat(part.getNodeType()).isEqualTo(whole.getNodeType());
            if (part.isArray()) {
                assertThat(part.size()).isEqualTo(whole.size());
            }
            part.properties()
                    .forEach(one ->
                            partOf(Objects.requireNonNull(whole.get(one.getKey()), one.getKey()), one.getValue()));
            for (int i = 0; i < (part.isArray() ? part.size() : 0); i++) {
                partOf(whole.get(i), part.get(i));
            }
        } else {
            assertThat(part).isEqualTo(whole);
        }
    }

    private static List<JsonNode> lines(String format, String... arguments) {
        return assay(Stream.concat(
                                Stream.of("evaluate", "--quiet", "--no-dependence", "--format", format),
                                Stream.of(arguments))
                        .toArray(String[]::new))
                .out()
                .lines()
                .map(line -> new JsonMapper().readTree(line))
                .toList();
    }

    @Test
    void evaluations_by_a_rule_set_that_extends_another_say_what_is_otherwise() {
        String rules = "rules/variants/i8-five-voluntary-organisations";
        assertThat(valid("evaluate", "--rules", rules, "--set", "implications=3", EXAMPLE))
                .contains("\"extends\"", "\"set\"");
    }

    @Test
    void comparisons_and_what_other_readings_and_values_make_are_as_the_schema_says() {
        String five = "rules/variants/i8-five-voluntary-organisations";
        String edge = "fixtures/requirements-3-and-4";
        assertThat(valid("compare", "--with", five, edge)).contains("\"evidence\" : {");
        valid("compare", "--with", five, "--words");
        assertThat(valid("sweep", "voluntary-organisations=2..3", edge)).contains("\"changes\"");
        assertThat(valid("sensitivity", EXAMPLE)).contains("\"otherwise\"");
    }

    @Test
    void explanations_of_everything_are_as_the_schema_says() {
        for (String target : List.of("overall", "R6", "R6.A2", "D8", "D8#1", "I9", "requirement-6.drl:66")) {
            assertThat(valid("explain", EXAMPLE, target)).contains("\"nearlyCounted\" : [");
        }
        assertThat(valid("explain", "--redact", "note,title", EXAMPLE, "D8")).contains("[hidden]", "\"redacted\" : {");
        assertThat(valid("explain", "--set", "implications=3", "fixtures/grading/no-documents.yaml", "R8"))
                .contains("\"set\" : {");
        valid(
                "explain",
                "--rules",
                "rules/playgrounds",
                "rules/playgrounds/fixtures/grading-all-shown.yaml",
                "overall");
    }

    @Test
    void explanations_of_everything_in_some_fixtures_are_as_the_schema_says() throws Exception {
        explained(120);
    }

    @Test
    @Tag("whole")
    void explanations_of_everything_in_all_fixtures_are_as_the_schema_says() throws Exception {
        explained(1);
    }

    private static void explained(int every) throws Exception {
        RuleBase rules = TestRules.march2004();
        RuleSetReader.Read read = RuleLint.read(RuleFiles.read(Path.of("rules", "march-2004")));
        RuleBook book = RuleBook.of(read);
        NearMisses nearMisses = new NearMisses(read);
        Movements movements = new Movements(rules);
        Evaluator evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("fixtures"))) {
            files = all.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("plan.yaml"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files.size(); i += every) {
            Evidence evidence = reader.read(files.get(i), files.get(i).toString());
            Evaluation evaluation = evaluator.evaluate(evidence);
            Explainer explainer = new Explainer(
                    evaluation,
                    nearMisses.of(evaluator, evidence, evaluation),
                    book,
                    movements.of(evaluation),
                    List.of(),
                    id -> evaluator.evaluate(evidence.of(evidence.documents().stream()
                            .filter(one -> !one.id().equals(id))
                            .toList())));
            for (String target : explainer.targets()) {
                String json = ExplanationJson.of(explainer.of(target).orElseThrow());
                assertThat(wrong("explain", json))
                        .as(files.get(i) + " " + target)
                        .isEmpty();
            }
        }
    }

    @Test
    void what_became_of_recorded_results_is_as_the_schema_says() throws IOException {
        Path result = folder.resolve("result.json");
        assay("evaluate", "--format", "json", "--output", result.toString(), EXAMPLE);
        assertThat(valid("replay", result.toString())).contains("\"same\" : true", "\"first\" : null");
        String changed = "rules/variants/i17-attendance-is-sign-up";
        assertThat(valid("replay", result.toString(), "--rules", changed))
                .contains("\"pointer\" : \"/requirements/", "\"what\" : \"rule set\"");
        assertThat(valid(
                        "replay",
                        result.toString(),
                        folder.resolve("nowhere.json").toString()))
                .contains("\"files\" : 2", "nowhere.json:1:1: ");
        assertThat(valid("compare", "--with-result", result.toString(), EXAMPLE))
                .contains("\"changed\" : 0");
        Path edited = Files.writeString(
                folder.resolve("edited.yaml"),
                Files.readString(Path.of(EXAMPLE)).replace("  - id: D8\n", "  - id: D80\n"));
        assertThat(valid("compare", "--with-result", result.toString(), "--set", "implications=4", edited.toString()))
                .contains("\"where\" : \"D80", "\"because\" : [", "\"parameters\" : [", "\"support\" : [");
    }

    @Test
    void what_is_drawn_and_what_a_check_of_it_says_are_as_the_schema_says() throws IOException {
        assertThat(valid("sample", "--seed", "-7", "--size", "5", EXAMPLE)).contains("\"seed\" : -7");
        Path sheet = Files.writeString(
                folder.resolve("sheet.csv"),
                assay("sample", "--seed", "7", "--format", "csv", EXAMPLE).out().replace(",,,,seed", ",met,,,seed"));
        assertThat(valid("sample", "--check", sheet.toString())).contains("\"noKappa\" : ", "\"second\" : ");
    }

    @Test
    void proposals_are_as_the_schema_says_and_so_is_what_they_lead_to() throws IOException {
        valid("what-if", EXAMPLE);
        Path facts = Files.writeString(
                folder.resolve("facts.yaml"),
                "- technical-paper-dissemination: {to: all it colleagues, means: email}\n");
        assertThat(valid("what-if", "--add", facts.toString(), EXAMPLE)).contains("\"toFileSha256\"");
    }

    @Test
    void what_holds_evidence_and_figures_against_something_is_as_the_schema_says() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.yaml"),
                Files.readString(Path.of(EXAMPLE))
                        .replaceFirst("(?s)\nexpect:.*", "\nexpect:\n  grades: {R9: Well Ahead}\n"));
        assertThat(valid("verify", EXAMPLE, other.toString())).contains("\"passed\" : true", "\"passed\" : false");
        assertThat(valid("study", "fixtures/study/A001-aldrenshire.yaml")).contains("\"keyPoints\"");
        valid("audit", "fixtures/published-figures.csv", "fixtures/study");
        valid("rurality", "fixtures/wards.csv");
    }

    @Test
    void what_is_said_of_rules_is_as_the_schema_says() {
        valid("rules list");
        valid("rules check");
        valid("rules coverage", EXAMPLE);
        valid("rules parameters", "--set", "implications=3");
        valid("version");
    }

    @Test
    @Tag("whole")
    void what_fixtures_notice_is_as_the_schema_says() {
        valid("rules mutate", "--rules", "rules/playgrounds", "rules/playgrounds/fixtures");
    }

    @Test
    void every_schema_is_one_and_says_of_every_key_what_it_is() {
        for (String command : JsonSchema.commands()) {
            String schema = assay("schema", "--of", command).out();
            assertThat(REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                            .validate(schema, InputFormat.JSON))
                    .as(command)
                    .isEmpty();
            assertThat(schema).as(command).contains("\"assay\" : {", "\"const\" : " + JsonDocument.FORMAT);
            // The strictest readers, such as ajv's strict mode, know no others.
            assertThat(new JsonMapper().readTree(schema).findValues("type"))
                    .as(command)
                    .allMatch(type -> !type.isArray()
                            || (type.size() == 2 && type.get(1).asString().equals("null")));
        }
    }

    @Test
    void what_lacks_a_key_has_one_more_or_another_form_is_not_as_the_schema_says() {
        String json = valid("evaluate", EXAMPLE);
        assertThat(wrong("evaluate", json.replaceFirst("\"authority\"", "\"autority\"")))
                .isNotEmpty();
        assertThat(wrong("evaluate", json.replaceFirst("\"format\" : 2", "\"format\" : 1")))
                .isNotEmpty();
        assertThat(wrong("evaluate", json.replaceFirst("\"basis\" : \"primary\"", "\"basis\" : \"first\"")))
                .isNotEmpty();
        assertThat(wrong("evaluate", json.replaceFirst("\"met\" : true", "\"met\" : \"true\"")))
                .isNotEmpty();
    }

    @Test
    void a_command_that_writes_no_json_is_an_error_with_the_nearest_that_does() {
        assertThat(assay("schema", "--of", "rules lst"))
                .isEqualTo(new Run(2, "", "assay: --of: \"rules lst\" writes no JSON; did you mean \"rules list\"?\n"));
    }

    @Test
    void the_version_is_that_of_the_project() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>assay</artifactId>\n  <version>" + JsonDocument.ASSAY + "</version>");
    }
}
