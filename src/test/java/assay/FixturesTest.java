package assay;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.policy.Criterion;
import assay.rules.Field;
import assay.rules.Kind;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.rules.RuleOrigin;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        rules = RuleBase.load(Path.of("rules", "march-2004"), RuleCache.in(Path.of("target", "rules-cache")));
        evaluator = new Evaluator(rules);
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        fixtures = new ArrayList<>();
        for (Path file : files()) {
            fixtures.add(reader.read(file, file.toString()));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("fixtures"))) {
            return walk.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_fixture_comes_out_as_it_says() throws Exception {
        Verifier verifier = new Verifier(rules.ruleSet(), evaluator.criteria());
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
    void every_criterion_is_met_missed_and_just_missed() {
        Set<String> met = new TreeSet<>();
        Set<String> missed = new TreeSet<>();
        Set<String> justMissed = new TreeSet<>();
        for (Evidence fixture : fixtures) {
            for (Evaluation.RequirementResult requirement :
                    evaluator.evaluate(fixture).requirements()) {
                for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                    int shown = criterion.criterion().parts().size()
                            - criterion.missing().size();
                    (criterion.met() ? met : missed).add(criterion.id());
                    if (!criterion.met() && criterion.atLeast() - shown == 1) {
                        justMissed.add(criterion.id());
                    }
                }
            }
        }
        List<String> all = evaluator.criteria().stream().map(Criterion::id).toList();
        assertThat(met).containsExactlyInAnyOrderElementsOf(all);
        assertThat(missed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(justMissed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void every_rule_that_counts_sets_aside_or_grades_is_seen_to() {
        Set<String> seen = new TreeSet<>();
        for (Evidence fixture : fixtures) {
            for (Evaluation.RequirementResult requirement :
                    evaluator.evaluate(fixture).requirements()) {
                requirement.reasons().forEach(reason -> seen.add(reason.rule().name()));
                for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                    criterion.counted().forEach(one -> seen.add(one.rule().name()));
                    criterion.setAside().forEach(one -> one.rules().forEach(rule -> seen.add(rule.name())));
                }
            }
        }
        List<String> deciding = rules.ruleSet().origins().values().stream()
                .filter(rule -> rule.file().matches("requirement.*|grading\\.drl"))
                .map(RuleOrigin::name)
                .filter(name -> !name.matches("Requirements? .* asks? for"))
                .collect(Collectors.toCollection(ArrayList::new));
        // What these conclude is no entry of the trace: how much is asked, a caution, what is met and how it is
        // counted.
        deciding.removeAll(List.of(
                "R5.M2 asks for all three once all three have a statement",
                "R5.M1 drafts can undo R5.M2",
                "A criterion is met when enough of its parts are shown",
                "Minimums count one by one where a requirement has no routes"));
        assertThat(seen).containsAll(deciding);
    }

    @Test
    void every_word_of_every_kind_of_evidence_occurs() {
        Set<String> occurring = new TreeSet<>();
        for (Evidence fixture : fixtures) {
            fixture.documents().stream()
                    .flatMap(document -> document.observations().stream())
                    .forEach(observation -> observation.kind().fields().forEach(field -> {
                        Object value = observation.values().getOrDefault(field.property(), List.of());
                        Stream<?> words = value instanceof List<?> list ? list.stream() : Stream.of(value);
                        words.forEach(word -> occurring.add(field.enumeration() + " " + word));
                    }));
        }
        Set<String> declared = new TreeSet<>();
        for (Kind kind : rules.ruleSet().vocabulary().kinds()) {
            for (Field field : kind.fields()) {
                field.words().forEach(word -> declared.add(field.enumeration() + " " + word));
            }
        }
        assertThat(occurring).containsAll(declared);
    }

    @Test
    void every_interpretation_decides_something() {
        Set<String> carried = new TreeSet<>();
        for (Evidence fixture : fixtures) {
            evaluator.evaluate(fixture).requirements().forEach(result -> carried.addAll(result.interpretations()));
        }
        List<String> ofRequirements = rules.ruleSet().interpretationIds().stream()
                // Those on late documents and on the overall score belong to no requirement.
                .filter(id -> !List.of("I11", "I12", "I21").contains(id))
                .toList();
        assertThat(carried).containsExactlyInAnyOrderElementsOf(ofRequirements);
        assertThat(rules.ruleSet().origins().values())
                .flatExtracting(RuleOrigin::interpretations)
                .containsAll(rules.ruleSet().interpretationIds());
    }
}
