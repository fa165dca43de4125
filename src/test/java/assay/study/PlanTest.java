package assay.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.TestRules;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, and what is wrong with some. */
class PlanTest {

    private static RuleSet rules;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        rules = TestRules.march2004().ruleSet();
    }

    private Plan read(String text) throws Exception {
        return Plan.read(Files.writeString(folder.resolve(Plan.FILE), text), "plan.yaml", rules);
    }

    private void isRefused(String text, String... problems) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemsException.class)
                .message()
                .isEqualTo(String.join(System.lineSeparator(), problems));
    }

    @Test
    void a_question_stands_for_each_thing_that_it_names_against_each() throws Exception {
        Plan plan = read("""
                level: 0.01
                smallest-n: 20
                adjusted-by: holm
                families:
                  - name: size
                    source: a letter
                    questions:
                      - {table: grades-by-numbers, of: [grade of R2, grade of R5], against: [population, rurality]}
                  - name: pairs
                    questions:
                      - table: requirements-by-each-other
                        of: R6
                        against: R5
                """);
        assertThat(plan)
                .isEqualTo(new Plan(
                        new BigDecimal("0.01"),
                        20,
                        List.of(
                                new Plan.Family(
                                        "size",
                                        "a letter",
                                        List.of(
                                                new Plan.Question("grades-by-numbers", "grade of R2", "population"),
                                                new Plan.Question("grades-by-numbers", "grade of R2", "rurality"),
                                                new Plan.Question("grades-by-numbers", "grade of R5", "population"),
                                                new Plan.Question("grades-by-numbers", "grade of R5", "rurality"))),
                                new Plan.Family(
                                        "pairs",
                                        "",
                                        List.of(new Plan.Question("requirements-by-each-other", "R6", "R5"))))));
        assertThat(plan.family("requirements-by-each-other", "R5", "R6")).contains("pairs");
        assertThat(plan.family("requirements-by-each-other-logistic", "R5", "R6"))
                .isEmpty();
    }

    @Test
    void what_is_not_said_is_as_without_a_plan() throws Exception {
        Plan plan = read(
                "families: [{name: one, questions: [{table: scores-by-groups, of: overall score, against: cpa}]}]");
        assertThat(plan.level()).isEqualByComparingTo("0.05");
        assertThat(plan.smallestN()).isEqualTo(8);
    }

    @Test
    void everything_wrong_with_a_plan_is_told_at_its_place_with_what_would_be_right() {
        isRefused(
                """
                level: 5
                smallest-n: 2.5
                adjusted-by: holms
                familys: []
                families:
                  - name: one
                    qestions: []
                    questions:
                      - {table: score-by-groups, of: overall score, against: cpa}
                      - {table: scores-by-groups, of: overal score, against: cpa}
                      - {table: scores-by-groups, of: overall score, against: cpaa}
                      - {table: scores-by-groups, of: overall score, against: population}
                      - {table: scores-by-groups, of: overall score, against: [cpa, mentor]}
                      - {table: scores-by-groups, of: overall score, against: mentor}
                      - {table: requirements-by-each-other, of: R5, against: [R5, R6, R7]}
                      - {table: requirements-by-each-other, of: R6, against: R5}
                      - {table: requirements-by-each-other, of: Q1}
                      - {of: R6, against: []}
                      - R6
                  - name: one
                    questions: []
                  - {}
                """,
                "plan.yaml:1:8: \"level\" is a number above 0 and below 0.5, such as 0.05, not 5",
                "plan.yaml:2:13: \"smallest-n\" is a whole number from 3, such as 8, not 2.5",
                "plan.yaml:3:14: unknown method \"holms\" for adjusted-by; did you mean \"holm\"?",
                "plan.yaml:4:1: unknown key \"familys\" in the plan; did you mean \"families\"?",
                "plan.yaml:7:5: unknown key \"qestions\" in the family; did you mean \"questions\"?",
                "plan.yaml:9:17: no table of a study tests anything under the name \"score-by-groups\"; did you mean"
                        + " \"scores-by-groups\"?",
                "plan.yaml:10:39: scores-by-groups tests nothing of \"overal score\"; did you mean \"overall score\"?",
                "plan.yaml:11:63: scores-by-groups tests nothing against \"cpaa\"; did you mean \"cpa\"?",
                "plan.yaml:12:63: scores-by-groups tests nothing against \"population\"; scores-by-numbers does",
                "plan.yaml:14:63: overall score against mentor is asked in line 13 already; each pair is tested once",
                "plan.yaml:15:63: \"R5\" is asked after itself",
                "plan.yaml:16:62: R6 against R5 is asked in line 15 already; each pair is tested once",
                "plan.yaml:17:9: \"against\" is missing from the question; it is one or more of \"R2\", \"R3-4\", \"R5\", \"R6\","
                        + " \"R7\", \"R8\" or \"R9\"",
                "plan.yaml:17:49: requirements-by-each-other tests nothing of \"Q1\"; known: \"R2\", \"R3-4\", \"R5\","
                        + " \"R6\", \"R7\", \"R8\" or \"R9\"",
                "plan.yaml:18:9: \"table\" is missing from the question; it is a text",
                "plan.yaml:19:9: the question has keys and values, not a text (R6)",
                "plan.yaml:20:11: the family \"one\" stands here a second time, after line 6",
                "plan.yaml:21:16: \"questions\" is empty",
                "plan.yaml:22:5: \"name\" is missing from the family; it is a text",
                "plan.yaml:22:5: \"questions\" is missing from the family; it is a list");
        isRefused(
                "families: [{name: exploratory, questions: [{table: scores-by-groups, of: overall score, against: cpa}]}]",
                "plan.yaml:1:19: what is planned is not \"exploratory\"; a study calls so what is not");
        isRefused(
                """
                level: 0.1750181273
                smallest-n: 12345678901
                families:
                  - name: one
                    questions:
                      - {table: scores-by-groups, of: overall score, against: cpa}
                """,
                "plan.yaml:1:8: \"level\" is out of range: at most 999999999, with at most nine decimals",
                "plan.yaml:2:13: \"smallest-n\" is out of range: at most 999999999, with at most nine decimals");
        isRefused(
                "families: [{name: on  time, questions: [{table: scores-by-groups, of: overall score, against: cpa}]},"
                        + " {name: on time, questions: [{table: scores-by-groups, of: overall score, against: mentor}]}]",
                "plan.yaml:1:110: the family \"on time\" stands here a second time");
        isRefused("level: 0.05", "plan.yaml:1:1: \"families\" is missing from the plan; it is a list");
        isRefused("- R6", "plan.yaml:1:1: the plan has keys and values, not a list");
        isRefused("families: \"x", "plan.yaml:1:11: this quote is never closed");
        assertThatThrownBy(() -> Plan.read(folder.resolve("none.yaml"), "none.yaml", rules))
                .hasMessage("none.yaml:1:1: there is no such file");
        assertThatThrownBy(() -> Plan.read(folder, "folder", rules))
                .hasMessage("folder:1:1: this is a folder; a file is wanted");
    }

    @Test
    void evidence_that_is_called_like_a_plan_is_none() throws Exception {
        assertThat(Plan.isOne(Files.writeString(folder.resolve("plan.yaml"), "families: []\n")))
                .isTrue();
        assertThat(Plan.isOne(Files.writeString(folder.resolve("plan.yaml"), "# Ours\nauthority: Plan\n")))
                .isFalse();
        assertThat(Plan.isOne(Files.writeString(folder.resolve("other.yaml"), "families: []\n")))
                .isFalse();
        assertThat(Plan.isOne(folder)).isFalse();
    }
}
