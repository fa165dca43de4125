package assay;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import assay.study.Plan;
import assay.verify.Coverage;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The project's own fixtures: each comes out as it says, and together they leave no corner of the rules unseen. */
class FixturesTest {

    private static RuleBase rules;
    private static Evaluator evaluator;
    private static List<Evidence> fixtures;

    @BeforeAll
    static void readFixtures() throws Exception {
        rules = TestRules.march2004();
        evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        fixtures = new ArrayList<>();
        for (Path file : files(Path.of("fixtures"))) {
            fixtures.addAll(reader.read(file, file.toString()).fixtures());
        }
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> walk = Files.walk(below)) {
            return walk.filter(file -> file.toString().endsWith(".yaml") && !Plan.isOne(file))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_fixture_comes_out_as_it_says() throws Exception {
        Verifier verifier = new Verifier(rules.ruleSet());
        List<String> differences = new ArrayList<>();
        for (Evidence fixture : fixtures) {
            for (Difference one : verifier.differences(fixture, evaluator.evaluate(fixture))) {
                differences.add(fixture.file() + ":" + one.line() + " " + one.message());
            }
        }
        assertThat(differences).isEmpty();
        assertThat(fixtures).hasSizeGreaterThan(300);
    }

    @Test
    void together_they_put_every_rule_criterion_word_and_interpretation_to_the_test() {
        Coverage coverage = new Coverage(rules.ruleSet(), evaluator.alwaysFiring());
        fixtures.forEach(fixture -> coverage.add(fixture, evaluator.evaluate(fixture)));
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.all(Coverage.Aspect.RULES)).isGreaterThan(140);
        assertThat(coverage.all(Coverage.Aspect.WORDS)).isGreaterThan(300);
    }

    @Test
    void those_of_the_pilot_are_held_by_the_same_standard() throws Exception {
        hold("march-2004-pilot", TestRules.pilot(), 130);
    }

    @Test
    void those_of_the_second_example_are_held_by_the_same_standard() throws Exception {
        hold("playgrounds", TestRules.playgrounds(), 25);
    }

    private static void hold(String name, RuleBase base, int atLeastRules) throws Exception {
        Evaluator grading = new Evaluator(base);
        EvidenceReader reader = new EvidenceReader(base.ruleSet());
        Verifier verifier = new Verifier(base.ruleSet());
        Coverage coverage = new Coverage(base.ruleSet(), grading.alwaysFiring());
        List<String> differences = new ArrayList<>();
        for (Path file : files(Path.of("rules", name, "fixtures"))) {
            for (Evidence fixture : reader.read(file, file.toString()).fixtures()) {
                Evaluation evaluation = grading.evaluate(fixture);
                coverage.add(fixture, evaluation);
                verifier.differences(fixture, evaluation).forEach(one -> differences.add(file + " " + one));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.all(Coverage.Aspect.RULES)).isGreaterThan(atLeastRules);
        assertThat(base.ruleSet().origins().values())
                .flatExtracting(RuleOrigin::interpretations)
                .containsAll(base.ruleSet().interpretationIds());
    }

    @Test
    void every_variant_has_some_that_come_out_otherwise_by_it_and_some_that_do_not() throws Exception {
        Verifier without = new Verifier(rules.ruleSet());
        for (Path folder : variants()) {
            RuleBase variant = TestRules.in(folder);
            Evaluator grading = new Evaluator(variant);
            EvidenceReader reader = new EvidenceReader(variant.ruleSet());
            Verifier verifier = new Verifier(variant.ruleSet());
            List<String> differences = new ArrayList<>();
            Set<Boolean> theSame = new HashSet<>();
            for (Path file : files(folder.resolve("fixtures"))) {
                for (Evidence fixture : reader.read(file, file.toString()).fixtures()) {
                    verifier.differences(fixture, grading.evaluate(fixture))
                            .forEach(one -> differences.add(file + " " + one));
                    theSame.add(comesOutAsItSays(fixture, without));
                }
            }
            assertThat(differences).isEmpty();
            assertThat(theSame).as(folder.toString()).containsExactlyInAnyOrder(true, false);
        }
    }

    private static boolean comesOutAsItSays(Evidence fixture, Verifier verifier) {
        try {
            return verifier.differences(fixture, evaluator.evaluate(fixture)).isEmpty();
        } catch (ProblemsException e) {
            // It expects something of a part of a criterion that the variant alone has.
            return false;
        }
    }

    private static List<Path> variants() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("rules", "variants"))) {
            return folders.sorted().toList();
        }
    }

    @Test
    void every_interpretation_decides_something() {
        Set<String> carried = new TreeSet<>();
        for (Evidence fixture : fixtures) {
            evaluator.evaluate(fixture).requirements().forEach(result -> carried.addAll(result.interpretations()));
        }
        List<String> ofRequirements = rules.ruleSet().interpretationIds().stream()
                // Those on the overall score belong to no requirement.
                .filter(id -> !List.of("I12", "I21").contains(id))
                .toList();
        assertThat(carried).containsExactlyInAnyOrderElementsOf(ofRequirements);
        assertThat(rules.ruleSet().origins().values())
                .flatExtracting(RuleOrigin::interpretations)
                .containsAll(rules.ruleSet().interpretationIds());
    }
}
