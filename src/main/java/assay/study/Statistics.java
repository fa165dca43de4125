package assay.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.stat.inference.OneWayAnova;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/** The tests that a study makes, each with what it needs said beside its result. */
final class Statistics {

    /** Expected counts below this make the chi-square a poor guide, and the exact test the one to read. */
    private static final double SMALL = 5;

    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-12;

    /** A coefficient beyond this means that one thing foretells the other without exception. */
    private static final double SEPARATED = 15;

    private Statistics() {}

    /** Straight-line regression of one number on another. */
    static Association regression(String of, String against, List<double[]> pairs, int leftOut) {
        String test = "linear regression";
        SimpleRegression line = new SimpleRegression();
        pairs.forEach(pair -> line.addData(pair[0], pair[1]));
        boolean varies = pairs.stream().mapToDouble(pair -> pair[0]).distinct().count() > 1
                && pairs.stream().mapToDouble(pair -> pair[1]).distinct().count() > 1;
        if (pairs.size() < 3 || !varies) {
            return none(of, against, test, pairs.size(), leftOut);
        }
        return new Association(
                of,
                against,
                test,
                pairs.size(),
                leftOut,
                "slope " + number(line.getSlope()) + ", t(" + (pairs.size() - 2) + ") = "
                        + fixed(line.getSlope() / line.getSlopeStdErr()),
                line.getSignificance(),
                "R squared = " + fixed(line.getRSquare()),
                "");
    }

    /** One-way analysis of variance of a number between groups. */
    static Association variance(String of, String against, Map<String, List<Double>> groups, int leftOut) {
        String test = "one-way analysis of variance";
        List<List<Double>> large =
                groups.values().stream().filter(group -> group.size() > 1).toList();
        int n = large.stream().mapToInt(List::size).sum();
        int single = groups.values().stream().mapToInt(List::size).sum() - n;
        double mean = large.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double between = 0;
        double within = 0;
        for (List<Double> group : large) {
            double own =
                    group.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            between += group.size() * (own - mean) * (own - mean);
            within += group.stream()
                    .mapToDouble(value -> (value - own) * (value - own))
                    .sum();
        }
        if (large.size() < 2 || within == 0) {
            return none(of, against, test, n, leftOut + single);
        }
        List<double[]> values = large.stream()
                .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        OneWayAnova anova = new OneWayAnova();
        return new Association(
                of,
                against,
                test,
                n,
                leftOut + single,
                "F(" + (large.size() - 1) + ", " + (n - large.size()) + ") = " + fixed(anova.anovaFValue(values)),
                anova.anovaPValue(values),
                "eta squared = " + fixed(between / (between + within)),
                large.stream().anyMatch(group -> group.size() < SMALL) ? "a group of fewer than five" : "");
    }

    /**
     * Counts of two things that each hold or do not.
     *
     * @param both both hold
     * @param first only the first does
     * @param second only the second does
     * @param neither neither does
     */
    record Fourfold(int both, int first, int second, int neither) {

        int n() {
            return both + first + second + neither;
        }

        double least() {
            double rows = Math.min(both + first, second + neither);
            return rows * Math.min(both + second, first + neither) / n();
        }

        /** Pearson's chi-square without correction. */
        double chiSquare() {
            double product = (double) both * neither - (double) first * second;
            return n()
                    * product
                    * product
                    / ((double) (both + first) * (second + neither) * (both + second) * (first + neither));
        }

        boolean isDegenerate() {
            return both + first == 0 || second + neither == 0 || both + second == 0 || first + neither == 0;
        }

        /** Fisher's exact probability, two-sided: of all tables with these margins that are no likelier than this one. */
        double fisher() {
            HypergeometricDistribution tables = new HypergeometricDistribution(n(), both + first, both + second);
            double own = tables.probability(both);
            return Math.min(
                    1,
                    IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
                            .mapToDouble(tables::probability)
                            .filter(probability -> probability <= own * (1 + 1e-7))
                            .sum());
        }
    }

    /** Whether two things that each hold or do not go together. */
    static Association fourfold(String of, String against, Fourfold table, int leftOut) {
        String test = "Pearson chi-square without correction";
        if (table.n() == 0 || table.isDegenerate()) {
            return none(of, against, test, table.n(), leftOut);
        }
        double chiSquare = table.chiSquare();
        double odds = (double) table.both * table.neither / ((double) table.first * table.second);
        return new Association(
                of,
                against,
                test,
                table.n(),
                leftOut,
                "chi-square(1) = " + fixed(chiSquare),
                1 - new ChiSquaredDistribution(1).cumulativeProbability(chiSquare),
                "odds ratio = " + fixed(odds) + ", Fisher exact p = " + probability(table.fisher()),
                table.least() < SMALL ? "an expected count below five: read the exact p" : "");
    }

