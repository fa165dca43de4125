package assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Kappa against {@code cohens_kappa} of statsmodels 0.13, shares against {@code binomtest(...).proportion_ci} of SciPy 1.10. */
class AgreementTest {

    private static void isKappa(Agreement agreement, double kappa, double low, double high) {
        assertThat(agreement.kappa().value().orElseThrow()).isCloseTo(kappa, within(1e-12));
        Agreement.Interval interval = agreement.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    private static void isShare(int agreed, int n, double low, double high) {
        Agreement agreement = Agreement.of(new int[][] {{agreed, n - agreed}, {0, 0}}, false);
        assertThat(agreement.n()).isEqualTo(n);
        assertThat(agreement.agreed()).isEqualTo(agreed);
        Agreement.Interval share = agreement.share().orElseThrow();
        assertThat(share.low()).isCloseTo(low, within(1e-12));
        assertThat(share.high()).isCloseTo(high, within(1e-12));
    }

    @Test
    void kappa_of_two_words() {
        isKappa(Agreement.of(new int[][] {{20, 5}, {10, 15}}, false), 0.4, 0.151092290476661, 0.6489077095233389);
        isKappa(
                Agreement.of(new int[][] {{45, 15}, {25, 15}}, false),
                0.13043478260869554,
                -0.06293827779258965,
                0.3238078430099807);
    }

    @Test
    void kappa_of_a_scale_is_weighted_by_its_steps() {
        int[][] four = {{11, 2, 1, 0}, {3, 14, 4, 1}, {0, 5, 19, 3}, {0, 1, 2, 9}};
        isKappa(Agreement.of(four, false), 0.5962808906288231, 0.45258236002466157, 0.7399794212329845);
        isKappa(Agreement.of(four, true), 0.6915611120250041, 0.5694562459495184, 0.8136659781004899);
        int[][] three = {{44, 5, 1}, {7, 20, 3}, {9, 5, 6}};
        isKappa(Agreement.of(three, false), 0.49152542372881347, 0.35015820121748686, 0.6328926462401401);
        isKappa(Agreement.of(three, true), 0.4736842105263158, 0.3228083196113609, 0.6245601014412707);
    }

    @Test
    void a_grade_that_nobody_gives_keeps_its_step_and_no_interval_goes_beyond_one() {
        isKappa(
                Agreement.of(new int[][] {{10, 2, 0, 0}, {1, 8, 0, 0}, {0, 0, 0, 0}, {0, 1, 0, 4}}, true),
                0.8199445983379502,
                0.6384256074483792,
                1);
        isKappa(Agreement.of(new int[][] {{1, 9}, {8, 2}}, false), -0.7, -1, -0.3885876882195828);
    }

    @Test
    void a_share_has_its_exact_interval() {
        isShare(35, 50, 0.5539176743388143, 0.8213821543363079);
        isShare(18, 20, 0.6830172859809209, 0.9876514728297041);
        isShare(20, 20, 0.8315665290169145, 1);
        isShare(0, 5, 0, 0.5218237501049814);
        isShare(53, 75, 0.5902166511126885, 0.8061907155358399);
    }

    @Test
    void what_speaks_against_going_by_kappa_is_said() {
        assertThat(Agreement.of(new int[][] {{20, 2}, {2, 6}}, false).cautions())
                .as("thirty that vary")
                .isEmpty();
        assertThat(Agreement.of(new int[][] {{20, 2}, {2, 5}}, false).cautions())
                .containsExactly("fewer than 30 were compared: kappa carries no verdict");
        assertThat(Agreement.of(new int[][] {{45, 15}, {25, 15}}, false).cautions())
                .containsExactly("the interval of kappa has 0 in it: chance alone may have made as many agree");
        Agreement all = Agreement.of(new int[][] {{20, 0}, {0, 15}}, false);
        isKappa(all, 1, 1, 1);
        assertThat(all.cautions())
                .singleElement()
                .asString()
                .startsWith("they agree on all: the interval of kappa is a point");
    }

    @Test
    void with_one_word_alone_kappa_says_nothing() {
        Agreement same = Agreement.of(new int[][] {{40, 0}, {0, 0}}, false);
        assertThat(same.kappa().value()).isEmpty();
        assertThat(same.kappa().why()).isEqualTo("both said the same of all, and chance would have them agree as well");
        assertThat(same.cautions())
                .containsExactly("both said the same of all: whether they would agree on anything else is not known");
        Agreement one = Agreement.of(new int[][] {{36, 4}, {0, 0}}, false);
        assertThat(one.kappa().value().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(one.interval()).isEmpty();
        assertThat(one.cautions())
                .containsExactly(
                        "one of the two said the same of all: kappa carries no verdict, for it is 0 however many they"
                                + " agree on");
        assertThat(Agreement.of(new int[][] {{0, 30}, {0, 0}}, false)
                        .kappa()
                        .value()
                        .orElseThrow())
                .as("each said one thing, and not the same")
                .isZero();
        Agreement none = Agreement.of(new int[2][2], false);
        assertThat(none.kappa().why()).isEqualTo("nothing was compared");
        assertThat(none.share()).isEmpty();
    }
}
