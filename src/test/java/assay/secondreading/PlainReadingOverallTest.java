package assay.secondreading;

import static assay.secondreading.HandWritten.document;
import static assay.secondreading.HandWritten.fact;
import static assay.secondreading.HandWritten.rated;
import static assay.secondreading.HandWritten.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores by hand, those of the report among them, and how the two views of an authority compare. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainReadingOverallTest {

    private static final List<String> ALL_THREE = List.of("health", "education", "social care");

    @Test
    void no_evidence_at_all_is_Well_Behind_in_everything() {
        HandResult result = read();

        assertThat(result.overall("evidence")).isEqualTo("0.98 Well Behind");
        assertThat(result.overall("interviewee")).isEqualTo("null");
        assertThat(result.agreement()).isEqualTo("not rated");
        assertThat(result.tree().get("overall"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("requirementsNotMet", List.of("R2", "R3-4", "R5", "R6", "R7", "R8", "R9"));
    }

    @Test
    void the_worked_example_of_the_report_by_the_interviewee() {
        HandResult result =
                rated("On Course", "Well Ahead", "Well Behind", "On Course", "Bit Behind", "On Course", "On Course");

        assertThat(result.overall("interviewee")).isEqualTo("2.87375 On Course");
        assertThat(result.agreement()).isEqualTo("over-optimistic");
    }

    @Test
    void the_worked_example_of_the_report_by_the_evidence() {
        HandResult result =
                rated("On Course", "On Course", "Bit Behind", "Bit Behind", "Bit Behind", "On Course", "On Course");

        assertThat(result.overall("interviewee")).isEqualTo("2.62125 On Course");
    }

    @ParameterizedTest
    @CsvSource({
        "On Course, Bit Behind, 2.495 Bit Behind",
        "Bit Behind, Well Behind, 1.485 Well Behind",
        "On Course, Well Ahead, 3.505 Well Ahead"
    })
    void the_odd_hundredths_settle_halves(String one, String other, String expected) {
        // 3 & 4 weigh two, so one grade for 2, 3 & 4 and 5, and the other for the rest
        assertThat(rated(one, one, one, other, other, other, other).overall("interviewee"))
                .isEqualTo(expected);
    }

    @Test
    void one_grade_throughout_has_no_trailing_zeros() {
        String grade = "On Course";

        assertThat(rated(grade, grade, grade, grade, grade, grade, grade).overall("interviewee"))
                .isEqualTo("3 On Course");
    }

    @Test
    void a_division_by_seven_is_given_to_five_decimals() {
        // (6 x 3.00 + 1.99) / 7 = 19.99 / 7 = 2.855714...
        assertThat(rated("On Course", "On Course", "On Course", "On Course", "On Course", "Bit Behind", null)
                        .overall("interviewee"))
                .isEqualTo("2.85571 On Course");
        // (5 x 3.00 + 2 x 1.99) / 7 = 18.98 / 7 = 2.711428..., half up
        assertThat(rated("On Course", "On Course", "On Course", "On Course", "Bit Behind", "Bit Behind", null)
                        .overall("interviewee"))
                .isEqualTo("2.71143 On Course");
    }

    @Test
    void a_weight_of_seven_whose_division_ends_is_exact() {
        // (2 x 4.01 + 5 x 4.01) / 7
        String grade = "Well Ahead";

        assertThat(rated(grade, grade, grade, grade, grade, grade, "not rated").overall("interviewee"))
                .isEqualTo("4.01 Well Ahead");
    }

    @Test
    void without_requirements_3_and_4_six_remain_and_a_third_is_rounded() {
        // (5 x 3.00 + 1.99) / 6 = 16.99 / 6 = 2.83166...
        assertThat(rated("On Course", null, "On Course", "On Course", "On Course", "On Course", "Bit Behind")
                        .overall("interviewee"))
                .isEqualTo("2.83167 On Course");
    }

    @Test
    void five_decimals_are_kept_whose_last_is_no_zero_and_not_those_whose_last_is() {
        // (7 x 3.00 + 1.99) / 8 = 22.99 / 8 = 2.87375; (6 x 3.00 + 2 x 1.99) / 8 = 21.98 / 8 = 2.7475
        String on = "On Course";

        assertThat(rated(on, on, on, on, on, on, "Bit Behind").overall("interviewee"))
                .isEqualTo("2.87375 On Course");
        assertThat(rated(on, "Bit Behind", on, on, on, on, on).overall("interviewee"))
                .isEqualTo("2.7475 On Course");
    }

    @Test
    void each_requirement_says_how_the_two_grades_compare() {
        HandResult result = rated("Well Behind", "Bit Behind", "not rated", null, null, null, null);

        assertThat(result.requirement("R2"))
                .containsEntry("interviewee", "Well Behind")
                .containsEntry("agreement", "agrees");
        assertThat(result.requirement("R3-4")).containsEntry("agreement", "over-optimistic");
        assertThat(result.requirement("R5"))
                .containsEntry("interviewee", "not rated")
                .containsEntry("agreement", "not rated");
        assertThat(result.requirement("R6")).containsEntry("agreement", "not rated");
    }

    @Test
    void an_own_grade_below_the_evidence_is_unduly_pessimistic() {
        HandResult result = read(
                List.of("Well Behind"),
                document("D1", fact("glossary", "agencies", List.of("health", "police"))),
                document("D2", fact("senior-sign-up", "to", "common understanding", "agencies", ALL_THREE)));

        assertThat(result.grade("R2")).isEqualTo("Bit Behind");
        assertThat(result.requirement("R2")).containsEntry("agreement", "unduly pessimistic");
    }
}
