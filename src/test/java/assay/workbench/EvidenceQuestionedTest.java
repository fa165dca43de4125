package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.files.ReadOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Evidence that is graded by other numbers and readings, what is reported of that, and what nobody would type who means well. */
class EvidenceQuestionedTest {

    private static final String FILE = "records/worked-example.yaml";
    private static final String PAGE = "/evidence/" + FILE;
    private static final String READING = "i1-three-minimums";

    @TempDir
    static Path folder;

    private static Opened opened;

    @BeforeAll
    static void open() throws Exception {
        Path records = Files.createDirectory(folder.resolve("records"));
        Files.copy(Path.of("fixtures", "worked-example.yaml"), records.resolve("worked-example.yaml"));
        Path variant = Files.createDirectories(folder.resolve("variants").resolve(READING));
        try (var files = Files.list(Path.of("rules", "variants", READING))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, variant.resolve(file.getFileName()));
            }
        }
        opened = new Opened(Opened.march2004(folder), Optional.empty(), records.toString());
        opened.isRead();
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    private static String result(String query) throws IOException {
        Wire.Answer answer = opened.get(PAGE + query);
        assertThat(answer.status()).as(query).isEqualTo(200);
        return Jsoup.parse(answer.body()).select("#result").text();
    }

    private static Document report(String query) throws IOException {
        Wire.Answer answer = opened.get("/api/evidence/report/" + FILE + "?format=html" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-disposition", "attachment; filename=\"eastmere.html\"")
                .hasEntrySatisfying("content-type", type -> assertThat(type).startsWith("text/html"));
        return Jsoup.parse(answer.body());
    }

    @Test
    void another_reading_moves_the_grades_that_rest_on_it_and_the_report_says_that_it_was_only_tried()
            throws IOException {
        assertThat(result("?reading=" + READING))
                .contains("Overall Bit Behind (not met) 2.495 was On Course", "Well Behind (not met) was Bit Behind");
        Document report = report("&reading=" + READING);
        assertThat(report.text())
                .contains(
                        "Only tried: this is no result of the file as it stands.",
                        "R6 is Well Behind, and is Bit Behind as the file stands.",
                        "Score 2.495");
        assertThat(report.select("script[src], link[rel=stylesheet], img[src^=http]"))
                .isEmpty();
    }

    @Test
    void another_number_is_tried_and_the_report_says_which() throws IOException {
        assertThat(result("?set.voluntary-organisations=3")).contains("Overall On Course (met) 2.62125");
        assertThat(report("&set.voluntary-organisations=3").text())
                .contains("Only tried: this is no result of the file as it stands.", "voluntary-organisations is 3");
        assertThat(opened.get("/api/evidence/report/" + FILE + "?format=markdown&set.voluntary-organisations=3")
                        .body())
                .startsWith("Only tried: this is no result of the file as it stands.")
                .contains("- voluntary-organisations is 3", "- No grade changes.");
    }

    @Test
    void the_report_of_the_file_as_it_stands_is_the_one_that_the_command_makes() throws IOException {
        assertThat(report("").text()).doesNotContain("Only tried").contains("Eastmere", "2.62125");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set.voluntary-organisations=two | voluntary-organisations is a whole number, such as 2, and not two",
                "set.voluntary-organisations=99999999999999999999 | voluntary-organisations is at most 999999999 (organisations), and not 9999",
                "set.nothing=2 | no parameter \"nothing\"; known: ",
                "reading=../../../etc | There is no reading \"../../../etc\" beside these rules.",
                "suppose=%5B%5B%5B%5B | this bracket is never closed",
            })
    void what_cannot_be_tried_is_said_and_nothing_is_reported_of_it(String query, String said) throws IOException {
        assertThat(result("?" + query))
                .contains(said)
                .contains("These are the grades as the file stands. As it stands", "Overall On Course (met) 2.62125")
                .doesNotContain("Only tried");
        assertThat(Jsoup.parse(opened.get(PAGE + "?" + query).body())
                        .select("#not-tried a")
                        .attr("href"))
                .isEqualTo(PAGE);
        assertThat(opened.get("/api/evidence/report/" + FILE + "?format=html&" + query)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_requirement_that_there_is_not_is_told_and_no_other_shown_in_its_place() throws IOException {
        Wire.Answer answer = opened.get(PAGE + "/R66");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).text())
                .contains("There is no requirement R66 in these rules. To the rules");
        assertThat(opened.get(PAGE + "/R6").status()).isEqualTo(200);
    }

    private static final String STALE = "records/stale.yaml";

    private static final String SHOWN = """
            authority: Stale
            type: county
            documents:
              - id: D1
                title: Minutes
                dated: 2004-03-04
                received: 2004-04-26
                shows:
                  - directory-quality-check: {aspects: [accuracy], at: first}
                  - directory-quality-check: {aspects: [accuracy], at: second}
            """;

    /** The file as it says this, with nothing that is not saved. */
    private static Path stale(String text) throws IOException {
        asks("forget", Map.of("file", STALE));
        return Files.writeString(folder.resolve(STALE), text);
    }

    @Test
    void why_a_file_cannot_be_written_is_said() throws Exception {
        stale(SHOWN);
        assertThat(asks("fill", Map.of("file", STALE, "place", "authority", "values", new String[] {"Mine"}))
                        .status())
                .isEqualTo(200);
        ReadOnly held = ReadOnly.of(folder.resolve(STALE).getParent());
        try {
            Wire.Answer answer = asks("save", Map.of("file", STALE));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body())
                    .containsPattern("cannot be written: (there is no permission to write in "
                            + folder.resolve(STALE).getParent() + "|operation not permitted)\\.");
        } finally {
            held.end();
        }
    }

    private static Document page(String file) throws IOException {
        Wire.Answer answer = opened.get("/evidence/" + file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Wire.Answer asks(String what, Map<String, Object> asked) throws IOException {
        return opened.post("/api/evidence/" + what, new JsonMapper().writeValueAsString(asked));
    }

    @Test
    void a_file_that_cannot_be_named_after_its_authority_is_called_otherwise() throws IOException {
        String folder = FILE.substring(0, FILE.indexOf('/'));
        Map<String, Object> asked = Map.of("folder", folder, "authority", "\u6771\u4eac", "type", "county");
        assertThat(asks("new", asked).body())
                .contains("has no letter from a to z and no digit: write what its file is to be called.");
        Map<String, Object> called = new TreeMap<>(asked);
        called.put("called", "East / West");
        assertThat(asks("new", called).body())
                .contains("No file can be called that: \\\"East / West\\\" has /, \\\\ or .., which could lead out");
        called.put("called", " Tokyo ");
        assertThat(asks("new", called).body()).contains("/evidence/" + folder + "/tokyo.yaml");
        assertThat(page(folder + "/tokyo.yaml").select("#f-authority").val()).isEqualTo("\u6771\u4eac");
        assertThat(opened.post("/api/evidence/forget", "{\"file\": \"" + folder + "/tokyo.yaml\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fill | {'place': 'documents/0/shows/0/directory-quality-check/at', 'document': 'D1', 'values': ['first, p. 7']}",
                "fill | {'place': 'authority', 'values': ['Mine']}",
                "remove | {'place': 'documents/0/shows/0', 'document': 'D1'}",
                "add | {'what': 'document'}",
                "add | {'what': 'fact', 'document': '0', 'kind': 'senior-sign-up'}",
                "add | {'what': 'interview'}",
                "keep | {'suppose': '[{directory-quality-check: {aspects: [accuracy], at: x}}]'}",
                "text | {'text': 'authority: Mine'}",
            })
    void what_is_asked_of_a_file_that_is_another_by_now_is_not_done_to_it(String what, String asked)
            throws IOException {
        Path file = stale(SHOWN);
        String began = page(STALE).select("#saving").attr("data-began");
        String theirs = SHOWN.replace(
                "shows:\n", "shows:\n      - directory-quality-check: {aspects: [accuracy], at: third}\n");
        Files.writeString(file, theirs);

        String sent = "{'file': '" + STALE + "', 'began': '" + began + "', " + asked.substring(1);
        Wire.Answer refused = opened.post("/api/evidence/" + what, sent.replace('\'', '"'));

        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("The file was changed elsewhere while you wrote.");
        assertThat(page(STALE).select("#saving").text()).isEqualTo("As it is saved.");
        assertThat(page(STALE).select("#saving").attr("data-began")).isNotEqualTo(began);
        assertThat(file).hasContent(theirs);
        asks("seen", Map.of("file", STALE));
    }

    /** What a page sends that shows the file as it was. */
    private static Map<String, Object> filled(Document page, String place, String said, String... values) {
        Map<String, Object> asked =
                new TreeMap<>(Map.of("file", STALE, "place", place, "said", said, "values", values));
        for (String key : new String[] {"began", "places"}) {
            asked.put(key, page.select("#saving").attr("data-" + key));
        }
        return asked;
    }

    private static String untaken() throws IOException {
        return page(STALE).select("#untaken").text();
    }

    @Test
    void what_is_filled_in_is_taken_where_only_something_else_of_the_file_was_changed_meanwhile() throws IOException {
        stale(SHOWN);
        Document shown = page(STALE);
        String aspects = "documents/0/shows/1/directory-quality-check/aspects";
        assertThat(asks("fill", filled(shown, "authority", "Stale", "Mine")).status())
                .isEqualTo(200);

        Wire.Answer title = asks("fill", filled(shown, "documents/0/title", "Minutes", "Letter"));
        assertThat(title.status()).as(title.body()).isEqualTo(200);
        Wire.Answer words = asks("fill", filled(shown, aspects, "accuracy", "currency", "accuracy"));
        assertThat(words.status()).as(words.body()).isEqualTo(200);
        Wire.Answer same = asks("fill", filled(shown, "authority", "Stale", "Mine"));
        assertThat(same.status()).as(same.body()).isEqualTo(200);

        assertThat(page(STALE).select("#text").val())
                .contains("authority: Mine\n", "title: Letter\n", "{aspects: [currency, accuracy], at: second}");
        assertThat(untaken()).isEmpty();
    }

    @Test
    void what_is_filled_in_where_others_have_filled_in_something_else_is_kept_until_it_was_seen() throws IOException {
        stale(SHOWN);
        Document shown = page(STALE);
        assertThat(asks("fill", filled(shown, "documents/0/title", "Minutes", "Theirs"))
                        .status())
                .isEqualTo(200);

        Map<String, Object> mine = filled(shown, "documents/0/title", "Minutes", "Min");
        mine.put("document", "D1");
        assertThat(asks("fill", mine).status()).isEqualTo(409);
        mine.put("values", new String[] {"Mine"});
        Wire.Answer refused;
        try (Wire made = opened.listening()) {
            refused = asks("fill", mine);
            made.until("event: evidence");
        }

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("The file was changed elsewhere while you wrote.", "What you wrote is kept above the form.");
        assertThat(page(STALE).select("#f-documents-0-title").val()).isEqualTo("Theirs");
        assertThat(untaken())
                .isEqualTo("Not taken: title of document D1: Mine The file was changed elsewhere while you wrote."
                        + " Nothing was done to it; this page shows what it says now. Put it away");
        try (Wire showing = opened.listening()) {
            assertThat(asks("seen", Map.of("file", STALE)).status()).isEqualTo(200);
            showing.until("event: evidence");
        }
        assertThat(untaken()).isEmpty();
    }

    @Test
    void what_cannot_be_filled_in_is_kept_until_it_was_seen_whoever_has_left_the_page() throws IOException {
        Path file = stale(SHOWN);
        Document shown = page(STALE);
        Wire.Answer nowhere = asks("fill", filled(shown, "nobody", "", "Written for nobody"));
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.body()).contains("this cannot be changed alone", "What you wrote is kept above the form.");
        Files.write(file, new byte[] {(byte) 0xff});
        Wire.Answer unreadable = asks("fill", filled(shown, "authority", "Stale", "Mine"));
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.body()).contains("This is no text in UTF-8. What you wrote is kept above the form.");

        Files.writeString(file, SHOWN);
        assertThat(untaken())
                .isEqualTo("Not taken: nobody: Written for nobody This file is written in a way in which this cannot be"
                        + " changed alone. Change its text instead. authority: Mine This is no text in UTF-8. Put it"
                        + " away");
        asks("seen", Map.of("file", STALE));
        assertThat(untaken()).isEmpty();
    }

    @Test
    void what_a_fact_counts_for_is_brought_up_to_date_whenever_the_grades_beside_it_are() throws IOException {
        stale(SHOWN);
        Document shown = page(STALE);
        assertThat(shown.select("#form").text()).contains("counts for");
        assertThat(shown.select("#form").attr("data-live"))
                .isEqualTo(shown.select("#right").attr("data-live"))
                .contains("draft");
    }

    @Test
    void what_is_filled_in_at_a_place_that_may_be_another_fact_s_by_now_is_kept() throws IOException {
        stale(SHOWN.replace("at: second", "at: first"));
        Document shown = page(STALE);
        assertThat(asks("remove", Map.of("file", STALE, "place", "documents/0/shows/0", "document", "D1"))
                        .status())
                .isEqualTo(200);

        assertThat(asks("fill", filled(shown, "documents/0/shows/0/directory-quality-check/at", "first", "p. 7"))
                        .status())
                .isEqualTo(409);

        assertThat(page(STALE).select("#text").val()).doesNotContain("p. 7");
        assertThat(untaken()).contains("at: p. 7");
        asks("seen", Map.of("file", STALE));
    }

    @Test
    void what_is_done_next_begins_from_what_the_last_answer_said() throws IOException {
        stale(SHOWN);
        String began = page(STALE).select("#saving").attr("data-began");
        for (String place :
                new String[] {"authority", "documents/0/title", "documents/0/shows/1/directory-quality-check/at"}) {
            Wire.Answer done = asks(
                    "fill",
                    Map.of("file", STALE, "began", began, "place", place, "values", new String[] {"Of " + place}));
            assertThat(done.status()).as(done.body()).isEqualTo(200);
            began = new JsonMapper().readTree(done.body()).get("began").stringValue();
        }
        assertThat(page(STALE).select("#saving").attr("data-began")).isEqualTo(began);
        assertThat(asks("save", Map.of("file", STALE)).status()).isEqualTo(200);
        assertThat(folder.resolve(STALE))
                .content()
                .contains("Of authority", "Of documents/0/title", "at: first", "Of documents/0/shows/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xAD, 0x200B, 0x200C, 0x200E, 0x202A, 0x202E, 0x2028, 0x2060, 0xFEFF, 0x85})
    void what_is_not_seen_is_sent_back_as_it_is_and_seen_where_it_is_read(int character) throws IOException {
        String unseen = "a" + Character.toString(character) + "b";
        String before = "# " + unseen + "\nauthority: \"" + unseen + "\"\ntype: county\ndocuments:\n  - id: \"" + unseen
                + "\"\n    title: Minutes\n    dated: 2004-03-04\n    received: 2004-04-26\n    shows: []\n";
        Path file = stale(before);
        Document page = page(STALE);

        assertThat(page.select("#text").get(0).wholeText()).isEqualTo(before);
        assertThat(page.select("#f-authority").val()).isEqualTo(unseen);
        assertThat(page.select("#f-authority").attr("dir")).isEqualTo("auto");
        assertThat(page.select("#f-documents-0-dated").hasAttr("dir")).isFalse();
        assertThat(page.select("#f-documents-0-title").attr("data-document")).isEqualTo(unseen);
        assertThat(page.select("#h-document-0 .name").text()).matches("a\\\\[xu][0-9A-Fa-f]+b");

        assertThat(asks(
                                "fill",
                                Map.of(
                                        "file",
                                        STALE,
                                        "place",
                                        "documents/0/title",
                                        "document",
                                        page.select("#f-documents-0-title").attr("data-document"),
                                        "values",
                                        new String[] {"Letter"}))
                        .status())
                .isEqualTo(200);
        assertThat(asks("save", Map.of("file", STALE)).status()).isEqualTo(200);
        assertThat(Files.readString(file)).isEqualTo(before.replace("Minutes", "Letter"));
    }

    @Test
    void whether_a_file_that_was_deleted_meanwhile_is_to_be_there_again_is_asked() throws IOException {
        Path file = stale(SHOWN);
        Map<String, Object> mine = Map.of("file", STALE, "place", "authority", "values", new String[] {"Mine"});
        assertThat(asks("fill", mine).status()).isEqualTo(200);
        Files.delete(file);

        Document page = page(STALE);
        assertThat(page.select("#saving").text())
                .contains("The file on disk was deleted since you began", "Write mine anew", "Leave it deleted");
        assertThat(asks("save", Map.of("file", STALE)).status()).isEqualTo(409);
        assertThat(file).doesNotExist();

        String over = page.select("#saving [data-do=save]").attr("data-over");
        assertThat(asks("save", Map.of("file", STALE, "over", over)).status()).isEqualTo(200);
        assertThat(file).content().contains("authority: Mine");

        assertThat(asks("fill", Map.of("file", STALE, "place", "authority", "values", new String[] {"Other"}))
                        .status())
                .isEqualTo(200);
        Files.delete(file);
        assertThat(asks("forget", Map.of("file", STALE)).body()).contains("\"/evidence\"");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_stands_in_the_place_of_a_file_and_cannot_be_read_is_told_and_nothing_asked() throws IOException {
        Path file = stale(SHOWN);
        Map<String, Object> mine = Map.of("file", STALE, "place", "authority", "values", new String[] {"Mine"});
        assertThat(asks("fill", mine).status()).isEqualTo(200);
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(page(STALE).select("#saving").text())
                .contains(
                        "What stands on disk in the place of the file cannot be read",
                        STALE + ": a folder stands there; a file is wanted. Nothing is written over it",
                        "Put that right on disk or move it away")
                .doesNotContain("Theirs", "has changed since you began");
        assertThat(page(STALE).select("#saving button")).isEmpty();
        Wire.Answer refused = asks("save", Map.of("file", STALE));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was saved", "a folder stands there");

        Files.delete(file);
        Files.write(file, new byte[] {(byte) 0xff});
        assertThat(page(STALE).select("#saving").text()).contains("this is no text in UTF-8");
        assertThat(asks("save", Map.of("file", STALE, "over", "gone")).status()).isEqualTo(422);
        Files.writeString(file, SHOWN);
        assertThat(page(STALE).select("#f-authority").val()).isEqualTo("Mine");
        assertThat(asks("save", Map.of("file", STALE)).status()).isEqualTo(200);
    }

    private static String text(String kind) {
        return switch (kind) {
            case "a bomb" -> "l0: &l0 [a, a]\nl1: &l1 [*l0, *l0]\nl2: [*l1, *l1]\n";
            case "too deep" -> "documents: " + "[".repeat(100_000);
            case "a long line" -> "authority: \"" + "\\".repeat(1 << 20);
            case "documents without number" -> "authority: x\ndocuments:\n" + "  - {}\n".repeat(50_000);
            case "keys without number" -> {
                StringBuilder keys = new StringBuilder("authority: x\n");
                for (int i = 0; i < 20_000; i++) {
                    keys.append('k').append(i).append(": 1\n");
                }
                yield keys.toString();
            }
            case "a tag" -> "authority: !!java.net.URL [x]\n";
            case "nothing" -> "authority: \0";
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a bomb | anchor",
                "too deep | levels",
                "a long line | this quote is never closed",
                "documents without number | there is more here than a form can show; only the text can be changed",
                "keys without number | unknown key",
                "a tag | tag",
                "nothing | zero byte",
            })
    void what_is_typed_as_a_file_is_told_of_and_all_else_is_answered(String kind, String said) throws IOException {
        String sent = new JsonMapper().writeValueAsString(Map.of("file", FILE, "began", "", "text", text(kind)));
        assertThat(opened.post("/api/evidence/text", sent).status()).isEqualTo(200);
        Wire.Answer page = opened.get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(said);
        assertThat(page.body().length()).isLessThan(5_000_000);
        assertThat(opened.get("/evidence").status()).isEqualTo(200);
        assertThat(opened.post("/api/evidence/save", "{\"file\": \"" + FILE + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(opened.post("/api/evidence/forget", "{\"file\": \"" + FILE + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(result("")).contains("Overall On Course (met) 2.62125");
    }
}
