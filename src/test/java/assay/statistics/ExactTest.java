package assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exact probabilities against published ones, and against looking at every arrangement; and what is nought or perfect. */
class ExactTest {

    private static final double CLOSE = 1e-12;

    private static double exact(TestResult result) {
        assertThat(result).isInstanceOf(Made.class);
        Made made = (Made) result;
        assertThat(made.p().exactIsJudged()).isTrue();
        return made.p().judged();
    }

    private static double[] numbers(int... numbers) {
        return Arrays.stream(numbers).asDoubleStream().toArray();
    }

    private static void permutations(double[] numbers, int from, Consumer<double[]> taker) {
        if (from == numbers.length) {
            taker.accept(numbers);
            return;
        }
        for (int i = from; i < numbers.length; i++) {
            swap(numbers, from, i);
            permutations(numbers, from + 1, taker);
            swap(numbers, from, i);
        }
    }

    private static void swap(double[] numbers, int one, int other) {
        double kept = numbers[one];
        numbers[one] = numbers[other];
        numbers[other] = kept;
    }

    /** The share of orders of the second numbers whose statistic is as large, by looking at each. */
    private static double share(double[] numbers, ToDoubleFunction<double[]> statistic) {
        double found = statistic.applyAsDouble(numbers);
        int[] counts = new int[2];
        permutations(numbers.clone(), 0, order -> {
            counts[0]++;
            counts[1] += statistic.applyAsDouble(order) >= found - 1e-9 ? 1 : 0;
        });
        return (double) counts[1] / counts[0];
    }

    private static double rank(double[] all, double number) {
        double below = Arrays.stream(all).filter(one -> one < number).count();
        double same = Arrays.stream(all).filter(one -> one == number).count();
        return below + (same + 1) / 2;
    }

    /** The size of the covariance of ranks, which rho grows with. */
    private static double covariance(double[] x, double[] y) {
        double middle = (x.length + 1) / 2.0;
        return Math.abs(IntStream.range(0, x.length)
                .mapToDouble(i -> (rank(x, x[i]) - middle) * (rank(y, y[i]) - middle))
                .sum());
    }

