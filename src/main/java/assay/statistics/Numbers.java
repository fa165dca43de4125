package assay.statistics;

import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.hipparchus.stat.regression.SimpleRegression;

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
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(LINE, x.length, why);
        }
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            line.addData(x[i], y[i]);
        }
        int freedom = x.length - OF_A_LINE;
        double t = line.getSlope() / line.getSlopeStdErr();
        return new Made(
                LINE,
                x.length,
                new Measure("t", t),
                List.of(freedom),
                twoSided(t, freedom),
                new Measure("R squared", line.getRSquare()),
                List.of(
                        new Measure("slope", line.getSlope()),
                        new Measure("standard error", line.getSlopeStdErr()),
                        new Measure("intercept", line.getIntercept())),
                "");
    }

    /** Whether the order of the first goes with the order of the second; ties share their mean rank. No details. */
    public TestResult ranks() {
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(RANKS, x.length, why);
        }
        NaturalRanking ranking = new NaturalRanking();
        double[] first = ranking.apply(x);
        double[] second = ranking.apply(y);
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < first.length; i++) {
            line.addData(first[i], second[i]);
        }
        int freedom = x.length - OF_A_LINE;
        double rho = line.getR();
        double t = rho * Math.sqrt(freedom / (1 - rho * rho));
        return new Made(
                RANKS,
                x.length,
                new Measure("t", t),
                List.of(freedom),
                twoSided(t, freedom),
                new Measure("rho", rho),
                List.of(),
                "");
    }

    private String whyNot() {
        if (x.length <= OF_A_LINE) {
            return "there are fewer than three cases";
        }
        boolean varies = Arrays.stream(x).distinct().count() > 1
                && Arrays.stream(y).distinct().count() > 1;
        return varies ? "" : "one of the two is the same in every case";
    }

    private static double twoSided(double t, int freedom) {
        return Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t)));
    }
}
