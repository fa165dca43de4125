package assay.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far two who judged the same cases agree: the share that they agree on, with its exact interval (Clopper and Pearson), and
 * Cohen's kappa, which leaves out what chance alone would have made them agree on, with the interval that its standard error in large
 * samples gives (Fleiss, Cohen and Everitt 1969). All intervals are of 95 percent.
 *
 * @param n how many cases both judged
 * @param agreed of how many they say the same
 * @param share the interval of the share that they agree on; none where there is no case
 * @param kappa kappa, or why there is none
 * @param interval the interval of kappa, within -1 and 1; none where there is no kappa, or one that is 0 whatever they say
 * @param cautions what speaks against going by kappa, each in a sentence without a full stop
 */
public record Agreement(
        int n,
        int agreed,
        Optional<Interval> share,
        Measure kappa,
        Optional<Interval> interval,
        List<String> cautions) {

    /**
     * With fewer cases the interval, which is that of large samples, is not to be gone by; and it would be wide. Thirty is the least
     * that is commonly asked for in studies of agreement.
     */
    public static final int FEWEST = 30;

    private static final double CONFIDENCE = 0.95;
    private static final String KAPPA = "kappa";

    /** Keeps its own copy. */
    public Agreement {
        cautions = List.copyOf(cautions);
    }

    /**
     * Where a number lies.
     *
     * @param low not below this
     * @param high and not above this
     */
    public record Interval(double low, double high) {}

    /**
     * Of cases counted by what the first said, and then by what the second said.
     *
     * @param counts as many rows as columns, at least two, in the same order
     * @param ordered whether the order means something: then two that are next to each other disagree less than two that are far
     *     apart, in equal steps (linear weights)
     */
    public static Agreement of(int[][] counts, boolean ordered) {
        int size = counts.length;
        double[] first = new double[size];
        double[] second = new double[size];
        int n = 0;
        int agreed = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                n += counts[i][j];
                agreed += i == j ? counts[i][j] : 0;
                first[i] += counts[i][j];
                second[j] += counts[i][j];
            }
        }
        if (n == 0) {
            return new Agreement(
                    0,
                    0,
                    Optional.empty(),
                    Measure.without(KAPPA, "nothing was compared"),
                    Optional.empty(),
                    List.of());
        }
        for (int i = 0; i < size; i++) {
            first[i] /= n;
            second[i] /= n;
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double weight = weight(i, j, size, ordered);
                observed += weight * counts[i][j] / n;
                expected += weight * first[i] * second[j];
            }
        }
        Optional<Interval> share = Optional.of(share(agreed, n));
        List<String> cautions = new ArrayList<>();
        if (n < FEWEST) {
            cautions.add("fewer than " + FEWEST + " were compared: kappa carries no verdict");
        }
        boolean firstIsOne = isOne(first);
        if (firstIsOne && isOne(second) && agreed == n) {
            cautions.add("both said the same of all: whether they would agree on anything else is not known");
            return new Agreement(
                    n,
                    agreed,
                    share,
                    Measure.without(KAPPA, "both said the same of all, and chance would have them agree as well"),
                    Optional.empty(),
                    cautions);
        }
        double kappa = (observed - expected) / (1 - expected);
        if (firstIsOne || isOne(second)) {
            cautions.add(
                    "one of the two said the same of all: kappa carries no verdict, for it is 0 however many they agree on");
            return new Agreement(n, agreed, share, Measure.of(KAPPA, kappa), Optional.empty(), cautions);
        }
        double error = Math.sqrt(variance(counts, first, second, n, expected, kappa, ordered));
        double reach = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * error;
        Interval interval = new Interval(Math.max(-1, kappa - reach), Math.min(1, kappa + reach));
        if (agreed == n) {
            cautions.add(
                    "they agree on all: the interval of kappa is a point for want of anything that varies, and that of the"
                            + " share is the one to go by");
        } else if (interval.low <= 0 && interval.high >= 0) {
            cautions.add("the interval of kappa has 0 in it: chance alone may have made as many agree");
        }
        return new Agreement(n, agreed, share, Measure.of(KAPPA, kappa), Optional.of(interval), cautions);
    }

    private static double weight(int i, int j, int size, boolean ordered) {
        return ordered ? 1 - Math.abs(i - j) / (double) (size - 1) : i == j ? 1 : 0;
    }

    private static boolean isOne(double[] shares) {
        int used = 0;
        for (double share : shares) {
            used += share > 0 ? 1 : 0;
        }
        return used == 1;
    }

    private static double variance(
            int[][] counts, double[] first, double[] second, int n, double expected, double kappa, boolean ordered) {
        int size = counts.length;
        double[] ofFirst = new double[size];
        double[] ofSecond = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                ofFirst[i] += weight(i, j, size, ordered) * second[j];
                ofSecond[j] += weight(i, j, size, ordered) * first[i];
            }
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double from = weight(i, j, size, ordered) - (ofFirst[i] + ofSecond[j]) * (1 - kappa);
                sum += counts[i][j] * from * from / n;
            }
        }
        double mean = kappa - expected * (1 - kappa);
        return Math.max(0, sum - mean * mean) / ((1 - expected) * (1 - expected) * n);
    }

    private static Interval share(int agreed, int n) {
        double tail = (1 - CONFIDENCE) / 2;
        double low =
                agreed == 0 ? 0 : BetaDistribution.of(agreed, n - agreed + 1.0).inverseCumulativeProbability(tail);
        double high =
                agreed == n ? 1 : BetaDistribution.of(agreed + 1.0, n - agreed).inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }
}