    /** What H grows with. */
    private static double squares(int[] sizes, double[] numbers) {
        double squares = 0;
        int at = 0;
        for (int size : sizes) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += rank(numbers, numbers[at++]);
            }
            squares += sum * sum / size;
        }
        return squares;
    }

    private static Groups groups(int[] sizes, double[] numbers) {
        List<List<Double>> groups = new ArrayList<>();
        int at = 0;
        for (int size : sizes) {
            groups.add(Arrays.stream(numbers, at, at + size).boxed().toList());
            at += size;
        }
        return new Groups(groups);
    }

    /** {@code cor.test(method = "spearman", exact = TRUE)}. */
    @Test
    void rank_correlations_have_the_exact_probabilities_of_r() {
        assertThat(exact(new Numbers(numbers(1, 2, 3), numbers(4, 5, 6)).ranks()))
                .isCloseTo(1 / 3.0, within(CLOSE));
        assertThat(exact(new Numbers(numbers(1, 2, 3, 4), numbers(9, 8, 7, 6)).ranks()))
                .isCloseTo(1 / 12.0, within(CLOSE));
        assertThat(exact(new Numbers(numbers(1, 2, 3, 4, 5), numbers(1, 2, 3, 5, 4)).ranks()))
                .isCloseTo(1 / 12.0, within(CLOSE));
        assertThat(exact(new Numbers(numbers(1, 2, 3, 4, 5, 6), numbers(2, 1, 3, 4, 6, 5)).ranks()))
                .isCloseTo(1 / 30.0, within(CLOSE));
    }

    /** Kruskal and Wallis (1952), the first of their table for these sizes. */
    @Test
    void groups_have_the_exact_probabilities_that_were_published() {
        assertThat(exact(groups(new int[] {2, 2, 2}, numbers(1, 2, 3, 4, 5, 6)).ranks()))
                .isCloseTo(1 / 15.0, within(CLOSE));
        assertThat(exact(groups(new int[] {3, 3, 3}, numbers(1, 2, 3, 4, 5, 6, 7, 8, 9))
                        .ranks()))
                .isCloseTo(6 / 1680.0, within(CLOSE));
    }

    @Test
    void every_order_of_few_cases_with_ties_is_counted() {
        Random chance = new Random(20040427);
        int made = 0;
        for (int round = 0; round < 300; round++) {
            int n = 3 + chance.nextInt(5);
            double[] x =
                    chance.ints(n, 0, 1 + chance.nextInt(n)).asDoubleStream().toArray();
            double[] y =
                    chance.ints(n, 0, 1 + chance.nextInt(4)).asDoubleStream().toArray();
            if (new Numbers(x, y).ranks() instanceof Made ranks) {
                made++;
                assertThat(exact(ranks))
                        .as("%s %s", Arrays.toString(x), Arrays.toString(y))
                        .isCloseTo(share(y, order -> covariance(x, order)), within(CLOSE));
                assertThat(exact(new Numbers(y, x).ranks())).isEqualTo(exact(ranks));
            }
            int first = 1 + chance.nextInt(n - 1);
            int second = Math.min(n - first, 1 + chance.nextInt(3));
            int[] sizes = IntStream.of(first, second, n - first - second)
                    .filter(size -> size > 0)
                    .toArray();
            if (groups(sizes, y).ranks() instanceof Made ranks) {
                made++;
                assertThat(exact(ranks))
                        .as("%s %s", Arrays.toString(sizes), Arrays.toString(y))
                        .isCloseTo(share(y, order -> squares(sizes, order)), within(CLOSE));
            }
        }
        assertThat(made).isGreaterThan(300);
    }

    /** Two of a hundred and two: 5,151 pairs, each as likely as the others, while there are 10^30 ways to share out the rest. */
    @Test
    void a_few_against_many_are_counted() {
        double[] y = IntStream.range(0, 102)
                .mapToDouble(i -> i < 30 ? 0 : i < 65 ? 1 : i < 101 ? 2 : 3)
                .toArray();
        double[] ranks = Arrays.stream(y).map(one -> rank(y, one)).toArray();
        double all = Arrays.stream(ranks).sum();
        ToDoubleFunction<Double> h = sum -> sum * sum / 2 + (all - sum) * (all - sum) / 100;
        double found = h.applyAsDouble(ranks[100] + ranks[101]);
        int count = 0;
        for (int i = 0; i < 102; i++) {
            for (int j = 0; j < i; j++) {
                count += h.applyAsDouble(ranks[i] + ranks[j]) >= found - 1e-6 ? 1 : 0;
            }
        }
        assertThat(exact(groups(new int[] {100, 2}, y).ranks())).isCloseTo(count / 5151.0, within(CLOSE));
        double[] member =
                IntStream.range(0, 102).mapToDouble(i -> i < 100 ? 0 : 1).toArray();
        assertThat(exact(new Numbers(member, y).ranks())).isCloseTo(count / 5151.0, within(CLOSE));
    }

    @Test
    void more_arrangements_than_a_hundred_million_are_not_counted() {
        Made ranks = (Made) new Numbers(
                        IntStream.range(0, 12).asDoubleStream().toArray(),
                        IntStream.range(0, 12).mapToDouble(i -> i * 5 % 12).toArray())
                .ranks();
        assertThat(ranks.p().exact()).isEmpty();
        assertThat(ranks.p().judgedBy()).isEqualTo("p");
    }

    /** Rho has no other order as far out than the one found and its reverse, however many there are: 2 of 20!. */
    @Test
    void a_rank_correlation_of_one_is_exact_for_any_number_of_cases() {
        double[] twenty = IntStream.range(0, 20).asDoubleStream().toArray();
        Made ranks = (Made) new Numbers(twenty, twenty).ranks();
        assertThat(exact(ranks)).isCloseTo(2 / 2432902008176640000.0, within(1e-30));
        assertThat(ranks.statistic()).isEqualTo(Measure.without("t", "it has no bound where rho is 1 or -1"));
        assertThat(ranks.p().usual()).isEmpty();
        double[] thousand = IntStream.range(0, 1000).asDoubleStream().toArray();
        assertThat(exact(new Numbers(thousand, thousand).ranks())).isZero();
        double[] oneOfMany =
                IntStream.range(0, 1000).mapToDouble(i -> i < 999 ? 0 : 1).toArray();
        assertThat(exact(new Numbers(oneOfMany, oneOfMany).ranks())).isEqualTo(0.001);
        double[] half = {0, 0, 1, 1};
        assertThat(exact(new Numbers(half, half).ranks())).isCloseTo(2 / 6.0, within(CLOSE));
    }

    /** Within strata, by looking at every table with the same margins in each. */
    @Test
    void strata_with_little_room_have_an_exact_probability() {
        Random chance = new Random(20040501);
        int made = 0;
        for (int round = 0; round < 300; round++) {
            List<Fourfold> strata = IntStream.range(0, 1 + chance.nextInt(3))
                    .mapToObj(i ->
                            new Fourfold(chance.nextInt(4), chance.nextInt(4), chance.nextInt(4), chance.nextInt(4)))
                    .toList();
            if (Fourfold.within(strata) instanceof Made within && within.p().exactIsJudged()) {
                made++;
                double[] sums = new double[40];
                tables(strata, 0, 0, 1, sums);
                double found = sums[strata.stream().mapToInt(Fourfold::both).sum()];
                double all = DoubleStream.of(sums).sum();
                double noLikelier = DoubleStream.of(sums)
                        .filter(one -> one <= found * (1 + 1e-9))
                        .sum();
                assertThat(exact(within)).as(strata.toString()).isCloseTo(noLikelier / all, within(1e-9));
            }
        }
        assertThat(made).isGreaterThan(150);
    }

    private static void tables(List<Fourfold> strata, int at, int sum, double ways, double[] sums) {
        if (at == strata.size()) {
            sums[sum] += ways;
            return;
        }
        Fourfold one = strata.get(at);
        int row = one.both() + one.first();
        int column = one.both() + one.second();
        int other = one.second() + one.neither();
        for (int both = Math.max(0, column - other); both <= Math.min(row, column); both++) {
            tables(strata, at + 1, sum + both, ways * choose(row, both) * choose(other, column - both), sums);
        }
    }

    private static double choose(int n, int k) {
        return IntStream.rangeClosed(1, k)
                .mapToDouble(i -> (double) (n - k + i) / i)
                .reduce(1, (a, b) -> a * b);
    }

    @Test
    void strata_that_say_nothing_are_not_counted_as_cases_either() {
        Made within = (Made)
                Fourfold.within(List.of(new Fourfold(2, 5, 3, 6), new Fourfold(1, 0, 0, 0), new Fourfold(4, 1, 2, 8)));
        assertThat(within.n()).isEqualTo(31);
        assertThat(within.detail("strata")).contains(2.0);
    }

    /** Sums of floating-point numbers leave a remainder of all of these. */
    @Test
    void variance_that_is_nought_but_for_rounding_is_nought() {
        List<Double> thirteen = Collections.nCopies(13, 2.62125);
        List<Double> eleven = Collections.nCopies(11, 3.2525);
        assertThat(new Groups(List.of(thirteen, eleven)).variance())
                .isEqualTo(new NotMade("one-way analysis of variance", 24, "within the groups nothing differs"));
        Made same = (Made) new Groups(List.of(List.of(0.1, 0.2, 0.3), List.of(0.3, 0.2, 0.1))).variance();
        assertThat(same.statistic().value()).hasValue(0);
        assertThat(same.p().judged()).isEqualTo(1);
        Made equal = (Made) new Groups(List.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))).ranks();
        assertThat(equal.statistic().value()).hasValue(0);
        assertThat(equal.p().judged()).isEqualTo(1);
        double[] x = {0.1, 0.2, 0.3, 0.7};
        double[] y = {0.3, 0.6, 0.9, 2.1};
        assertThat(new Numbers(x, y).line())
                .isEqualTo(new NotMade(
                        "linear regression",
                        4,
                        "all cases lie on one line (R squared is 1), which leaves nothing to tell chance by"));
        assertThat(new Numbers(new double[] {0.1, 0.2, 0.3}, new double[] {2.1, 2.1, 2.1}).line())
                .isEqualTo(new NotMade("linear regression", 3, "one of the two is the same in every case"));
        Made level = (Made) new Numbers(new double[] {0.1, 0.2, 0.3}, new double[] {0.7, 2.62125, 0.7}).line();
        assertThat(level.effect().value()).hasValue(0);
        assertThat(level.direction()).isEqualTo(Direction.NONE);
        Made cancelled = (Made)
                Fourfold.within(List.of(new Fourfold(2, 1, 1, 2), new Fourfold(1, 2, 2, 1), new Fourfold(3, 3, 3, 3)));
        assertThat(cancelled.statistic().value()).hasValue(0);
        assertThat(cancelled.direction()).isEqualTo(Direction.NONE);
    }

    /** Chances add up to a hair less than 1 as floating-point numbers. */
    @Test
    void where_nothing_that_could_have_come_out_is_likelier_the_probability_is_1() {
        for (int both = 0; both < 10; both++) {
            for (int first = 0; first < 10; first++) {
                for (int second = 0; second < 10; second++) {
                    for (int neither = 0; neither < 10; neither++) {
                        Fourfold table = new Fourfold(both, first, second, neither);
                        for (TestResult result : List.of(table.test(), Fourfold.within(List.of(table)))) {
                            if (result instanceof Made made && made.p().exact().isPresent()) {
                                assertThat(made.p().exact().getAsDouble())
                                        .as(table.toString())
                                        .satisfiesAnyOf(
                                                p -> assertThat(p).isEqualTo(1),
                                                p -> assertThat(p).isLessThan(1 - 1e-9));
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void which_way_an_association_goes_is_known() {
        assertThat(((Made) new Fourfold(0, 5, 5, 0).test()).direction()).isEqualTo(Direction.NEGATIVE);
        assertThat(((Made) new Fourfold(0, 5, 5, 0).test()).detail("phi")).contains(-1.0);
        assertThat(((Made) new Fourfold(5, 1, 0, 5).test()).direction()).isEqualTo(Direction.POSITIVE);
        assertThat(((Made) new Fourfold(2, 2, 2, 2).test()).direction()).isEqualTo(Direction.NONE);
        assertThat(((Made) new Numbers(numbers(1, 2, 3, 4), numbers(9, 7, 8, 1)).ranks()).direction())
                .isEqualTo(Direction.NEGATIVE);
        assertThat(((Made) new Numbers(numbers(1, 2, 3, 4), numbers(9, 7, 8, 1)).line()).direction())
                .isEqualTo(Direction.NEGATIVE);
        assertThat(((Made) Fourfold.within(List.of(new Fourfold(1, 5, 5, 2), new Fourfold(1, 4, 4, 1)))).direction())
                .isEqualTo(Direction.NEGATIVE);
    }
}
