package assay.study;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Observation;
import assay.rules.RuleBase;
import assay.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The study's fixtures: as they are generated, graded as the population is, and varied. */
class StudyFixturesTest {

    private static final Path FOLDER = Path.of("fixtures", "study");

    private static SortedMap<String, String> generated;
    private static RuleBase rules;
    private static final List<Evidence> authorities = new ArrayList<>();

    @BeforeAll
    static void generate() throws Exception {
        generated = StudyFixtures.files();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : generated.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        rules = TestRules.march2004();
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        for (String file : generated.keySet()) {
            authorities.add(reader.read(FOLDER.resolve(file), file));
        }
    }

    @Test
    void the_committed_files_are_those_that_the_generator_makes() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".yaml") && !file.equals(Plan.FILE))
                            .sorted()
                            .toList())
                    .isEqualTo(List.copyOf(generated.keySet()))
                    .hasSize(133);
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            assertThat(Files.readString(FOLDER.resolve(file.getKey()))).isEqualTo(file.getValue());
            assertThat(file.getValue()).contains("# SYNTHETIC.");
        }
    }

    @Test
    void the_rules_give_every_authority_the_grades_of_the_population() throws Exception {
        Evaluator evaluator = new Evaluator(rules);
        Verifier verifier = new Verifier(rules.ruleSet());
        List<String> differences = new ArrayList<>();
        for (Evidence authority : authorities) {
            verifier.differences(authority, evaluator.evaluate(authority))
                    .forEach(one -> differences.add(authority.file() + " " + one.message()));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void no_two_authorities_show_the_same() {
        Set<List<String>> seen = new HashSet<>();
        for (Evidence authority : authorities) {
            List<String> shown = authority.documents().stream()
                    .flatMap(document -> document.observations().stream())
                    .map(Observation::toString)
                    .sorted()
                    .toList();
            assertThat(seen.add(shown)).as(authority.file()).isTrue();
        }
    }

    @Test
    void bit_behind_is_reached_in_four_ways_or_more_and_every_peculiarity_occurs() {
        Evaluator evaluator = new Evaluator(rules);
        Map<String, Set<String>> ways = new HashMap<>();
        Set<String> routes = new TreeSet<>();
        int capped = 0;
        int late = 0;
        int secondary = 0;
        int council = 0;
        for (Evidence authority : authorities) {
            Evaluation evaluation = evaluator.evaluate(authority);
            for (Evaluation.RequirementResult result : evaluation.requirements()) {
                if (result.grade().equals("Bit Behind")) {
                    ways.computeIfAbsent(result.id(), id -> new HashSet<>())
                            .add(result.criteria().stream()
                                    .map(criterion -> criterion.id()
                                            + criterion.met()
                                            + criterion.missing()
                                            + criterion.setAside().stream()
                                                    .map(Evaluation.FactSetAside::reason)
                                                    .toList())
                                    .toList()
                                    .toString());
                }
                routes.add(String.valueOf(result.minimums().route()));
                capped += result.cappedAt() == null ? 0 : 1;
                council += result.interpretations().contains("I9") ? 1 : 0;
            }
            late += evaluation.notes().stream().anyMatch(note -> note.contains("after the deadline")) ? 1 : 0;
            secondary += authority.documents().stream()
                            .flatMap(document -> document.observations().stream())
                            .anyMatch(Observation::secondary)
                    ? 1
                    : 0;
        }
        assertThat(ways.keySet()).containsExactlyInAnyOrderElementsOf(StudyFixtures.Requirement.IDS);
        assertThat(ways.values()).allSatisfy(own -> assertThat(own).hasSizeGreaterThanOrEqualTo(4));
        assertThat(routes).contains("A", "B");
        assertThat(List.of(late, secondary, council)).allMatch(count -> count > 5);
        // Whoever the cap holds has two fields, just enough: many of them would come out otherwise if three were asked
        // for.
        assertThat(capped).isBetween(1, 3);
    }
}
