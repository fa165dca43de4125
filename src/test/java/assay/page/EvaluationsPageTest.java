package assay.page;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.lint.RuleLint;
import assay.rules.RuleBase;
import assay.words.RuleBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says of evaluations, read from it as a browser reads it. */
class EvaluationsPageTest {

    private static final String WORKED = "fixtures/worked-example.yaml";
    private static final String SYNTHETIC = "fixtures/study/A008-birkenshire.yaml";
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "worked-example.html");

    /** What a browser takes for more than a text, and what is read from the right. */
    private static final String HOSTILE =
            "<script>alert(1)</script> \"double\" 'single' </title> & &amp; <img src=x onerror=alert(1)> \u05e9\u05dc\u05d5\u05dd";

    private static RuleBase rules;
    private static RuleBook book;

    @BeforeAll
    static void rules() throws Exception {
        rules = TestRules.march2004();
        book = RuleBook.of(RuleLint.read(RuleFiles.read(Path.of("rules", "march-2004"))));
    }

    private static Evaluation evaluated(Path file, String named) throws Exception {
        Evaluator evaluator = new Evaluator(rules);
        Evidence evidence = new EvidenceReader(rules.ruleSet()).read(file, named);
        Evaluation evaluation = evaluator.evaluate(evidence);
        return evaluation.with(evaluator.dependence(evidence, evaluation));
    }

    private static String written(String... files) throws Exception {
        List<Evaluation> evaluations = new ArrayList<>();
        for (String file : files) {
            evaluations.add(evaluated(Path.of(file), file));
        }
        return EvaluationsPage.of(evaluations.stream().map(Graded::of).toList(), book, View.auditor);
    }

    private static Document page(String... files) throws Exception {
        return Jsoup.parse(written(files));
    }

    /** The page but for rules and digests, which change with every comment of a rule file and are tested below. */
    @Test
    void the_page_of_the_worked_example_is_as_recorded() throws Exception {
        Document page = page(WORKED);
        page.select("style, script, meta[http-equiv], .rule, .files").remove();
        String actual =
                page.outerHtml()
                                .replace(rules.ruleSet().sha256(), "DIGEST-OF-THE-RULES")
                                .replaceAll("[ \t]+\n", "\n") + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WORKED,
                "fixtures/grading/no-documents.yaml",
                "fixtures/grading/basis-secondary-throughout.yaml",
                "fixtures/requirements-3-and-4/r3-4-m1-contradicted-only-where-no-test-found-it.yaml"
            })
    void every_link_leads_somewhere_and_every_anchor_is_one(String file) throws Exception {
        assertLinked(page(file));
    }

    @Test
    void every_link_of_several_authorities_leads_to_its_own() throws Exception {
        Document page = page(WORKED, "fixtures/grading/no-documents.yaml", SYNTHETIC);
        assertLinked(page);
        assertThat(page.select("nav").eachAttr("aria-label"))
                .as("regions of a page are told apart by their names")
                .containsExactly(
                        "On this page: " + WORKED,
                        "On this page: fixtures/grading/no-documents.yaml",
                        "On this page: " + SYNTHETIC);
        assertThat(page.select("section > h1 + table tbody tr th").eachText())
                .containsExactly("Eastmere", "Northolme", "Birkenshire (synthetic)");
        assertThat(page.select("article.authority")).hasSize(3);
        for (Element authority : page.select("article.authority")) {
            String prefix = authority.select("h1").attr("id").replace("authority", "");
            assertThat(authority.select("a[href]").eachAttr("href"))
                    .allMatch(href ->
                            href.startsWith("#" + prefix) || href.matches("#(rule|reading)-.*|#rules|#readings"));
        }
    }

    private static void assertLinked(Document page) {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby")).allMatch(ids::contains);
    }

    @Test
    void every_fact_leads_to_the_criteria_that_lead_to_it() throws Exception {
        Document page = page(WORKED);
        assertThat(page.select("article.criterion td a[href*=-fact-], article.criterion th a[href*=-fact-]"))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String criterion =
                            link.closest("article.criterion").select("h3").attr("id");
                    Element fact = page.getElementById(link.attr("href").substring(1));
                    assertThat(fact.select("a[href]").eachAttr("href")).contains("#" + criterion);
                });
        assertThat(page.select("article.criterion a[href^=#rule-]"))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String criterion =
                            link.closest("article.criterion").select("h3").attr("id");
                    Element rule =
                            page.getElementById(link.attr("href").substring(1)).closest("article.rule");
                    assertThat(rule.select("a[href]").eachAttr("href")).contains("#" + criterion);
                });
        assertThat(page.select("section.requirement > ul a[href^=#reading-]"))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String requirement =
                            link.closest("section.requirement").select("h2").attr("id");
                    Element reading =
                            page.getElementById(link.attr("href").substring(1)).closest("article.reading");
                    assertThat(reading.select("a[href]").eachAttr("href")).contains("#" + requirement);
                });
    }

    @Test
    void every_fact_stands_there_as_it_was_recorded() throws Exception {
        Evaluation evaluation = evaluated(Path.of(WORKED), WORKED);
        Document page = Jsoup.parse(EvaluationsPage.of(List.of(Graded.of(evaluation)), book, View.auditor));
        for (Evaluation.DocumentUse use : evaluation.documents()) {
            for (Evaluation.FactUse fact : use.facts()) {
                String text = page.getElementById("document-" + use.document().id() + "-fact-" + (fact.index() + 1))
                        .text();
                for (Object value : fact.observation().values().values()) {
                    assertThat(text)
                            .contains(
                                    value instanceof List<?> list
                                            ? String.join(
                                                    ", ",
                                                    list.stream()
                                                            .map(Object::toString)
                                                            .toList())
                                            : value.toString());
                }
                if (fact.observation().note() != null) {
                    assertThat(text).contains(fact.observation().note());
                }
            }
        }
    }

    @Test
    void rules_stand_there_in_words_and_as_they_are() throws Exception {
        Document page = page(WORKED);
        Element rule = page.getElementById(page.select("article.rule h3").stream()
                        .filter(one -> one.text().startsWith("R6.A2 "))
                        .findFirst()
                        .orElseThrow()
                        .attr("id"))
                .closest("article.rule");
        assertThat(rule.select("> p").first().text()).endsWith(".");
        String drl = rule.select("pre").first().wholeText();
        assertThat(drl).startsWith("rule \"" + rule.select("h3").text() + "\"").endsWith("end");
        assertThat(Files.readString(Path.of("rules", "march-2004", "requirement-6.drl")))
                .contains(drl);
    }

    @Test
    void the_sum_can_be_checked_by_hand() throws Exception {
        Element sum = page(WORKED).select("table.sum").first();
        assertThat(sum.select("tbody tr").eachText())
                .containsExactly(
                        "R2 On Course 3 1 3",
                        "R3-4 On Course 3 2 6",
                        "R5 Bit Behind 1.99 1 1.99",
                        "R6 Bit Behind 1.99 1 1.99",
                        "R7 Bit Behind 1.99 1 1.99",
                        "R8 On Course 3 1 3",
                        "R9 On Course 3 1 3");
        assertThat(sum.select("tfoot tr").eachText()).containsExactly("Sum 20.97", "Score: the sum by 8 2.62125");
    }

    @Test
    void doubts_come_before_all_reasons() throws Exception {
        Document page = page(WORKED);
        assertThat(page.select("h2").eachText().subList(0, 2)).containsExactly("Needs your eye", "The score");
        assertThat(page.select(".doubt h3").eachText())
                .containsExactly(
                        "Not met 3", "One part short 5", "Late, or dated after the day 2", "Resting on one document 7");
        assertThat(page.select(".doubt li").eachText())
                .contains(
                        "R6.A2: high level sign-up to it by all three sectors: education",
                        "D12: E-mails: circulation of the consent pack: 3 days late; counted for R7.M4",
                        "R6: Bit Behind; without D6: Well Behind");
        Document contradicted =
                page("fixtures/requirements-3-and-4/r3-4-m1-contradicted-only-where-no-test-found-it.yaml");
        assertThat(contradicted.select(".doubt h3").eachText()).anyMatch(title -> title.startsWith("Contradicted "));
        Document secondary = page("fixtures/grading/basis-secondary-throughout.yaml");
        assertThat(secondary.select(".doubt h3").eachText())
                .anyMatch(title -> title.startsWith("Shown by secondary evidence only "));
    }

    @Test
    void texts_of_the_evidence_are_texts(@TempDir Path folder) throws Exception {
        String quoted = "'" + HOSTILE.replace("'", "''") + "'";
        String yaml = Files.readString(Path.of(WORKED))
                .replace("authority: Eastmere", "authority: " + quoted)
                .replace("id: D1\n", "id: " + quoted + "\n")
                .replace("title: Steering group minutes, third meeting", "title: " + quoted)
                .replace("at: items 4 and 5", "at: " + quoted + "\n          note: " + quoted);
        Path file = Files.writeString(folder.resolve("hostile.yaml"), yaml);
        Document page =
                Jsoup.parse(EvaluationsPage.of(List.of(Graded.of(evaluated(file, HOSTILE))), book, View.auditor));
        assertThat(page.title()).isEqualTo(HOSTILE + " - grades and their reasons, for the auditor");
        assertThat(page.select("article.authority > h1").text()).isEqualTo(HOSTILE);
        assertThat(page.select("article.document h3").first().text()).isEqualTo(HOSTILE + " " + HOSTILE);
        assertThat(page.select("article.document .note").first().text()).isEqualTo("note: " + HOSTILE);
        assertThat(page.select("article.document tbody td:eq(2)").first().text())
                .isEqualTo(HOSTILE);
        assertThat(page.select("article.document h3 bdi")).isNotEmpty();
        assertThat(page.select("script").eachAttr("type")).containsExactly("application/json");
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("img, [onerror]")).isEmpty();
        assertLinked(page);
    }

    /** A browser runs and applies only what the policy names by its digest. */
    @Test
    void the_policy_lets_its_one_style_and_its_one_script_through() throws Exception {
        Document page = page("fixtures/grading/no-documents.yaml");
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy).startsWith("default-src 'none'; ");
        for (String what : List.of("style", "script")) {
            assertThat(page.select(what + ":not([type])")).hasSize(1);
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(page.select(what + ":not([type])").first().data().getBytes(StandardCharsets.UTF_8));
            assertThat(policy)
                    .contains(what + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(page.select("script[type]").eachAttr("type"))
                .as("what no browser runs")
                .containsExactly("application/json");
        assertThat(page.select("[style], [src], iframe, object, form")).isEmpty();
        assertThat(page.select("*").stream().flatMap(one -> one.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(page.select("link").eachAttr("href")).containsExactly("data:,");
        assertThat(page.select("style").first().data()).doesNotContain("url(", "@import");
    }

    @Test
    void what_is_made_up_is_said_to_be() throws Exception {
        assertThat(page(SYNTHETIC).select(".notice").text())
                .isEqualTo("Synthetic: this authority is made up; it does not exist.");
        assertThat(page(WORKED, SYNTHETIC).select(".notice").text())
                .isEqualTo("Synthetic: 1 of these authorities is made up. Those whose names say so do not exist.");
        assertThat(page(WORKED).select(".notice")).isEmpty();
    }

    @Test
    void the_same_evaluation_gives_the_same_page() throws Exception {
        assertThat(written(WORKED)).isEqualTo(written(WORKED));
    }

    /**
     * What is not escaped could be anybody's text; only style and script of the frame are not, the results, which are as JSON, and
     * in the workbench what a browser takes for which package.
     */
    @Test
    void no_template_leaves_a_text_as_it_is_but_for_style_script_and_results() throws Exception {
        Map<String, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                long count = Pattern.compile("\\$unsafe\\{")
                        .matcher(Files.readString(file))
                        .results()
                        .count();
                if (count > 0) {
                    found.put(file.getFileName().toString(), count);
                }
            }
        }
        assertThat(found).isEqualTo(Map.of("layout.jte", 2L, "evaluations.jte", 1L, "frame.jte", 1L));
    }
}
