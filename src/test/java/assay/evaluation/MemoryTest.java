package assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory<Integer, String> memory = new Memory<>(10);

    @Test
    void the_latest_are_known_and_as_many_before_them() {
        IntStream.range(0, 25).forEach(i -> memory.put(i, "found of " + i));
        assertThat(IntStream.range(0, 10)).allMatch(i -> memory.get(i) == null);
        assertThat(IntStream.range(20, 25)).allMatch(i -> ("found of " + i).equals(memory.get(i)));
        assertThat(IntStream.range(15, 20)).allMatch(i -> ("found of " + i).equals(memory.get(i)));
    }

    @Test
    void what_is_asked_for_again_and_again_is_not_forgotten() {
        memory.put(-1, "asked for");
        for (int i = 0; i < 1000; i++) {
            memory.put(i, "found of " + i);
            assertThat(memory.get(-1)).isEqualTo("asked for");
        }
        assertThat(memory.get(0)).isNull();
    }
}
