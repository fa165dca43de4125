package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.bridges.Bridge;
import assay.bridges.BridgeSubject;
import assay.bridges.Due;
import assay.bridges.Material;
import assay.evaluation.Inference;
import assay.lint.RuleLint;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.Step;
import assay.ruleset.Subject;
import assay.ruleset.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A subject is one class and the line that registers it: rules about bridges, of which the program knows nothing, are checked,
 * listed, said in words, compiled, kept and run like all others.
 */
class ThirdSubjectTest {

    @TempDir
    Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), """
                name: bridges
                about: bridges
                title: Bridges that somebody has to look at
                source: nobody's
                """);
        Files.writeString(folder.resolve("parameters.yaml"), """
                old:
                  value: 50
                  unit: years
                  from: 1
                  source: the handbook
                  says: how old an old bridge is
                """);
        rule("import assay.bridges.*", "new Due( $bridge, 6, \"parts of old timber give way\" )");
    }

    private void rule(String header, String conclusion) throws IOException {
        Files.writeString(folder.resolve("bridges.drl"), """
                package bridges

                %s

                rule "Old bridges of timber are looked at within half a year"
                    @source( "the handbook" )
                when
                    $bridge : Bridge( madeOf == Material.TIMBER, age >= {old} )
                then
                    insert( %s );
                end
                """.formatted(header, conclusion));
    }

    private String told() throws ProblemsException {
        return RuleLint.check(folder).stream()
                .map(problem -> folder.relativize(Path.of(problem.file())) + ":" + problem.line() + ":"
                        + problem.column() + ": " + problem.message())
                .reduce("", (one, other) -> one + other + "\n");
    }

    @Test
    void its_rules_are_checked_listed_and_said_in_words_without_those_of_grading() {
        String rules = folder.toString();
        assertThat(assay("rules", "check", rules).out())
                .isEqualTo("bridges: 1 rule about bridges; nothing to complain of\n");
        assertThat(assay("rules", "list", "--rules", rules).out()).contains("""
                About bridges
                      bridges.drl:5  Old bridges of timber are looked at within half a year; the handbook
                """);
        assertThat(StringUtils.normalizeSpace(
                        assay("rules", "read", "--rules", rules).out()))
                .contains(
                        "1 Bridges ---",
                        "[1] A bridge made of timber with at least 50 years behind it is looked at within six months: parts"
                                + " of old timber give way. bridges.drl:5; the handbook");
    }

    @Test
    void its_rules_run_and_what_they_conclude_has_the_rule_that_did() throws Exception {
        Bridge old = new Bridge("Mill Lane", Material.TIMBER, 50);
        List<Bridge> bridges =
                List.of(old, new Bridge("Ford", Material.TIMBER, 49), new Bridge("Abbey", Material.STONE, 500));
        // The second time what was compiled comes from where it is kept.
        for (RuleBase rules : List.of(TestRules.in(folder), RuleBase.load(folder, TestRules.CACHE))) {
            assertThat(rules.ruleSet().pack().subject()).isEqualTo(new BridgeSubject());
            List<Inference.Conclusion<Due>> due = Inference.with(rules, inference -> {
                inference.settle(BridgeSubject.LOOKED_AT, bridges);
                return inference.concluded(Due.class);
            });
            assertThat(due).singleElement().satisfies(one -> {
                assertThat(one.what()).isEqualTo(new Due(old, 6, "parts of old timber give way"));
                assertThat(one.rule().line()).isEqualTo(5);
            });
        }
    }

    @Test
    void its_rules_see_only_its_own_types_and_make_none_that_are_handed_to_them() throws Exception {
        rule("import assay.policy.*", "new Due( $bridge, 6, \"parts of old timber give way\" )");
        assertThat(told())
                .startsWith("bridges.drl:3:8: rules cannot import assay.policy.*; there are assay.bridges, java.math,"
                        + " java.time, java.util\n")
                .contains("bridges.drl:8:15: unknown kind of fact \"Bridge\"; it is known where assay.bridges.* is"
                        + " imported\n");
        rule("import assay.bridges.*", "new Bridge( \"Mill Lane\", Material.STONE, 1 )");
        assertThat(told()).contains("uses new Bridge()");
        assertThat(catchThrowableOfType(ProblemsException.class, () -> TestRules.in(folder)))
                .hasMessageContaining("uses new Bridge()");
    }

    @Test
    void what_rules_are_about_is_seen_from_their_imports_where_the_pack_cannot_be_read() throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: bridges\nabout: bridge\n");
        assertThat(told()).isEqualTo("pack.yaml:2:8: unknown word \"bridge\" for about; did you mean \"bridges\"?\n");
    }

    @Test
    void each_subject_has_a_word_of_its_own_steps_in_their_order_and_types_that_there_are() {
        assertThat(Subjects.words()).containsExactly("bridges", "evidence", "wards");
        assertThat(Subjects.all()).filteredOn(Subject::isAssumed).hasSize(1);
        for (Subject subject : Subjects.all()) {
            List<Step> steps = subject.steps();
            assertThat(steps)
                    .extracting(Step::place)
                    .containsExactlyElementsOf(
                            IntStream.range(0, steps.size()).boxed().toList());
            assertThat(subject.typeNames())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(Class.forName(subject.types() + "." + name))
                            .isNotNull());
            assertThat(subject.words().types()).containsKeys(subject.typeNames().toArray(String[]::new));
            assertThat(subject.handed())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Class.forName(subject.types() + "." + name))
                            .isNotNull());
        }
    }
}
