package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers of a result see of it: three views, what is hidden from them, and pages of several commands. */
class PagesForReadersTest {

    private static final String WORKED = "fixtures/worked-example.yaml";
    /** What can be hidden, each with a value that stands nowhere else. */
    private static final List<String> SECRETS =
            List.of("Secret-title", "Secret-file", "Secret-recorder", "2004-05-17", "Secret-place", "Secret-note");

    private static final String ALL = "title,file,recorded-by,recorded-on,at,note";

    @TempDir
    Path folder;

    private static Document page(String... arguments) {
        Run run = assay(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        Document page = Jsoup.parse(run.out());
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby")).allMatch(ids::contains);
        return page;
    }

    private static Document view(String view) {
        return page("evaluate", "--format", "html", "--view", view, WORKED);
    }

    @Test
    void a_council_sees_the_verdict_what_held_it_back_and_the_way_on_and_no_rule() {
        Document page = view("council");
        assertThat(page.select("p.view").text())
                .isEqualTo("For the council: the verdict, what held it back and the way to the next grade. "
                        + "The auditor's view of the same result shows all of it.");
        assertThat(page.title()).isEqualTo("Eastmere - grades and their reasons, for the council");
        assertThat(page.select(".verdict").text()).contains("On Course", "2.62125", "Not met: R5, R6, R7");
        assertThat(page.select("section.requirement")).hasSize(7);
        assertThat(page.getElementById("R6.A2").text())
                .isEqualTo("not met R6.A2 high level sign-up to it by all three sectors; not shown: education"
                        + " Does not count: senior attendance is no agreement to a protocol");
        assertThat(page.getElementById("R6").closest("section").select(".next").text())
                .startsWith("To reach On Course R6.A2, or both R6.B1 and R6.B2.");
        assertThat(page.select("article.rule, article.reading, .by, pre, td .kind"))
                .isEmpty();
        assertThat(page.body().text()).doesNotContain(".drl");
        assertThat(page.getElementById("signature")).isNotNull();
    }

    @Test
    void an_assessor_sees_every_fact_and_what_to_check_and_no_rule() {
        Document page = view("assessor");
        Document whole = view("auditor");
        assertThat(page.select("p.view").text()).startsWith("For the assessor: ");
        assertThat(page.select("article.document tr[id]").eachText())
                .isEqualTo(whole.select("article.document tr[id]").eachText());
        assertThat(page.select(".doubt li").eachText())
                .isEqualTo(whole.select(".doubt li").eachText());
        assertThat(page.select("article.criterion")).hasSize(40);
        assertThat(page.select("article.reading")).isNotEmpty();
        assertThat(page.select("article.rule, .by, pre, details")).isEmpty();
        assertThat(page.body().text()).doesNotContain(".drl");
    }

    @Test
    void an_auditor_sees_all_and_is_who_a_page_is_for_unless_it_says_so() {
        Document page = view("auditor");
        assertThat(page.select("p.view").text()).isEqualTo("For the auditor: all that led to the result.");
        assertThat(page.select("article.rule pre")).isNotEmpty();
        assertThat(page("evaluate", "--format", "html", WORKED).outerHtml()).isEqualTo(page.outerHtml());
    }

    @Test
    void all_views_are_of_one_result() {
        for (String css : List.of(".verdict", "table:has(caption:contains(The requirements)) tbody td .grade")) {
            assertThat(view("council").select(css).eachText())
                    .isNotEmpty()
                    .isEqualTo(view("assessor").select(css).eachText())
                    .isEqualTo(view("auditor").select(css).eachText());
        }
        assertThat(view("council").getElementById("result").data())
                .isEqualTo(view("auditor").getElementById("result").data());
    }

    @Test
    void a_view_is_of_a_page() {
        Run run = assay("evaluate", "--view", "council", "--format", "text", WORKED);
        assertThat(run.err()).startsWith("assay: --view is for pages; add --format html");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        assertThat(assay("evaluate", "--view", "council", "--brief", WORKED).err())
                .startsWith("assay: --brief makes text brief, and --view is for pages; leave out one of them");
        assertThat(assay("evaluate", "--view", "council", WORKED))
                .as("no other form can be meant")
                .isEqualTo(assay("evaluate", "--view", "council", "--format", "html", WORKED));
        assertThat(assay("evaluate", "--readings", "--format", "json", WORKED).err())
                .startsWith("assay: --readings is for pages; add --format html");
        assertThat(assay("study", "--view", "council", "fixtures/study").err())
                .startsWith("assay: --view is for the pages of a study; say with --output where to");
    }

    /** A file with something to hide under every key. */
    private Path secrets() throws IOException {
        return Files.writeString(folder.resolve("secrets.yaml"), """
                authority: Anywhere
                type: county
                documents:
                  - id: D1
                    title: Secret-title
                    received: 2004-06-20
                    file: Secret-file
                    sha256: %s
                    recorded-by: Secret-recorder
                    recorded-on: 2004-05-17
                    shows:
                      - senior-sign-up: {to: common understanding, agencies: [health], shown-by: signature, at: Secret-place, note: Secret-note}
                      - senior-sign-up: {to: common understanding, agencies: [education], shown-by: signature, at: Secret-place}
                """.formatted("ab".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "jsonl", "markdown", "html", "oscal", "prov"})
    void nothing_that_is_hidden_stands_anywhere(String format) throws IOException {
        String file = secrets().toString();
        Run open = assay("evaluate", "--quiet", "--files", "--format", format, file);
        assertThat(SECRETS).as("can be told from what is not hidden").anyMatch(open.out()::contains);
        Run run = assay("evaluate", "--quiet", "--files", "--format", format, "--redact", ALL, file);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(SECRETS).noneMatch(run.out()::contains);
        assertThat(run.out()).containsPattern("\\[hidden\\\\?]");
    }

    @Test
    void grades_and_digests_stay_and_what_is_hidden_is_counted() throws IOException {
        String file = secrets().toString();
        JsonNode open = new JsonMapper()
                .readTree(assay("evaluate", "--files", "--format", "json", file).out());
        JsonNode hidden = new JsonMapper()
                .readTree(assay("evaluate", "--files", "--format", "json", "--redact", ALL, file)
                        .out());
        assertThat(hidden.get("redacted").toString())
                .isEqualTo("{\"title\":1,\"file\":1,\"recorded-by\":1,\"recorded-on\":1,\"at\":2,\"note\":1}");
        assertThat(hidden.get("evidenceSha256")).isEqualTo(open.get("evidenceSha256"));
        assertThat(hidden.at("/documents/0/sha256").asString()).isEqualTo("ab".repeat(32));
        assertThat(hidden.at("/documents/0/fileCheck").asString())
                .isEqualTo(open.at("/documents/0/fileCheck").asString())
                .isEqualTo("absent");
        assertThat(hidden.get("overall")).isEqualTo(open.get("overall"));
        assertThat(open.has("redacted")).isFalse();
        Document page = page("evaluate", "--quiet", "--format", "html", "--redact", "note,recorded-by", file);
        assertThat(page.select(".notice").text())
                .isEqualTo(
                        "Hidden here: recorded-by, 1 value; note, 1 value. Digests are those of what was read, with all of"
                                + " it.");
        assertThat(assay("evaluate", "--redact", "note", file).out()).endsWith("\nHidden here: note, 1 value\n");
        assertThat(assay("evaluate", "--redact", "note", "--format", "markdown", file)
                        .out())
                .endsWith("\nHidden here: note, 1 value.\n");
    }

    @Test
    void what_became_of_a_file_is_said_in_every_form_that_has_documents() throws IOException {
        String file = secrets().toString();
        assertThat(assay("evaluate", "--files", file).out()).contains("; file Secret-file: absent");
        assertThat(assay("evaluate", "--files", "--format", "markdown", file).out())
                .contains("| D1 Secret-title; file Secret-file: absent | 2 |");
        assertThat(assay("evaluate", file).out()).doesNotContain("Secret-file");
        assertThat(assay("evaluate", "--files", "--format", "summary", file).err())
                .isEqualTo(
                        "assay: --files: a summary has grades and says nothing of documents; leave out --format summary\n");
    }

    @Test
    void what_cannot_be_hidden_is_an_error() {
        Run run = assay("evaluate", "--redact", "recorded,grade", WORKED);
        assertThat(run.err()).startsWith("assay: --redact: \"recorded\" cannot be hidden");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }

    @Test
    void what_rules_look_at_is_not_hidden() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (String name : List.of("march-2004", "common")) {
            Path set = Files.createDirectories(rules.resolve(name));
            try (Stream<Path> files = Files.list(Path.of("rules", name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, set.resolve(file.getFileName()));
                }
            }
        }
        Path file = rules.resolve("march-2004").resolve("requirement-2.drl");
        String text = Files.readString(file);
        String signedUp = "SeniorSignUp( to == Subject.COMMON_UNDERSTANDING";
        assertThat(text).contains(signedUp);
        // A fact that nothing becomes of any more, and one that is set aside where it counted.
        String notHidden =
                text.replace(signedUp, "SeniorSignUp( note != \"[hidden]\", to == Subject.COMMON_UNDERSTANDING");
        for (String changed : List.of(
                notHidden,
                notHidden
                        + "\nrule \"R2.M2 a sign-up of which somebody remarked something\"\n    @source( \"a test\" )\nwhen\n"
                        + "    $signUp : SeniorSignUp( note == \"[hidden]\", to == Subject.COMMON_UNDERSTANDING )\nthen\n"
                        + "    insert( new SetAside( \"R2.M2\", $signUp, \"somebody remarked something\" ) );\nend\n")) {
            Files.writeString(file, changed);
            Run run = assay(
                    "evaluate",
                    "--rules",
                    rules.resolve("march-2004").toString(),
                    "--redact",
                    "note",
                    secrets().toString());
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("comes out otherwise where note cannot be seen, for rules look at it; hide"
                            + " less with --redact");
            assertThat(run.exit()).isEqualTo(Exit.INPUT);
        }
    }

    @Test
    void a_study_hides_on_its_pages_and_shows_them_to_whom_it_says() throws IOException {
        Path out = folder.resolve("out");
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.copy(secrets(), evidence.resolve("secrets.yaml"));
        Run run = assay(
                "study",
                "--quiet",
                "--output",
                out.toString(),
                "--view",
                "council",
                "--redact",
                ALL,
                evidence.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(SECRETS).as(file.toString()).noneMatch(bytes::contains);
            }
        }
        Document page = Jsoup.parse(Files.readString(out.resolve("authorities/secrets.html")));
        assertThat(page.select("p.view").text()).startsWith("For the council: ");
        assertThat(page.select(".notice").text()).startsWith("Hidden here: title, 1 value; ");
    }

