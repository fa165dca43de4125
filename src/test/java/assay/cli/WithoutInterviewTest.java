package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.ruleset.RuleOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule set of two grades that uses the ordinary scores, grades by rules of its own and interviews nobody. */
class WithoutInterviewTest {

    private static final String RULES = """
            package swings

            import assay.policy.*

            declare Swing extends Fact
                seats : int
            end

            rule "Swings are asked for"
                @source( "page 1" )
            when
            then
                insert( Criterion.minimum( "S.M1", "two seats" ) );
            end

            rule "S.M1 two seats"
                @source( "page 1" )
            when
                $swing : Swing( seats > 1 )
            then
                insert( Counted.whole( "S.M1", $swing ) );
            end

            rule "S.M1 fewer"
                @source( "page 1" )
            when
                $swing : Swing( seats <= 1 )
            then
                insert( new SetAside( "S.M1", $swing, "one seat is not two" ) );
            end

            rule "Enough is met"
                @source( "page 1" )
            when
                $finding : Finding( shown >= atLeast )
            then
                insert( new Met( $finding ) );
            end

            rule "Minimums are counted"
                @source( "page 1" )
            when
                $standing : Standing()
            then
                insert( new Progress( $standing, $standing.getMinimumsMet(), $standing.getMinimums() ) );
            end

            rule "{open}: all of it"
                @source( "page 1" )
            when
                $progress : Progress( minimumsMissing == 0 )
            then
                insert( new Graded( $progress, "open", "All is there, and so it is {open}." ) );
            end

            rule "{closed}: something is missing"
                @source( "page 1" )
            when
                $progress : Progress( minimumsMissing > 0 )
            then
                insert( new Graded( $progress, "closed", "Something is missing, and so it is {closed}." ) );
            end
            """;

    private static final String SCORE = "The score is the weighted average of the grades that were given";

    private static final String PACK = """
            name: swings
            title: playgrounds
            source: the leaflet
            uses: [scoring]
            grades:
              - {id: closed, name: Closed, value: 1, met: false}
              - {id: open, name: Open to All, value: 2, met: true}
            requirements:
              - {id: S, number: "1", name: swings, weight: 1}
            """;

    @TempDir
    Path folder;

    private Path set;
    private String evidence;

    @BeforeEach
    void a_rule_set_and_evidence() throws Exception {
        set = Files.createDirectory(folder.resolve("swings"));
        Files.writeString(set.resolve("pack.yaml"), PACK);
        Files.writeString(set.resolve("swings.drl"), RULES);
        evidence = evidence("park.yaml", "");
    }

    private String evidence(String name, String more) throws Exception {
        return Files.writeString(folder.resolve(name), """
                authority: Park
                documents:
                  - id: D1
                    title: Plan
                    shows:
                      - swing: {seats: 2}
                """ + more).toString();
    }

    private Run run(String command, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = command;
        arguments[1] = "--rules";
        arguments[2] = set.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return assay(arguments);
    }

    @Test
    void nothing_is_wrong_with_it_and_nothing_in_results_speaks_of_an_interview() throws Exception {
        assertThat(assay("rules", "check", "--strict", set.toString()).out())
                .endsWith("9 rules for 1 criterion, 1 kind of evidence; nothing to complain of\n");
        Run json = run("evaluate", evidence, "--format", "json");
        assertThat(json.err()).isEmpty();
        assertThat(json.out())
                .contains("\"grade\" : \"Open to All\"", "All is there, and so it is Open to All.")
                .doesNotContain("interview", "agreement");
        assertThat(run("evaluate", evidence).out())
                .contains("Overall  2  Open to All\n", "[swings.drl:")
                .doesNotContain("interview");
        assertThat(run("evaluate", evidence, "--format", "markdown").out())
                .contains("| requirement | grade | |", "| **overall** | **Open to All** 2 |  |")
                .doesNotContain("interview");
        assertThat(run("explain", evidence, "S").out()).contains("Open to All").doesNotContain("interview");
        assertThat(run("study", folder.resolve("park.yaml").toString(), "--format", "json")
                        .out())
                .contains("Open to All")
                .doesNotContain("interview", "not rated");
        assertThat(run("schema").out()).contains("\"swing\"").doesNotContain("interview", "agreement", "answer");
        assertThat(run("template").out()).contains("swing:").doesNotContain("interview");
    }

    @Test
    void what_is_used_rests_on_the_source_of_the_rule_set_where_nothing_else_is_said() throws Exception {
        RuleOrigin score = TestRules.in(set).ruleSet().origin(SCORE);
        assertThat(score.file()).isEqualTo("common/scoring.drl");
        assertThat(score.source()).isEqualTo("the leaflet");
        assertThat(score.interpretations()).isEmpty();
        Files.writeString(set.resolve("pack.yaml"), PACK + "rests-on:\n  score: {source: page 9}\n");
        assertThat(TestRules.in(set).ruleSet().origin(SCORE).source()).isEqualTo("page 9");
    }

