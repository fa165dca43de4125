package assay.statistics;

import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * A number of each case, the cases in groups, and whether the groups differ. A group of a single case counts as one, as
 * statistics packages have it, though the library used elsewhere here refuses it.
 */
public final class Groups {

    private static final String VARIANCE = "one-way analysis of variance";
    private static final String RANKS = "Kruskal-Wallis test";

    /** The chi-square of the Kruskal-Wallis test is a poor guide where a group is smaller. */
    private static final int SMALL = 5;

    private final List<double[]> groups;
    private final int n;

    /**
     * The groups.
     *
     * @param groups the numbers of the cases of each group, in an order that stays the same
     */
    public Groups(Collection<List<Double>> groups) {
        this.groups = groups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        this.n = this.groups.stream().mapToInt(group -> group.length).sum();
    }

    /**
     * How much of the variation is between the means of groups and how much within them, from sums that are exact: what does
     * not vary has none, without a remainder.
     *
     * @param between the squares of the groups' means about the mean of all, each as often as its group has cases
     * @param within the squares of the cases about the means of their groups
     */
    private record Variation(BigDecimal between, BigDecimal within) {

        static Variation of(List<double[]> groups) {
            List<BigDecimal[]> decimals = groups.stream().map(Moments::decimals).toList();
            BigDecimal all = decimals.stream().map(Moments::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal n = BigDecimal.valueOf(
                    decimals.stream().mapToInt(group -> group.length).sum());
            BigDecimal between = BigDecimal.ZERO;
            BigDecimal within = BigDecimal.ZERO;
            for (BigDecimal[] group : decimals) {
                BigDecimal size = BigDecimal.valueOf(group.length);
                BigDecimal sum = Moments.sum(group);
                BigDecimal apart = sum.multiply(n).subtract(all.multiply(size));
                between = between.add(apart.multiply(apart).divide(n.multiply(n).multiply(size), Moments.DIGITS));
                BigDecimal squares = Arrays.stream(group)
                        .map(value -> value.multiply(value))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                within = within.add(
                        squares.multiply(size).subtract(sum.multiply(sum)).divide(size, Moments.DIGITS));
            }
            return new Variation(between, within);
        }

        /** The share that is between the groups. */
        double explained() {
            return between.divide(between.add(within), Moments.DIGITS).doubleValue();
        }
    }

    /** Whether the means of the groups differ. Details: how many groups. */
    public TestResult variance() {
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(VARIANCE, n, why);
        }
        Variation variation = Variation.of(groups);
        if (variation.within().signum() == 0) {
            return new NotMade(VARIANCE, n, "within the groups nothing differs");
        }
        int among = groups.size() - 1;
        int inside = n - groups.size();
        double f = variation
                .between()
                .multiply(BigDecimal.valueOf(inside))
                .divide(variation.within().multiply(BigDecimal.valueOf(among)), Moments.DIGITS)
                .doubleValue();
        return new Made(
                VARIANCE,
                n,
                Measure.of("F", f),
                List.of(among, inside),
                PValue.usual(FDistribution.of(among, inside).survivalProbability(f)),
                Measure.of("eta squared", variation.explained()),
                Direction.NONE,
                List.of(Measure.of("groups", groups.size())),
                smallest() < SMALL ? "a group of " + smallest() + ": too few to be sure of its mean" : "");
    }

    /**
     * Whether the cases of one group rank above those of another; ties are corrected for. The exact probability is that of an
     * H as large, of all ways in which the ranks can fall to the groups. Details: how many groups.
     */
    public TestResult ranks() {
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(RANKS, n, why);
        }
        long[] ranks = Numbers.doubledRanks(
                groups.stream().flatMapToDouble(Arrays::stream).toArray());
        int[] sizes = groups.stream().mapToInt(group -> group.length).toArray();
        double explained = Variation.of(grouped(ranks, sizes)).explained();
        double h = (n - 1) * explained;
        int freedom = groups.size() - 1;
        PValue p =
                PValue.exactIfCounted(ChiSquaredDistribution.of(freedom).survivalProbability(h), exact(ranks, sizes));
        return new Made(
                RANKS,
                n,
                Measure.of("H", h),
                List.of(freedom),
                p,
                Measure.of("epsilon squared", explained),
                Direction.NONE,
                List.of(Measure.of("groups", groups.size())),
                smallest() < SMALL && !p.exactIsJudged()
                        ? "a group of " + smallest() + ": the chi-square of H is a rough guide"
                        : "");
    }

    private static List<double[]> grouped(long[] ranks, int[] sizes) {
        double[] all = Arrays.stream(ranks).asDoubleStream().toArray();
        int[] from = {0};
        return Arrays.stream(sizes)
                .mapToObj(size -> Arrays.copyOfRange(all, from[0], from[0] += size))
                .toList();
    }

    /** H grows with the squares of the groups' rank sums, each divided by the size of its group; all by a common measure. */
    private static OptionalDouble exact(long[] ranks, int[] sizes) {
        BigInteger common = Arrays.stream(sizes)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, (one, other) -> one.multiply(other).divide(one.gcd(other)));
        BigInteger sum = BigInteger.valueOf(Arrays.stream(ranks).sum());
        if (common.multiply(sum).multiply(sum).bitLength() >= Long.SIZE) {
            return OptionalDouble.empty();
        }
        long[] weights = Arrays.stream(sizes)
                .mapToLong(size -> common.longValueExact() / size)
                .toArray();
        long found = 0;
        int from = 0;
        for (int group = 0; group < sizes.length; group++) {
            long own = Arrays.stream(ranks, from, from + sizes[group]).sum();
            found += weights[group] * own * own;
            from += sizes[group];
        }
        long asFar = found;
        return new Arrangements(sizes, ranks)
                .shareOf((group, own) -> weights[group] * own * own, squares -> squares >= asFar);
    }

    private String whyNot() {
        if (groups.size() < 2) {
            return "there are fewer than two groups";
        }
        if (n <= groups.size()) {
            return "no group has more than one case";
        }
        return groups.stream().flatMapToDouble(Arrays::stream).distinct().count() > 1
                ? ""
                : "the number is the same in every case";
    }

    private int smallest() {
        return groups.stream().mapToInt(group -> group.length).min().orElse(0);
    }
}
