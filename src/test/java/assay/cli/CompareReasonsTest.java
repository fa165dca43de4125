package assay.cli;

import static assay.cli.RuleSets.change;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to have made a grade come out otherwise: rules, criteria and evidence, where they stand on both sides. */
class CompareReasonsTest {

    private static final String EDGE = "fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml";

    @TempDir
    Path folder;

    private RuleSets sets;

    @BeforeEach
    void rule_sets() {
        sets = new RuleSets(folder);
    }

    private static String compared(Path with, String... arguments) {
        String[] line = new String[4 + arguments.length];
        line[0] = "compare";
        line[1] = "--quiet";
        line[2] = "--with";
        line[3] = with.toString();
        System.arraycopy(arguments, 0, line, 4, arguments.length);
        Run run = wide(line);
        assertThat(run.err()).isEmpty();
        return plain(run.out());
    }

    /** A text without what its lines are indented by. */
    private static String plain(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static Path variant(String name) {
        return Path.of("rules", "variants", name);
    }

    @Test
    void a_rule_that_is_another_is_named_on_both_sides() throws Exception {
        Path five = sets.copy("five");
        change(
                five,
                "requirements-3-and-4.drl",
                "voluntaryOrganisations >= {voluntary-organisations}",
                "voluntaryOrganisations >= 5");
        assertThat(compared(five, EDGE)).endsWith(plain("""
                Ravensey (fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml)
                  R3-4: On Course -> Bit Behind
                    R3-4.M2 was met and is not
                      before: D1, ten entries, fact 1 (directory) counts for voluntary organisations
                              "R3-4.M2 two voluntary organisations or more in a working online directory" [march-2004/requirements-3-and-4.drl:142]
                      after:  D1, ten entries, fact 1 (directory) does not count for voluntary organisations: the rule of that name is another in its conditions: `$directory : Directory( status == DirectoryStatus.WORKING, online, voluntaryOrganisations >= 5 )` in place of `$directory : Directory( status == DirectoryStatus.WORKING, online, voluntaryOrganisations >= 2 )`
                              "R3-4.M2 two voluntary organisations or more in a working online directory" [five/requirements-3-and-4.drl:142]
                overall score: 1.485 -> 1.2325
                """));
    }

    @Test
    void a_rule_behind_the_one_that_counts_is_named_where_it_is_left_out() {
        assertThat(compared(
                        variant("i9-council-for-none"),
                        "fixtures/requirement-2/r2-f2-other-concrete-aid-in-place.yaml"))
                .endsWith(plain("""
                          R2: Well Ahead -> Bit Behind
                            R2.M2 was met and is not
                              before: D2, item 6, fact 1 (senior-sign-up) counts for education, social care
                                      "R2.M2 a sector signed up at senior level, however it is shown" [march-2004/requirement-2.drl:59]
                                      "The council speaks for education and for social care" [march-2004/agencies.drl:37]
                              after:  D2, item 6, fact 1 (senior-sign-up) does not count for education, social care: the rule is left out
                                      "The council speaks for education and for social care" [i9-council-for-none/pack.yaml:8]
                        R2 rests on: I9, I10, I16, I17 -> I10, I16, I17
                        overall score: 1.35875 -> 1.10625
                        """));
    }

    @Test
    void rules_about_other_agencies_are_named_though_nobody_hands_them_on() throws Exception {
        Path police = sets.copy("police");
        change(police, "agencies.drl", "    insert( new OtherAgency( Agency.POLICE ) );\n", "");
        Path file = sets.evidence("a.yaml", """
                - sharing-protocol:
                    contributors: [health, education, social care]
                    agreed-by: [police, probation]
                - senior-sign-up:
                    to: information sharing protocol
                    agencies: [health, education, social care]
                    shown-by: signature
                """);
        assertThat(compared(police, file.toString())).endsWith(plain("""
                  R6: Well Ahead -> On Course
                    R6.F1 was met and is not
                      before: D1, fact 1 (sharing-protocol) counts for police
                              "R6.F1 an other agency agreed in a protocol" [march-2004/requirement-6.drl:135]
                              "The other agencies" [march-2004/agencies.drl:54]
                      after:  D1, fact 1 (sharing-protocol) does not count for police: the rule of that name is another in its consequence: without `insert( new OtherAgency( Agency.POLICE ) );`
                              "The other agencies" [police/agencies.drl:54]
                overall score: 1.35875 -> 1.2325
                """));
    }

    @Test
    void what_is_asked_for_is_told_with_the_rules_that_ask_and_the_evidence() {
        assertThat(compared(variant("i4-three-implications"), "fixtures/requirement-8/r8-m1-it-and-resources.yaml"))
                .endsWith(plain("""
                            R8.M1 was met and is not
                              before: it is a minimum that needs 2 of culture change, professional practice, it provision,\
                         resources, practitioner time and roles, data responsibility and ownership, systems needed, how\
                         information is shared
                                      "Requirement 8 asks for" [march-2004/requirement-8.drl:10]
                              before: D1, item 3, fact 1 (business-needs-discussion) counts for it provision, resources
                                      "R8.M1 an implication that was discussed" [march-2004/requirement-8.drl:30]
                              after:  it is a minimum that needs 3 of culture change, professional practice, it provision,\
                         resources, practitioner time and roles, data responsibility and ownership, systems needed, how\
                         information is shared
                                      "Requirement 8 asks for" [march-2004/requirement-8.drl:10]
                              after:  D1, item 3, fact 1 (business-needs-discussion) counts for it provision, resources
                                      "R8.M1 an implication that was discussed" [march-2004/requirement-8.drl:30]
                        overall score: 1.2325 -> 1.10625
                        """));
    }

    @Test
    void a_minimum_that_becomes_a_further_improvement_is_told() throws Exception {
        Path further = sets.copy("further");
        change(further, "requirements-3-and-4.drl", "Criterion.minimum( \"R3-4.M4\"", "Criterion.further( \"R3-4.M4\"");
        assertThat(compared(further, "fixtures/requirements-3-and-4/r3-4-m4-quality-not-considered.yaml"))
                .contains(plain("""
                            R3-4.M4 was a minimum and is a further improvement
                              before: it is a minimum
                                      "Requirements 3 and 4 ask for" [march-2004/requirements-3-and-4.drl:14]
                              after:  it is a further improvement
                                      "Requirements 3 and 4 ask for" [further/requirements-3-and-4.drl:14]
                        """));
    }

    @Test
    void rules_that_count_minimums_and_those_that_grade_are_told() {
        assertThat(compared(variant("i1-three-minimums"), "fixtures/worked-example.yaml"))
                .endsWith(plain("""
                Eastmere (fixtures/worked-example.yaml)
                  R6: Bit Behind -> Well Behind
                    R6 is graded otherwise
                      before: 1 of 2 minimums count, with R6.A1 met; Route A, an agreed protocol, has 1 of 2 minimums, and route B, linked protocols with guidance, 0 of 2: the route with more is counted, and on a tie route A.
                              "R6 route A, an agreed protocol, is counted" [march-2004/requirement-6.drl:235]
                      before: Half of the minimums or more are met, but not all (1 of 2).
                              "Bit Behind: half of the minimums or more" [march-2004/common/grading.drl:61]
                      after:  1 of 3 minimums count, with R6.A1 met; Three minimums are counted: a protocol, sign-up to it or linked protocols, and guidance for practitioners.
                              "R6 counts as three minimums" [i1-three-minimums/three-minimums.drl:5]
                      after:  Fewer than half of the minimums are met (1 of 3).
                              "Well Behind: fewer than half of the minimums" [march-2004/common/grading.drl:71]
                      after:  the rule is left out
                              "R6 route A, an agreed protocol, is counted" [i1-three-minimums/pack.yaml:8]
                  overall: On Course -> Bit Behind
                    R6 was Bit Behind and is Well Behind
                      before: puts in 1.99
                              [march-2004/pack.yaml:22]
                              [march-2004/pack.yaml:31]
                      after:  puts in 0.98
                              [march-2004/pack.yaml:21]
                              [march-2004/pack.yaml:31]
                    overall had the score 2.62125 and has 2.495
                      before: 2.62125 makes On Course
                              "The overall grade is the one whose number is nearest to the score" [march-2004/common/scoring.drl:21]
                              "The score is the weighted average of the grades that were given" [march-2004/common/scoring.drl:10]
                      after:  2.495 makes Bit Behind
                              "The overall grade is the one whose number is nearest to the score" [march-2004/common/scoring.drl:21]
                              "The score is the weighted average of the grades that were given" [march-2004/common/scoring.drl:10]
                R6 rests on: I1, I2, I5, I9, I11, I16, I17, I18, I22, I23 -> I1, I5, I9, I11, I16, I17, I18, I22, I23
                overall agreement: agrees -> over-optimistic
                """));
    }

    @Test
    void a_weight_that_is_another_is_told_of_the_overall_grade() throws Exception {
        Path heavy = sets.copy("heavy");
        change(
                heavy,
                "pack.yaml",
                "name: information sharing protocols, weight: 1",
                "name: information sharing protocols, weight: 9");
        change(heavy, "pack.yaml", "total-weight: 8", "total-weight: 16");
        assertThat(compared(heavy, "fixtures/worked-example.yaml")).contains(plain("""
                  overall: On Course -> Bit Behind
                    R6 was Bit Behind and is Bit Behind
                      before: puts in 1.99
                              [march-2004/pack.yaml:22]
                              [march-2004/pack.yaml:31]
                      after:  puts in 1.99, 9 times
                              [heavy/pack.yaml:22]
                              [heavy/pack.yaml:31]
                """));
    }

    @Test
    void json_has_objects_where_the_text_has_sentences() {
        assertThat(compared(
                        variant("i17-attendance-is-sign-up"),
                        "--format",
                        "json",
                        "fixtures/requirement-6/r6-a2-senior-attendance-only.yaml"))
                .contains(plain("""
                            "because" : [
                              {
                                "about" : "R6.A2",
                                "what" : "was not met and is",
                                "before" : [
                                  {
                                    "evidence" : {
                                      "document" : "D2",
                                      "index" : 0,
                                      "fact" : "senior-sign-up",
                                      "at" : "list",
                                      "basis" : "primary"
                                    },
                                    "says" : "does not count: senior attendance is no agreement to a protocol",
                                    "rules" : [
                                      {
                                        "rule" : "R6.A2 senior attendance is no agreement to a protocol",
                                        "ruleSet" : "march-2004",
                                        "ruleFile" : "requirement-6.drl",
                                        "ruleLine" : 77
                                      }
                                    ]
                                  }
                                ],
                        """));
    }

    @Test
    void markdown_has_the_same_as_the_text() {
        assertThat(compared(
                        variant("i17-attendance-is-sign-up"),
                        "--format",
                        "markdown",
                        "fixtures/requirement-6/r6-a2-senior-attendance-only.yaml"))
                .endsWith(plain("""
                        - R6: Bit Behind \u2192 On Course
                          - R6.A2 was not met and is
                            - before: D2, list, fact 1 (senior-sign-up) does not count: senior attendance is no agreement to a protocol\
                         (R6.A2 senior attendance is no agreement to a protocol, `march-2004/requirement-6.drl:77`)
                            - after: D2, list, fact 1 (senior-sign-up) counts for health, education, social care\
                         (R6.A2 a sector signed up, by the presence of its senior people too, `i17-attendance-is-sign-up/attendance.drl:5`)
                        - R6.F1 set aside: D2, fact 1: senior attendance is no agreement to a protocol; no other agency is among\
                         those who signed up → D2, fact 1: no other agency is among those who signed up
                        - overall score: 1.10625 → 1.2325
                        """));
    }
}
