package assay.statistics;

import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

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
    private int n() {
        return both + first + second + neither;
    }

    private boolean varies() {
        return both + first > 0 && second + neither > 0 && both + second > 0 && first + neither > 0;
    }

    /** How far both and neither outweigh the one or the other alone: above nought where the two go together. */
    private long excess() {
        return (long) both * neither - (long) first * second;
    }

    private Measure oddsRatio() {
        return ratio("odds ratio", (double) both * neither, (double) first * second);
    }

    private static Measure ratio(String name, double above, double below) {
        return below > 0 ? Measure.of(name, above / below) : Measure.without(name, "that would be to divide by nought");
    }

    /** The bounds of the odds ratio by Woolf's interval of 95%. */
    private List<Measure> interval() {
        List<String> names = List.of("odds ratio from", "odds ratio to");
        if (both == 0 || first == 0 || second == 0 || neither == 0) {
            return names.stream()
                    .map(name -> Measure.without(name, "one of the four counts is nought"))
                    .toList();
        }
        double ratio = (double) both * neither / ((double) first * second);
        double error = Math.sqrt(1.0 / both + 1.0 / first + 1.0 / second + 1.0 / neither);
        return List.of(
                Measure.of(names.get(0), ratio * Math.exp(-WIDTH * error)),
                Measure.of(names.get(1), ratio * Math.exp(WIDTH * error)));
    }

    /** The tables with the same margins, by how many have both. */
    private HypergeometricDistribution tables() {
        return HypergeometricDistribution.of(n(), both + first, both + second);
    }

    /** How likely each count of both is, from the least possible one. */
    private double[] chances() {
        HypergeometricDistribution tables = tables();
        return IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
                .mapToDouble(tables::probability)
                .toArray();
    }

    /**
     * The chance of a count that is no likelier than the one found. Those that are as likely count even where rounding puts
     * them a hair above it, which Commons Statistics' own test overlooks.
     */
    private static double noLikelier(double[] chances, int found) {
        double atMost = chances[found] * (1 + ROUNDING);
        double[] noLikelier =
                Arrays.stream(chances).filter(chance -> chance <= atMost).toArray();
        // All together are certain, whatever their sum is rounded to.
        return noLikelier.length == chances.length
                ? 1
                : Math.min(1, Arrays.stream(noLikelier).sum());
    }

    private double leastExpected() {
        return (double) Math.min(both + first, second + neither) * Math.min(both + second, first + neither) / n();
    }

    /**
     * Whether the two things go together: Pearson's chi-square without correction, and Fisher's exact probability, which
     * adds up all tables with the same margins that are no likelier than this one, and is judged where an expected count is
     * below five.
     *
     * <p>Details: phi, odds ratio from and to (Woolf's interval of 95%; none where a count is nought), least expected count.
     */
    public TestResult test() {
        if (!varies()) {
            return new NotMade(
                    CHI_SQUARE, n(), n() == 0 ? "there is no case" : "one of the two is the same in every case");
        }
        double margins = (double) (both + first) * (second + neither) * (both + second) * (first + neither);
        double phi = excess() / Math.sqrt(margins);
        double square = n() * ((double) excess() * excess()) / margins;
        boolean small = leastExpected() < SMALL;
        List<Measure> details = new ArrayList<>();
        details.add(Measure.of("phi", phi));
        details.addAll(interval());
        details.add(Measure.of("least expected count", leastExpected()));
        return new Made(
                CHI_SQUARE,
                n(),
                Measure.of("chi-square", square),
                List.of(1),
                new PValue(
                        OptionalDouble.of(ChiSquaredDistribution.of(1).survivalProbability(square)),
                        OptionalDouble.of(noLikelier(chances(), both - tables().getSupportLowerBound())),
                        small),
                oddsRatio(),
                Direction.of(phi),
                details,
                small ? "an expected count is below five, where the chi-square is a poor guide" : "");
    }

    /**
     * Whether the two things go together within strata, so that what the strata are made of explains nothing of it. A
     * stratum in which one of the two is the same in every case says nothing and is left out, of the number of cases too.
     * Where the strata together leave the count of both less room than five to either side (Mantel and Fleiss 1980), the exact
     * probability is judged: that of all tables with the same margins in every stratum whose count of both, over all, is no
     * likelier.
     *
     * <p>Details: how many strata say something, and the lesser room to either side.
     *
     * @param strata a table for each stratum
     */
    public static TestResult within(Collection<Fourfold> strata) {
        List<Fourfold> telling = strata.stream().filter(Fourfold::varies).toList();
        if (telling.isEmpty()) {
            return new NotMade(
                    STRATIFIED,
                    strata.stream().mapToInt(Fourfold::n).sum(),
                    "within every stratum one of the two is the same in every case");
        }
        double difference = 0;
        double largest = 0;
        double variance = 0;
        double above = 0;
        double below = 0;
        double roomBelow = 0;
        double roomAbove = 0;
        for (Fourfold stratum : telling) {
            double all = stratum.n();
            double row = stratum.both + stratum.first;
            double column = stratum.both + stratum.second;
            double own = stratum.excess() / all;
            difference += own;
            largest += Math.abs(own);
            variance += row * (all - row) * column * (all - column) / (all * all * (all - 1));
            above += (double) stratum.both * stratum.neither / all;
            below += (double) stratum.first * stratum.second / all;
            roomBelow += row * column / all - Math.max(0, row + column - all);
            roomAbove += Math.min(row, column) - row * column / all;
        }
        // What cancels out but for rounding is nought.
        difference = Math.abs(difference) <= largest * ROUNDING ? 0 : difference;
        double statistic = difference * difference / variance;
        double room = Math.min(roomBelow, roomAbove);
        double usual = ChiSquaredDistribution.of(1).survivalProbability(statistic);
        return new Made(
                STRATIFIED,
                telling.stream().mapToInt(Fourfold::n).sum(),
                Measure.of("chi-square", statistic),
                List.of(1),
                room < SMALL
                        ? new PValue(OptionalDouble.of(usual), OptionalDouble.of(exactWithin(telling)), true)
                        : PValue.usual(usual),
                ratio("common odds ratio", above, below),
                Direction.of(difference),
                List.of(Measure.of("strata", telling.size()), Measure.of("room to either side", room)),
                room < SMALL ? "the strata leave little room, where the chi-square is a poor guide" : "");
    }

    private static double exactWithin(List<Fourfold> strata) {
        double[] chances = {1};
        int found = 0;
        for (Fourfold stratum : strata) {
            double[] own = stratum.chances();
            double[] sums = new double[chances.length + own.length - 1];
            for (int i = 0; i < chances.length; i++) {
                for (int j = 0; j < own.length; j++) {
                    sums[i + j] += chances[i] * own[j];
                }
            }
            chances = sums;
            found += stratum.both - stratum.tables().getSupportLowerBound();
        }
        return noLikelier(chances, found);
    }
}
