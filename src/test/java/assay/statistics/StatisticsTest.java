package assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.statistics.Logistic.Case;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every test against what R 4.2 makes of the same numbers. */
class StatisticsTest {

    private static Made made(TestResult result) {
        assertThat(result).isInstanceOf(Made.class);
        return (Made) result;
    }

    private static void isNotMade(TestResult result, String why) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        NotMade.class, not -> assertThat(not.why()).isEqualTo(why));
    }

    private static double value(Measure measure) {
        return measure.value().orElseThrow();
    }

    private static double exact(Made made) {
        return made.p().exact().orElseThrow();
    }

    private static void agrees(Made made, String statistic, double value, List<Integer> freedom, double p) {
        assertThat(made.statistic().name()).isEqualTo(statistic);
        assertThat(value(made.statistic())).isCloseTo(value, within(1e-8));
        assertThat(made.freedom()).isEqualTo(freedom);
        assertThat(made.p().usual().orElseThrow()).isCloseTo(p, within(1e-9));
    }

    /** Anscombe's first set (1973); {@code summary(lm(y ~ x))}. */
    @Test
    void a_line() {
        Made line = made(new Numbers(
                        new double[] {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
                        new double[] {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68})
                .line());
        agrees(line, "t", 4.24145528889, List.of(9), 0.00216962887308);
        assertThat(line.effect()).satisfies(effect -> {
            assertThat(effect.name()).isEqualTo("R squared");
            assertThat(value(effect)).isCloseTo(0.666542459509, within(1e-10));
        });
        assertThat(line.detail("slope").orElseThrow()).isCloseTo(0.500090909091, within(1e-10));
        assertThat(line.detail("standard error").orElseThrow()).isCloseTo(0.117905500596, within(1e-10));
        assertThat(line.detail("intercept").orElseThrow()).isCloseTo(3.000090909091, within(1e-10));
    }

    /** {@code cor.test(method = "spearman", exact = FALSE)}, with ties. */
    @Test
    void ranks_of_two_numbers() {
        Made ranks = made(
                new Numbers(new double[] {1, 2, 2, 3, 3, 3, 4, 4, 1, 2}, new double[] {2, 2, 1, 3, 4, 3, 3, 4, 1, 1})
                        .ranks());
        assertThat(ranks.effect().name()).isEqualTo("rho");
        assertThat(value(ranks.effect())).isCloseTo(0.806451612903, within(1e-10));
        assertThat(ranks.p().usual().orElseThrow()).isCloseTo(0.00482540428, within(1e-9));
        assertThat(ranks.freedom()).containsExactly(8);
    }

    private static final List<List<Double>> GROUPS = List.of(
            List.of(6.0, 8.0, 4.0, 5.0, 3.0, 4.0),
            List.of(8.0, 12.0, 9.0, 11.0, 6.0, 8.0),
            List.of(13.0, 9.0, 11.0, 8.0, 7.0, 12.0),
            List.of(10.0));

    /** {@code aov} and {@code kruskal.test}, a group of one among the groups. */
    @Test
    void groups() {
        Made variance = made(new Groups(GROUPS).variance());
        agrees(variance, "F", 6.45510835913, List.of(3, 15), 0.00506601542426);
        assertThat(value(variance.effect())).isCloseTo(87.78947368 / (87.78947368 + 68), within(1e-9));
        assertThat(variance.caution()).isEqualTo("a group of 1: too few to be sure of its mean");
        Made ranks = made(new Groups(GROUPS).ranks());
        agrees(ranks, "H", 9.93066666667, List.of(3), 0.0191647822);
        assertThat(value(ranks.effect())).isCloseTo(9.93066666667 / 18, within(1e-9));
    }

    /** {@code chisq.test(correct = FALSE)} and {@code fisher.test}; the second is the lady tasting tea. */
    @Test
    void a_fourfold_table() {
        Made table = made(new Fourfold(41, 46, 10, 36).test());
        agrees(table, "chi-square", 8.203098833, List.of(1), 0.00418189045);
        assertThat(exact(table)).isCloseTo(0.00487775613083, within(1e-10));
        assertThat(value(table.effect())).isCloseTo(41.0 * 36 / (46 * 10), within(1e-12));
        assertThat(table.caution()).isEmpty();
        Made tea = made(new Fourfold(3, 1, 1, 3).test());
        assertThat(exact(tea)).isCloseTo(0.485714285714, within(1e-10));
        assertThat(tea.caution()).isEqualTo("an expected count is below five, where the chi-square is a poor guide");
        assertThat(tea.p().judgedBy()).isEqualTo("exact p");
        assertThat(table.p().judgedBy()).isEqualTo("p");
        assertThat(made(new Fourfold(5, 0, 1, 3).test()).effect())
                .isEqualTo(Measure.without("odds ratio", "that would be to divide by nought"));
    }

    /** The exact probability of every small table that varies, by counting tables in whole numbers. */
    @Test
    void tables_as_likely_as_this_one_count() {
        List<Integer> cells = IntStream.rangeClosed(0, 10).boxed().toList();
        int made = 0;
        for (int both : cells) {
            for (int first : cells) {
                for (int second : cells) {
                    for (int neither : cells) {
                        Fourfold table = new Fourfold(both, first, second, neither);
                        if (table.test() instanceof Made test) {
                            made++;
                            assertThat(exact(test)).as(table.toString()).isCloseTo(counted(table), within(1e-12));
                        }
                    }
                }
            }
        }
        assertThat(made).isEqualTo(14_200);
    }

    private static double counted(Fourfold table) {
        int row = table.both() + table.first();
        int other = table.second() + table.neither();
        int column = table.both() + table.second();
        BigInteger here = ways(row, other, column, table.both());
        BigInteger all = BigInteger.ZERO;
        BigInteger noLikelier = BigInteger.ZERO;
        for (int both = Math.max(0, column - other); both <= Math.min(row, column); both++) {
            BigInteger ways = ways(row, other, column, both);
            all = all.add(ways);
            noLikelier = ways.compareTo(here) <= 0 ? noLikelier.add(ways) : noLikelier;
        }
        return new BigDecimal(noLikelier)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger ways(int row, int other, int column, int both) {
        return choose(row, both).multiply(choose(other, column - both));
    }

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    /** Agresti, Categorical Data Analysis, eight centres; {@code mantelhaen.test(correct = FALSE)}. */
    @Test
    void fourfold_tables_within_strata() {
        List<Fourfold> centres = List.of(
                new Fourfold(11, 25, 10, 27),
                new Fourfold(16, 4, 22, 10),
                new Fourfold(14, 5, 7, 12),
                new Fourfold(2, 14, 1, 16),
                new Fourfold(6, 11, 0, 12),
                new Fourfold(1, 10, 0, 10),
                new Fourfold(1, 4, 1, 8),
                new Fourfold(4, 2, 6, 1));
        Made within = made(Fourfold.within(centres));
        agrees(within, "chi-square", 6.384113425, List.of(1), 0.0115146262);
        assertThat(value(within.effect())).isCloseTo(2.1345490672, within(1e-9));
        List<Fourfold> withSingle = new ArrayList<>(centres);
        withSingle.add(new Fourfold(1, 0, 0, 0));
        assertThat(made(Fourfold.within(withSingle))).isEqualTo(within);
        assertThat(within.n()).isEqualTo(273);
    }

    private static List<Case> cases() {
        int[] exposed = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        int[] fixed = {1, 2, 3, 4, 5, 2, 3, 1, 4, 5, 3, 2, 0, 1, 2, 3, 1, 2, 0, 1, 3, 4, 2, 1};
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < exposed.length; i++) {
            cases.add(new Case(i < 12, exposed[i] == 1, fixed[i]));
        }
        return cases;
    }

    /** {@code summary(glm(outcome ~ exposed + fixed, binomial, control = glm.control(epsilon = 1e-15)))}. */
    @Test
    void a_logistic_regression() {
        Made logistic = made(Logistic.test(cases()));
        agrees(logistic, "z", 2.184683657927, List.of(), 0.02891204922667);
        assertThat(logistic.detail("coefficient").orElseThrow()).isCloseTo(3.008937038228, within(1e-8));
        assertThat(logistic.detail("standard error").orElseThrow()).isCloseTo(1.3772872915993, within(1e-7));
        assertThat(logistic.detail("coefficient of what is held fixed").orElseThrow())
                .isCloseTo(1.214400236410, within(1e-8));
        assertThat(logistic.detail("intercept").orElseThrow()).isCloseTo(-4.128889468123, within(1e-8));
        List<Case> otherwise = new ArrayList<>(cases());
        Collections.reverse(otherwise);
        assertThat(value(made(Logistic.test(otherwise)).statistic()))
                .isCloseTo(value(logistic.statistic()), within(1e-9));
    }

    @Test
    void what_cannot_be_tested_is_said_with_the_reason() {
        isNotMade(new Numbers(new double[] {1, 2}, new double[] {1, 2}).line(), "there are fewer than three cases");
        isNotMade(
                new Numbers(new double[] {1, 1, 1}, new double[] {1, 2, 3}).ranks(),
                "one of the two is the same in every case");
        isNotMade(new Groups(List.of(List.of(1.0, 2.0))).variance(), "there are fewer than two groups");
        isNotMade(new Groups(List.of(List.of(1.0), List.of(2.0))).ranks(), "no group has more than one case");
        isNotMade(new Groups(List.of(List.of(1.0, 1.0), List.of(2.0))).variance(), "within the groups nothing differs");
        isNotMade(new Groups(List.of(List.of(1.0, 1.0), List.of(1.0))).ranks(), "the number is the same in every case");
        isNotMade(new Fourfold(0, 0, 0, 0).test(), "there is no case");
        isNotMade(new Fourfold(3, 2, 0, 0).test(), "one of the two is the same in every case");
        isNotMade(
                Fourfold.within(List.of(new Fourfold(3, 2, 0, 0))),
                "within every stratum one of the two is the same in every case");
    }

    private static TestResult logistic(String... cases) {
        return Logistic.test(Arrays.stream(cases)
                .map(one -> new Case(one.charAt(0) == '+', one.charAt(1) == '+', one.charAt(2) - '0'))
                .toList());
    }

    /** Outcome, exposure, what is held fixed. */
    @Test
    void why_a_logistic_regression_has_no_estimate_is_told_apart() {
        isNotMade(
                logistic("++1", "-+1", "--0", "+-0", "--0"),
                "what is held fixed is one number with the second and another without it, so that the two cannot be told"
                        + " apart");
        isNotMade(
                logistic("++1", "++2", "--0", "+-1", "--2"),
                "there is no estimate: of those with the second, all are alike in the first");
        isNotMade(
                logistic("++1", "-+2", "--0", "--1"),
                "there is no estimate: of those without the second, all are alike in the first");
        isNotMade(
                logistic("++3", "+-5", "+-4", "-+3", "-+1", "--4"),
                "there is no estimate: the second and what is held fixed together foretell the first, but for ties");
        isNotMade(
                logistic("++1", "+-2", "-+3", "--4"),
                "there is no estimate: the second and what is held fixed together foretell the first, but for ties");
        isNotMade(
                logistic("++1", "+-1", "-+1", "--1"),
                "what is to be held fixed is the same in every case: it is the table of the two by themselves, which is"
                        + " tested exactly");
        assertThat(made(logistic("++3", "+-5", "+-3", "-+3", "-+1", "--4")).caution())
                .isEqualTo("the rarer outcome has 3 cases, fewer than 10 for each term: the estimate is a rough guide");
    }

    /** {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}. */
    @Test
    void probabilities_are_adjusted_by_holms_method() {
        assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005))).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Holm.adjusted(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
    }
}
