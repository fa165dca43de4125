package assay.words;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.page.Frame;
import assay.page.PolicyPage;
import assay.policy.Criterion;
import assay.reading.RuleSetReader;
import assay.report.ChangesReport;
import assay.report.DocumentMarkdown;
import assay.report.DocumentText;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document that a rule set makes, and what two of them say otherwise. */
class PolicyDocumentTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private static RuleSetReader.Read read(String folder, Map<String, String> settings) throws Exception {
        return RuleLint.read(RuleFiles.read(Path.of("rules", folder)).set(settings));
    }

    private static PolicyDocument document(String folder) throws Exception {
        return PolicyDocument.of(read(folder, Map.of()), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "march-2004, rules-in-words.txt",
        "march-2004-pilot, pilot-in-words.txt",
        "playgrounds, playgrounds-in-words.txt",
        "rurality, wards-in-words.txt"
    })
    void the_document_is_as_recorded(String folder, String golden) throws Exception {
        String actual = DocumentText.of(document(folder), Width.USUAL);
        Path expected = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot", "playgrounds", "rurality"})
    void every_rule_stands_in_the_document_with_a_number_of_its_own(String folder) throws Exception {
        RuleSetReader.Read read = read(folder, Map.of());
        List<Block.Clause> clauses = PolicyDocument.of(read, List.of()).sections().stream()
                .flatMap(PolicyDocumentTest::clauses)
                .toList();
        assertThat(clauses.stream().map(Block.Clause::rule).collect(Collectors.toSet()))
                .isEqualTo(read.ruleSet().origins().keySet());
        assertThat(clauses).extracting(Block.Clause::number).isSorted().doesNotHaveDuplicates();
        assertThat(clauses).extracting(one -> one.rule() + one.sentence()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot", "playgrounds", "rurality"})
    void whatever_a_rule_set_has_besides_rules_stands_in_the_document_as_often_as_it_has_it(String folder)
            throws Exception {
        RuleSet rules = read(folder, Map.of()).ruleSet();
        PolicyDocument document = document(folder);
        assertThat(entries(document, "grades"))
                .isEqualTo(rules.pack().grades().stream()
                        .map(Pack.GradeEntry::name)
                        .toList());
        assertThat(entries(document, "parameters"))
                .isEqualTo(rules.parameters().stream().map(Parameter::name).toList());
        assertThat(entries(document, "readings"))
                .isEqualTo(
                        rules.interpretations().stream().map(Interpretation::id).toList());
        assertThat(entries(document, "elsewhere"))
                .isEqualTo(rules.pack().elsewhere().stream()
                        .map(Pack.Elsewhere::id)
                        .toList());
        assertThat(document.sections().stream()
                        .flatMap(PolicyDocumentTest::clauses)
                        .filter(clause -> clause.sentence().contains(" must be shown: ")
                                || clause.sentence().contains(" It has no parts: "))
                        .map(clause -> clause.sentence().replaceFirst(",.*", "")))
                .containsExactlyInAnyOrderElementsOf(
                        rules.criteria().stream().map(Criterion::id).toList());
    }

    private static List<String> entries(PolicyDocument document, String anchor) {
        return document.sections().stream()
                .filter(section -> section.anchor().equals(anchor))
                .flatMap(section -> section.blocks().stream())
                .map(block -> ((Block.Entry) block).name())
                .toList();
    }

    private static Stream<Block.Clause> clauses(Section section) {
        return Stream.concat(
                section.blocks().stream().filter(Block.Clause.class::isInstance).map(Block.Clause.class::cast),
                section.sections().stream().flatMap(PolicyDocumentTest::clauses));
    }

    @Test
    void a_requirement_alone_is_read_with_what_it_rests_on() throws Exception {
        PolicyDocument document = PolicyDocument.of(read("march-2004", Map.of()), List.of("R8"));
        assertThat(document.sections()).extracting(Section::anchor).containsExactly("r8", "parameters", "readings");
        assertThat(document.sections().get(1).blocks())
                .extracting(block -> ((Block.Entry) block).name())
                .containsExactly("agencies-of-a-discussion", "implications", "agencies-of-an-agreement");
        assertThat(document.sections().get(2).blocks())
                .extracting(block -> ((Block.Entry) block).name())
                .containsExactly("I3", "I4", "I16", "I24");
    }

    @Test
    void the_page_needs_nothing_else_and_leads_only_to_itself() throws Exception {
        PolicyDocument document = document("march-2004");
        String html = PolicyPage.of(document);
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContain(" style=", "http:", "https:", " src=", "url(")
                .contains("The same as in clauses <a href=\"#clause-23\">23</a> and <a href=\"#clause-24\">24</a>.");
        Document page = Jsoup.parse(html);
        assertThat(page.select("meta[http-equiv]").attr("content")).isEqualTo(Frame.POLICY);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
        document.sections().stream()
                .flatMap(PolicyDocumentTest::clauses)
                .forEach(clause -> assertThat(
                                page.getElementById("clause-" + clause.number()).text())
                        .startsWith(clause.number() + " " + clause.sentence()));
    }

    @Test
    void markdown_has_every_clause_with_where_it_stands() throws Exception {
        assertThat(DocumentMarkdown.of(document("rurality")))
                .startsWith(
                        "# Wards as rural or urban, adjusted by population density, and the rurality of authorities\n\n")
                .contains(
                        "\n## Wards and authorities\n\n- **1** The rurality of an authority is the number of its rural wards, as a"
                                + " percentage of the number of its wards. *(authorities.drl:7; Appendix VI; Chapter 2, notes b and c;"
                                + " readings W7 and W8)*\n");
    }

    // ------------------------------------------------------------------ what is said otherwise

    private static List<PolicyChange> changes(RuleSetReader.Read before, RuleSetReader.Read after) throws Exception {
        return PolicyChange.between(PolicyDocument.sayings(before), PolicyDocument.sayings(after));
    }

    @Test
    void another_value_is_said_wherever_it_matters_though_the_rules_have_other_names() throws Exception {
        List<PolicyChange> changes =
                changes(read("march-2004", Map.of()), read("march-2004", Map.of("voluntary-organisations", "3")));
        assertThat(changes).extracting(PolicyChange::kind).containsOnly(PolicyChange.Kind.ANOTHER);
        assertThat(changes)
                .extracting(one -> one.of() + " " + one.key())
                .containsExactly(
                        "PARAMETER voluntary-organisations",
                        "RULE R3-4.M2 three voluntary organisations or more in a working online directory",
                        "RULE R3-4.M2 a partial listing without a sector or three voluntary organisations",
                        "INTERPRETATION I8");
        assertThat(new ChangesReport("before", "after", changes).text(Width.USUAL))
                .contains("listing at least [-two-] {+three+} voluntary organisations counts")
                .endsWith("\n4 differences: 0 new, 0 gone, 4 another\n");
    }

    @Test
    void what_is_left_out_is_gone_and_what_counts_now_is_told_word_by_word() throws Exception {
        List<PolicyChange> changes =
                changes(read("march-2004", Map.of()), read("variants/i9-council-for-none", Map.of()));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(PolicyChange.Kind.GONE);
            assertThat(change.before()).startsWith("The council speaks for education and social care.");
        });
        changes = changes(read("march-2004", Map.of()), read("variants/i5-drafts-do-not-count", Map.of()));
        assertThat(new ChangesReport("before", "after", changes).markdown())
                .contains("counts for that sector**, if the privacy statement is not a draft**.");
    }

    @Test
    void the_same_says_nothing_otherwise() throws Exception {
        RuleSetReader.Read read = read("rurality", Map.of());
        assertThat(changes(read, read)).isEmpty();
        assertThat(new ChangesReport("one", "one", List.of()).text(Width.USUAL))
                .isEqualTo("What one says otherwise than one\nNothing: both say the same in the same words.\n");
    }
}
