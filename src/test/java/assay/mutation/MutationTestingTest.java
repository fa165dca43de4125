package assay.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.rules.RuleBase;
import assay.study.Plan;
import assay.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutationTestingTest {

    private static final Path RULES = Path.of("rules", "march-2004");

    private static RuleBase rules;
    private static MutatedRules mutated;

    @TempDir
    Path folder;

    @BeforeAll
    static void changeEverything() throws Exception {
        rules = TestRules.march2004();
        mutated = MutatedRules.of(
                RULES,
                TestRules.CACHE,
                rule -> rule.matches("Requirement 6 asks.*|R6.A2 a sector signed.*|R6.B2.*|R9.M1.*"));
    }

    private static List<Evidence> fixtures(Path below) throws Exception {
        return fixtures(below, rules);
    }

    private static List<Evidence> fixtures(Path below, RuleBase base) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(below)) {
            files = walk.filter(file -> file.toString().endsWith(".yaml") && !Plan.isOne(file))
                    .sorted()
                    .toList();
        }
        EvidenceReader reader = new EvidenceReader(base.ruleSet());
        List<Evidence> fixtures = new ArrayList<>();
        for (Path file : files) {
            fixtures.addAll(reader.read(file, file.toString()).fixtures());
        }
        return fixtures;
    }

    private static MutationTesting testing(List<Evidence> fixtures, Equivalents equivalents, int generated) {
        return new MutationTesting(mutated, fixtures, new Verifier(rules.ruleSet()), equivalents, generated);
    }

    @ParameterizedTest
    @CsvSource({
        "rules/march-2004, fixtures, 1000",
        "rules/march-2004-pilot, rules/march-2004-pilot/fixtures, 1000",
        "rules/playgrounds, rules/playgrounds/fixtures, 200"
    })
    @Tag("whole")
    void the_fixtures_notice_every_change_of_the_rules_but_those_that_change_nothing(
            Path folderOfRules, Path own, int more) throws Exception {
        MutatedRules changed = MutatedRules.of(folderOfRules, Map.of(), TestRules.CACHE);
        Equivalents equivalents = Equivalents.of(folderOfRules);
        List<Verdict> verdicts = noticed(folderOfRules, own, changed, equivalents);
        assertThat(verdicts).hasSizeGreaterThan(more);
        assertThat(equivalents.stale(verdicts)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("variants")
    @Tag("whole")
    void the_fixtures_of_a_variant_notice_every_change_of_it(Path variant) throws Exception {
        MutatedRules changed = MutatedRules.of(variant, Map.of(), TestRules.CACHE);
        Equivalents equivalents = Equivalents.of(variant);
        assertThat(equivalents.stale(noticed(variant, variant.resolve("fixtures"), changed, equivalents)))
                .isEmpty();
    }

    /** Those of a variant that replaces a rule, and of one that counts in a way of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"i3-one-minimum", "i17-attendance-is-sign-up"})
    @Tag("sample")
    void the_fixtures_of_some_variants_notice_every_change_of_their_rules(String name) throws Exception {
        Path variant = Path.of("rules", "variants", name);
        MutatedRules changed = MutatedRules.of(variant, TestRules.CACHE, rule -> true);
        assertThat(noticed(variant, variant.resolve("fixtures"), changed, Equivalents.of(variant)))
                .hasSizeGreaterThan(20);
    }

    static List<Path> variants() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("rules", "variants"))) {
            return folders.sorted().toList();
        }
    }

    /** One rule in ten, in the order of their names. */
    @ParameterizedTest
    @CsvSource({"rules/march-2004, fixtures", "rules/march-2004-pilot, rules/march-2004-pilot/fixtures"})
    @Tag("sample")
    void the_fixtures_notice_every_change_of_some_of_the_rules(Path folderOfRules, Path own) throws Exception {
        List<String> names = TestRules.in(folderOfRules).ruleSet().origins().keySet().stream()
                .sorted()
                .toList();
        MutatedRules changed = MutatedRules.of(folderOfRules, TestRules.CACHE, rule -> names.indexOf(rule) % 10 == 0);
        assertThat(noticed(folderOfRules, own, changed, Equivalents.of(folderOfRules)))
                .hasSizeGreaterThan(80);
    }

    /** The verdicts, none of which is that a mutant survived. */
    private static List<Verdict> noticed(Path folderOfRules, Path own, MutatedRules changed, Equivalents equivalents)
            throws Exception {
        RuleBase base = TestRules.in(folderOfRules);
        AtomicInteger steps = new AtomicInteger();
        List<Verdict> verdicts = new MutationTesting(
                        changed, fixtures(own, base), new Verifier(base.ruleSet()), equivalents, 300)
                .verdicts(steps::incrementAndGet);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.outcome() == Verdict.Outcome.SURVIVED)
                .extracting(verdict -> verdict.mutant().file() + ":"
                        + verdict.mutant().line() + " " + verdict.mutant().says())
                .isEmpty();
        assertThat(verdicts).extracting(Verdict::mutant).isEqualTo(changed.mutants());
        assertThat(verdicts).hasSize(steps.get());
        assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict.because()).isNotBlank());
        return verdicts;
    }

    @Test
    void what_no_fixture_notices_survives_with_evidence_that_comes_out_otherwise() throws Exception {
        List<Verdict> verdicts = testing(fixtures(Path.of("fixtures", "requirement-9")), Equivalents.of(folder), 100)
                .verdicts(() -> {});
        Verdict signature = verdict(
                verdicts,
                "R6.A2 a sector signed up by a signature or a minuted agreement",
                "drops the condition to == Subject.INFORMATION_SHARING_PROTOCOL");
        assertThat(signature.outcome()).isEqualTo(Verdict.Outcome.SURVIVED);
        Evidence telling = signature.telling();
        assertThat(telling).isNotNull();
        assertThat(EvidenceWriter.file(telling, rules.ruleSet()))
                .contains("senior-sign-up:", "to: common understanding");
        Verdict paper = verdict(verdicts, "R9.M1 the paper went to some IT colleagues", "drops the rule");
        assertThat(paper.outcome()).isEqualTo(Verdict.Outcome.KILLED);
        assertThat(paper.because()).startsWith("fixtures/requirement-9/").contains("no rule counts");
    }

    @Test
    void evidence_that_was_found_reads_as_the_same_evidence() throws Exception {
        EvidenceGenerator generator = new EvidenceGenerator(rules.ruleSet());
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        for (int number = 0; number < 500; number++) {
            Evidence evidence = generator.evidence(number);
            Path file = folder.resolve("generated.yaml");
            Files.writeString(file, EvidenceWriter.file(evidence, rules.ruleSet()), StandardCharsets.UTF_8);
            Evidence read = reader.read(file, "generated.yaml");
            assertThat(read.documents()).as("generated %s", number).isEqualTo(evidence.documents());
            assertThat(read.answers()).isEqualTo(evidence.answers());
            assertThat(read.about()).isEqualTo(evidence.about());
        }
    }

    @Test
    void every_element_of_a_rule_is_changed() {
        assertThat(mutated.mutants())
                .filteredOn(mutant -> mutant.rule().equals("R6.B2 guidance for practitioners"))
                .extracting(Mutant::says)
                .containsExactly(
                        "drops the rule",
                        "drops the condition readers == Readers.PRACTITIONERS",
                        "$guidance : SharingGuidance( readers [== -> !=] Readers.PRACTITIONERS )",
                        "$guidance : SharingGuidance( readers == Readers.[PRACTITIONERS -> MANAGERS] )",
                        "the source [Chapter 2, requirement 6; Appendix II, question 4"
                                + " -> Chapter 2, requirement 7; Appendix II, question 5]",
                        "drops the interpretation I5",
                        "the interpretation [I5 -> I6]");
        assertThat(mutated.mutants())
                .filteredOn(mutant -> mutant.says().startsWith("R6.F1"))
                .extracting(Mutant::says)
                .contains(
                        "R6.F1 as a minimum",
                        "R6.F1 without the part Agency.POLICE",
                        "R6.F1: Agency.SURE_START, Agency.CHILDRENS_FUND ).atLeast( [2 -> 1] ) );");
        assertThat(mutated.mutants())
                .filteredOn(mutant -> mutant.rule().isEmpty())
                .extracting(Mutant::says)
                .contains("R3-4: the weight 1", "On Course: its value and that of Well Ahead swapped");
    }

    @Test
    void the_reviewed_list_is_read_with_all_its_errors_and_complains_of_what_is_no_longer_true() throws Exception {
        Path list = folder.resolve(Equivalents.FILE);
        Files.writeString(folder.resolve("pack.yaml"), "name: list\n");
        Files.writeString(list, """
                - rule: "R9.M1 the paper went to some IT colleagues"
                  mutation: "drops the rule"
                  reason: "it is not"
                """);
        Equivalents stale = Equivalents.of(folder);
        List<Verdict> verdicts = testing(fixtures(Path.of("fixtures", "requirement-9")), stale, 0)
                .verdicts(() -> {});
        assertThat(stale.stale(verdicts))
                .extracting(problem -> problem.line() + ": " + problem.message())
                .containsExactly("1: there is no such mutant, or it can be told apart: drops the rule");
        Files.writeString(list, "- rule: one\n- [two]\n");
        assertThat(problems())
                .containsExactly(
                        "1: \"mutation\" is missing from the entry; it is a text",
                        "1: \"reason\" is missing from the entry; it is a text",
                        "2: the entry has keys and values, not a list");
        Files.writeString(list, "rule: one\n");
        assertThat(problems())
                .containsExactly("1: \"equivalent-mutants.yaml\" is a list, not a map of keys and values");
    }

    private List<String> problems() throws IOException {
        try {
            Equivalents.of(folder);
            return List.of();
        } catch (assay.problem.ProblemsException e) {
            return e.problems().stream()
                    .map(problem -> problem.line() + ": " + problem.message())
                    .toList();
        }
    }

    private static Verdict verdict(List<Verdict> verdicts, String rule, String says) {
        return verdicts.stream()
                .filter(verdict -> verdict.mutant().rule().equals(rule)
                        && verdict.mutant().says().equals(says))
                .findFirst()
                .orElseThrow();
    }
}
