package assay.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is given up, and why: by what its thread has computed, not by the time that passes on a busy machine. */
class WatchdogTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void work_that_is_done_is_handed_over_and_what_it_throws_is_thrown() throws Exception {
        assertThat(Watchdog.call(Watchdog.STANDARD, () -> Thread.currentThread().isDaemon()))
                .as("the program can end meanwhile")
                .isTrue();
        StackOverflowError deep = new StackOverflowError();
        assertThat(catchThrowableOfType(
                        ExecutionException.class,
                        () -> Watchdog.call(Watchdog.STANDARD, () -> {
                            throw deep;
                        })))
                .hasCause(deep);
    }

    @Test
    void work_that_computes_without_end_is_given_up_each_time_that_it_is_asked_for() {
        AtomicBoolean ends = new AtomicBoolean();
        Watchdog.Watched<String> watched =
                Watchdog.begin(new Watchdog.Limits(Duration.ofMillis(20), Duration.ofMinutes(10)), () -> {
                    while (!ends.get()) {
                        Thread.onSpinWait();
                    }
                    return "";
                });
        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowableOfType(Watchdog.Overdue.class, watched::get))
                    .hasMessageStartingWith("there is no end after ")
                    .satisfies(overdue -> assertThat(overdue.isStarved()).isFalse());
        }
        ends.set(true);
    }

    @Test
    void a_machine_that_is_busy_or_asleep_gives_nothing_up() {
        Watchdog.Limits limits = Watchdog.STANDARD;
        assertThat(limits.exceeded(5 * SECOND, 344 * SECOND, 344 * SECOND, 0)).isNull();
        assertThat(limits.exceeded(-1, 344 * SECOND, 344 * SECOND, 0))
                .as("where the time of a thread is not known")
                .isNull();
        assertThat(limits.exceeded(31 * SECOND, 40 * SECOND, 40 * SECOND, 0)).isNotNull();
        assertThat(limits.exceeded(5 * SECOND, 901 * SECOND, 901 * SECOND, 0)).isNotNull();
    }

    @Test
    void where_all_time_goes_into_looking_for_memory_that_is_said() {
        Watchdog.Limits limits = Watchdog.STANDARD;
        assertThat(limits.exceeded(2 * SECOND, 20 * SECOND, 20 * SECOND, 19 * SECOND))
                .as("it may yet find some")
                .isNull();
        assertThat(limits.exceeded(2 * SECOND, 40 * SECOND, 2 * SECOND, 2 * SECOND))
                .as("what was looked for before anybody looked at it does not count")
                .isNull();
        assertThat(limits.exceeded(2 * SECOND, 40 * SECOND, 40 * SECOND, 39 * SECOND))
                .satisfies(overdue -> assertThat(overdue.isStarved()).isTrue())
                .hasMessage("the memory that Java may take (" + Watchdog.memory() + ") does not do");
    }
}
