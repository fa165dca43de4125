package assay.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.lint.RuleLint;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCondition;
import assay.rules.UncheckedRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one condition of a rule that was not so, as the engine finds it. */
class NearMissesTest {

    @TempDir
    Path folder;

    private static RuleSetReader.Read read(String rules) throws Exception {
        return RuleLint.read(RuleFiles.read(Path.of("rules", rules)));
    }

    private static RuleBase rules(String name) {
        return switch (name) {
            case "march-2004" -> TestRules.march2004();
            case "march-2004-pilot" -> TestRules.pilot();
            default -> TestRules.playgrounds();
        };
    }

    /** What is nearly counted of a document that shows some facts, without where the rules stand. */
    private List<String> nearly(String... facts) throws Exception {
        RuleBase rules = TestRules.march2004();
        Path file = Files.writeString(
                folder.resolve("e.yaml"),
                "authority: Somewhere\ntype: county\ndocuments:\n  - id: D2\n    title: Paper\n    shows:\n      - "
                        + String.join("\n      - ", facts) + "\n");
        Evaluator evaluator = new Evaluator(rules);
        var evidence = new EvidenceReader(rules.ruleSet()).read(file, "e.yaml");
        Evaluation evaluation = evaluator.evaluate(evidence);
        return new NearMisses(read("march-2004"))
                .of(evaluator, evidence, evaluation).stream()
                        .map(NearMiss::sentence)
                        .toList();
    }

    @Test
    void what_counts_for_one_part_tells_what_it_lacks_for_another_that_nothing_shows() throws Exception {
        String directory = "directory: {status: working, online: true, fields: [], sectors: [health],"
                + " voluntary-organisations: 5, listing: %s}";
        assertThat(nearly(directory.formatted("partial")))
                .contains(
                        "D2#1 was not counted for R3-4.M2 by rule \"R3-4.M2 a comprehensive listing in a working online"
                                + " directory\" because \"listing\" is \"partial\" and must be \"comprehensive\"");
        assertThat(nearly(directory.formatted("partial"), directory.formatted("comprehensive")))
                .noneMatch(one -> one.contains("\"listing\" is"));
    }

