package assay.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * All ways in which values can fall to cases, the cases in groups. Without an association each is as likely as every other, so
 * that the share of those that are as far out as the one found is its exact probability. Values that are the same, and cases of
 * one group, make no difference between arrangements, and what is worked out about a group depends on the sum of its values
 * alone; so arrangements are counted by the dozen and none is looked at by itself (Pagano and Tritchler 1983).
 */
final class Arrangements {

    /** More arrangements than these are not counted. */
    static final long MOST = 100_000_000;

    /** One of more orders than these is no number any more. */
    private static final BigInteger BEYOND = BigInteger.TEN.pow(400);

    /** What is left of the values must be a number of at most so many bits. */
    private static final int BITS = 62;

    private final int[] sizes;
    private final long[] values;
    private final int[] multiplicities;

    /**
     * The arrangements.
     *
     * @param sizes how many cases each group has
     * @param all the values of all cases, in any order
     */
    Arrangements(int[] sizes, long[] all) {
        this.sizes = sizes.clone();
        SortedMap<Long, Integer> kinds = kinds(all);
        this.values = kinds.keySet().stream().mapToLong(Long::longValue).toArray();
        this.multiplicities =
                kinds.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** How often each value occurs, from the least. */
    static SortedMap<Long, Integer> kinds(long[] values) {
        SortedMap<Long, Integer> kinds = new TreeMap<>();
        Arrays.stream(values).forEach(value -> kinds.merge(value, 1, Integer::sum));
        return kinds;
    }

    /** What a group adds to the statistic. */
    @FunctionalInterface
    interface Share {
        /**
         * What it adds.
         *
         * @param group the group, from 0
         * @param sum the sum of the values that fall to it
         */
        long of(int group, long sum);
    }

    /** How many orders things of several kinds can stand in, so many of each, or {@link #BEYOND} where they are more. */
    static BigInteger orders(int[] kinds) {
        BigInteger orders = BigInteger.ONE;
        int n = 0;
        for (int kind : kinds) {
            for (int i = 1; i <= kind; i++) {
                if (orders.compareTo(BEYOND) > 0) {
                    return BEYOND;
                }
                n++;
                orders = orders.multiply(BigInteger.valueOf(n)).divide(BigInteger.valueOf(i));
            }
        }
        return orders;
    }

    /** A share of so many orders as a floating-point number; nought where it is too small for one. */
    static double share(long some, BigInteger orders) {
        return new BigDecimal(some)
                .divide(new BigDecimal(orders), MathContext.DECIMAL64)
                .doubleValue();
    }

    /**
     * The share of arrangements whose statistic is as wanted, if they are few enough to be counted: {@value #MOST} orders of
     * the values, or divisions of the cases, at most.
     *
     * @param share what each group adds to the statistic
     * @param wanted which statistics are counted
     */
    OptionalDouble shareOf(Share share, LongPredicate wanted) {
        BigInteger ofValues = orders(multiplicities);
        BigInteger ofCases = orders(sizes);
        boolean byValues = ofValues.compareTo(ofCases) <= 0;
        BigInteger all = byValues ? ofValues : ofCases;
        if (all.compareTo(BigInteger.valueOf(MOST)) > 0 || states().bitLength() > BITS) {
            return OptionalDouble.empty();
        }
        Tally statistics = new Dealing(share, byValues).statistics();
        long[] found = new long[1];
        statistics.each((statistic, count) -> found[0] += wanted.test(statistic) ? count : 0);
        return OptionalDouble.of((double) found[0] / all.longValueExact());
    }

    private BigInteger states() {
        return Arrays.stream(multiplicities)
                .mapToObj(many -> BigInteger.valueOf(many + 1L))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** Deals the values to one group after the other, keeping for what is left of them how often each statistic comes up. */
    private final class Dealing {

        private final Share share;
        private final boolean byValues;
        private final long[] weights;

        Dealing(Share share, boolean byValues) {
            this.share = share;
            this.byValues = byValues;
            this.weights = new long[values.length];
            long weight = 1;
            for (int kind = 0; kind < weights.length; kind++) {
                weights[kind] = weight;
                weight *= multiplicities[kind] + 1L;
            }
        }

        Tally statistics() {
            long all = 0;
            for (int kind = 0; kind < weights.length; kind++) {
                all += weights[kind] * multiplicities[kind];
            }
            Tally none = new Tally();
            none.add(0, 1);
            Map<Long, Tally> byRest = Map.of(all, none);
            int undealt = Arrays.stream(sizes).sum();
            for (int group = 0; group < sizes.length; group++) {
                Map<Long, Tally> next = new HashMap<>();
                for (Map.Entry<Long, Tally> rest : byRest.entrySet()) {
                    deal(group, rest.getKey(), rest.getValue(), next, 0, undealt, sizes[group], 0, 1);
                }
                undealt -= sizes[group];
                byRest = next;
            }
            return byRest.getOrDefault(0L, none);
        }

        /** Gives the group as many of a kind as it may have, so that the kinds after it can fill it up, and then of those. */
        private void deal(
                int group,
                long rest,
                Tally before,
                Map<Long, Tally> next,
                int kind,
                int undealt,
                int open,
                long sum,
                long ways) {
            if (open == 0) {
                long added = share.of(group, sum);
                Tally tally = next.computeIfAbsent(rest, state -> new Tally());
                before.each((statistic, count) -> tally.add(statistic + added, count * ways));
                return;
            }
            int left = (int) (rest / weights[kind] % (multiplicities[kind] + 1L));
            int later = undealt - left;
            for (int taken = Math.max(0, open - later); taken <= Math.min(left, open); taken++) {
                deal(
                        group,
                        rest - taken * weights[kind],
                        before,
                        next,
                        kind + 1,
                        later,
                        open - taken,
                        sum + taken * values[kind],
                        // Of orders of the values, which cases have them; of divisions of the cases, which of those
                        // with it.
                        ways * choices(byValues ? open : left, taken));
            }
        }

        /** In how many ways some can be chosen; fewer than all arrangements, so that a long holds what leads up to it. */
        private static long choices(int of, int some) {
            long choices = 1;
            for (int i = 1; i <= Math.min(some, of - some); i++) {
                choices = choices * (of - i + 1) / i;
            }
            return choices;
        }
    }
}
