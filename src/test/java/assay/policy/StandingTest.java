package assay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void standings_of_many_criteria_with_names_that_are_alike_are_told_apart_by_their_hash_codes() {
        List<Criterion> criteria = IntStream.rangeClosed(1, 42)
                .mapToObj(number -> Criterion.further("R8.F" + number, "an improvement"))
                .toList();
        List<Standing> all = new ArrayList<>();
        for (Criterion one : criteria) {
            for (Criterion other : criteria) {
                all.add(new Standing("R8", criteria, Set.of("R8.M1", one.id() + "-", other.id())));
            }
        }
        Set<Integer> codes = new HashSet<>();
        all.forEach(standing -> codes.add(standing.hashCode()));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(codes).as("of 1,764 standings; sums make some 300").hasSizeGreaterThan(1_700);
    }

    @Test
    void the_same_standing_has_the_same_hash_code_in_whatever_order_it_was_told() {
        List<Criterion> criteria = List.of(Criterion.minimum("R.A", "one"), Criterion.minimum("R.B", "another"));
        Standing standing = Standing.of("R", criteria, Set.of("R.B", "R.A"));
        assertThat(standing)
                .isEqualTo(Standing.of("R", criteria, Set.of("R.A", "R.B", "R.C")))
                .hasSameHashCodeAs(Standing.of("R", criteria, Set.of("R.A", "R.B", "R.C")));
    }
}
