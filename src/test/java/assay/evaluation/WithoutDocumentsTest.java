package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.rules.RuleBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What hangs on which documents is what grading without every set of them shows. */
class WithoutDocumentsTest {

    private static final RuleBase RULES = TestRules.march2004();
    private static final Evaluator EVALUATOR = new Evaluator(RULES);

    private static List<Path> fixtures() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("study"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @Tag("sample")
    void sets_and_grades_are_those_of_every_subset_in_some_fixtures() throws Exception {
        holds(23);
    }

    @Test
    @Tag("whole")
    void sets_and_grades_are_those_of_every_subset_in_all_fixtures() throws Exception {
        holds(1);
    }

    private static void holds(int everyHowMany) throws Exception {
        List<Path> fixtures = fixtures();
        int sets = 0;
        for (int i = 0; i < fixtures.size(); i += everyHowMany) {
            Evidence evidence = new EvidenceReader(RULES.ruleSet())
                    .read(fixtures.get(i), fixtures.get(i).toString());
            if (evidence.documents().size() <= 7) {
                sets += holds(evidence);
            }
        }
        assertThat(sets).as("sets of several documents").isPositive();
    }

    /** How many sets of several documents were found. */
    private static int holds(Evidence evidence) {
        Evaluation evaluation = EVALUATOR.evaluate(evidence);
        Evaluation.Dependence found = EVALUATOR.dependence(evidence, evaluation);
        List<String> documents =
                evidence.documents().stream().map(one -> one.document().id()).toList();
        Map<Set<String>, Evaluation> without = new HashMap<>();
        for (int bits = 1; bits < 1 << documents.size(); bits++) {
            Set<String> set = new TreeSet<>();
            for (int i = 0; i < documents.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    set.add(documents.get(i));
                }
            }
            without.put(
                    set,
                    EVALUATOR.evaluate(evidence.of(evidence.documents().stream()
                            .filter(one -> !set.contains(one.document().id()))
                            .toList())));
        }
        Map<String, List<Evaluation.Without>> grades = new LinkedHashMap<>();
        Map<String, Set<Set<String>>> sets = new LinkedHashMap<>();
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            List<Evaluation.Without> others = new ArrayList<>();
            for (String document : documents) {
                String grade = without.get(Set.of(document))
                        .requirement(requirement.id())
                        .orElseThrow()
                        .grade();
                if (!grade.equals(requirement.grade())) {
                    others.add(new Evaluation.Without(document, grade));
                }
            }
            grades.put(requirement.id(), others);
            requirement.criteria().stream()
                    .filter(Evaluation.CriterionResult::met)
                    .forEach(criterion -> {
                        Set<Set<String>> unmet = new HashSet<>();
                        without.forEach((set, other) -> {
                            if (!other.criterion(criterion.id()).orElseThrow().met()) {
                                unmet.add(set);
                            }
                        });
                        sets.put(criterion.id(), smallest(unmet));
                    });
        }
        assertThat(found.grades()).as(evidence.file()).isEqualTo(grades);
        Map<String, Set<Set<String>>> listed = new LinkedHashMap<>();
        found.sets().forEach((id, all) -> {
            Set<Set<String>> own = new HashSet<>();
            all.forEach(set -> own.add(new TreeSet<>(set)));
            assertThat(own).as("each once").hasSameSizeAs(all);
            listed.put(id, own);
        });
        assertThat(listed).as(evidence.file()).isEqualTo(sets);
        return (int) found.sets().values().stream()
                .flatMap(List::stream)
                .filter(set -> set.size() > 1)
                .count();
    }

    private static Set<Set<String>> smallest(Set<Set<String>> all) {
        Set<Set<String>> smallest = new HashSet<>();
        for (Set<String> one : all) {
            if (all.stream().noneMatch(other -> other.size() < one.size() && one.containsAll(other))) {
                smallest.add(one);
            }
        }
        return smallest;
    }
}