    /** Words are found by where a condition stands; the compiler must not have put it elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot", "playgrounds"})
    void conditions_stand_where_they_are_written(String name) throws Exception {
        Map<String, List<RuleCondition>> compiled = rules(name).relaxed(any -> true).conditions().values().stream()
                .filter(one -> one.asked() != RuleCondition.WHOLE)
                .collect(Collectors.groupingBy(one -> one.rule() + " " + one.fact()));
        int compared = 0;
        for (DrlFile file : read(name).files()) {
            for (RuleDescr rule : file.rules()) {
                List<FactCondition> facts = new ArrayList<>();
                Asked.of(file, rule).facts(facts::add);
                for (int i = 0; i < facts.size(); i++) {
                    List<RuleCondition> found = compiled.get(rule.getName() + " " + i);
                    if (found != null) {
                        assertThat(found)
                                .as(rule.getName())
                                .hasSameSizeAs(facts.get(i).terms());
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void a_word_that_is_another_is_told_with_what_it_must_be() throws Exception {
        assertThat(nearly("understanding-aid: {form: role leaflet, status: underway}"))
                .contains("D2#1 was not counted for R2.F2 by rule \"R2.F2 a concrete aid in place\" because"
                        + " \"status\" is \"underway\" and must be \"in place\"");
        assertThat(
                        nearly(
                                "senior-sign-up: {to: information sharing protocol, agencies: [health], shown-by: senior attendance}"))
                .contains(
                        "D2#1 was not counted for R6.A2 by rule \"R6.A2 a sector signed up by a signature or a minuted"
                                + " agreement\" because \"shown-by\" is \"senior attendance\" and must be"
                                + " \"signature\" or \"minuted agreement\"")
                .noneMatch(one -> one.contains("a leaflet on roles"));
        assertThat(nearly("directory-publicity: {audience: [families], where: internal}"))
                .anyMatch(one -> one.endsWith(
                        "because \"where\" is \"internal\" and must be other than \"website\" or \"internal\""));
    }

    @Test
    void so_is_a_number_a_truth_and_a_list() throws Exception {
        assertThat(nearly("glossary: {agencies: [health]}"))
                .containsExactly(
                        "D2#1 was not counted for R2.F1 by rule \"R2.F1 a glossary of the terms of two agencies or"
                                + " more\" because there is one agency (\"health\") and there must be at least two");
        assertThat(nearly("directory: {status: working, online: false, fields: [eligibility criteria], sectors:"
                        + " [health], voluntary-organisations: 0, listing: partial}"))
                .contains("D2#1 was not counted for R3-4.M1 by rule \"R3-4.M1, R3-4.W1 a field of a working online"
                        + " directory\" because \"online\" is false and must be true");
    }

    @Test
    void what_another_fact_must_say_of_it_is_told_in_the_words_of_the_rule() throws Exception {
        assertThat(nearly("senior-sign-up: {to: common understanding, agencies: [police], shown-by: signature}"))
                .contains(
                        "D2#1 was not counted for R2.M2 by rule \"R2.M2 a sector signed up at senior level, however it is"
                                + " shown\" because it is not a sign-up at senior level by any agency that speaks for a sector"
                                + " (\"agencies\": \"police\")");
    }

    @Test
    void what_counts_or_lacks_two_things_is_no_near_miss() throws Exception {
        assertThat(nearly("glossary: {agencies: [health, education]}")).isEmpty();
        assertThat(nearly("training: {about: consent, staff: managers, status: planned}"))
                .isEmpty();
    }

    /** What is nearly counted by rules beside those of the playgrounds, in a district in the countryside. */
    private List<String> nearlyBeside(String drl, String documents) throws Exception {
        Path set = Files.createDirectory(folder.resolve("beside"));
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: beside\nextends: "
                        + set.toRealPath()
                                .relativize(Path.of("rules", "playgrounds").toRealPath()) + "\n");
        Files.writeString(
                set.resolve("beside.drl"),
                "package playgrounds\n\nimport assay.policy.*\nimport java.time.LocalDate\n\n" + drl);
        RuleBase rules = UncheckedRules.in(set);
        Path file = Files.writeString(
                folder.resolve("e.yaml"),
                "authority: Somewhere\nsetting: countryside\ndocuments:\n" + documents.indent(2));
        Evaluator evaluator = new Evaluator(rules);
        var evidence = new EvidenceReader(rules.ruleSet()).read(file, "e.yaml");
        return new NearMisses(RuleLint.read(RuleFiles.read(set)))
                .of(evaluator, evidence, evaluator.evaluate(evidence)).stream()
                        .filter(one -> one.rule().name().startsWith("beside"))
                        .map(one -> one.fact().document().id() + ": " + one.because())
                        .toList();
    }

    private static String rule(String when, String criterion, String fact) {
        return "rule \"beside\"\n    @source( \"Here\" )\nwhen\n" + when + "then\n    insert( Counted.whole( \""
                + criterion + "\", " + fact + " ) );\nend\n";
    }

    /** However the rule says that a fact is in a document, it is that document which is not as it must be, and no other. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                    $document : Document( dated != null, dated < LocalDate.of( 2004, 4, 1 ) )
                    $sign : Sign( document == $document, form == SignForm.PICTURES )
                """, """
                    $sign : Sign( form == SignForm.PICTURES, $document : document )
                    Document( this == $document, dated != null, dated < LocalDate.of( 2004, 4, 1 ) )
                """})
    void a_document_that_a_fact_is_in_is_held_against_what_it_must_be(String when) throws Exception {
        assertThat(nearlyBeside(rule(when, "P1.F1", "$sign"), """
                        - {id: D1, title: One, dated: 2004-03-01, shows: [{sign: {form: pictures}}]}
                        - {id: D2, title: Two, dated: 2004-06-01, shows: [{sign: {form: pictures}}]}
                        - {id: D3, title: Three, shows: [{sign: {form: pictures}}]}
                        """))
                .containsExactly(
                        "D2: its document is dated on 1 June 2004 and must be dated before 1 April 2004",
                        "D3: it is in no document dated before 1 April 2004");
    }

    /** There is a line for the countryside in the table: what is lacking is what it asks of the fact. */
    @Test
    void a_value_of_a_table_is_told_with_what_it_is_the_value_for() throws Exception {
        String table = """
                declare Narrowest
                    @reads( "in {} the narrowest is {}" )
                    setting : Setting
                    broad : int
                end

                rule "The table"
                    @source( "Here" )
                when
                then
                    insert( new Narrowest( Setting.TOWN, 3 ) );
                    insert( new Narrowest( Setting.COUNTRYSIDE, 4 ) );
                end

                """;
        String joined = "    Authority( $setting : setting )\n    Narrowest( setting == $setting, $broad : broad )\n";
        assertThat(nearlyBeside(
                        table + rule(joined + "    $survey : Survey( answers >= $broad )\n", "P2.M1", "$survey"),
                        "- {id: D1, title: One, shows: [{survey: {answers: 3, groups: [carers]}}]}\n"))
                .containsExactly(
                        "D1: \"answers\" is 3 and must be at least four: in countryside the narrowest is four");
    }

    @Test
    void an_authority_is_another_and_not_missing() throws Exception {
        assertThat(nearlyBeside(
                        rule("""
                                    Authority( setting == Setting.TOWN )
                                    $sign : Sign( form == SignForm.PICTURES )
                                """, "P1.F1", "$sign"), "- {id: D1, title: One, shows: [{sign: {form: pictures}}]}\n"))
                .containsExactly("D1: the setting of the authority is countryside and must be town");
    }
}
