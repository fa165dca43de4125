package assay.statistics;

import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/** Two numbers of each case, and whether one goes with the other. */
public final class Numbers {

    private static final String LINE = "linear regression";
    private static final String RANKS = "Spearman's rank correlation";

    /** A line has two degrees of freedom of its own; with fewer cases than three nothing is left to test it by. */
    private static final int OF_A_LINE = 2;

    private final double[] x;
    private final double[] y;

    /**
     * The cases.
     *
     * @param x the number that may explain, of each case
     * @param y the number that may be explained, of each case
     */
    public Numbers(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("every case needs both numbers");
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    /** Whether a straight line explains the second by the first. Details: slope, its standard error, intercept. */
    public TestResult line() {
        Moments moments = Moments.of(x, y);
        String why = whyNot(moments);
        if (!why.isEmpty()) {
            return new NotMade(LINE, x.length, why);
        }
        if (moments.isOneLine()) {
            return new NotMade(
                    LINE,
                    x.length,
                    "all cases lie on one line (R squared is 1), which leaves nothing to tell chance by");
        }
        int freedom = x.length - OF_A_LINE;
        double t = moments.t(freedom);
        return new Made(
                LINE,
                x.length,
                Measure.of("t", t),
                List.of(freedom),
                PValue.usual(twoSided(t, freedom)),
                Measure.of("R squared", moments.explained()),
                Direction.of(t),
                List.of(
                        Measure.of("slope", moments.slope()),
                        Measure.of("standard error", moments.slopeError(freedom)),
                        Measure.of("intercept", moments.intercept())),
                "");
    }

    /**
     * Whether the order of the first goes with the order of the second; ties share their mean rank. The exact probability is
     * that of a rho as far from nought, of all orders of the one against the other. No details.
     */
    public TestResult ranks() {
        long[] first = doubledRanks(x);
        long[] second = doubledRanks(y);
        Moments moments = Moments.of(
                Arrays.stream(first).asDoubleStream().toArray(),
                Arrays.stream(second).asDoubleStream().toArray());
        String why = whyNot(moments);
        if (!why.isEmpty()) {
            return new NotMade(RANKS, x.length, why);
        }
        int freedom = x.length - OF_A_LINE;
        Measure rho = Measure.of("rho", moments.correlation());
        Direction direction = Direction.of(moments.correlation());
        if (moments.isOneLine()) {
            return new Made(
                    RANKS,
                    x.length,
                    Measure.without("t", "it has no bound where rho is 1 or -1"),
                    List.of(freedom),
                    new PValue(OptionalDouble.empty(), OptionalDouble.of(inTheSameOrder(second)), true),
                    rho,
                    direction,
                    List.of(),
                    "");
        }
        double t = moments.t(freedom);
        return new Made(
                RANKS,
                x.length,
                Measure.of("t", t),
                List.of(freedom),
                PValue.exactIfCounted(twoSided(t, freedom), exact(first, second)),
                rho,
                direction,
                List.of(),
                "");
    }

    /** Ranks from the lowest, twice what they are, so that those of ties are whole numbers too. */
    static long[] doubledRanks(double[] numbers) {
        return Arrays.stream(new NaturalRanking().apply(numbers))
                .mapToLong(rank -> Math.round(2 * rank))
                .toArray();
    }

    /** The share of orders that put all ranks as those of the other number are, or all the other way round. */
    private static double inTheSameOrder(long[] ranks) {
        int[] ties = Arrangements.kinds(ranks).values().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        int[] reversed = new int[ties.length];
        for (int i = 0; i < ties.length; i++) {
            reversed[i] = ties[ties.length - 1 - i];
        }
        BigInteger orders = Arrangements.orders(ties);
        return Arrangements.share(Arrays.equals(ties, reversed) ? 2 : 1, orders);
    }

    private static OptionalDouble exact(long[] first, long[] second) {
        boolean fewer =
                Arrangements.kinds(first).size() < Arrangements.kinds(second).size();
        SortedMap<Long, Integer> cases = Arrangements.kinds(fewer ? second : first);
        long[] ranks = cases.keySet().stream().mapToLong(Long::longValue).toArray();
        int[] sizes = cases.values().stream().mapToInt(Integer::intValue).toArray();
        long n = first.length;
        long expected = Arrays.stream(first).sum() * Arrays.stream(second).sum();
        long found = -expected;
        for (int i = 0; i < n; i++) {
            found += n * first[i] * second[i];
        }
        long asFar = Math.abs(found);
        return new Arrangements(sizes, fewer ? first : second)
                .shareOf((group, sum) -> ranks[group] * sum, products -> Math.abs(n * products - expected) >= asFar);
    }

    private static String whyNot(Moments moments) {
        if (moments.n() <= OF_A_LINE) {
            return "there are fewer than three cases";
        }
        return moments.vary() ? "" : "one of the two is the same in every case";
    }

    private static double twoSided(double t, int freedom) {
        return Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t)));
    }
}
