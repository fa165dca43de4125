package assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.text.Legible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors and other programs are told of files of evidence, and that the strictest of them can use it. */
class EvidenceSchemaTest {

    /** Keywords that ask something of values of one type alone, and of which. */
    private static final Map<String, Set<String>> OF_A_TYPE = Map.ofEntries(
            Map.entry("pattern", Set.of("string")),
            Map.entry("format", Set.of("string")),
            Map.entry("minimum", Set.of("number", "integer")),
            Map.entry("exclusiveMinimum", Set.of("number", "integer")),
            Map.entry("maximum", Set.of("number", "integer")),
            Map.entry("exclusiveMaximum", Set.of("number", "integer")),
            Map.entry("items", Set.of("array")),
            Map.entry("minItems", Set.of("array")),
            Map.entry("uniqueItems", Set.of("array")),
            Map.entry("properties", Set.of("object")),
            Map.entry("required", Set.of("object")),
            Map.entry("dependencies", Set.of("object")),
            Map.entry("minProperties", Set.of("object")),
            Map.entry("maxProperties", Set.of("object")),
            Map.entry("additionalProperties", Set.of("object")));

    private static final Set<String> OTHERS =
            Set.of("$schema", "$ref", "title", "description", "type", "enum", "const", "anyOf", "oneOf", "definitions");

    private static JsonNode schema;

    @BeforeAll
    static void make() throws Exception {
        RuleBase rules = RuleBase.load(Path.of("rules", "march-2004"), RuleCache.in(Path.of("target", "rules-cache")));
        schema = JsonMapper.shared().readTree(EvidenceSchema.of(rules.ruleSet()));
    }

    /** Each schema within it, and itself. */
    private static List<JsonNode> all(JsonNode of) {
        List<JsonNode> all = new ArrayList<>(List.of(of));
        for (String key : List.of("properties", "definitions")) {
            of.path(key).forEach(child -> all.addAll(all(child)));
        }
        for (String key : List.of("anyOf", "oneOf")) {
            of.path(key).forEach(child -> all.addAll(all(child)));
        }
        if (of.has("items")) {
            all.addAll(all(of.get("items")));
        }
        return all;
    }

    @Test
    void every_keyword_stands_beside_the_one_type_that_it_is_for() {
        assertThat(all(schema)).hasSizeGreaterThan(400).allSatisfy(part -> {
            for (String keyword : part.propertyNames()) {
                if (OF_A_TYPE.containsKey(keyword)) {
                    assertThat(part.path("type").isString()).as(part.toString()).isTrue();
                    assertThat(OF_A_TYPE.get(keyword))
                            .as(part.toString())
                            .contains(part.get("type").asString());
                } else {
                    assertThat(OTHERS).contains(keyword);
                }
            }
        });
    }

    @Test
    void every_map_knows_its_keys_and_has_the_ones_that_it_requires() {
        assertThat(all(schema))
                .filteredOn(part -> "object".equals(part.path("type").asString("")))
                .hasSizeGreaterThan(40)
                .allSatisfy(part -> {
                    // What differs in a case is told by what documents and facts are called.
                    boolean changes = part.path("properties").has("without");
                    assertThat(part.get("additionalProperties").toString())
                            .isEqualTo(changes ? "{\"type\":\"object\"}" : "false");
                    Set<String> known = Set.copyOf(part.get("properties").propertyNames());
                    part.path("required").forEach(key -> assertThat(known).contains(key.asString()));
                    part.path("dependencies")
                            .forEach(needed ->
                                    needed.forEach(key -> assertThat(known).contains(key.asString())));
                });
    }

    @Test
    void every_reference_leads_somewhere_and_every_pattern_can_be_read() {
        for (JsonNode part : all(schema)) {
            if (part.has("$ref")) {
                assertThat(schema.at(part.get("$ref").asString().substring(1)).isMissingNode())
                        .as(part.toString())
                        .isFalse();
            }
            if (part.has("pattern")) {
                Pattern.compile(part.get("pattern").asString());
            }
        }
    }

