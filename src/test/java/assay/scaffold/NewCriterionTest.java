package assay.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.policy.Criterion;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of something new before anything is compiled. */
class NewCriterionTest {

    private static RuleFiles files;
    private static RuleSet march;

    @BeforeAll
    static void reads() throws Exception {
        files = RuleFiles.read(Path.of("rules/march-2004"));
        march = RuleChecker.read(files).ruleSet();
    }

    @Test
    void those_that_could_be_begun_next_have_the_next_numbers_and_routes() {
        assertThat(NewCriterion.free("R8", march.criteria()))
                .extracting(Criterion::id)
                .containsExactly("R8.M3", "R8.F3");
        assertThat(NewCriterion.free("R6", march.criteria()))
                .filteredOn(one -> one.route() != null)
                .extracting(one -> one.id() + " " + one.route())
                .containsExactly("R6.A3 A", "R6.B3 B");
        assertThat(NewCriterion.free("R10", march.criteria()))
                .extracting(one -> one.id() + " " + one.kind().word())
                .containsExactly("R10.M1 minimum");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_order_in_which_commands_tell_it() {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> new NewCriterion("R8.F1", "a \"post\"", "Joint Post").begun(files, march, RuleCache.none()));
        assertThat(refused.wrong())
                .extracting(Refused.Wrong::about)
                .containsExactly(NewCriterion.TITLE, NewCriterion.ID, NewCriterion.EVIDENCE);
        assertThat(refused.wrong().get(1).why()).isEqualTo("there is a criterion R8.F1 already");
    }

    @Test
    void a_number_that_is_another_one_but_for_noughts_is_refused() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> new NewCriterion("R8.F01", "a post", "").begun(files, march, RuleCache.none()));
        assertThat(refused.wrong())
                .extracting(Refused.Wrong::why)
                .containsExactly("\"R8.F01\" would be taken for R8.F1, which there is already; give the new criterion"
                        + " another number");
    }

    @Test
    void a_variant_that_does_nothing_yet_says_so_and_each_thing_that_is_wrong_is_told() throws Exception {
        assertThat(new NewVariant("later", "I1", "all three", new TreeMap<>())
                        .begun(march, "march-2004", "")
                        .notes())
                .containsExactly(
                        "later does nothing otherwise yet: write the rules that are others in it, and name those that"
                                + " they replace under \"without\"");
        TreeMap<String, String> values = new TreeMap<>();
        values.put("implications", "none");
        values.put("implication", "3");
        Refused refused = catchThrowableOfType(
                Refused.class, () -> new NewVariant("march-2004", "I1", " ", values).begun(march, "march-2004", ""));
        assertThat(refused.wrong())
                .extracting(Refused.Wrong::about)
                .containsExactly("name", "reads", "value-implication", "value-implications");
    }
}
