package assay.secondreading;

import static assay.secondreading.HandWritten.fact;
import static assay.secondreading.HandWritten.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The lowest better grade, by hand. What the cap and the either/or do to it stands with their requirements. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NextGradeTest {

    @Test
    void from_nothing_one_minimum_is_half_of_two() {
        assertThat(read().toNextGrade("R2")).isEqualTo("Bit Behind [[R2.M1], [R2.M2]]");
    }

    @Test
    void from_nothing_two_of_four_minimums_are_needed_in_every_pair() {
        assertThat(read().toNextGrade("R7"))
                .isEqualTo("Bit Behind [[R7.M1, R7.M2], [R7.M1, R7.M3], [R7.M1, R7.M4],"
                        + " [R7.M2, R7.M3], [R7.M2, R7.M4], [R7.M3, R7.M4]]");
    }

    @Test
    void half_met_without_a_further_improvement_goes_to_On_Course_exactly() {
        HandResult result = read(fact("it-awareness", "of", List.of("egif compliance", "information sharing hub")));

        assertThat(result.grade("R9")).isEqualTo("Bit Behind");
        assertThat(result.toNextGrade("R9")).isEqualTo("On Course [[R9.M1]]");
    }

    @Test
    void half_met_with_a_further_improvement_there_skips_On_Course() {
        HandResult result = read(
                fact("it-awareness", "of", List.of("egif compliance", "information sharing hub")),
                fact("e-government-plan", "isa", "integrated"));

        assertThat(result.toNextGrade("R9")).isEqualTo("Well Ahead [[R9.M1]]");
    }
}
