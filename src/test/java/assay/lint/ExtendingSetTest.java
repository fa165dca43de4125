package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is there twice because of a rule set that extends another is told in the files of that one, though they stand earlier:
 * who wrote them may not be able to change the other.
 */
class ExtendingSetTest {

    @TempDir
    Path folder;

    private Path base;
    private Path set;

    @BeforeEach
    void a_base_and_a_rule_set_that_extends_it() throws IOException {
        base = Files.createDirectories(folder.resolve("base"));
        Files.writeString(base.resolve("pack.yaml"), """
                name: base
                title: A base
                source: Guide
                uses: [grading, scoring]
                rests-on:
                  grading: {source: "Guide, page 2"}
                  no-minimum: {source: "Guide, page 2"}
                  score: {source: "Guide, page 3"}
                  overall-grade: {source: "Guide, page 3"}
                grades:
                  - {id: well-behind, name: Closed, value: 1, met: false}
                  - {id: bit-behind, name: Ajar, value: 2, met: false}
                  - {id: on-course, name: Open, value: 3, met: true}
                  - {id: well-ahead, name: Wide Open, value: 4, met: true}
                requirements:
                  - {id: R1, number: "1", name: plans, weight: 1}
                total-weight: 1
                """);
        Files.writeString(base.resolve("plans.drl"), """
                package plans

                import assay.policy.*

                declare enum Status
                    DRAFT, AGREED;
                end

                declare Plan extends Fact
                    status : Status
                end

                rule "Requirement 1 asks for"
                    @source( "Guide, page 1" )
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a plan" ) );
                end

                rule "R1.M1 an agreed plan"
                    @source( "Guide, page 1" )
                when
                    $plan : Plan( status == Status.AGREED )
                then
                    insert( Counted.whole( "R1.M1", $plan ) );
                end

                rule "R1.M1 a draft"
                    @source( "Guide, page 1" )
                when
                    $plan : Plan( status == Status.DRAFT )
                then
                    insert( new SetAside( "R1.M1", $plan, "a draft is not agreed" ) );
                end
                """);
        set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("pack.yaml"), "name: set\ntitle: A set\nextends: base\n");
    }

    /** A rule set that extends the one that extends the base, with more in its pack. */
    private Path further(String more) throws IOException {
        Path further = Files.createDirectories(folder.resolve("further"));
        Files.writeString(further.resolve("pack.yaml"), "name: further\ntitle: Further\nextends: set\n" + more);
        return further;
    }

    private List<String> told() throws Exception {
        return told(set);
    }

    private List<String> told(Path rules) throws Exception {
        return RuleLint.withoutCompiling(RuleFiles.readable(rules)).stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    private static void change(Path of, String file, String from, String to) throws IOException {
        String text = Files.readString(of.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(of.resolve(file), text.replace(from, to));
    }

    /** A file of the rule set that comes before that of the base by its name. */
    private void own(String rules) throws IOException {
        Files.writeString(set.resolve("own.drl"), "package plans\n\nimport assay.policy.*\n\n" + rules);
    }

    private static String counting(String name, String conditions) {
        return """
                rule "%s"
                    @source( "Guide, page 9" )
                when
                    $plan : Plan( %s )
                then
                    insert( Counted.whole( "R1.M1", $plan ) );
                end
                """.formatted(name, conditions);
    }

    @Test
    void a_variant_that_takes_a_reading_otherwise_and_nothing_else_is_told() throws Exception {
        Files.writeString(base.resolve("interpretations.yaml"), """
                - {id: I1, question: what a plan is, decided: any, why: the guide, by: us, source: Guide}
                """);
        change(set, "pack.yaml", "extends: base\n", "extends: base\ninterpretation: I1\nreads: no draft\n");
        assertThat(told())
                .contains(
                        "set/pack.yaml:4:1: [in-vain] this takes I1 otherwise, and no rule and no number of it is another:"
                                + " every authority comes out as it does by base, as if nothing hung on I1. Write the rules that are"
                                + " others in it, and name those that they replace under \"without\"");
        Files.writeString(set.resolve("meanings.yaml"), "{}\n");
        assertThat(told()).anyMatch(one -> one.contains("[in-vain]"));
        Path pack = set.resolve("pack.yaml");
        String written = Files.readString(pack);
        Files.writeString(
                pack,
                "{name: set, title: A set, extends: base, interpretation: I1, reads: no draft,"
                        + " without: [\"R1.M1 a draft\"]}\n");
        assertThat(told()).as("however its keys are written").noneMatch(one -> one.contains("[in-vain]"));
        Files.writeString(pack, written);
        own(counting("R1.M1 whatever is planned", "status == Status.AGREED"));
        assertThat(told()).noneMatch(one -> one.contains("this takes I1 otherwise"));
    }

    @Test
    void nothing_is_wrong_with_the_two_as_they_are() throws Exception {
        assertThat(told()).isEmpty();
    }

    /** A pack with two slips of its own, and with what may well be right by the rule set that it extends. */
    private void extend(String other) throws IOException {
        Files.writeString(set.resolve("pack.yaml"), """
                name: set
                titel: A set
                extends: %s
                without: [R1.M1 a draft]
                parameters:
                  partners: {value: 3}
                requirements:
                  - {id: R1, number: "1", name: plans, wight: 1}
                interpretation: I7
                reads: otherwise
                """.formatted(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bsae   | set/pack.yaml:3:10: [rule-set] there is no rule set "bsae" to extend
            set    | set/pack.yaml:3:10: [rule-set] a rule set cannot extend itself
            {a: b} | set/pack.yaml:3:10: [pack] "extends" is the name of a rule set, not a map of keys and values
            list   | list/pack.yaml:1:1: [pack] pack.yaml has keys and values, not a list
            office | office/pack.yaml:1:1: [not-text] this is RTF
            circle | circle/pack.yaml:2:10: [rule-set] these rule sets extend each other in a circle: set, circle
            """)
    void whatever_is_wrong_with_what_is_extended_hides_nothing_else_of_the_pack(String other, String first)
            throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("office")).resolve("pack.yaml"), "{\\rtf1}\n");
        Files.writeString(Files.createDirectories(folder.resolve("list")).resolve("pack.yaml"), "[a]\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("circle")).resolve("pack.yaml"), "name: circle\nextends: set\n");
        extend(other);
        assertThat(told())
                .anySatisfy(one -> assertThat(one).startsWith(first))
                .filteredOn(one -> !one.startsWith(first))
                .containsExactlyInAnyOrder(
                        "set/pack.yaml:2:1: [pack] unknown key \"titel\" in pack.yaml; did you mean \"title\"?",
                        "set/pack.yaml:8:40: [pack] unknown key \"wight\" in the requirement; did you mean \"weight\"?");
    }

    @Test
    void what_a_rule_set_that_is_not_there_may_declare_is_not_unknown() throws Exception {
        own("""
                rule "The office speaks for itself"
                    @source( "Guide, page 1" )
                when
                then
                    insert( new Office( Town.NORTH ) );
                    insert( new Nte( "so it is" ) );
                end
                """);
        assertThat(told()).hasSizeGreaterThan(1);
        change(set, "pack.yaml", "extends: base", "extends: bsae");
        assertThat(told())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("set/pack.yaml:3:10: [rule-set] there is no rule set"),
                        one -> assertThat(one).contains("\"Nte\" is not known here; did you mean Note?"));
    }

    @Test
    void faults_of_the_pack_that_is_extended_are_told_beside_those_of_the_one_that_extends() throws Exception {
        change(base, "pack.yaml", "name: base", "about: birds\nname: base");
        extend("base");
        assertThat(told())
                .anySatisfy(one -> assertThat(one).startsWith("base/pack.yaml:1:8: [pack] unknown word \"birds\""))
                .anySatisfy(one -> assertThat(one).startsWith("set/pack.yaml:2:1: [pack] unknown key \"titel\""))
                .anySatisfy(one -> assertThat(one).startsWith("set/pack.yaml:8:40: [pack] unknown key \"wight\""))
                .noneSatisfy(one -> assertThat(one).contains("is missing from pack.yaml"));
    }

    @Test
    void a_rule_with_a_name_of_the_base_is_told_at_that_rule_with_both_ways_out() throws Exception {
        own(counting("R1.M1 An agreed plan", ""));
        assertThat(told())
                .containsExactly("set/own.drl:5:1: [duplicate-rule] a second rule of the name \"R1.M1 An agreed plan\","
                        + " after base/plans.drl:20, where only its capitals or blanks are others, which is taken over;"
                        + " give this one another name, or leave that one out by its name under without: in pack.yaml");
    }

    @Test
    void leaving_the_other_out_is_a_way_out() throws Exception {
        own(counting("R1.M1 an agreed plan", "status == Status.AGREED"));
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: set\ntitle: A set\nextends: base\nwithout: [\"R1.M1 an agreed plan\"]\n");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_name_of_a_rule_that_rule_sets_have_in_common_is_told_at_the_rule_sets_own() throws Exception {
        String common = Files.readAllLines(Path.of("rules/common/grading.drl")).stream()
                .filter(line -> line.startsWith("rule \""))
                .filter(line -> !line.contains("{"))
                .findFirst()
                .orElseThrow()
                .substring("rule ".length());
        Files.writeString(
                base.resolve("a.drl"),
                "package plans\n\nimport assay.policy.*\n\n"
                        + counting("NAME", "status == Status.AGREED, status != Status.DRAFT")
                                .replace("\"NAME\"", common));
        assertThat(told())
                .filteredOn(one -> one.contains("[duplicate-rule]"))
                .singleElement()
                .asString()
                .startsWith("base/a.drl:5:1: ")
                .contains("which is taken over");
    }

    @Test
    void a_rule_that_says_what_one_of_the_base_says_is_told_at_that_rule() throws Exception {
        own(counting("R1.M1 a plan that was agreed", "status == Status.AGREED"));
        assertThat(told())
                .containsExactly("set/own.drl:5:1: [same-rule] the rule \"R1.M1 a plan that was agreed\" says what the"
                        + " rule \"R1.M1 an agreed plan\" says, base/plans.drl:20; one of them is enough");
    }

    @Test
    void a_rule_that_counts_what_the_base_sets_aside_is_told_at_that_rule() throws Exception {
        own(counting("R1.M1 a draft counts", "status == Status.DRAFT"));
        assertThat(told())
                .filteredOn(one -> one.contains("[in-vain]"))
                .containsExactly("set/own.drl:5:1: [in-vain] the rule \"R1.M1 a draft\" sets aside what the rule"
                        + " \"R1.M1 a draft counts\" counts under the same conditions, and what is both counts; leave out"
                        + " what sets it aside by its name under without: in pack.yaml");
    }

    @Test
    void what_the_base_declares_is_declared_a_second_time_in_the_rule_set() throws Exception {
        own("declare enum Status\n    DRAFT, AGREED;\nend\n\ndeclare Plan extends Fact\n    status : Status\nend\n");
        assertThat(told())
                .containsExactly(
                        "set/own.drl:5:14: [declaration] Status is declared a second time, first in base/plans.drl:5; what is"
                                + " new in it is added there, or in a file of that name that stands in place of it",
                        "set/own.drl:9:9: [declaration] Plan is declared a second time, first in base/plans.drl:9; what is"
                                + " new in it is added there, or in a file of that name that stands in place of it");
    }

    @Test
    void a_list_that_leaves_out_what_the_base_speaks_of_is_one_error_where_it_stands() throws Exception {
        Files.writeString(set.resolve("pack.yaml"), """
                name: set
                title: A set
                extends: base
                requirements:
                  - {id: R2, number: "2", name: letters, weight: 1}
                grades:
                  - {id: on-course, name: Opened, value: 3, met: true}
                """);
        assertThat(told())
                .containsExactly(
                        "set/pack.yaml:4:1: [requirement] this list stands in place of the whole list of base, the files of"
                                + " which speak of what it does not have: R1; begin it with a copy of that list, and say in"
                                + " it what is another",
                        "set/pack.yaml:6:1: [pack] this list stands in place of the whole list of base, the files of which"
                                + " speak of what it does not have: bit-behind, well-ahead, well-behind; begin it"
                                + " with a copy of that list, and say in it what is another");
        List<String> ofSet = told();
        Path further = further("");
        assertThat(told(further)).as("of what builds on that").isEqualTo(ofSet);
    }

    @Test
    void a_criterion_of_the_base_in_other_capitals_is_told_where_the_rule_set_asks_for_it() throws Exception {
        own("""
                rule "The set asks for"
                    @source( "Guide, page 9" )
                when
                then
                    insert( Criterion.minimum( "R1.m1", "a plan" ) );
                end
                """);
        assertThat(told())
                .contains("set/own.drl:9:33: [requirement] the criterion R1.m1 is asked for a second time, after"
                        + " base/plans.drl:17, where only its capitals are others");
    }

    @Test
    void interpretations_that_leave_those_of_the_base_behind_are_one_error_in_their_file() throws Exception {
        Files.writeString(base.resolve("interpretations.yaml"), """
                - {id: I1, question: whether drafts count, decided: they do not, why: the guide says so}
                - {id: I2, question: how many are many, decided: two, why: it is the smallest number above one}
                - {id: I3, question: whether grades are rounded, decided: they are, why: the guide does so}
                - {id: I4, question: whether plans are printed, decided: they need not be, why: nobody asks}
                """);
        change(
                base,
                "plans.drl",
                "@source( \"Guide, page 1\" )\nwhen\n    $plan",
                "@source( \"Guide, page 1\" )\n    @interpretation( \"I1\" )\nwhen\n    $plan");
        change(
                base,
                "pack.yaml",
                "score: {source: \"Guide, page 3\"",
                "score: {source: \"Guide, page 3\", interpretation: I3");
        Files.writeString(
                set.resolve("interpretations.yaml"),
                "# Ours.\n- {id: K1, question: whether letters count, decided: they do, why: they are signed}\n");
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: set\ntitle: A set\nextends: base\ninterpretation: I2\nreads: three are many\n");
        own(counting("R1.M1 a letter", "status != Status.AGREED")
                .replace("\nwhen", "\n    @interpretation( \"K1, I9\" )\nwhen"));
        assertThat(told())
                .containsExactly(
                        "set/interpretations.yaml:2:1: [unknown-interpretation] this file stands in place of the whole"
                                + " base/interpretations.yaml, and rules or numbers rest on what it does not have of that:"
                                + " I1, I2, I3; begin it with a copy of that file, and add to it what is new",
                        "set/own.drl:7:27: [unknown-interpretation] unknown interpretation \"I9\"; interpretations.yaml"
                                + " has K1");
        List<String> ofSet = told();
        Path further = further("");
        assertThat(told(further)).as("of what builds on that").isEqualTo(ofSet);

        // What is new there is told there: the file that leaves them behind is another's.
        further("interpretation: I4\nreads: they need be\n");
        Files.writeString(
                further.resolve("further.drl"),
                "package plans\n\nimport assay.policy.*\n\n"
                        + counting("R1.M1 a printed plan", "status != Status.DRAFT")
                                .replace("\nwhen", "\n    @interpretation( \"I4\" )\nwhen"));
        assertThat(told(further))
                .containsAll(ofSet)
                .contains(
                        "further/further.drl:7:23: [unknown-interpretation] unknown interpretation \"I4\";"
                                + " interpretations.yaml has K1",
                        "further/pack.yaml:4:17: [unknown-interpretation] unknown interpretation \"I4\" to decide"
                                + " otherwise; interpretations.yaml has K1");
    }

    @Test
    void what_packs_further_down_rest_on_is_told_where_interpretations_leave_it_behind_and_not_in_them()
            throws Exception {
        Files.writeString(base.resolve("interpretations.yaml"), """
                - {id: I1, question: whether drafts count, decided: they do not, why: the guide says so}
                - {id: I2, question: how many are many, decided: two, why: it is the smallest number above one}
                """);
        change(
                base,
                "plans.drl",
                "@source( \"Guide, page 1\" )\nwhen\n    $plan",
                "@source( \"Guide, page 1\" )\n    @interpretation( \"I1\" )\nwhen\n    $plan");
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: set\ntitle: A set\nextends: base\ninterpretation: I2\nreads: three are many\n");
        Path further = further("");
        Files.writeString(
                further.resolve("interpretations.yaml"),
                "- {id: K1, question: whether letters count, decided: they do, why: they are signed}\n");
        assertThat(told(further))
                .filteredOn(line -> line.contains("[unknown-interpretation]"))
                .containsExactly(
                        "further/interpretations.yaml:1:1: [unknown-interpretation] this file stands in place of the whole"
                                + " base/interpretations.yaml, and rules or numbers rest on what it does not have of that:"
                                + " I1; begin it with a copy of that file, and add to it what is new");
    }

    @Test
    void a_copy_of_a_file_of_the_base_is_told_of_itself_with_the_name_under_which_it_replaces_it() throws Exception {
        Files.copy(base.resolve("plans.drl"), set.resolve("own.drl"));
        assertThat(told())
                .containsExactly(
                        "set/own.drl:1:1: [copy] this is a copy of base/plans.drl, of which it has the names of"
                                + " rules or kinds again; that one is taken over, and under the name plans.drl this one would stand"
                                + " in place of it");
    }

    @Test
    void a_rule_of_the_base_of_which_everything_is_asked_for_anew_falls_away() throws Exception {
        change(
                base,
                "plans.drl",
                "    insert( Criterion.minimum( \"R1.M1\", \"a plan\" ) );",
                "    insert( Criterion.minimum( \"R1.M1\", \"a plan\" ) );\n"
                        + "    insert( Criterion.further( \"R1.F1\", \"a draft\" ) );");
        change(base, "plans.drl", "rule \"R1.M1 a draft\"", "rule \"R1.M1, R1.F1 a draft\"");
        change(
                base,
                "plans.drl",
                "    insert( new SetAside( \"R1.M1\", $plan, \"a draft is not agreed\" ) );",
                "    insert( new SetAside( \"R1.M1\", $plan, \"a draft is not agreed\" ) );\n"
                        + "    insert( Counted.whole( \"R1.F1\", $plan ) );");
        String ours = """
                rule "Ours asks for"
                    @source( "Guide, page 9" )
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a plan that is ours" ) );
                    insert( Criterion.further( "R1.F1", "a draft of ours" ) );
                end
                """;
        own(ours);
        assertThat(told()).isEmpty();
        assertThat(RuleFiles.readable(set).replaced()).containsOnlyKeys("R1.M1", "R1.F1");

        Files.delete(set.resolve("own.drl"));
        Files.copy(base.resolve("plans.drl"), set.resolve("own.drl"));
        assertThat(told()).hasSize(1).allMatch(line -> line.startsWith("set/own.drl:1:1: [copy] "));
    }

    @Test
    void what_stands_in_place_of_a_criterion_stands_there_for_those_as_well_that_build_on_it() throws Exception {
        change(
                base,
                "plans.drl",
                "    insert( Criterion.minimum( \"R1.M1\", \"a plan\" ) );",
                "    insert( Criterion.minimum( \"R1.M1\", \"a plan\" ) );\n"
                        + "    insert( Criterion.minimum( \"R1.M2\", \"a second plan\" ) );");
        String anew = """
                rule "%s asks for"
                    @source( "Guide, page 9" )
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a plan of %s" ) );
                end
                """;
        Files.writeString(
                set.resolve("wherever.drl"),
                "package plans\n\nimport assay.policy.*\n\n" + anew.formatted("Set", "set"));
        Path further = further("");
        assertThat(asked(set)).containsExactly("R1.M1 a plan of set", "R1.M2 a second plan");
        assertThat(asked(further)).isEqualTo(asked(set));

        Files.writeString(
                further.resolve("wherever-else.drl"),
                "package plans\n\nimport assay.policy.*\n\n" + anew.formatted("Further", "further"));
        assertThat(asked(further)).containsExactly("R1.M1 a plan of further", "R1.M2 a second plan");
        assertThat(RuleFiles.read(further).replaced().get("R1.M1").file()).isEqualTo("plans.drl");

        // Who leaves it out, or has no file that asks for it, has nothing in place of it.
        Files.delete(further.resolve("wherever-else.drl"));
        further("without: [R1.M1]\n");
        assertThat(RuleFiles.read(further).replaced()).isEmpty();
        further("");
        Files.writeString(further.resolve("wherever.drl"), "package plans\n");
        assertThat(RuleFiles.read(further).replaced()).isEmpty();
        Files.delete(further.resolve("wherever.drl"));
        Files.copy(base.resolve("plans.drl"), further.resolve("plans.drl"));
        assertThat(RuleFiles.read(further).replaced().get("R1.M1").file())
                .as("the file of that name is another by now")
                .isEqualTo("wherever.drl");
    }

    @Test
    void a_route_of_criteria_that_are_asked_for_otherwise_since_is_one_for_those_as_well_that_build_on_that()
            throws Exception {
        change(base, "plans.drl", "\"R1.M1\", \"a plan\" )", "\"R1.M1\", \"a plan\" ).onRoute( \"X\" )");
        Files.writeString(base.resolve("routes.drl"), """
                package plans

                import assay.policy.*

                rule "Well Behind: nothing on route X"
                    @source( "Guide, page 2" )
                when
                    $s : Standing( metOnRoute( "X" ) == 0, metOnRoute( "Y" ) == 0 )
                then
                    insert( GradeConclusion.of( $s, "well-behind", "nothing is met" ) );
                end
                """);
        Files.writeString(set.resolve("own.drl"), """
                package plans

                import assay.policy.*

                rule "Set asks for"
                    @source( "Guide, page 9" )
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a plan of set" ) );
                end
                """);
        Path further = further("");
        for (Path one : List.of(set, further)) {
            assertThat(RuleLint.withoutCompiling(RuleFiles.readable(one)))
                    .extracting(Problem::message)
                    .filteredOn(message -> message.contains("is no route"))
                    .as(one.toString())
                    .containsExactly("\"Y\" is no route; known: \"X\"");
        }
    }

    private static List<String> asked(Path set) throws Exception {
        return RuleSetReader.draft(RuleFiles.read(set)).criteria().declared().stream()
                .map(one -> one.criterion().id() + " " + one.criterion().asks())
                .toList();
    }
}
