package assay.secondreading;

import static assay.secondreading.HandWritten.fact;
import static assay.secondreading.HandWritten.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Requirement 6 by hand: the either/or, and who has agreed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainReadingOfTheRoutesTest {

    private static final List<String> ALL_THREE = List.of("health", "education", "social care");

    @Test
    void one_half_of_each_route_is_only_half_and_route_A_is_named() {
        HandResult result = read(protocol(ALL_THREE, List.of()), guidance());

        assertThat(result.grade("R6")).isEqualTo("Bit Behind");
        assertThat(result.minimums("R6")).isEqualTo("1 of 2 by route A");
        assertThat(result.toNextGrade("R6")).isEqualTo("On Course [[R6.A2], [R6.B1]]");
    }

    @Test
    void half_of_route_A_can_be_completed_or_route_B_taken_whole() {
        HandResult result = read(protocol(ALL_THREE, List.of()));

        assertThat(result.toNextGrade("R6")).isEqualTo("On Course [[R6.A2], [R6.B1, R6.B2]]");
    }

    @Test
    void half_of_route_B_alone_names_route_B() {
        HandResult result = read(guidance());

        assertThat(result.minimums("R6")).isEqualTo("1 of 2 by route B");
        assertThat(result.toNextGrade("R6")).isEqualTo("On Course [[R6.B1], [R6.A1, R6.A2]]");
    }

    @Test
    void the_route_with_more_met_is_counted() {
        HandResult result = read(protocol(ALL_THREE, List.of()), links("council", "health"), guidance());

        assertThat(result.grade("R6")).isEqualTo("On Course");
        assertThat(result.minimums("R6")).isEqualTo("2 of 2 by route B");
    }

    @Test
    void both_routes_whole_are_a_tie_and_two_of_two() {
        HandResult result = read(
                protocol(ALL_THREE, List.of()), agreed("health", "council"), links("council", "health"), guidance());

        assertThat(result.minimums("R6")).isEqualTo("2 of 2 by route A");
        assertThat(result.toNextGrade("R6")).isEqualTo("Well Ahead [[R6.F1], [R6.F2], [R6.F3]]");
    }

    @Test
    void where_neither_route_has_anything_none_is_named() {
        HandResult result = read(monitoring());

        assertThat(result.grade("R6")).isEqualTo("Well Behind");
        assertThat(result.minimums("R6")).isEqualTo("0 of 2 by route null");
        assertThat(result.toNextGrade("R6")).isEqualTo("Bit Behind [[R6.A1], [R6.A2], [R6.B1], [R6.B2]]");
    }

    @Test
    void a_further_improvement_already_there_makes_the_next_grade_skip_one() {
        HandResult result = read(protocol(ALL_THREE, List.of()), monitoring());

        assertThat(result.grade("R6")).isEqualTo("Bit Behind");
        assertThat(result.toNextGrade("R6")).isEqualTo("Well Ahead [[R6.A2], [R6.B1, R6.B2]]");
    }

    @Test
    void a_protocol_of_one_agency_is_set_aside_but_who_agreed_to_it_still_counts() {
        HandResult result = read(protocol(List.of("council"), List.of("sure start", "police")));

        assertThat(result.setAside("R6.A1")).containsExactly("D1[0] sharing-protocol");
        assertThat(result.counted("R6.F1"))
                .containsExactly("police: D1[0] sharing-protocol", "sure start: D1[0] sharing-protocol");
        assertThat(result.met()).containsExactly("R6.F1");
    }

    @Test
    void other_agencies_must_have_agreed_in_a_protocol_or_a_sign_up_together_two() {
        HandResult result = read(
                protocol(List.of("health", "housing"), List.of("police", "council")), agreed("connexions", "health"));

        assertThat(result.counted("R6.F1"))
                .containsExactly("police: D1[0] sharing-protocol", "connexions: D1[1] senior-sign-up");
        assertThat(result.met()).containsExactly("R6.F1");
    }

    @Test
    void attendance_is_no_agreement_to_a_protocol_neither_for_A2_nor_for_F1() {
        HandResult result = read(signUp("senior attendance", "health", "police"));

        assertThat(result.setAsideFor("D1")).containsExactly("R6.A2", "R6.F1");
        assertThat(result.missing("R6.F1")).hasSize(10);
        assertThat(result.setAside("R2.M2")).isEmpty();
    }

    @Test
    void a_protocol_agreed_by_core_sectors_alone_is_set_aside_for_the_other_agencies() {
        HandResult result = read(protocol(ALL_THREE, ALL_THREE));

        assertThat(result.countedFor("D1")).containsExactly("R6.A1");
        assertThat(result.setAsideFor("D1")).containsExactly("R6.F1");
    }

    private Map<String, Object> protocol(List<String> contributors, List<String> agreedBy) {
        return fact("sharing-protocol", "contributors", contributors, "agreed-by", agreedBy);
    }

    private Map<String, Object> agreed(String... agencies) {
        return signUp("minuted agreement", agencies);
    }

    private Map<String, Object> signUp(String shownBy, String... agencies) {
        return fact(
                "senior-sign-up",
                "to",
                "information sharing protocol",
                "agencies",
                List.of(agencies),
                "shown-by",
                shownBy);
    }

    private Map<String, Object> links(String... agencies) {
        return fact("protocol-links-statement", "agreed-by", List.of(agencies));
    }

    private Map<String, Object> guidance() {
        return fact("sharing-guidance", "readers", "practitioners");
    }

    private Map<String, Object> monitoring() {
        return fact("protocol-monitoring", "status", "in place");
    }
}