    /** The same within strata: Cochran, Mantel and Haenszel, without correction. */
    static Association stratified(String of, String against, List<Fourfold> strata, int leftOut) {
        String test = "Cochran-Mantel-Haenszel, by how many other requirements are met";
        double observed = 0;
        double variance = 0;
        double above = 0;
        double below = 0;
        int n = 0;
        for (Fourfold stratum : strata) {
            double all = stratum.n();
            n += stratum.n();
            if (all < 2) {
                continue;
            }
            double row = stratum.both + stratum.first;
            double column = stratum.both + stratum.second;
            observed += stratum.both - row * column / all;
            variance += row * (all - row) * column * (all - column) / (all * all * (all - 1));
            above += stratum.both * (double) stratum.neither / all;
            below += stratum.first * (double) stratum.second / all;
        }
        if (variance == 0) {
            return none(of, against, test, n, leftOut);
        }
        double statistic = observed * observed / variance;
        return new Association(
                of,
                against,
                test,
                n,
                leftOut,
                "chi-square(1) = " + fixed(statistic),
                1 - new ChiSquaredDistribution(1).cumulativeProbability(statistic),
                "common odds ratio = " + fixed(above / below),
                strata.size() + " strata");
    }

    /**
     * Logistic regression of a thing that holds or does not on another, with a number held fixed; by Newton's method.
     *
     * @param cases for each authority whether the first holds (0 or 1), whether the second does, and the number
     */
    static Association logistic(String of, String against, List<double[]> cases, int leftOut) {
        String test = "logistic regression, with how many other requirements are met held fixed";
        RealVector estimate = new ArrayRealVector(3);
        RealMatrix information = new Array2DRowRealMatrix(3, 3);
        boolean settled = false;
        try {
            for (int step = 0; step < MOST_STEPS && !settled; step++) {
                RealVector gradient = new ArrayRealVector(3);
                information = new Array2DRowRealMatrix(3, 3);
                for (double[] one : cases) {
                    RealVector x = new ArrayRealVector(new double[] {1, one[1], one[2]});
                    double chance = 1 / (1 + Math.exp(-x.dotProduct(estimate)));
                    gradient = gradient.add(x.mapMultiply(one[0] - chance));
                    information = information.add(x.outerProduct(x).scalarMultiply(chance * (1 - chance)));
                }
                RealVector change = new LUDecomposition(information).getSolver().solve(gradient);
                estimate = estimate.add(change);
                settled = change.getLInfNorm() < CLOSE;
            }
        } catch (MathRuntimeException e) {
            settled = false;
        }
        if (!settled || Math.abs(estimate.getEntry(1)) > SEPARATED) {
            return none(of, against, test, cases.size(), leftOut);
        }
        double error = Math.sqrt(
                new LUDecomposition(information).getSolver().getInverse().getEntry(1, 1));
        double z = estimate.getEntry(1) / error;
        return new Association(
                of,
                against,
                test,
                cases.size(),
                leftOut,
                "z = " + fixed(z),
                2 * new NormalDistribution().cumulativeProbability(-Math.abs(z)),
                "odds ratio = " + fixed(Math.exp(estimate.getEntry(1))),
                "");
    }

    private static Association none(String of, String against, String test, int n, int leftOut) {
        return new Association(of, against, test, n, leftOut, "not to be had: too few, or all alike", null, "", "");
    }

    /** The probabilities adjusted for being several, by Holm's method; null stays null. */
    static List<@Nullable Double> holm(List<Association> family) {
        List<Integer> order = IntStream.range(0, family.size())
                .boxed()
                .filter(i -> family.get(i).p() != null)
                .sorted(Comparator.comparingDouble(i -> p(family.get(i))))
                .toList();
        List<@Nullable Double> adjusted = new ArrayList<>();
        family.forEach(one -> adjusted.add(null));
        double least = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            least = Math.max(least, Math.min(1, (order.size() - rank) * p(family.get(order.get(rank)))));
            adjusted.set(order.get(rank), least);
        }
        return adjusted;
    }

    private static double p(Association one) {
        Double p = one.p();
        return p == null ? 1 : p;
    }

    /** Three decimals. */
    static String fixed(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "infinite";
    }

    /** Five significant digits. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    /** A probability in five decimals. */
    static String probability(@Nullable Double p) {
        if (p == null) {
            return "";
        }
        return p < 0.00001 ? "< 0.00001" : String.format(Locale.ROOT, "%.5f", p);
    }
}
