package assay.effect;

import static org.assertj.core.api.Assertions.assertThat;

import assay.verify.Coverage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestsTest {

    private static final Coverage.Gap GAP = new Coverage.Gap(Coverage.Aspect.MET, "R1.M1", "requirement-1.drl:1");

    private static final Tests.Survivor SURVIVOR =
            new Tests.Survivor("R1.M1", true, "without a condition", "requirement-1.drl", 1, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true  | 0 | 0 | The fixtures notice as much as they did.
                    false | 0 | 0 | Whether the fixtures notice as much as they did is being found out.
                    true  | 1 | 0 | 1 mutant survives that did not before.
                    false | 2 | 0 | So far 2 mutants survive that did not before.
                    true  | 0 | 1 | No fixture puts 1 thing to the test any more.
                    false | 0 | 2 | So far no fixture puts 2 things to the test any more.
                    true  | 8 | 3 | 8 mutants survive that did not before, and no fixture puts 3 things to the test any more.
                    """)
    void only_what_there_is_is_counted(boolean done, int survivors, int lost, String says) {
        Tests tests = new Tests(
                1,
                done,
                Collections.nCopies(lost, GAP),
                List.of(),
                new Effect.Part(survivors, survivors),
                0,
                Collections.nCopies(survivors, SURVIVOR),
                List.of(),
                0);

        assertThat(tests.says()).isEqualTo(says);
    }
}
