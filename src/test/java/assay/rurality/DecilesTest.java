package assay.rurality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which decile a density falls into (interpretation W2 of the rule set rurality). */
class DecilesTest {

    private static List<Density> densities(int... people) {
        return IntStream.of(people)
                .mapToObj(one -> new Density(one, BigDecimal.ONE))
                .toList();
    }

    private static List<Integer> deciles(List<Density> densities) {
        Deciles deciles = new Deciles(densities);
        return densities.stream().map(deciles::of).toList();
    }

    private static int[] upTo(int wards) {
        return IntStream.rangeClosed(1, wards).toArray();
    }

    @Test
    void of_ten_wards_each_has_a_decile_of_its_own() {
        assertThat(deciles(densities(upTo(10)))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(deciles(densities(7, 100, 3))).hasSize(3);
    }

    @Test
    void of_twenty_wards_each_decile_has_two_whatever_their_order() {
        assertThat(deciles(densities(upTo(20))))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10);
        assertThat(deciles(densities(20, 1, 19, 2, 18, 3, 17, 4, 16, 5, 15, 6, 14, 7, 13, 8, 12, 9, 11, 10)))
                .containsExactly(10, 1, 10, 1, 9, 2, 9, 2, 8, 3, 8, 3, 7, 4, 7, 4, 6, 5, 6, 5);
    }

    @Test
    void a_ward_that_a_border_runs_through_is_in_the_decile_nearer_to_the_middle() {
        // Of eleven wards a tenth is one and a tenth of a ward: the second reaches from decile 1 into decile 2.
        assertThat(deciles(densities(upTo(11)))).containsExactly(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10);
        assertThat(deciles(densities(upTo(13)))).containsExactly(1, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 9, 10);
    }

    @Test
    void wards_as_dense_as_each_other_share_the_decile_nearest_to_the_middle_that_they_reach() {
        assertThat(deciles(densities(1, 2, 2, 4, 5, 6, 7, 8, 8, 10))).containsExactly(1, 3, 3, 4, 5, 6, 7, 8, 8, 10);
        assertThat(deciles(densities(1, 1, 3, 4, 5, 6, 7, 8, 9, 9))).containsExactly(2, 2, 3, 4, 5, 6, 7, 8, 9, 9);
        assertThat(deciles(densities(1, 2, 3, 4, 5, 5, 7, 8, 9, 10))).containsExactly(1, 2, 3, 4, 5, 5, 7, 8, 9, 10);
        assertThat(deciles(densities(4, 4, 4, 4, 4, 4, 4, 4, 4, 4))).containsOnly(5);
    }

    @Test
    void equal_densities_are_equal_whatever_they_are_made_of() {
        List<Density> densities = new ArrayList<>(densities(upTo(10)));
        densities.set(1, new Density(1, new BigDecimal("3")));
        densities.set(2, new Density(2, new BigDecimal("6.00")));
        densities.set(0, new Density(0, new BigDecimal("7.5")));
        assertThat(deciles(densities)).containsExactly(1, 3, 3, 4, 5, 6, 7, 8, 9, 10);
        // A third of a person to a hectare, and a little more than that, which rounding would make equal.
        densities.set(2, new Density(333_333_334, new BigDecimal("1000000000")));
        assertThat(densities.get(2).rounded()).isEqualTo(densities.get(1).rounded());
        assertThat(deciles(densities)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void of_fewer_than_five_wards_none_is_wholly_in_the_outer_two_deciles(int wards) {
        assertThat(deciles(densities(upTo(wards)))).allMatch(decile -> decile > 2 && decile < 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 10, 11, 59, 60, 61, 99, 100, 1001})
    void as_many_wards_are_in_the_outer_deciles_at_one_end_as_at_the_other(int wards) {
        List<Integer> deciles = deciles(densities(upTo(wards)));
        for (int outer = 1; outer <= 4; outer++) {
            int most = outer;
            assertThat(deciles.stream().filter(decile -> decile <= most))
                    .hasSameSizeAs(deciles.stream()
                            .filter(decile -> decile > 10 - most)
                            .toList())
                    .hasSize(wards * outer / 10);
        }
    }
}