    @Test
    void a_comparison_leads_from_grade_to_authority_and_back() {
        String[] compare = {
            "compare",
            "--with",
            "rules/variants/i17-attendance-is-sign-up",
            WORKED,
            "fixtures/requirement-6",
            "--format"
        };
        Document page =
                page(Stream.concat(Stream.of(compare), Stream.of("html")).toArray(String[]::new));
        JsonNode json = new JsonMapper()
                .readTree(assay(Stream.concat(Stream.of(compare), Stream.of("json"))
                                .toArray(String[]::new))
                        .out());
        assertThat(page.select("h1").text()).isEqualTo(page.title().replaceAll(" - .*", ""));
        assertThat(page.select("h2[id^=from-]").eachText()).anyMatch(title -> title.startsWith("R6: "));
        assertThat(page.select("article h3").size())
                .isEqualTo(json.get("changes").size())
                .isPositive();
        assertThat(page.select("section a[href^=#authority-]"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(page.getElementById(link.attr("href").substring(1))
                                        .text())
                                .isEqualTo(link.text()));
        assertThat(page.select("article .by code").eachText())
                .isNotEmpty()
                .allMatch(rule -> rule.matches("[a-z0-9-]+/[a-z0-9-]+\\.(drl|yaml):[0-9]+"));
        assertThat(page.select("dl.facts code").eachText()).hasSize(2).allMatch(one -> one.matches("[0-9a-f]{64}"));
    }

    @Test
    void a_comparison_that_finds_nothing_says_so() {
        Document page = Jsoup.parse(
                assay("compare", "--with", "rules/march-2004", "--format", "html", "fixtures/grading/no-documents.yaml")
                        .out());
        assertThat(page.select("h1").text()).isEqualTo("0 of 1 have other grades");
        assertThat(page.select("article")).isEmpty();
        assertThat(assay("compare", "--words", "--with", "rules/march-2004", "--format", "html")
                        .err())
                .startsWith("assay: --words says it as text, json or markdown");
    }
}
