package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Evaluations as OSCAL and as PROV: valid by what is published of these, and saying what the program's own JSON says. */
class ExchangeTest {

    private static final String EXAMPLE = "fixtures/worked-example.yaml";
    private static final String DIGEST = "ab".repeat(32);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema OSCAL = schema();

    /** What each relation of PROV stands between: the attribute, and the sort of thing that it names. */
    private static final Map<String, Map<String, String>> RELATIONS = Map.of(
            "used", Map.of("prov:activity", "activity", "prov:entity", "entity"),
            "wasGeneratedBy", Map.of("prov:entity", "entity", "prov:activity", "activity"),
            "wasDerivedFrom", Map.of("prov:generatedEntity", "entity", "prov:usedEntity", "entity"),
            "wasAttributedTo", Map.of("prov:entity", "entity", "prov:agent", "agent"),
            "wasAssociatedWith", Map.of("prov:activity", "activity", "prov:agent", "agent", "prov:plan", "entity"));

    /** What a relation may be without: recording follows no plan that is known. */
    private static final Set<String> OPTIONAL = Set.of("prov:plan");

    /** Letters of Hebrew, an override of direction, a tag, quotes, marks of Markdown, a line end, a control, blanks. */
    private static final String TITLE =
            " \u05D0\u05D1\u05D2 \u202Eback <script>alert(\"x\")</script> *a_b* 'it' \\ {{ y }}\u0007\r\nsecond\u2028third\u0085\u00A0";

    @TempDir
    Path folder;

