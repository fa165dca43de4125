package assay.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {

    private static final List<String> HEAD = List.of("rule \"R1.M1 a plan\"", "@source( \"Guide, page 1\" )");
    private static final List<String> THEN = List.of("then", "insert( Counted.whole( \"R1.M1\", $plan ) );");
    private static final RuleText RULE = new RuleText(HEAD, List.of("when", "$plan : Plan( agreed )"), THEN);

    private static RuleText when(String... lines) {
        return new RuleText(HEAD, List.of(lines), THEN);
    }

    @Test
    void of_the_same_nothing_is_said_however_it_is_laid_out() {
        assertThat(when("when", "$plan :", "Plan( agreed )").insteadOf(RULE)).isEmpty();
    }

    @Test
    void the_first_line_that_is_another_is_told_with_the_part_that_it_is_in() {
        assertThat(when("when", "$plan : Plan()").insteadOf(RULE))
                .isEqualTo(" in its conditions: `$plan : Plan()` in place of `$plan : Plan( agreed )`");
        RuleText elsewhere = new RuleText(List.of(HEAD.get(0), "@source( \"Letter\" )"), RULE.conditions(), THEN);
        assertThat(elsewhere.insteadOf(RULE))
                .isEqualTo(" in what stands before its conditions: `@source( \"Letter\" )` in place of"
                        + " `@source( \"Guide, page 1\" )`");
    }

    @Test
    void a_line_that_one_has_and_the_other_has_not_is_told_on_both_sides() {
        for (RuleText more : List.of(
                when("when", "Draft()", "$plan : Plan( agreed )"), when("when", "$plan : Plan( agreed )", "Draft()"))) {
            assertThat(more.insteadOf(RULE)).isEqualTo(" in its conditions: `Draft()` besides");
            assertThat(RULE.insteadOf(more)).isEqualTo(" in its conditions: without `Draft()`");
        }
    }

    @Test
    void where_a_line_ends_is_no_difference_beside_one() {
        RuleText own = when("when", "$plan : Plan(", "agreed )", "Draft( late )");
        assertThat(own.insteadOf(when("when", "$plan : Plan( agreed )", "Draft( )")))
                .isEqualTo(" in its conditions: `Draft( late )` in place of `Draft( )`");
        assertThat(when("when", "Draft()", "Plan()").insteadOf(when("when", "Plan()", "Draft()")))
                .isEqualTo(" in its conditions: the same in another order");
    }

    @Test
    void lines_that_both_have_are_not_what_is_told_wherever_they_stand() {
        assertThat(when("when", "Draft()", "Plan( late )").insteadOf(when("when", "Plan( agreed )", "Draft()")))
                .isEqualTo(" in its conditions: `Plan( late )` in place of `Plan( agreed )`");
        RuleText twice = when("when", "Draft()", "Plan()", "Draft()");
        assertThat(twice.insteadOf(when("when", "Draft()", "Plan()")))
                .isEqualTo(" in its conditions: `Draft()` besides");
        assertThat(when("when", "Draft()", "Plan()").insteadOf(twice))
                .isEqualTo(" in its conditions: without `Draft()`");
    }

    @Test
    void every_part_that_is_another_is_named() {
        RuleText other = new RuleText(HEAD, List.of("when", "$plan : Plan()"), List.of("then", "insert( $plan );"));
        assertThat(other.insteadOf(RULE)).startsWith(" in its conditions and in its consequence: `$plan : Plan()` in");
    }
}
