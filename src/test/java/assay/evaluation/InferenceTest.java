package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.policy.wards.Authority;
import assay.policy.wards.Rurality;
import assay.rules.RuleBase;
import assay.rules.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that grade nothing: what they conclude, with the rule that did, and what stops them. */
class InferenceTest {

    private static final Authority ALDERMERE = new Authority("Aldermere", 3, 1, 300, 100);

    @TempDir
    Path folder;

    private static List<Inference.Conclusion<Rurality>> rurality(Inference inference) {
        inference.settle(Step.AVERAGED, List.of(ALDERMERE));
        return inference.concluded(Rurality.class);
    }

    private RuleBase rules(String consequence) throws Exception {
        for (String file : List.of("pack.yaml", "interpretations.yaml", "authorities.drl")) {
            String text = Files.readString(Path.of("rules", "rurality", file));
            Files.writeString(
                    folder.resolve(file), text.replace("insert( Rurality", consequence + " insert( Rurality"));
        }
        return TestRules.in(folder);
    }

    @Test
    void a_conclusion_has_the_rule_that_drew_it() throws Exception {
        assertThat(Inference.with(rules(""), InferenceTest::rurality))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.what().authority()).isEqualTo(ALDERMERE);
                    assertThat(one.what().inDigits()).isEqualTo("33.33333");
                    assertThat(one.rule().file()).isEqualTo("authorities.drl");
                });
    }

    @Test
    void a_rule_that_does_not_come_to_an_end_is_given_up() throws Exception {
        RuleBase rules = rules("for ( int i = 0; i < $wards; i = i * 2 ) { }");
        assertThat(catchThrowableOfType(RuleFault.class, () -> Inference.with(rules, InferenceTest::rurality, 1)))
                .hasMessageStartingWith(folder + "/authorities.drl:7: the rules do not settle: this one does not come");
    }

    @Test
    void a_rule_that_cannot_be_followed_says_why() throws Exception {
        RuleBase rules = rules("insert( Rurality.percent( $authority, 4, $wards ) );");
        assertThat(catchThrowableOfType(RuleFault.class, () -> Inference.with(rules, InferenceTest::rurality)))
                .hasMessageStartingWith(
                        folder + "/authorities.drl:7: the rule cannot be followed: 4 is no part of 3 (");
    }
}
