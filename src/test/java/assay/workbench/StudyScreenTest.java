package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.effect.Effect;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.lint.RuleLint;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.View;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.words.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyScreenTest {

    /** Other readings that lie beside the rules. */
    private static final List<String> READINGS = List.of("i11-late-documents", "i1-three-minimums");

    private static final String AUTHORITIES = "/study/authorities";

    @TempDir
    static Path folder;

    private static Opened opened;

    @BeforeAll
    static void open() throws Exception {
        for (String reading : READINGS) {
            Path variant = Files.createDirectories(folder.resolve("variants").resolve(reading));
            try (var files = Files.list(Path.of("rules", "variants", reading))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, variant.resolve(file.getFileName()));
                }
            }
        }
        opened = new Opened(Opened.march2004(folder), Optional.empty(), "fixtures/study");
        opened.until(() -> shows("/study", "133 authorities"));
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    private static boolean shows(String path, String text) {
        try {
            return opened.get(path).body().contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Document page(String path) throws IOException {
        Wire.Answer answer = opened.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static JsonNode data(String path) throws IOException {
        Wire.Answer answer = opened.get(path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static List<String> names(String query) throws IOException {
        List<String> names = new ArrayList<>();
        data("/api/study/authorities?" + query)
                .get("authorities")
                .forEach(one -> names.add(one.get("authority").stringValue()));
        return names;
    }

    @Test
    void the_overview_says_that_nobody_in_it_exists_and_leads_to_every_table_and_chart() throws IOException {
        Document page = page("/study");
        assertThat(page.select("#study .lead").text()).startsWith("133 authorities, all synthetic: they do not exist.");
        assertThat(page.select("figure img").eachAttr("src"))
                .containsExactly(
                        "/study/chart/grades.svg",
                        "/study/chart/said-and-shown.svg",
                        "/study/chart/scores.svg",
                        "/study/chart/themes.svg");
        for (String chart : page.select("figure img").eachAttr("src")) {
            assertThat(opened.get(chart).headers())
                    .hasEntrySatisfying("content-type", type -> assertThat(type).startsWith("image/svg+xml"));
            assertThat(opened.get(chart).body()).startsWith("<svg").contains("all synthetic: they do not exist");
        }
        for (String table : page.select(".tables a, figure a").eachAttr("href")) {
            assertThat(page(table).select("#study .lead").text()).contains("all synthetic: they do not exist");
        }
    }

    @Test
    void a_number_of_a_table_leads_to_as_many_authorities_and_says_what_they_are_counted_in() throws IOException {
        Document page = page("/study/table/grades-r6");
        for (Element link : page.select("td a")) {
            Document list = page(link.attr("href"));
            assertThat(list.select("#shown").text()).startsWith(link.text() + " of 133 authorities");
        }
        Element first = page.select("td a").first();
        assertThat(page(first.attr("href")).select("#study p").eachText())
                .anyMatch(text -> text.equals(
                        "Counted in: Table 2.5: requirement 6, information sharing protocols; evidence; Well Behind."));
        assertThat(page("/study/table/ranks").select("td a").attr("href")).startsWith("/study/authority/");
    }

    @Test
    void authorities_are_found_by_grade_type_doubt_and_name_and_by_all_of_these_together() throws IOException {
        List<String> wellAhead = names("about=R6&grade=Well+Ahead");
        List<String> counties = names("type=county");
        List<String> late = names("doubt=late");
        List<String> named = names("find=SHIRE");
        assertThat(wellAhead).hasSize(29);
        assertThat(counties).isNotEmpty().hasSizeLessThan(133);
        assertThat(late).isNotEmpty().hasSizeLessThan(133);
        assertThat(named)
                .isNotEmpty()
                .allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("shire"));
        List<String> all = new ArrayList<>(wellAhead);
        all.retainAll(counties);
        all.retainAll(late);
        all.retainAll(named);
        assertThat(names("about=R6&grade=Well+Ahead&type=county&doubt=late&find=SHIRE"))
                .isEqualTo(all);
        Document page = page(AUTHORITIES + "?about=R6&grade=Well+Ahead&type=county&doubt=late&find=SHIRE");
        assertThat(page.select("tbody th").eachText()).isEqualTo(all);
        assertThat(page.select("option[selected]").eachAttr("value"))
                .containsExactly("R6", "Well Ahead", "county", "late");
        assertThat(page.select("#find").val()).isEqualTo("SHIRE");
    }

    @Test
    void what_rests_on_one_document_is_found_by_grading_again_without_it() throws Exception {
        opened.until(() -> !shows(AUTHORITIES, "What rests on one document is known of"));
        List<String> resting = names("doubt=one-document");
        assertThat(resting).contains("Ambelstow (synthetic)");
        assertThat(page("/study/authority/A003-ambelstow").select(".doubt h3").eachText())
                .anyMatch(title -> title.startsWith("Resting on one document"));
        assertThat(page(AUTHORITIES + "?find=Ambelstow").select("tbody td").eachText())
                .anyMatch(text -> text.contains("resting on one document"));
    }

    @Test
    void what_rests_on_one_reading_is_found_by_grading_by_each_other_reading_once_somebody_asks() throws Exception {
        String asked = AUTHORITIES + "?doubt=one-reading";
        assertThat(page(asked).select("option[selected]").eachText()).contains("Resting on one reading");
        opened.until(() -> !shows(asked, "What rests on one reading is"));
        assertThat(data("/api/study/authorities?doubt=one-reading").get("known").booleanValue())
                .isTrue();
        var rules = opened.workbench().desk().state().effects().saved();
        Evaluator evaluator = new Evaluator(rules);
        List<String> resting = names("doubt=one-reading");
        assertThat(resting).isNotEmpty().hasSizeLessThan(133);
        List<String> moved = new ArrayList<>();
        for (String reading : READINGS) {
            RuleBase other = RuleBase.load(Path.of("rules", "variants", reading), TestRules.CACHE);
            for (var input : EvidenceFiles.of(List.of("fixtures/study")).inputs()) {
                var evidence = new EvidenceReader(rules.ruleSet()).read(input.path(), input.named());
                var again = new EvidenceReader(other.ruleSet(), rules.ruleSet()).read(input.path(), input.named());
                if (!grades(evaluator.evaluate(evidence)).equals(grades(new Evaluator(other).evaluate(again)))) {
                    moved.add(evidence.authority());
                }
            }
        }
        assertThat(resting).containsExactlyInAnyOrderElementsOf(new HashSet<>(moved));
        assertThat(page(asked).select("tbody td").eachText()).anyMatch(text -> text.contains("resting on one reading"));
    }

    private static List<String> grades(Evaluation evaluation) {
        List<String> grades =
                new ArrayList<>(List.of(evaluation.overall().evidence().grade()));
        evaluation.requirements().forEach(one -> grades.add(one.grade()));
        return grades;
    }

    @Test
    void a_list_stands_on_pages_of_a_hundred_that_lead_to_each_other() throws IOException {
        Document first = page(AUTHORITIES + "?find=synthetic");
        assertThat(first.select("tbody tr")).hasSize(StudyScreen.ROWS);
        assertThat(first.select(".pager").text()).isEqualTo("1 to 100 of 133 authorities Next");
        Document second = page(first.select(".pager a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr")).hasSize(33);
        assertThat(second.select(".pager").text()).isEqualTo("Before 101 to 133 of 133 authorities");
        assertThat(second.select(".pager a[rel=prev]").attr("href")).contains("find=synthetic", "page=1");
        for (String odd : List.of("0", "-1", "99", "99999999999999", "x")) {
            assertThat(page(AUTHORITIES + "?page=" + odd).select("tbody tr"))
                    .as(odd)
                    .isNotEmpty();
        }
    }

    @Test
    void the_page_of_an_authority_is_the_one_that_the_command_makes() throws Exception {
        Document shown = page("/study/authority/A003-ambelstow");
        var rules = opened.workbench().desk().state().effects().saved();
        var evidence = new EvidenceReader(rules.ruleSet())
                .read(Path.of("fixtures/study/A003-ambelstow.yaml"), "fixtures/study/A003-ambelstow.yaml");
        Evaluator evaluator = new Evaluator(rules);
        var evaluation = evaluator.evaluate(evidence);
        String made = EvaluationsPage.inStudy(
                Graded.of(evaluation.with(evaluator.dependence(evidence, evaluation))),
                RuleBook.of(
                        RuleLint.read(RuleFiles.read(opened.workbench().desk().rules()))),
                View.auditor,
                "../index.html");
        assertThat(shown.select("article.authority").outerHtml())
                .isEqualTo(Jsoup.parse(made).select("article.authority").outerHtml());
        assertThat(shown.select("main .notice").text()).contains("Synthetic:", "it does not exist");
    }

    @Test
    void what_is_not_in_the_study_is_not_there() throws IOException {
        for (String path : List.of(
                "/study/table/nothing",
                "/study/table/authorities",
                "/study/authority/nobody",
                "/study/chart/nothing.svg",
                AUTHORITIES + "?table=nothing",
                AUTHORITIES + "?table=grades-r6&row=99&column=1",
                AUTHORITIES + "?table=grades-r6&row=0&column=0")) {
            assertThat(opened.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(names("grade=None+such")).isEmpty();
    }

    @Test
    void with_changes_that_are_not_saved_a_table_says_both() throws Exception {
        Desk desk = opened.workbench().desk();
        String before = desk.state().draft().text("parameters.yaml");
        String after = before.replaceAll("(voluntary-organisations:\\s+value:) 2", "$1 9");
        assertThat(after).isNotEqualTo(before);
        desk.change(draft -> draft.typed("nine organisations", "parameters.yaml", after));
        opened.until(() -> {
            Effect effect = desk.state().effect();
            return effect != null
                    && effect.isFinal()
                    && effect.number() == desk.state().number();
        });
        assertThat(desk.state().effect().authoritiesOtherwise()).isPositive();
        opened.until(() -> shows("/study", "With the changes that are not saved"));
        Document page = page("/study/table/grades-r3-4");
        assertThat(page.select("h2").eachText())
                .containsExactly("By the rules as they are saved", "With the changes that are not saved");
        Element was = page.select(".was").first();
        Element number = was.parent().select("a").first();
        assertThat(was.text()).isNotEqualTo("was " + number.text());
        assertThat(page(number.attr("href")).select("#shown").text())
                .startsWith(number.text() + " of 133 authorities, with the changes that are not saved");
        assertThat(page("/study/authority/A003-ambelstow?by=changes").text()).contains("Graded with the changes");
        desk.change(draft -> draft.undone());
        opened.until(() -> !shows("/study", "With the changes that are not saved"));
    }
}