    @Test
    void each_key_of_a_file_of_a_document_of_a_fact_and_of_what_is_expected_says_what_it_is() {
        for (String of : List.of("", "/definitions/document", "/definitions/expect", "/definitions/case")) {
            JsonNode keys = schema.at(of + "/properties");
            assertThat(keys.propertyNames())
                    .filteredOn(key -> !keys.get(key).has("$ref"))
                    // What the rule set itself asks for, of which no meanings are given here.
                    .filteredOn(key -> !key.equals("type"))
                    .isNotEmpty()
                    .allSatisfy(
                            key -> assertThat(keys.get(key).path("description").asString(""))
                                    .as(of + " " + key)
                                    .endsWith("."));
        }
    }

    @Test
    void what_helped_and_what_was_in_the_way_stands_once_and_reasons_may_be_the_same() {
        JsonNode answer = schema.at("/definitions/answer/properties");
        assertThat(List.of("drivers", "barriers", "solutions"))
                .allSatisfy(
                        list -> assertThat(answer.path(list).path("uniqueItems").asBoolean(false))
                                .as(list)
                                .isTrue());
        assertThat(schema.at("/definitions/expect/properties/notes").toString())
                .contains("\"array\"")
                .doesNotContain("uniqueItems");
    }

    @Test
    void figures_days_and_digests_say_what_they_can_be() {
        JsonNode profile = schema.at("/properties/profile/properties");
        assertThat(profile.get("population").toString()).isEqualTo("{\"type\":\"number\",\"exclusiveMinimum\":0}");
        assertThat(profile.get("area-hectares").toString()).isEqualTo("{\"type\":\"number\",\"exclusiveMinimum\":0}");
        assertThat(profile.get("rurality").toString()).isEqualTo("{\"type\":\"number\",\"minimum\":0,\"maximum\":100}");
        assertThat(schema.at("/definitions/fact/properties/directory/properties/voluntary-organisations")
                        .toString())
                .isEqualTo("{\"type\":\"integer\",\"minimum\":0,\"maximum\":999999999}");
        JsonNode document = schema.at("/definitions/document");
        assertThat(document.get("dependencies").toString()).isEqualTo("{\"sha256\":[\"file\"]}");
        assertThat(document.at("/properties/sha256/pattern").asString()).isEqualTo("^[0-9a-f]{64}$");
        for (String day : List.of("dated", "received", "recorded-on")) {
            assertThat(document.at("/properties/" + day + "/format").asString())
                    .as(day)
                    .isEqualTo("date");
        }
        assertThat(schema.at("/properties/interview/properties/held/format").asString())
                .isEqualTo("date");
    }

    @Test
    void a_text_that_has_to_say_something_shows_something() {
        Pattern text = Pattern.compile(
                schema.at("/definitions/document/properties/id/pattern").asString());
        assertThat(List.of("D1", "7", " - ", "\u200B.", "Môr")).allMatch(text.asPredicate());
        assertThat(List.of("", " ", "\u00A0", "\u200B", "\t\u3000\uFEFF")).noneMatch(text.asPredicate());
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                String one = Character.toString(character);
                assertThat(text.matcher(one).find()).as("U+%04X", character).isEqualTo(!Legible.isBlank(one));
            }
        }
    }

    @Test
    void a_day_has_a_year_that_there_was() {
        Pattern day = Pattern.compile(
                schema.at("/definitions/document/properties/dated/pattern").asString());
        assertThat(List.of("0001-01-01", "2004-04-27", "9999-12-31")).allMatch(day.asPredicate());
        assertThat(List.of("0000-01-01", "0000-12-31", "2004-13-01")).noneMatch(day.asPredicate());
    }

    @Test
    void a_score_may_be_quoted_and_is_a_number_all_the_same() {
        JsonNode score =
                schema.at("/definitions/expect/properties/overall/properties/evidence/oneOf/1/properties/score");
        assertThat(score.at("/anyOf/0/type").asString()).isEqualTo("number");
        Pattern quoted = Pattern.compile(score.at("/anyOf/1/pattern").asString());
        assertThat(List.of("2.62125", "3", "3.", ".5", "1e2")).allMatch(quoted.asMatchPredicate());
        assertThat(List.of("", "high", "2,6", "0x1")).noneMatch(quoted.asMatchPredicate());
    }
}