    @Test
    void an_interview_is_refused_in_evidence_and_in_what_is_expected() throws Exception {
        Run read = run("evaluate", evidence("said.yaml", "interview: {}\nweather: fine\n"));
        assertThat(read.exit()).isEqualTo(2);
        assertThat(read.err())
                .contains(
                        "said.yaml:7:1: the rule set swings interviews nobody, and an interview has no place here",
                        "said.yaml:8:1: unknown key \"weather\" in the file; known: \"authority\", \"profile\",");
        Run expected = run(
                "verify",
                evidence("expects.yaml", "expect:\n  agreement: {S: agrees}\n  overall: {interviewee: not rated}\n"));
        assertThat(expected.exit()).isEqualTo(2);
        assertThat(expected.err())
                .contains(
                        "expects.yaml:8:3: the rule set swings interviews nobody, and so there is no \"agreement\" to expect",
                        "expects.yaml:9:13: the rule set swings interviews nobody, and so there is no \"interviewee\" to"
                                + " expect");
    }

    @Test
    void tables_of_grades_are_called_what_the_source_calls_them() throws Exception {
        assertThat(run("study", evidence).out())
                .contains("Grades, overall\n", "Grades, requirement 1, swings\n")
                .doesNotContain("Table");
        Files.writeString(set.resolve("pack.yaml"), PACK + "tables: {S: Table B}\n");
        assertThat(run("study", evidence).out()).contains("Grades, overall\n", "Table B: requirement 1, swings\n");
        Files.writeString(set.resolve("pack.yaml"), PACK + "tables: {T: Table B}\n");
        assertThat(assay("rules", "check", set.toString()).err())
                .contains(
                        "pack.yaml:10:10: [requirement] \"tables\" has one of \"T\", which is no requirement; known: \"overall\" or \"S\"");
    }

    @Test
    void there_are_no_interviews_to_import() throws Exception {
        String rows = Files.writeString(folder.resolve("rows.csv"), "authority\nPark\n")
                .toString();
        String told = "the rule set swings interviews nobody, so there are no interviews to import;"
                + " assay template prints an empty file of evidence";
        Path written = folder.resolve("written");
        assertThat(run("import", "--output", written.toString(), rows).err()).contains(told);
        assertThat(written).doesNotExist();
        Run header = run("template", "--csv");
        assertThat(header.err()).contains(told);
        assertThat(header.out()).isEmpty();
    }

    @Test
    void the_ordinary_grading_says_which_grades_it_is_about() throws Exception {
        Files.writeString(set.resolve("pack.yaml"), PACK.replace("[scoring]", "[grading, scoring]"));
        assertThat(assay("rules", "check", set.toString()).err())
                .contains(
                        "pack.yaml:4:8: [pack] common/grading.drl is about grades or agreements with the id \"bit-behind\","
                                + " \"on-course\", \"well-ahead\" or \"well-behind\", of which pack.yaml has none; give yours these"
                                + " ids, or write rules of your own");
    }

    @Test
    void a_rule_of_what_is_used_is_left_out_or_a_file_of_it_replaced() throws Exception {
        Files.writeString(set.resolve("pack.yaml"), PACK + "without: [\"" + SCORE + "\"]\n");
        assertThat(assay("rules", "check", set.toString()).err())
                .contains("[no-grades] no rule concludes Score, and so nobody is graded");
        Files.writeString(set.resolve("pack.yaml"), PACK + "without: [\"The scores\"]\n");
        assertThat(assay("rules", "check", set.toString()).err())
                .contains(
                        "pack.yaml:10:11: [rule-set] common has no rule and no criterion \"The scores\" to leave out");
        Files.writeString(set.resolve("pack.yaml"), PACK);
        Path own = Files.createDirectory(set.resolve("common")).resolve("scoring.drl");
        Files.writeString(
                own,
                Files.readString(Path.of("rules", "common", "scoring.drl")).replace(SCORE, "The score of this set"));
        assertThat(TestRules.in(set).ruleSet().origins())
                .containsKey("The score of this set")
                .doesNotContainKey(SCORE);
    }

    @Test
    void no_failing_fixture_says_what_nobody_was_asked(@TempDir Path elsewhere) throws Exception {
        Path nothing = Path.of("rules/playgrounds/fixtures/grading-nothing-shown.yaml");
        String fixture = Files.writeString(
                        elsewhere.resolve("wrong.yaml"),
                        Files.readString(nothing)
                                .replaceAll("(?s)expect:.*", "expect:\n  overall: {evidence: {grade: Open}}\n"))
                .toString();
        assertThat(assay("verify", "--rules", "rules/playgrounds", fixture).out())
                .contains("overall evidence grade: expected Open, but it is Closed: P1 Closed, P2 Closed");
    }
}