    private static Schema schema() {
        try (InputStream published = ExchangeTest.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(Objects.requireNonNull(published).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(String format, String... arguments) {
        Run run = assay(Stream.concat(Stream.of("evaluate", "--quiet", "--format", format), Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private static List<String> wrong(String oscal) {
        return OSCAL
                .validate(
                        oscal,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .limit(5)
                .toList();
    }

    /** All of a form that stands anywhere below a key, in the order of the document. */
    private static List<String> texts(JsonNode document, String key) {
        return document.findValues(key).stream()
                .flatMap(found -> found.isArray() ? found.valueStream() : Stream.of(found))
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> values(JsonNode thing, String name) {
        return thing.path("props")
                .valueStream()
                .filter(property -> property.path("name").asString().equals(name))
                .map(property -> property.path("value").asString())
                .toList();
    }

    private static String value(JsonNode thing, String name) {
        List<String> values = values(thing, name);
        assertThat(values).as(name).hasSize(1);
        return values.get(0);
    }

    private static void isWholeOscal(String oscal) {
        assertThat(wrong(oscal)).isEmpty();
        JsonNode document = JSON.readTree(oscal).path("assessment-results");
        List<String> uuids = texts(document, "uuid");
        Set<String> known = new HashSet<>(uuids);
        // The program too, which is a component of each result.
        assertThat(uuids).as("each thing has a name of its own").doesNotHaveDuplicates();
        for (JsonNode result : document.path("results")) {
            assertThat(texts(result, "component-uuid"))
                    .isEqualTo(texts(result.at("/local-definitions/assessment-assets/components"), "uuid"))
                    .hasSize(1);
        }
        Stream<String> referred = Stream.of(
                        "actor-uuid", "component-uuid", "subject-uuid", "party-uuids", "observation-uuid")
                .flatMap(key -> texts(document, key).stream());
        Stream<String> linked = texts(document, "href").stream()
                .filter(href -> href.startsWith("#"))
                .map(href -> href.substring(1));
        assertThat(Stream.concat(referred, linked).filter(one -> !known.contains(one)))
                .isEmpty();
        List<String> objectives = texts(document.path("local-definitions"), "id");
        assertThat(objectives).doesNotHaveDuplicates();
        assertThat(new HashSet<>(objectives))
                .containsAll(new HashSet<>(texts(document, "target-id")))
                .containsAll(new HashSet<>(texts(document, "objective-id")));
    }

    private static void isWholeProv(String prov) {
        JsonNode document = JSON.readTree(prov);
        Set<String> prefixes = new HashSet<>(document.path("prefix").propertyNames());
        for (Map.Entry<String, JsonNode> kind : document.properties()) {
            if (kind.getKey().equals("prefix")) {
                continue;
            }
            Map<String, String> ends = RELATIONS.getOrDefault(kind.getKey(), Map.of());
            assertThat(ends.isEmpty() ? Set.of("entity", "activity", "agent") : RELATIONS.keySet())
                    .contains(kind.getKey());
            kind.getValue().properties().forEach(one -> {
                assertThat(ends.isEmpty() ? prefixes : Set.of("_"))
                        .as(one.getKey())
                        .contains(one.getKey().split(":", 2)[0]);
                one.getValue()
                        .propertyNames()
                        .forEach(name -> assertThat(prefixes).contains(name.split(":", 2)[0]));
                ends.forEach((end, sort) -> {
                    String named = one.getValue().path(end).asString("");
                    assertThat((named.isEmpty() && OPTIONAL.contains(end))
                                    || document.path(sort).has(named))
                            .as(kind.getKey() + " " + one)
                            .isTrue();
                });
            });
        }
        Set<String> types = new HashSet<>(texts(document, "type"));
        assertThat(types.stream().map(type -> type.split(":", 2)[0])).isSubsetOf(Set.of("prov", "xsd"));
    }

    private static String[] call(String rules, String... paths) {
        List<String> call = new ArrayList<>(List.of("--no-dependence"));
        call.addAll(rules.isEmpty() ? List.of() : List.of("--rules", rules));
        call.addAll(List.of(paths));
        return call.toArray(String[]::new);
    }

    private static void isWhole(String[] call) {
        isWholeOscal(written("oscal", call));
        isWholeProv(written("prov", call));
    }

    @Test
    @Tag("sample")
    void what_is_written_of_some_fixtures_is_valid_and_refers_to_nothing_that_is_not_in_it() {
        isWhole(call("", "fixtures/requirement-6", EXAMPLE));
    }

    @ParameterizedTest
    @Tag("whole")
    @MethodSource("places")
    void what_is_written_of_every_fixture_is_valid_and_refers_to_nothing_that_is_not_in_it(String rules, Path place) {
        isWhole(call(rules, place.toString()));
    }

    /** Folder by folder, so that no document has more than some megabytes. */
    static List<Arguments> places() throws IOException {
        String pilot = "rules/march-2004-pilot";
        List<Arguments> places = new ArrayList<>(List.of(Arguments.of(pilot, Path.of(pilot, "fixtures"))));
        try (Stream<Path> folders = Files.list(Path.of("fixtures")).filter(Files::isDirectory)) {
            folders.sorted().forEach(place -> places.add(Arguments.of("", place)));
        }
        return places;
    }

    @Test
    void of_other_rules_nothing_is_otherwise() {
        isWhole(call("rules/playgrounds", "rules/playgrounds/fixtures"));
    }

    @Test
    void it_says_what_the_json_says() {
        JsonNode json = JSON.readTree(written("json", EXAMPLE));
        String oscal = written("oscal", EXAMPLE);
        isWholeOscal(oscal);
        JsonNode result = JSON.readTree(oscal).at("/assessment-results/results/0");
        List<JsonNode> observations = result.path("observations").valueStream().toList();
        List<JsonNode> facts = json.path("documents")
                .valueStream()
                .flatMap(document -> document.path("facts").valueStream())
                .toList();
        assertThat(observations).hasSameSizeAs(facts);
        for (int at = 0; at < facts.size(); at++) {
            JsonNode fact = facts.get(at);
            JsonNode observation = observations.get(at);
            assertThat(value(observation, "kind")).isEqualTo(fact.path("kind").asString());
            assertThat(value(observation, "basis")).isEqualTo(fact.path("basis").asString());
            assertThat(values(observation, "value")).containsExactlyElementsOf(said(fact.path("values")));
            assertThat(values(observation, "counted-for")).containsExactlyElementsOf(said(fact.path("countedFor")));
            assertThat(values(observation, "set-aside-for")).containsExactlyElementsOf(said(fact.path("setAsideFor")));
        }
        List<JsonNode> findings =
                new ArrayList<>(result.path("findings").valueStream().toList());
        for (JsonNode requirement : json.path("requirements")) {
            JsonNode finding = findings.remove(0);
            assertThat(value(finding, "grade"))
                    .isEqualTo(requirement.path("grade").asString());
            assertThat(value(finding, "interviewee"))
                    .isEqualTo(requirement.path("interviewee").asString());
            assertThat(value(finding, "agreement"))
                    .isEqualTo(requirement.path("agreement").asString());
            assertThat(values(finding, "reading")).containsExactlyElementsOf(said(requirement.path("interpretations")));
            assertThat(values(finding, "without-document"))
                    .containsExactlyElementsOf(texts(requirement.path("withoutDocument"), "grade"));
            for (JsonNode criterion : requirement.path("criteria")) {
                JsonNode one = findings.remove(0);
                assertThat(value(one, "criterion"))
                        .isEqualTo(criterion.path("id").asString());
                assertThat(one.at("/target/status/state").asString())
                        .isEqualTo(criterion.path("met").asBoolean() ? "satisfied" : "not-satisfied");
                assertThat(values(one, "counted")).containsExactlyElementsOf(texts(criterion.path("counted"), "part"));
                assertThat(values(one, "set-aside"))
                        .containsExactlyElementsOf(texts(criterion.path("setAside"), "reason"));
                assertThat(values(one, "missing")).containsExactlyElementsOf(said(criterion.path("missing")));
                assertThat(values(one, "depends-on"))
                        .hasSize(criterion.path("dependsOn").size());
                assertThat(values(one, "source")).isNotEmpty();
            }
        }
        assertThat(findings).hasSize(1);
        JsonNode overall = findings.get(0);
        assertThat(value(overall, "score"))
                .isEqualTo(json.at("/overall/evidence/score").asString());
        assertThat(value(overall, "grade"))
                .isEqualTo(json.at("/overall/evidence/grade").asString());
        assertThat(value(overall, "interviewee-score"))
                .isEqualTo(json.at("/overall/interviewee/score").asString());
        assertThat(values(overall, "term"))
                .containsExactlyElementsOf(texts(json.at("/overall/evidence/terms"), "value"));
        assertThat(values(result, "scale")).containsExactly("Well Behind", "Bit Behind", "On Course", "Well Ahead");
    }

    /** Each value, or each of a list of them. */
    private static List<String> said(JsonNode values) {
        return values.valueStream()
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void provenance_leads_from_the_overall_grade_to_who_recorded_a_fact_of_which_document() throws IOException {
        JsonNode prov = JSON.readTree(written("prov", recorded("Ann", "D1").toString()));
        String grade = only(prov, "entity", "prov:label", "overall: Well Behind");
        String requirement = only(prov, "entity", "prov:label", "R9: Bit Behind");
        String criterion = only(prov, "entity", "prov:label", "R9.M1: met");
        String fact = only(prov, "entity", "assay:kind", "technical-paper-dissemination");
        String document = only(prov, "entity", "assay:document", "D1");
        String ann = only(prov, "agent", "prov:label", "Ann");
        assertThat(between(prov, "wasDerivedFrom", "prov:generatedEntity", grade, "prov:usedEntity"))
                .contains(requirement);
        assertThat(between(prov, "wasDerivedFrom", "prov:generatedEntity", requirement, "prov:usedEntity"))
                .contains(criterion);
        assertThat(between(prov, "wasDerivedFrom", "prov:generatedEntity", criterion, "prov:usedEntity"))
                .contains(fact);
        assertThat(between(prov, "wasDerivedFrom", "prov:generatedEntity", fact, "prov:usedEntity"))
                .containsExactly(document);
        assertThat(between(prov, "wasAttributedTo", "prov:entity", fact, "prov:agent"))
                .containsExactly(ann);
        String recording = between(prov, "wasGeneratedBy", "prov:entity", fact, "prov:activity")
                .get(0);
        assertThat(between(prov, "wasAssociatedWith", "prov:activity", recording, "prov:agent"))
                .containsExactly(ann);
        assertThat(prov.path("activity")
                        .path(recording)
                        .at("/assay:recorded-on/$")
                        .asString())
                .isEqualTo("2004-05-01");
        assertThat(prov.path("entity").path(document).path("assay:sha256").asString())
                .isEqualTo(DIGEST);
    }

    private static String only(JsonNode prov, String sort, String attribute, String value) {
        List<String> found = prov.path(sort).properties().stream()
                .filter(one -> one.getValue().path(attribute).asString("").equals(value))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).as(value).hasSize(1);
        return found.get(0);
    }

    private static List<String> between(JsonNode prov, String relation, String from, String name, String to) {
        return prov.path(relation)
                .valueStream()
                .filter(one -> one.path(from).asString().equals(name))
                .map(one -> one.path(to).asString())
                .toList();
    }

    /** A text in double quotes, as YAML has it. */
    private static String yaml(String text) {
        return text.codePoints()
                .mapToObj(one -> one < ' ' || one > '~' || one == '"' || one == '\\'
                        ? String.format("\\u%04x", one)
                        : Character.toString(one))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /** Evidence of one document, recorded by somebody, with a file that has a digest. */
    private Path recorded(String by, String title) throws IOException {
        return Files.writeString(
                folder.resolve("e.yaml"), """
                authority: Nowhere (synthetic)
                type: county
                documents:
                  - id: D1
                    title: %s
                    dated: 1066-10-14
                    received: 2004-04-20
                    file: scans/a b.pdf
                    sha256: %s
                    recorded-by: %s
                    recorded-on: 2004-05-01
                    shows:
                      - technical-paper-dissemination: {to: all it colleagues, means: email, note: %s}
                  - id: D2
                    title: "2"
                    shows: []
                """.formatted(yaml(title), DIGEST, yaml(by), yaml("- " + title)));
    }

    @Test
    void a_title_may_have_anything_in_it() throws IOException {
        Path file = recorded(TITLE, TITLE);
        String oscal = written("oscal", file.toString());
        isWholeOscal(oscal);
        JsonNode document = JSON.readTree(oscal).path("assessment-results");
        JsonNode resource = document.at("/back-matter/resources/1");
        String line =
                "\u05D0\u05D1\u05D2 \u202Eback <script>alert(\"x\")</script> *a_b* 'it' \\ {{ y }}\u0007\\r\\nsecond\\u2028third\\x85";
        assertThat(value(resource, "title")).isEqualTo(line);
        assertThat(value(resource, "recorded-by")).isEqualTo(line);
        assertThat(document.at("/metadata/parties/1/name").asString()).isEqualTo(line);
        assertThat(resource.path("title").asString())
                .as("as Markdown it reads the same")
                .doesNotContain(" <script>")
                .satisfies(title ->
                        assertThat(title.replaceAll("\\\\(\\p{Punct})", "$1")).isEqualTo(line));
        String prov = written("prov", file.toString());
        isWholeProv(prov);
        assertThat(JSON.readTree(prov)
                        .path("entity")
                        .valueStream()
                        .map(one -> one.path("prov:label").asString()))
                .contains(TITLE);
    }

    @Test
    void files_have_their_digests_recorders_are_parties_and_days_are_those_of_the_evidence() throws IOException {
        JsonNode document =
                JSON.readTree(written("oscal", recorded("Ann", "T").toString())).path("assessment-results");
        JsonNode resource = document.at("/back-matter/resources/1");
        assertThat(resource.at("/rlinks/0/href").asString()).endsWith("/scans/a%20b.pdf");
        assertThat(resource.at("/rlinks/0/hashes/0").toString())
                .isEqualTo("{\"algorithm\":\"SHA-256\",\"value\":\"" + DIGEST + "\"}");
        assertThat(value(resource, "dated"))
                .as("a year that no time of OSCAL has")
                .isEqualTo("1066-10-14");
        JsonNode ann = document.at("/metadata/parties/1");
        assertThat(ann.path("name").asString()).isEqualTo("Ann");
        JsonNode result = document.at("/results/0");
        JsonNode fact = result.at("/observations/0");
        assertThat(fact.at("/origins/0/actors/0/actor-uuid")).isEqualTo(ann.path("uuid"));
        assertThat(fact.path("collected").asString()).isEqualTo("2004-05-01T00:00:00Z");
        assertThat(result.path("start").asString()).isEqualTo("2004-04-20T00:00:00Z");
        assertThat(document.at("/metadata/last-modified").asString()).isEqualTo("2004-05-01T00:00:00Z");
        assertThat(result.path("remarks").asString())
                .isEqualTo("Nowhere (synthetic) does not exist: its evidence is synthetic.");
        assertThat(document.at("/metadata/parties/0/remarks")).isEqualTo(result.path("remarks"));
    }

    @Test
    void recorders_whose_names_are_hidden_are_counted_and_not_taken_for_one() throws IOException {
        Path file = Files.writeString(folder.resolve("e.yaml"), """
                authority: Nowhere
                type: county
                documents:
                  - id: D1
                    title: One
                    received: 2004-04-20
                    recorded-by: Ann
                    shows: [technical-paper-dissemination: {to: all it colleagues, means: email}]
                  - id: D2
                    title: Two
                    received: 2004-04-20
                    recorded-by: Bea
                    shows: [technical-paper-dissemination: {to: all it colleagues, means: email}]
                """);
        String oscal = written("oscal", "--redact", "recorded-by", file.toString());
        isWholeOscal(oscal);
        JsonNode document = JSON.readTree(oscal).path("assessment-results");
        assertThat(document.at("/metadata/parties")
                        .valueStream()
                        .map(party -> party.path("name").asString()))
                .containsExactly("Nowhere", "[hidden]", "[hidden]");
        assertThat(value(document.at("/results/0"), "redacted")).isEqualTo("2");
        String prov = written("prov", "--redact", "recorded-by", file.toString());
        isWholeProv(prov);
        assertThat(texts(JSON.readTree(prov).path("agent"), "prov:label"))
                .filteredOn("[hidden]"::equals)
                .hasSize(2);
        assertThat(texts(JSON.readTree(prov), "assay:redacted")).containsExactly("recorded-by: 2");
    }

    @Test
    void a_file_whose_name_is_hidden_is_not_linked_to_and_known_by_its_digest() throws IOException {
        String digest = "b".repeat(64);
        Path file = Files.writeString(folder.resolve("hidden.yaml"), """
                authority: Nowhere
                type: county
                documents:
                  - id: D1
                    title: One
                    received: 2004-04-20
                    file: d1.pdf
                    sha256: %s
                    shows: [technical-paper-dissemination: {to: all it colleagues, means: email}]
                """.formatted(digest));
        assertThat(written("oscal", file.toString())).contains("/d1.pdf\"").doesNotContain("\"file-sha256\"");
        String oscal = written("oscal", "--redact", "file", file.toString());
        isWholeOscal(oscal);
        assertThat(oscal)
                .contains("\"name\" : \"file-sha256\"", "\"" + digest + "\"")
                .doesNotContain("d1.pdf", "%5Bhidden%5D");
    }

    /** By Python's {@code uuid.uuid5(uuid.NAMESPACE_URL, "urn:assay:evidence:" + SHA256 + ":document:D1:fact:0")}. */
    @Test
    void names_are_made_of_digests_and_the_same_evidence_has_the_same_by_whatever_rules() throws IOException {
        Path file = recorded("Ann", "T");
        JsonNode one = JSON.readTree(written("oscal", file.toString()));
        assertThat(one.at("/assessment-results/results/0/observations/0/uuid").asString())
                .isEqualTo("13ef5c7c-454f-5f1d-b72b-6790f926f1f5");
        JsonNode other = JSON.readTree(written("oscal", "--set", "implications=3", file.toString()));
        String fact = "/assessment-results/results/0/observations/0/uuid";
        assertThat(other.at(fact)).isEqualTo(one.at(fact));
        for (String apart : List.of("/uuid", "/results/0/uuid", "/results/0/findings/0/uuid")) {
            assertThat(other.at("/assessment-results" + apart)).isNotEqualTo(one.at("/assessment-results" + apart));
        }
        assertThat(written("oscal", file.toString())).isEqualTo(written("oscal", file.toString()));
    }

    @Test
    void several_authorities_are_results_of_one_document_even_where_their_evidence_is_the_same() throws IOException {
        Path file = recorded("Ann", "T");
        Path copy = Files.copy(file, folder.resolve("f.yaml"));
        String oscal = written("oscal", file.toString(), copy.toString());
        isWholeOscal(oscal);
        assertThat(JSON.readTree(oscal).at("/assessment-results/results")).hasSize(2);
        String prov = written("prov", file.toString(), copy.toString());
        isWholeProv(prov);
        assertThat(JSON.readTree(prov).path("activity")).hasSize(4);
    }

    @Test
    void nothing_is_written_where_no_file_can_be_graded() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "authority: [\n");
        for (String format : List.of("oscal", "prov")) {
            Run run = assay("evaluate", "--format", format, bad.toString());
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
    }
}
