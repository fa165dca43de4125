package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.compile.Watchdog;
import assay.drl.RuleFiles;
import assay.evidence.EvidenceReader;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.ruleset.Steps;
import assay.words.RulesInWords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules of every shape, made by chance, conclude over evidence made by chance what a plain reading of their conditions over
 * all that there is says: nothing sooner, nothing later, nothing twice.
 */
class EveryShapeOfRuleTest {

    private static final int RULES = 180;
    private static final int FILES = 100;

    @TempDir
    Path folder;

    @Test
    void rules_conclude_what_their_conditions_say_of_all_that_there_is() throws Exception {
        List<PlainRules.Rule> rules = new PlainRules.Made(new Random(20040401)).rules(RULES);
        RuleBase base = ready(rules);
        RuleSetReader.Draft read = RuleSetReader.draft(RuleFiles.read(folder.resolve("shapes")));
        // What was collected into a list is not looked into.
        assertThat(RulesInWords.of(read.pack(), read.rules(), read.declarations())
                        .problems())
                .hasSizeLessThan(RULES / 10);
        assertThat(Precedents.areOf(base)).isTrue();
        assertThat(base.steps().scopes().values()).contains(Steps.Scope.values());
        Evaluator together = new Evaluator(base, Watchdog.STANDARD, Integer.MAX_VALUE);
        Evaluator remembering = new Evaluator(base, Watchdog.STANDARD, 0);
        EvidenceReader reader = new EvidenceReader(base.ruleSet());
        int concluded = 0;
        for (int file = 0; file < 2 * FILES; file++) {
            Evaluator evaluator = file < FILES ? together : remembering;
            PlainRules.Evidence evidence = PlainRules.Evidence.by(new Random(file % FILES));
            Evaluation evaluation =
                    evaluator.evaluate(reader.read("made.yaml", evidence.yaml().getBytes(StandardCharsets.UTF_8)));
            PlainRules plain = new PlainRules(rules, evidence);
            assertThat(differences(rules, evaluation.notes(), plain.notes()))
                    .as(evidence.yaml())
                    .isEmpty();
            assertThat(evaluation.requirements().stream()
                            .flatMap(requirement -> requirement.criteria().stream())
                            .map(one -> one.id() + " " + one.atLeast() + " " + one.met()
                                    + one.counted().stream()
                                            .map(Evaluation.CountedFact::part)
                                            .distinct()
                                            .sorted()
                                            .toList()))
                    .as(evidence.yaml())
                    .isEqualTo(plain.criteria());
            concluded += plain.notes().size();
        }
        assertThat(concluded).isGreaterThan(RULES * FILES / 2);
    }

    /** What was said too much, or not at all, with the rules that it is about. */
    private static List<String> differences(List<PlainRules.Rule> rules, List<String> said, List<String> expected) {
        Set<String> wrong = new TreeSet<>();
        said.stream().filter(note -> !expected.contains(note)).forEach(note -> wrong.add(note + " is not so"));
        expected.stream().filter(note -> !said.contains(note)).forEach(note -> wrong.add(note + " was not said"));
        said.stream()
                .filter(note -> Collections.frequency(said, note) > 1)
                .forEach(note -> wrong.add(note + " was said again"));
        return wrong.stream()
                .map(text -> text + "\n"
                        + rules.stream()
                                .filter(rule -> text.startsWith("N" + rule.number() + " "))
                                .map(PlainRules.Rule::text)
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    /** The rules that there can be: what a check refuses is left out, which must not be many. */
    private RuleBase ready(List<PlainRules.Rule> rules) throws Exception {
        Path set = Files.createDirectory(folder.resolve("shapes"));
        Files.writeString(set.resolve("pack.yaml"), PlainRules.PACK);
        for (String file : List.of("grading.drl", "scoring.drl", "agreement.drl")) {
            Files.writeString(
                    set.resolve(file),
                    Files.readString(Path.of("rules", "common", file))
                            .replace("package common", "package shapes")
                            .replaceAll("@interpretation\\(.*\\)", ""));
        }
        while (true) {
            StringBuilder text = new StringBuilder(PlainRules.FIXED);
            List<Integer> lines = new ArrayList<>();
            for (PlainRules.Rule rule : rules) {
                lines.add((int) text.chars().filter(one -> one == '\n').count() + 1);
                text.append(rule.text()).append('\n');
            }
            Files.writeString(set.resolve("made.drl"), text);
            try {
                RuleBase base = TestRules.in(set);
                assertThat(rules).hasSizeGreaterThan(RULES * 3 / 4);
                return base;
            } catch (ProblemsException e) {
                List<PlainRules.Rule> refused = e.problems().stream()
                        .map(problem -> {
                            int place = lines.stream()
                                    .filter(line -> line <= problem.line())
                                    .toList()
                                    .size();
                            assertThat(place).as(problem.toString()).isPositive();
                            return rules.get(place - 1);
                        })
                        .toList();
                rules.removeAll(refused);
            }
        }
    }
}
