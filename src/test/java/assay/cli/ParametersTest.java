package assay.cli;

import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and days that grades turn on: one value in one place, tried with --set, swept, and set by a rule set that extends. */
class ParametersTest {

    /** A directory with two voluntary organisations exactly. */
    private static final String EDGE = "fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml";

    @TempDir
    Path folder;

    private RuleSets sets;

    @BeforeEach
    void rule_sets() {
        sets = new RuleSets(folder);
    }

    private static String out(String... arguments) {
        Run run = wide(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    private static String refused(String... arguments) {
        Run run = wide(arguments);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void a_value_that_is_tried_decides_and_is_named_with_its_own_digest() {
        String before = out("evaluate", EDGE);
        String after = out("evaluate", "--set", "voluntary-organisations=3", EDGE);
        assertThat(before).contains("march-2004 rules ").contains("3 & 4  On Course");
        assertThat(after)
                .contains("march-2004 with voluntary-organisations = 3 rules ")
                .contains("3 & 4  Bit Behind");
        String rules = "(?s).* rules ([0-9a-f]{8}).*";
        assertThat(after.replaceFirst(rules, "$1")).isNotEqualTo(before.replaceFirst(rules, "$1"));
    }

    @Test
    void rules_titles_and_reasons_say_the_value_that_is_tried() {
        assertThat(out("explain", "--set", "voluntary-organisations=3", EDGE, "R3-4.M2"))
                .contains("Graded by march-2004 with voluntary-organisations = 3.")
                .contains("R3-4.M2 three voluntary organisations or more in a working online directory")
                .contains("one directory with three voluntary organisations or more");
        assertThat(out("rules", "list", "--set", "other-agencies=1")).contains("one other agency or more has agreed");
        assertThat(out("rules", "list", "--set", "days-after-the-interview=10"))
                .contains("received more than ten days after the interview");
    }

    @Test
    void json_names_what_is_set() {
        assertThat(out("evaluate", "--format", "json", "--set", "implications=3", "--set", "other-agencies=1", EDGE))
                .contains("\"set\" : {\n      \"implications\" : \"3\",\n      \"other-agencies\" : \"1\"\n    }");
        assertThat(out("evaluate", "--format", "json", EDGE)).doesNotContain("\"set\"");
    }

    @Test
    void whatever_comes_of_a_value_that_is_tried_names_it() throws Exception {
        String[] set = {"--set", "implications=3"};
        for (String text : List.of(
                "evaluate --format text",
                "evaluate --format markdown",
                "evaluate --format html",
                "explain",
                "what-if",
                "study",
                "sweep directory-fields=1..2 --format text",
                "sweep directory-fields=1..2 --format markdown")) {
            String[] arguments = ArrayUtils.addAll(ArrayUtils.addAll(text.split(" "), set), EDGE);
            assertThat(out(text.equals("explain") ? ArrayUtils.add(arguments, "R9") : arguments))
                    .as(text)
                    .contains("march-2004 with implications = 3");
        }
        for (String json : List.of("what-if", "sweep directory-fields=1..2", "study", "verify", "sensitivity")) {
            assertThat(out(ArrayUtils.addAll(ArrayUtils.addAll(json.split(" "), set), "--format", "json", EDGE)))
                    .as(json)
                    .containsPattern("\"set\" : \\{\\s+\"implications\" : \"3\"\\s+}");
        }
        assertThat(out("rules", "list", "--set", "implications=3")).contains("march-2004 with implications = 3\n");
        assertThat(out("sweep", "directory-fields=1..2", "--set", "implications=3", "--format", "csv", EDGE)
                        .lines())
                .startsWith("parameter,value,requirement,grade,authorities,implications")
                .last()
                .asString()
                .startsWith("directory-fields,2,")
                .endsWith(",3");
        out("study", "--set", "implications=3", "--output", folder + "/study", EDGE);
        try (Stream<Path> feedback = Files.list(folder.resolve("study/feedback"))) {
            assertThat(feedback)
                    .singleElement()
                    .satisfies(one -> assertThat(Files.readString(one))
                            .contains("\nGraded by march-2004 with implications = 3, as a trial.\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // As many as there are fields, which the same sentence says.
                "directory-fields=3",
                // Of which names of rules speak, by which they are listed elsewhere.
                "agencies-of-a-discussion=3",
                "agencies-of-a-glossary=1",
                "days-after-the-interview=14",
                "day-of-assessment=2004-05-01"
            })
    void another_value_is_nothing_to_complain_of(String value) {
        assertThat(out("rules", "check", "--strict", "--set", value)).endsWith("nothing to complain of\n");
    }

    /** What the check says of a set of the name "own", with a rule that asks this of a directory, by what it says it of. */
    private String[] told(String asks, List<String> pack, String... set) throws Exception {
        Path own = sets.extending("own", "march-2004", pack.toArray(String[]::new));
        Files.writeString(own.resolve("own.drl"), """
                package march2004

                import assay.policy.*

                rule "R3-4.M2 a directory of our own"
                    @source( "A letter" )
                when
                    $directory : Directory( %s )
                then
                    insert( Counted.whole( "R3-4.M2", $directory ) );
                end
                """.formatted(asks));
        return wide(ArrayUtils.addAll(new String[] {"rules", "check", own.toString()}, set))
                .err()
                .lines()
                .filter(line -> line.contains("[never-matches]") || line.contains("[always-holds]"))
                .map(line -> line.replace(own + "/own.drl:8:", ""))
                .toArray(String[]::new);
    }

    private static final List<String> THREE =
            List.of("parameters:", "  voluntary-organisations: {value: 3, source: A letter}");

    @Test
    void what_no_value_makes_possible_is_told_whatever_the_value_is() throws Exception {
        String both = "status == DirectoryStatus.WORKING, status != DirectoryStatus.WORKING,"
                + " voluntaryOrganisations >= {voluntary-organisations}";
        String never = "29: [never-matches] the rule \"R3-4.M2 a directory of our own\" can never match:"
                + " what it asks of \"status\" cannot all be so";
        assertThat(told(both, List.of())).containsExactly(never);
        assertThat(told(both, THREE)).containsExactly(never);
        assertThat(told(both, List.of(), "--set", "voluntary-organisations=3")).containsExactly(never);
        assertThat(told(both, THREE, "--set", "voluntary-organisations=4")).containsExactly(never);
        String always = "voluntaryOrganisations >= 0, voluntaryOrganisations >= {voluntary-organisations}";
        String holds = "29: [always-holds] this always holds for a Directory; leave it out, or ask what is meant";
        assertThat(told(always, List.of())).containsExactly(holds);
        assertThat(told(always, THREE)).containsExactly(holds);
        assertThat(told(always, List.of(), "--set", "voluntary-organisations=3"))
                .containsExactly(holds);
    }

    @Test
    void rules_are_held_against_the_values_that_their_own_rule_set_gives_and_no_others() throws Exception {
        String few = "voluntaryOrganisations >= {voluntary-organisations}, voluntaryOrganisations < 3";
        assertThat(told(few, List.of())).isEmpty();
        assertThat(told(few, THREE))
                .singleElement()
                .asString()
                .contains("of \"voluntaryOrganisations\" cannot all be so");
        assertThat(told(few, List.of(), "--set", "voluntary-organisations=3")).isEmpty();
        assertThat(told(few, THREE, "--set", "voluntary-organisations=2")).isEmpty();
        told(few, List.of());
        Path extending =
                sets.extending("third", folder.resolve("own").getFileName().toString(), THREE.toArray(String[]::new));
        assertThat(assay("rules", "check", extending.toString()).err()).doesNotContain("[never-matches]");
    }

    @Test
    void all_values_that_cannot_be_are_told_at_once() {
        Run run = assay("rules", "list", "--set", "directory-fields=two", "--set", "days=1", "--set", "implications=3");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("assay: --set days: no parameter \"days\"; known: "))
                .contains("assay: --set directory-fields: directory-fields is a whole number, such as 2, and not two");
    }

    @Test
    void what_cannot_be_set_is_told_with_what_can() {
        assertThat(refused("evaluate", "--set", "voluntary-organisation=3", EDGE))
                .isEqualTo("assay: --set voluntary-organisation: no parameter \"voluntary-organisation\";"
                        + " did you mean \"voluntary-organisations\"?\n");
        assertThat(refused("verify", "--set", "directory-fields=4", EDGE))
                .isEqualTo("assay: --set directory-fields: directory-fields is from 1 to 3 (fields), and not 4\n");
        assertThat(refused("study", "--set", "implications=many", EDGE))
                .isEqualTo("assay: --set implications: implications is a whole number, such as 2, and not many\n");
        assertThat(refused("evaluate", "--set", "implications", EDGE))
                .isEqualTo("assay: --set implications: write it as NAME=VALUE, such as implications=3\n");
        assertThat(refused("evaluate", "--set", "implications=3", "--set", "implications=4", EDGE))
                .isEqualTo("assay: --set implications=4: implications is set twice\n");
    }

    @Test
    void a_rule_set_that_extends_another_says_another_value_in_one_line() throws Exception {
        Path three = sets.extending(
                "three", "march-2004", "parameters:", "  voluntary-organisations: {value: 3, source: A letter}");
        assertThat(out("compare", "--with", three.toString(), EDGE))
                .contains("three ")
                .contains("(extends march-2004, sets voluntary-organisations to 3)")
                .contains("R3-4: On Course -> Bit Behind");
        assertThat(out("rules", "parameters", "--rules", three.toString())).contains("""
                        voluntary-organisations = 3, organisations (from 1)
                          how many voluntary organisations in a directory are a range of them
                          set by pack.yaml:4 of three; 2 where it is introduced
                          source: A letter; interpretation: I8
                        """);
    }

    @Test
    void another_value_has_a_source_and_is_another() throws Exception {
        Path two = sets.extending(
                "two",
                "march-2004",
                "parameters:",
                "  voluntary-organisations: {value: 2, source: A letter}",
                "  implications: {value: 3}");
        assertThat(assay("rules", "check", two.toString()).err())
                .isEqualTo(two
                        + "/pack.yaml:4:36: [unused-parameter] this sets {voluntary-organisations} to 2, which is its"
                        + " value in march-2004: leave it out\n" + two
                        + "/pack.yaml:5:25: [no-source] {implications} has another value here, and no source says"
                        + " why: {value: 3, source: ...}\n");
    }

    @Test
    void a_value_beyond_its_range_is_told_where_it_stands() throws Exception {
        Path five =
                sets.extending("five", "march-2004", "parameters:", "  directory-fields: {value: 5, source: A letter}");
        Run run = assay("rules", "check", five.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(
                        five + "/pack.yaml:4:29: [parameters] directory-fields is from 1 to 3 (fields), and not 5\n");
    }

    @Test
    void what_is_set_is_what_is_compared_with() {
        assertThat(out("compare", "--set", "voluntary-organisations=3", EDGE))
                .contains("after:  march-2004 with voluntary-organisations = 3 ")
                .contains("R3-4: On Course -> Bit Behind");
        assertThat(refused("compare", EDGE))
                .isEqualTo(
                        "assay: what to compare with is missing: --with DIR, --with-git REV, --with-result RESULT, or"
                                + " --set NAME=VALUE\n");
    }

    @Test
    void parameters_are_listed_with_what_refers_to_them() {
        assertThat(out("rules", "parameters"))
                .startsWith("march-2004: 11 parameters\n")
                .contains("""

                        published-statements = 1, sectors (from 1 to 3)
                          the statements of how many sectors must be published while not all three have one
                          source: Chapter 2, requirement 5; Appendix II, question 3; interpretation: I6
                          interpretations.yaml:36:13  I6
                          requirement-5.drl:19:""");
        assertThat(out("rules", "parameters", "--format", "json", "--set", "day-of-assessment=2004-04-02"))
                .contains("\"name\" : \"day-of-assessment\",\n      \"value\" : \"2004-04-02\",\n"
                        + "      \"introducedAs\" : \"2004-04-01\"");
        assertThat(out("rules", "parameters", "--format", "markdown"))
                .contains("| implications | 2 | implications (from 1 to 8) |")
                .contains("| I4, R8.M1 |");
    }

    @Test
    void a_sweep_shows_where_grades_tip() throws Exception {
        assertThat(out("sweep", "voluntary-organisations=1..4/1", EDGE)).isEqualTo("""
                voluntary-organisations from 1 to 4 (2 in march-2004), 1 authority

                R3-4           1  2  3  4
                  Well Behind  0  0  0  0
                  Bit Behind   0  0  1  1
                  On Course    1  1  0  0
                  Well Ahead   0  0  0  0

                overall        1  2  3  4
                  Well Behind  1  1  1  1
                  Bit Behind   0  0  0  0
                  On Course    0  0  0  0
                  Well Ahead   0  0  0  0

                1 to 2: no grade comes out otherwise

                2 to 3: 1 authority otherwise
                  Ravensey (fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml): R3-4 On Course -> Bit Behind

                3 to 4: no grade comes out otherwise
                """);
        assertThat(out("sweep", "voluntary-organisations=2..3", "--format", "csv", EDGE))
                .contains("voluntary-organisations,3,R3-4,Bit Behind,1\r\n".strip());
        assertThat(out("sweep", "voluntary-organisations=2..3", "--format", "markdown", EDGE))
                .contains("| On Course | 1 | 0 |\n");
        assertThat(out("sweep", "voluntary-organisations=2..3", "--format", "json", EDGE))
                .contains("\"before\" : \"On Course\"");
    }

    @Test
    void a_sweep_of_what_there_is_not_is_told() {
        assertThat(refused("sweep", "voluntary-organisation=1..5", EDGE))
                .isEqualTo(
                        "assay: no parameter \"voluntary-organisation\"; did you mean \"voluntary-organisations\"?\n");
        assertThat(refused("sweep", "directory-fields=1..5", EDGE))
                .isEqualTo("assay: directory-fields=1..5: directory-fields is from 1 to 3 (fields), and not 4\n");
        assertThat(refused("sweep", "implications=5..1", EDGE))
                .isEqualTo("assay: \"implications=5..1\": from 5 nothing goes up to 1\n");
        assertThat(refused("sweep", "implications=1-5", EDGE)).contains("write the values to try as NAME=FROM..TO");
        assertThat(refused("sweep", "day-of-assessment=2004-04-01", EDGE))
                .contains(
                        "such as day-of-assessment=1..5, or day-of-assessment=2030-12-01..2030-12-31/7 where it is a day\n");
        assertThat(refused("sweep", "days-after-the-interview=0..2000000000/500000000", EDGE))
                .endsWith(": days-after-the-interview is at most 999999999 (days), and not 1000000000\n");
        assertThat(refused("evaluate", "--set", "implications=9999999999", EDGE))
                .contains("implications is from 1 to 8, and not 9999999999");
        assertThat(refused("sweep", "voluntary-organisations=1..2000000000", EDGE))
                .contains("at most 100 are tried at once");
        assertThat(refused("sweep", "day-of-assessment=2004-02-30..2004-03-05", EDGE))
                .contains("both are whole numbers or days that there are");
    }

    @Test
    void a_condition_that_a_tried_value_leaves_empty_is_no_slip() {
        assertThat(out("evaluate", "--set", "agencies-of-a-glossary=1", EDGE)).contains("agencies-of-a-glossary = 1");
    }

    @Test
    void a_rule_is_left_out_by_the_name_that_either_value_gives_it() throws Exception {
        for (String words : new String[] {"two", "three"}) {
            Path set = sets.extending(
                    words,
                    "march-2004",
                    "parameters:",
                    "  voluntary-organisations: {value: 3, source: A letter}",
                    "without:",
                    "  - \"R3-4.M2 " + words + " voluntary organisations or more in a working online directory\"");
            assertThat(Files.exists(set)).isTrue();
            assertThat(assay("rules", "list", "--rules", set.toString()).out())
                    .doesNotContain("voluntary organisations or more in a working online directory");
        }
    }
}
