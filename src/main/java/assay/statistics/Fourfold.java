package assay.statistics;

import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * How many cases have two things, the first alone, the second alone, or neither.
 *
 * @param both both
 * @param first the first alone
 * @param second the second alone
 * @param neither neither
 */
public record Fourfold(int both, int first, int second, int neither) {

    /** Expected counts below this make the chi-square a poor guide (Cochran's rule of five). */
    private static final double SMALL = 5;

    /** By how much of themselves probabilities that are equal may differ when computed. */
    private static final double ROUNDING = 1e-7;

    /** How many standard errors to either side an interval of 95% reaches. */
    private static final double WIDTH = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /** Pearson's chi-square on a fourfold table. */
    private static final String CHI_SQUARE = "Pearson's chi-square test, without correction";

    /** The same within strata. */
    private static final String STRATIFIED = "Cochran-Mantel-Haenszel test, without correction";

    /** How many cases there are. */
    public int n() {
        return both + first + second + neither;
    }

    private boolean varies() {
        return both + first > 0 && second + neither > 0 && both + second > 0 && first + neither > 0;
    }

    private double oddsRatio() {
        return (double) both * neither / ((double) first * second);
    }

    /**
     * Fisher's exact probability. Tables that are as likely as this one count even where rounding puts them a hair above
     * it, which Commons Statistics' own test overlooks.
     */
    private double exactProbability() {
        var tables = HypergeometricDistribution.of(n(), both + first, both + second);
        double atMost = tables.probability(both) * (1 + ROUNDING);
        return Math.min(
                1,
                IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
                        .mapToDouble(tables::probability)
                        .filter(probability -> probability <= atMost)
                        .sum());
    }

    private double leastExpected() {
        return (double) Math.min(both + first, second + neither) * Math.min(both + second, first + neither) / n();
    }

    /**
     * Whether the two things go together: Pearson's chi-square without correction, and Fisher's exact probability, which
     * adds up all tables with the same margins that are no likelier than this one.
     *
     * <p>Details: exact p, phi, odds ratio from and to (Woolf's interval of 95%; none where a count is nought), least
     * expected count.
     */
    public TestResult test() {
        if (!varies()) {
            return new NotMade(
                    CHI_SQUARE, n(), n() == 0 ? "there is no case" : "one of the two is the same in every case");
        }
        var pearson = ChiSquareTest.withDefaults().test(new long[][] {{both, first}, {second, neither}});
        List<Measure> details = new ArrayList<>();
        details.add(new Measure("exact p", exactProbability()));
        double signed = (double) both * neither >= (double) first * second ? 1 : -1;
        details.add(new Measure("phi", signed * Math.sqrt(pearson.getStatistic() / n())));
        if (both > 0 && first > 0 && second > 0 && neither > 0) {
            double error = Math.sqrt(1.0 / both + 1.0 / first + 1.0 / second + 1.0 / neither);
            details.add(new Measure("odds ratio from", oddsRatio() * Math.exp(-WIDTH * error)));
            details.add(new Measure("odds ratio to", oddsRatio() * Math.exp(WIDTH * error)));
        }
        details.add(new Measure("least expected count", leastExpected()));
        return new Made(
                CHI_SQUARE,
                n(),
                new Measure("chi-square", pearson.getStatistic()),
                List.of(1),
                pearson.getPValue(),
                new Measure("odds ratio", oddsRatio()),
                details,
                leastExpected() < SMALL ? "an expected count is below five: read the exact p" : "");
    }

    /**
     * Whether the two things go together within strata, so that what the strata are made of explains nothing of it. A
     * stratum of a single case says nothing and is left out.
     *
     * <p>Details: how many strata say something.
     *
     * @param strata a table for each stratum
     */
    public static TestResult within(Collection<Fourfold> strata) {
        double difference = 0;
        double variance = 0;
        double above = 0;
        double below = 0;
        int n = 0;
        int informative = 0;
        for (Fourfold stratum : strata) {
            n += stratum.n();
            if (!stratum.varies()) {
                continue;
            }
            informative++;
            double all = stratum.n();
            double row = stratum.both + stratum.first;
            double column = stratum.both + stratum.second;
            difference += stratum.both - row * column / all;
            variance += row * (all - row) * column * (all - column) / (all * all * (all - 1));
            above += (double) stratum.both * stratum.neither / all;
            below += (double) stratum.first * stratum.second / all;
        }
        if (informative == 0) {
            return new NotMade(STRATIFIED, n, "within every stratum one of the two is the same in every case");
        }
        double statistic = difference * difference / variance;
        return new Made(
                STRATIFIED,
                n,
                new Measure("chi-square", statistic),
                List.of(1),
                ChiSquaredDistribution.of(1).survivalProbability(statistic),
                new Measure("common odds ratio", above / below),
                List.of(new Measure("strata", informative)),
                "");
    }
}
