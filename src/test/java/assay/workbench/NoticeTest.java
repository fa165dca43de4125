package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.draft.Draft;
import assay.effect.Effect;
import assay.problem.Problem;
import assay.rules.RuleCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is not as a screen wants it, each screen says what it is and what to do. */
class NoticeTest {

    private static final List<String> PLACES = List.of("/rules", "/effect", "/evidence", "/study");

    @TempDir
    Path folder;

    private static String shown(Opened opened, String path) throws IOException {
        Wire.Answer answer = opened.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body()).select("#states").text();
    }

    private static String study(Opened opened) {
        try {
            return Jsoup.parse(opened.get("/study").body()).text();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void everywhere(Opened opened, String text, String... places) throws Exception {
        opened.isRead();
        for (String place : places.length == 0 ? PLACES.toArray(String[]::new) : places) {
            assertThat(shown(opened, place)).as(place).contains(text);
        }
    }

    @Test
    void where_there_is_no_evidence_it_is_said_where_it_is_recorded() throws Exception {
        try (Opened opened = new Opened(
                Path.of("rules/playgrounds"),
                Optional.empty(),
                Files.createDirectory(folder.resolve("none")).toString())) {
            everywhere(
                    opened,
                    "There is no evidence in " + folder.resolve("none")
                            + " yet. Without any nobody sees what rules do. It is recorded in Evidence",
                    "/rules",
                    "/effect",
                    "/study");
            assertThat(Jsoup.parse(opened.get("/evidence").body()).text())
                    .contains("There is no file of evidence in what the workbench was opened with.")
                    .contains("Record an authority");
            for (String place : PLACES) {
                assertThat(shown(opened, place)).as(place).doesNotContain("wrong");
            }
            assertThat(opened.get("/effect").body()).doesNotContain("problem with files of evidence");
            opened.until(() -> study(opened).contains("0 authorities"));
        }
    }

    @Test
    void no_page_promises_what_is_not_kept() throws Exception {
        Path rules = Path.of("rules/playgrounds");
        for (boolean kept : List.of(true, false)) {
            try (Opened opened = new Opened(new Workbench.Options(
                    rules, List.of(), 0, kept ? TestRules.CACHE : RuleCache.none(), Optional.empty()))) {
                String page = Jsoup.parse(opened.get("/rules").body()).text();
                assertThat(page.contains("What was changed is kept")).isEqualTo(kept);
                assertThat(page.contains("What is not saved is gone when the workbench ends"))
                        .isNotEqualTo(kept);
            }
        }
    }

    @Test
    void where_there_are_no_rules_it_is_said_how_to_begin() throws Exception {
        try (Opened opened = new Opened(Files.createDirectory(folder.resolve("rules")), Optional.empty())) {
            everywhere(opened, "A rule set to begin with is made by assay rules new", "/effect", "/evidence", "/study");
        }
    }

    @Test
    void rules_that_are_broken_are_told_with_where_and_lead_to_where_they_are_mended() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("pack.yaml"), "name: [\n");
        try (Opened opened = new Opened(rules, Optional.empty())) {
            assertThat(Jsoup.parse(opened.get("/rules").body()).text())
                    .contains("The rules and the evidence are being read.")
                    .doesNotContain("The rules cannot be used");
            everywhere(
                    opened,
                    "cannot be used as they stand. They are mended in the rules",
                    "/effect",
                    "/evidence",
                    "/study");
            assertThat(study(opened)).contains("There is no study: the rules cannot be used as they stand.");
            everywhere(opened, "pack.yaml:", "/effect", "/evidence", "/study");
            assertThat(Jsoup.parse(opened.get("/rules").body()).text()).contains("The rules cannot be used");
        }
    }

    @Test
    void rules_about_something_that_is_not_graded_are_told() throws Exception {
        try (Opened opened = new Opened(Path.of("rules/rurality"), Optional.empty())) {
            everywhere(opened, "rurality is about wards; the workbench wants rules that grade evidence.");
            for (String place : PLACES) {
                assertThat(Jsoup.parse(opened.get(place).body()).text())
                        .as(place)
                        .doesNotContain("cannot be used", "mend", "Mend", "Put right", "Nothing comes out");
            }
        }
    }

    @Test
    void evidence_that_cannot_be_read_is_told_and_the_rest_is_there() throws Exception {
        Files.writeString(folder.resolve("broken.yaml"), "authority: [\n");
        Files.writeString(folder.resolve("strange.yaml"), "what: ever\n");
        try (Opened opened = new Opened(Path.of("rules/playgrounds"), Optional.empty(), folder.toString())) {
            everywhere(opened, "what they are wrong with is left out.");
            everywhere(opened, "broken.yaml:");
        }
    }

    private static List<Notice> of(Effect.Part reading, List<Problem> broken, boolean writable) {
        Path rules = Path.of("rules/march-2004");
        return Notice.of(
                new Desk.State(1, Draft.of(rules), null, broken, false, null, null, null, "", null),
                "effect",
                reading,
                List.of("fixtures"),
                rules,
                writable);
    }

    @Test
    void a_folder_of_rules_that_is_gone_is_told_as_gone() throws Exception {
        OnDisk disk = OnDisk.in(folder);
        try (Opened opened =
                new Opened(disk.rules(), Optional.empty(), disk.fixtures().toString())) {
            opened.isRead();
            Files.move(disk.rules(), disk.folder().resolve("elsewhere"));
            everywhere(opened, "The folder of rules " + disk.rules() + " is no longer there. Put it back where it was");
            opened.until(() -> !opened.workbench().desk().state().broken().isEmpty());
            for (String place : PLACES) {
                assertThat(Jsoup.parse(opened.get(place).body()).text())
                        .as(place)
                        .doesNotContain("may only be read", "over a copy", disk.rules() + ":1");
            }
        }
    }

    @Test
    void while_it_is_opened_it_is_said_how_far_that_is() {
        assertThat(of(new Effect.Part(2500, 10_000), List.of(), true))
                .extracting(Notice::says)
                .containsExactly("The rules and the evidence are being read: 2500 of 10000 files.");
        assertThat(of(new Effect.Part(0, 0), List.of(), true))
                .extracting(Notice::says)
                .containsExactly("The rules and the evidence are being read.");
    }

    @Test
    void where_nothing_can_be_saved_it_is_said_before_anybody_tries() {
        assertThat(of(new Effect.Part(0, 0), List.of(), false))
                .extracting(Notice::says)
                .contains("Nothing can be saved in rules/march-2004: the folder may only be read.");
    }

    @Test
    void of_very_many_problems_the_first_are_listed_and_the_rest_counted() {
        List<Problem> problems = IntStream.range(0, 10_000)
                .mapToObj(i -> Problem.ofFile("f" + i, "broken"))
                .toList();
        Notice notice = of(new Effect.Part(0, 0), problems, true).get(0);
        assertThat(notice.list())
                .hasSize(Notice.MOST)
                .first()
                .asString()
                .startsWith("f0")
                .endsWith("broken");
        assertThat(notice.more()).isEqualTo(10_000 - Notice.MOST);
    }
}
