package assay.verify;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleTree;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import assay.ruleset.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fixtures hold one thing each: a number of the rules can be changed without touching more than those that are about it. */
class EdgesTest {

    /** What the study has one of, as the report says of many authorities, and cannot be without. */
    private static final Map<String, Integer> MORE = Map.of("implications=1", 21);

    private static final int MOST = 10;

    private static RuleBase rules;
    private static final Map<Evidence, Evaluation> FIXTURES = new HashMap<>();

    @BeforeAll
    static void fixtures() throws Exception {
        rules = TestRules.march2004();
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        Evaluator evaluator = new Evaluator(rules);
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                    .filter(one ->
                            !Set.of("plan.yaml").contains(one.getFileName().toString()))
                    .toList()) {
                for (Evidence one : reader.read(file, file.toString()).fixtures()) {
                    FIXTURES.put(one, evaluator.evaluate(one));
                }
            }
        }
    }

    private static void hold(Parameter parameter, String value) throws Exception {
        RuleBase other = RuleBase.load(
                Path.of("rules", "march-2004"), RuleTree.disk(), Map.of(parameter.name(), value), TestRules.CACHE);
        Evaluator evaluator = new Evaluator(other);
        Verifier verifier = new Verifier(other.ruleSet());
        List<String> unspoken = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (Map.Entry<Evidence, Evaluation> fixture : FIXTURES.entrySet()) {
            Evidence evidence = fixture.getKey();
            Evaluation otherwise = evaluator.evaluate(evidence);
            if (Edges.isUnspoken(evidence, fixture.getValue(), otherwise, other.ruleSet())) {
                unspoken.add(evidence.file());
            }
            if (!verifier.differences(evidence, otherwise).isEmpty()) {
                named.add(evidence.file());
            }
        }
        String tried = parameter.name() + "=" + value;
        assertThat(unspoken)
                .as("stand on %s and expect nothing about it", tried)
                .isEmpty();
        assertThat(named)
                .as("named by verify with %s", tried)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MORE.getOrDefault(tried, MOST));
    }

    private static Parameter parameter(String name) {
        return rules.ruleSet().parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void three_organisations_in_place_of_two_are_ten_files_at_most() throws Exception {
        hold(parameter("voluntary-organisations"), "3");
    }

    @Test
    @Tag("whole")
    void every_parameter_is_changed_by_one_in_ten_files_at_most() throws Exception {
        for (Parameter parameter : rules.ruleSet().parameters()) {
            for (String value : Edges.beside(parameter)) {
                hold(parameter, value);
            }
        }
    }

    @Test
    void only_values_that_a_parameter_may_have_stand_beside_its_own() {
        assertThat(Edges.beside(parameter("published-statements"))).containsExactly("2");
        assertThat(Edges.beside(parameter("implications"))).containsExactly("1", "3");
        assertThat(Edges.beside(parameter("day-of-assessment"))).containsExactly("2004-03-31", "2004-04-02");
    }

    @Test
    void a_file_that_stands_on_an_edge_says_so_or_is_told() throws Exception {
        String evidence = """
                authority: Test
                type: county
                documents:
                  - id: D1
                    title: Minutes
                    shows:
                      - business-needs-discussion: {implications: [resources, it provision], agencies: [health, police, housing]}
                expect:
                  grades: {R9: Well Behind}
                """;
        Path file = Files.writeString(Files.createTempFile("edge", ".yaml"), evidence);
        RuleBase three = RuleBase.load(
                Path.of("rules", "march-2004"), RuleTree.disk(), Map.of("implications", "3"), TestRules.CACHE);
        Evidence standing = new EvidenceReader(rules.ruleSet()).read(file, "edge.yaml");
        Files.writeString(file, evidence + "  met: [R8.M1]\n");
        Evidence speaking = new EvidenceReader(rules.ruleSet()).read(file, "edge.yaml");
        Files.delete(file);
        Evaluation own = new Evaluator(rules).evaluate(standing);
        Evaluation other = new Evaluator(three).evaluate(standing);
        assertThat(Edges.isUnspoken(standing, own, other, three.ruleSet())).isTrue();
        assertThat(Edges.isUnspoken(speaking, own, other, three.ruleSet())).isFalse();
    }
}
