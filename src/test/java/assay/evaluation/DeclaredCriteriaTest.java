package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.policy.Criterion;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.DeclaredCriterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a requirement asks for, read from the rules without running them, and changed one criterion at a time. */
class DeclaredCriteriaTest {

    @TempDir
    Path folder;

    static List<Path> ruleSets() throws IOException {
        try (Stream<Path> variants = Files.list(Path.of("rules", "variants"))) {
            return Stream.concat(
                            Stream.of(Path.of("rules", "march-2004"), Path.of("rules", "march-2004-pilot")),
                            variants.sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ruleSets")
    void what_is_read_is_what_the_rules_conclude(Path rules) throws Exception {
        RuleBase base = TestRules.in(rules);
        Evaluator.Declared concluded = new Evaluator(base).declared();
        assertThat(base.ruleSet().criteria())
                .hasSizeGreaterThan(30)
                .containsExactlyInAnyOrderElementsOf(concluded.conclusions().criteria);
        assertThat(base.ruleSet().declared())
                .allSatisfy(one -> assertThat(concluded.fired()).contains(one.rule()));
    }

    @Test
    void each_is_read_with_its_place() throws Exception {
        DeclaredCriterion last = TestRules.march2004().ruleSet().declared().get(39);
        assertThat(last.criterion().id()).isEqualTo("R9.F1");
        String line =
                Files.readAllLines(Path.of("rules", "march-2004", last.file())).get(last.line() - 1);
        assertThat(line.substring(last.column() - 1)).startsWith("R9.F1\"");
    }

    private RuleBase extending(String pack, String rules) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: changed\nextends: march-2004\n" + pack);
        if (!rules.isEmpty()) {
            Files.writeString(folder.resolve("changed.drl"), "package march2004\n\nimport assay.policy.*\n\n" + rules);
        }
        return TestRules.in(folder);
    }

    private static String asking(String what) {
        return "rule \"R2 asks otherwise\"\n    @source( \"A letter\" )\nwhen\nthen\n    insert( " + what
                + " );\nend\n";
    }

    private static List<String> ids(RuleBase rules) {
        return rules.ruleSet().criteria().stream().map(Criterion::id).toList();
    }

    @Test
    void one_criterion_is_replaced_in_its_place_by_its_identifier() throws Exception {
        RuleBase changed = extending(
                "",
                asking("Criterion.minimum( \"R2.M1\", \"discussions of two topics\", Topic.ASSESSMENT,"
                        + " Topic.RISK_FACTORS, Topic.THRESHOLDS_AND_ELIGIBILITY, \"health\", \"education\","
                        + " \"social care\" ).atLeast( 5 )"));
        assertThat(ids(changed)).isEqualTo(ids(TestRules.march2004()));
        DeclaredCriterion first = changed.ruleSet().declared().get(0);
        assertThat(first.criterion().asks()).isEqualTo("discussions of two topics");
        assertThat(first.criterion().atLeast()).isEqualTo(5);
        assertThat(first.file()).isEqualTo("changed.drl");
        assertThat(changed.ruleSet().declared().get(1).file()).isEqualTo("requirement-2.drl");
    }

    @ParameterizedTest
    @ValueSource(strings = {".atLeast( 2 ).onRoute( \"A\" )", ".onRoute( \"A\" ).atLeast( 2 )"})
    void how_many_parts_are_enough_and_the_route_are_said_of_one_criterion_in_either_order(String chain)
            throws Exception {
        RuleBase changed = extending(
                "",
                asking("Criterion.minimum( \"R6.A1\", \"a protocol, i.e. an agreement\", \"health\", \"education\","
                        + " \"social care\" )" + chain));
        assertThat(changed.ruleSet().criteria())
                .filteredOn(one -> one.id().equals("R6.A1"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.atLeast()).isEqualTo(2);
                    assertThat(one.route()).isEqualTo("A");
                });
    }

    @Test
    void one_criterion_is_left_out_by_its_identifier_with_all_that_is_concluded_about_it() throws Exception {
        RuleBase changed =
                extending("without: [R3-4.W1, \"R3-4 two of the three fields hold the grade at On Course\"]\n", "");
        assertThat(ids(changed)).hasSize(39).doesNotContain("R3-4.W1");
        // It shares its rules with another criterion, which they still count for.
        assertThat(changed.ruleSet().origins())
                .containsKey("R3-4.M1, R3-4.W1 a field of a working online directory")
                .doesNotContainKey("R3-4 two of the three fields hold the grade at On Course");
    }

    @Test
    void a_rule_that_concludes_about_nothing_else_goes_with_the_criterion() throws Exception {
        RuleBase changed = extending("without: [R9.F1]\n", "");
        assertThat(changed.ruleSet().origins().keySet()).noneMatch(name -> name.startsWith("R9.F1 "));
        assertThat(changed.ruleSet().origins())
                .hasSize(TestRules.march2004().ruleSet().origins().size() - 3);
    }

    @Test
    void a_criterion_that_nobody_asks_for_cannot_be_left_out() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> extending("without: [R9.F2]\n", ""))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("pack.yaml:3:11: [rule-set] march-2004 has no rule and no criterion \"R9.F2\" to leave out;"
                        + " did you mean \"R2.F2\"?");
    }

    private String refused(String rule) {
        return catchThrowableOfType(ProblemsException.class, () -> extending("", rule)).problems().stream()
                .filter(problem -> problem.code().equals("criterion"))
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .findFirst()
                .orElse("");
    }

    @Test
    void what_is_asked_hangs_on_no_condition() {
        assertThat(refused(asking("Criterion.minimum( \"R2.M3\", \"more\" )")
                        .replace("when\n", "when\n    Authority( type == AuthorityType.COUNTY )\n")))
                .startsWith(
                        "5:1 what a requirement asks for is the same for every authority and whatever is shown: leave out"
                                + " what stands between when and then")
                .contains("insert( new AtLeast(");
    }

    @Test
    void what_is_asked_is_written_out() {
        assertThat(refused(asking("Criterion.minimum( \"R2.M3\", \"more\", Words.of( Topic.ASSESSMENT ) )")))
                .startsWith("9:55 what R2.M3 asks for is written out");
        assertThat(refused(asking("Criterion.minimum( \"R2.M3\", \"more\" ).atLeast( 1 + 0 )")))
                .startsWith("9:5 a rule that says what is asked for does nothing else");
    }
}
