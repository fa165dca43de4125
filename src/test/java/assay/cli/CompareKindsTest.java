package assay.cli;

import static assay.cli.RuleSets.change;
import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.ruleset.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets that know different kinds of evidence, words and requirements: each reads what it knows, and nobody is lost. */
class CompareKindsTest {

    private static final String MARCH = "rules/march-2004";

    @TempDir
    Path folder;

    private RuleSets sets;

    @BeforeEach
    void rule_sets() {
        sets = new RuleSets(folder);
    }

    /** Rules without requirement 9 and all that is only asked for it. */
    private Path eight() throws IOException {
        Path set = sets.copy("eight");
        change(set, "pack.yaml", "  - {id: R9, number: \"9\", name: interoperability, weight: 1}\n", "");
        change(set, "pack.yaml", "total-weight: 8", "total-weight: 7");
        change(set, "pack.yaml", "  R9: Table 2.8\n", "");
        Path evidence = set.resolve("evidence.drl");
        Files.writeString(
                evidence,
                Files.readString(evidence)
                        .replaceAll(
                                "(?s)declare (TechnicalPaperDissemination|ItAwareness|EGovernmentPlan) .*?\\nend\\n",
                                ""));
        Files.delete(set.resolve("requirement-9.drl"));
        return set;
    }

    @Test
    void a_requirement_and_its_kinds_that_only_one_knows_are_named_once_and_lose_nobody() throws Exception {
        Path eight = eight();
        Run run = wide("compare", "--quiet", "--with", eight.toString(), "fixtures/worked-example.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("""
                R9: not looked at by eight
                e-government-plan: not looked at by eight
                it-awareness: not looked at by eight
                technical-paper-dissemination: not looked at by eight

                1 of 1 have other grades
                """, """
                  R9: On Course -> none
                    R9.M1 is asked for only before, and is met
                      before: it is a minimum
                              "Requirement 9 asks for" [march-2004/requirement-9.drl:11]
                """, """
                      after:  it is not among what is asked for
                              [eight/pack.yaml:28]
                """, """
                    R9 is graded only before
                      before: it is On Course
                              "Minimums count one by one where a requirement has no routes" [march-2004/common/grading.drl:20]
                              "On Course: all minimums, no further improvement" [march-2004/common/grading.drl:41]
                      after:  it is not among the requirements
                              [eight/pack.yaml:28]
                """);
        Run back = wide(
                "compare", "--quiet", "--rules", eight.toString(), "--with", MARCH, "fixtures/worked-example.yaml");
        assertThat(back.err()).isEmpty();
        assertThat(back.out())
                .contains("R9: not looked at by eight\n", "  R9: none -> On Course\n", "R9 is graded only after\n");
        assertThat(assay("compare", "--quiet", "--format", "json", "--with", eight.toString(), "fixtures")
                        .err())
                .isEmpty();
    }

    /** Rules that know one field and one word more. */
    private Path live() throws IOException {
        Path set = sets.copy("live");
        change(set, "evidence.drl", "    @words( \"integrated, mentioned, planned to be integrated\" )\n", "");
        change(set, "evidence.drl", "INTEGRATED, MENTIONED, PLANNED;", "INTEGRATED, MENTIONED, PLANNED, LIVE;");
        change(set, "evidence.drl", "    isa : Integration ", "    since : String @optional\n    isa : Integration ");
        change(
                set,
                "requirement-9.drl",
                "isa == Integration.INTEGRATED",
                "isa in ( Integration.INTEGRATED, Integration.LIVE )");
        return set;
    }

    @Test
    void a_field_that_only_one_knows_is_passed_over_and_the_fact_is_not() throws Exception {
        Path file = sets.evidence("a.yaml", "- e-government-plan: {isa: integrated, since: \"2003\"}");
        Run run = wide("compare", "--quiet", "--with", live().toString(), file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("""
                "since" of e-government-plan: not looked at by march-2004

                0 of 1 have other grades
                """);
    }

    @Test
    void a_word_that_only_one_knows_leaves_the_other_without_the_fact() throws Exception {
        Path file = sets.evidence("a.yaml", """
                - e-government-plan: {isa: live}
                - technical-paper-dissemination: {to: all it colleagues, means: email}
                - it-awareness: {of: [information sharing hub, egif compliance]}
                """);
        Path live = live();
        Run run = wide("compare", "--quiet", "--with", live.toString(), file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("""
                e-government-plan where unknown word "live" for isa; known: "integrated", "mentioned" or "planned":\
                 not looked at by march-2004
                """, """
                  R9: On Course -> Well Ahead
                    R9.F1 was not met and is
                """);
        RuleSet march = rules(Path.of(MARCH));
        Evidence read = new EvidenceReader(march, rules(live)).read(file, "a.yaml");
        assertThat(read.documents().get(0).positions()).containsExactly(1, 2);
    }

    private static RuleSet rules(Path set) throws Exception {
        return TestRules.in(set).ruleSet();
    }

    @Test
    void what_neither_knows_is_wrong_and_told_once() throws Exception {
        Path file = sets.evidence("a.yaml", "- e-government-plam: {isa: integrated}");
        Run run = wide("compare", "--quiet", "--with", live().toString(), file.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(file + ":7:9: unknown kind of evidence \"e-government-plam\";"
                        + " did you mean \"e-government-plan\"?\n");
    }
}
