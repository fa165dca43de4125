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
}
