package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.effect.Caseload;
import assay.effect.CaseloadReader;
import assay.effect.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is begun in the workbench is a draft like any other: followed, taken back, saved. */
class NewScreenTest {

    private static final String POST = "{\"id\": \"R8.F3\", \"title\": \"a joint post\", \"evidence\": \"joint-post\"}";

    @TempDir
    Path folder;

    private OnDisk disk;
    private Path variants;
    private Opened opened;

    @BeforeEach
    void open() throws Exception {
        disk = OnDisk.in(folder);
        variants = Files.createDirectories(disk.folder().resolve("rules/variants"));
        opened = new Opened(new Workbench.Options(
                disk.rules(),
                List.of(disk.fixtures().toString()),
                0,
                TestRules.CACHE,
                Optional.empty(),
                Optional.of(variants)));
        opened.isRead();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private JsonNode begun(String what, String body) throws Exception {
        Wire.Answer answer = opened.post("/api/" + what, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private JsonNode refused(String what, String body) throws Exception {
        Wire.Answer answer = opened.post("/api/" + what, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return new JsonMapper().readTree(answer.body());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private Effect settled() throws Exception {
        opened.until(() -> {
            Desk.State state = opened.workbench().desk().state();
            Effect effect = state.effect();
            return effect != null && effect.number() == state.number() && effect.isFinal();
        });
        return opened.workbench().desk().state().effect();
    }

    private Path fixture(String name) {
        return disk.fixtures().resolve("requirement-8").resolve(name);
    }

    @Test
    void a_criterion_is_followed_with_its_fixtures_taken_back_and_saved() throws Exception {
        String before = Files.readString(disk.rules().resolve("requirement-8.drl"));
        Path counts = fixture("r8-f3-what-counts.yaml");
        Path setAside = fixture("r8-f3-what-is-set-aside.yaml");

        JsonNode begun = begun("criteria", POST);

        assertThat(begun.get("see").stringValue()).isEqualTo("/rules/R8.F3");
        assertThat(texts(begun.get("files")))
                .containsExactlyInAnyOrder(
                        "requirement-8.drl", "equivalent-mutants.yaml", counts.toString(), setAside.toString());
        Effect effect = settled();
        assertThat(effect.problems()).isEmpty();
        assertThat(effect.added()).extracting(one -> one.of().path()).containsExactly(counts, setAside);
        assertThat(effect.added()).allMatch(Effect.Otherwise::passes).allMatch(Effect.Otherwise::isNew);
        assertThat(effect.says()).endsWith("Of 2 new fixtures all come out as expected.");
        assertThat(opened.get("/effect").body())
                .contains("r8-f3-what-counts.yaml", "not there before; comes out as expected");
        assertThat(opened.get("/review").body()).contains("New fixtures: 2").doesNotContain("Fixtures accepted");
        assertThat(opened.get("/rules/R8.F3").body()).contains("This criterion is new.");
        assertThat(counts).doesNotExist();
        assertThat(disk.rules().resolve("requirement-8.drl")).hasContent(before);

        opened.post("/api/effect/undo", "{}");
        assertThat(settled().added()).isEmpty();
        assertThat(opened.get("/rules/R8.F3").status()).isEqualTo(404);
        opened.post("/api/effect/redo", "{}");
        settled();

        Wire.Answer unseen = opened.post("/api/review/save", "{\"number\": \"-1\"}");
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.body()).contains("Something was changed meanwhile; nothing was saved");
        assertThat(opened.post("/api/review/save", "{}").status()).isEqualTo(200);
        assertThat(disk.rules().resolve("requirement-8.drl")).content().contains("declare JointPost extends Fact");
        Caseload caseload = new CaseloadReader(
                        TestRules.in(disk.rules()), List.of(disk.fixtures().toString()))
                .read(part -> {});
        assertThat(caseload.problems()).isEmpty();
        assertThat(caseload.fixtures()).extracting(Caseload.Case::path).contains(counts, setAside);
        assertThat(caseload.fixtures()).allMatch(one -> one.differing().isEmpty());
    }

    @Test
    void a_new_fixture_that_does_not_come_out_as_it_expects_is_told_and_can_be_accepted() throws Exception {
        begun("criteria", POST);
        settled();
        Desk desk = opened.workbench().desk();
        String rules = desk.state().draft().text("requirement-8.drl");
        desk.change(draft -> draft.typed(
                OnDisk.EDITED,
                "requirement-8.drl",
                rules.replace("$fact, \"to be filled in\" )", "$fact, \"the post is only planned\" )")));
        Effect effect = settled();
        assertThat(effect.added())
                .filteredOn(one -> !one.passes())
                .extracting(one -> one.of().path().getFileName().toString())
                .containsExactly("r8-f3-what-is-set-aside.yaml");
        assertThat(effect.says()).endsWith("Of 2 new fixtures 1 does not come out as expected.");
        assertThat(opened.get("/review").body()).contains("1 fixture comes out otherwise than expected");
        String shown = "/effect/fixture" + fixture("r8-f3-what-is-set-aside.yaml");
        assertThat(opened.get(shown).body()).contains("It is new, and not saved yet.", "the post is only planned");

        assertThat(opened.post("/api/effect/accept", "{\"all\": \"true\"}").status())
                .isEqualTo(200);

        assertThat(settled().added()).allMatch(Effect.Otherwise::passes);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_nothing_is_begun() throws Exception {
        JsonNode wrong = refused(
                "criteria", "{\"id\": \"R88.F3\", \"title\": \"a \\\"post\\\"\", \"evidence\": \"Joint Post\"}");
        assertThat(wrong.get("wrong").get("id").stringValue())
                .isEqualTo(
                        "pack.yaml has no requirement \"R88\"; did you mean \"R8\"?; a new one is added there first");
        assertThat(wrong.get("wrong").get("title").stringValue())
                .isEqualTo("a title has no quotes, backslashes or line ends in it");
        assertThat(wrong.get("wrong").get("evidence").stringValue())
                .isEqualTo("a kind of evidence is named in small letters, with hyphens between words");
        wrong = refused("kinds", "{\"word\": \"process-map\", \"for\": \"R6.A2/helth\"}");
        assertThat(wrong.get("wrong").get("word").stringValue())
                .isEqualTo("there is a kind of evidence \"process-map\" already");
        assertThat(wrong.get("wrong").get("for").stringValue())
                .isEqualTo("R6.A2 has the parts health, education, social care, and no part \"helth\"; did you mean"
                        + " \"health\"?");
        assertThat(opened.workbench().desk().state().draft().steps()).isEmpty();
    }

    @Test
    void nothing_is_begun_where_a_fixture_is_there_already() throws Exception {
        Files.createDirectories(fixture("x").getParent());
        Files.writeString(fixture("r8-f3-what-counts.yaml"), "mine\n");
        assertThat(refused("criteria", POST).get("problem").stringValue())
                .isEqualTo(fixture("r8-f3-what-counts.yaml") + " is there already; nothing was begun");
        assertThat(opened.workbench().desk().state().draft().steps()).isEmpty();
    }

    @Test
    void a_kind_of_evidence_counts_for_a_part_of_a_criterion() throws Exception {
        JsonNode begun = begun("kinds", "{\"word\": \"joint-letter\", \"for\": \"R6.A2/social care\"}");
        assertThat(begun.get("says").stringValue()).isEqualTo("The kind of evidence joint-letter is begun");
        Effect effect = settled();
        assertThat(effect.problems()).isEmpty();
        assertThat(effect.added()).hasSize(2).allMatch(Effect.Otherwise::passes);
        assertThat(opened.get("/kinds/joint-letter").body()).contains("This kind is new.");
        assertThat(opened.get("/rules/R6.A2").body()).contains("joint letter");
    }

    @Test
    void a_variant_is_a_folder_of_its_own_that_is_opened_once_it_is_saved() throws Exception {
        JsonNode begun = begun(
                "variants",
                "{\"name\": \"i8-three\", \"reading\": \"I8\", \"reads\": \"three are a range\","
                        + " \"value-voluntary-organisations\": \"3\", \"value-implications\": \"2\"}");
        Path variant = variants.resolve("i8-three");
        assertThat(texts(begun.get("files")))
                .containsExactly(
                        variant.resolve("fixtures/what-the-variant-says.yaml").toString(),
                        variant.resolve("pack.yaml").toString());
        Effect effect = settled();
        assertThat(effect.added())
                .as("the variant's fixtures are none of this rule set")
                .isEmpty();
        assertThat(opened.get("/review").body()).contains("New files of variants: 2");
        assertThat(variant).doesNotExist();
        assertThat(refused("variants", "{\"name\": \"i8-three\", \"value-implications\": \"3\"}")
                        .get("problem")
                        .stringValue())
                .endsWith("is there already; nothing was begun");

        opened.post("/api/review/save", "{}");

        assertThat(variant.resolve("pack.yaml")).hasContent("""
                name: i8-three
                extends: march-2004
                interpretation: I8
                reads: three are a range
                parameters:
                  voluntary-organisations: {value: 3, source: "tried as another reading of I8"}
                """);
        assertThat(opened.get("/review").body()).contains("assay workbench --rules " + variant);
        Caseload caseload = new CaseloadReader(
                        TestRules.in(variant),
                        List.of(variant.resolve("fixtures").toString()))
                .read(part -> {});
        assertThat(caseload.fixtures())
                .hasSize(1)
                .allMatch(one -> one.differing().isEmpty());
    }

    @Test
    void what_cannot_be_a_variant_is_told_at_each_field() throws Exception {
        JsonNode wrong = refused(
                "variants",
                "{\"name\": \"Three\", \"reading\": \"I99\", \"reads\": \"\", \"value-voluntary-organisations\": \"many\"}");
        assertThat(wrong.get("wrong").propertyNames())
                .containsExactlyInAnyOrder("name", "reading", "reads", "value-voluntary-organisations");
        assertThat(refused("variants", "{\"name\": \"three\"}")
                        .get("wrong")
                        .get("reading")
                        .stringValue())
                .isEqualTo("a variant takes a reading otherwise, a number, or both; this one takes nothing otherwise");
    }

    @Test
    void where_no_folders_were_named_the_page_asks_for_them() throws Exception {
        opened.close();
        opened = new Opened(disk.rules(), Optional.empty(), "fixtures/worked-example.yaml");
        opened.isRead();
        assertThat(opened.get("/rules/new").body())
                .contains("assay workbench FOLDER", "assay workbench --variants FOLDER")
                .doesNotContain("/api/criteria", "/api/variants");
        assertThat(opened.post("/api/criteria", POST).body()).contains("without a folder for new fixtures");
        assertThat(opened.post("/api/variants", "{\"name\": \"three\"}").body())
                .contains("without a folder for variants");
    }
}
