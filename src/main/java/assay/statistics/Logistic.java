package assay.statistics;

import assay.statistics.TestResult.Direction;
import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Logistic regression of whether a case has one thing on whether it has another, with a number of the case held fixed. The
 * estimate is the one of maximum likelihood, found by Newton's method: no library here has it.
 */
public final class Logistic {

    private static final String TEST = "logistic regression";
    private static final int MOST_STEPS = 50;
    private static final double CLOSE = 1e-10;

    /** With fewer cases of the rarer outcome for each term the estimate is a rough guide (Peduzzi and others 1996). */
    private static final int FEW = 10;

    /** The intercept, the exposure and the number. */
    private static final int TERMS = 3;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double WIDTH = NORMAL.inverseCumulativeProbability(0.975);

    private Logistic() {}

    /**
     * A case.
     *
     * @param outcome whether it has the thing to be explained
     * @param exposed whether it has the thing that may explain it
     * @param fixed the number that is held fixed
     */
    public record Case(boolean outcome, boolean exposed, double fixed) {}

    /**
     * Whether the outcome goes with the exposure while the number is held fixed (Wald's test of the coefficient). It is not
     * tested where there is no estimate (Albert and Anderson 1984), or none for the exposure alone, nor where nothing is held fixed:
     * of a table of two by two there is an exact test.
     *
     * <p>Details: coefficient, standard error, odds ratio from and to (95%), coefficient of the number, intercept.
     */
    public static TestResult test(List<Case> cases) {
        String why = whyNot(cases);
        if (!why.isEmpty()) {
            return new NotMade(TEST, cases.size(), why);
        }
        // Cases that are alike are looked at once, so that twenty thousand take no longer than two dozen.
        Map<Case, Long> alike = cases.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        RealVector estimate = new ArrayRealVector(TERMS);
        RealMatrix information = new Array2DRowRealMatrix(TERMS, TERMS);
        boolean settled = false;
        try {
            for (int step = 0; step < MOST_STEPS && !settled; step++) {
                RealVector gradient = new ArrayRealVector(TERMS);
                information = new Array2DRowRealMatrix(TERMS, TERMS);
                for (Map.Entry<Case, Long> some : alike.entrySet()) {
                    RealVector x = terms(some.getKey());
                    double chance = 1 / (1 + Math.exp(-x.dotProduct(estimate)));
                    double left = (some.getKey().outcome() ? 1 : 0) - chance;
                    gradient = gradient.add(x.mapMultiply(some.getValue() * left));
                    information =
                            information.add(x.outerProduct(x).scalarMultiply(some.getValue() * chance * (1 - chance)));
                }
                RealVector change = new LUDecomposition(information).getSolver().solve(gradient);
                estimate = estimate.add(change);
                settled = change.getLInfNorm() < CLOSE;
            }
        } catch (MathRuntimeException e) {
            settled = false;
        }
        if (!settled) {
            return new NotMade(TEST, cases.size(), "no estimate was found in " + MOST_STEPS + " steps");
        }
        double coefficient = Math.abs(estimate.getEntry(1)) < CLOSE ? 0 : estimate.getEntry(1);
        double error = Math.sqrt(
                new LUDecomposition(information).getSolver().getInverse().getEntry(1, 1));
        double z = coefficient / error;
        return new Made(
                TEST,
                cases.size(),
                Measure.of("z", z),
                List.of(),
                PValue.usual(Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)))),
                Measure.of("odds ratio", Math.exp(coefficient)),
                Direction.of(coefficient),
                List.of(
                        Measure.of("coefficient", coefficient),
                        Measure.of("standard error", error),
                        Measure.of("odds ratio from", Math.exp(coefficient - WIDTH * error)),
                        Measure.of("odds ratio to", Math.exp(coefficient + WIDTH * error)),
                        Measure.of("coefficient of what is held fixed", estimate.getEntry(2)),
                        Measure.of("intercept", estimate.getEntry(0))),
                caution(cases));
    }

    private static String whyNot(List<Case> cases) {
        if (isSame(cases, Case::outcome) || isSame(cases, Case::exposed)) {
            return "one of the two is the same in every case";
        }
        List<Case> with = cases.stream().filter(Case::exposed).toList();
        List<Case> without = cases.stream().filter(one -> !one.exposed()).toList();
        if (isSame(with, Case::outcome)) {
            return "there is no estimate: of those with the second, all are alike in the first";
        }
        if (isSame(without, Case::outcome)) {
            return "there is no estimate: of those without the second, all are alike in the first";
        }
        if (isSame(cases, Case::fixed)) {
            return "what is to be held fixed is the same in every case: it is the table of the two by themselves, which is tested"
                    + " exactly";
        }
        if (isSame(with, Case::fixed) && isSame(without, Case::fixed)) {
            return "what is held fixed is one number with the second and another without it, so that the two cannot be"
                    + " told apart";
        }
        if ((isForetold(with, 1) && isForetold(without, 1)) || (isForetold(with, -1) && isForetold(without, -1))) {
            return "there is no estimate: the second and what is held fixed together foretell the first, but for ties";
        }
        return "";
    }

    private static boolean isSame(List<Case> cases, Function<Case, Object> of) {
        return cases.stream().map(of).distinct().count() < 2;
    }

    /** Whether the number, or its opposite, is nowhere lower with the outcome than anywhere without it. */
    private static boolean isForetold(List<Case> cases, int sign) {
        double lowestWith = cases.stream()
                .filter(Case::outcome)
                .mapToDouble(one -> sign * one.fixed())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return cases.stream().filter(one -> !one.outcome()).allMatch(one -> sign * one.fixed() <= lowestWith);
    }

    private static String caution(List<Case> cases) {
        long having = cases.stream().filter(Case::outcome).count();
        long rarer = Math.min(having, cases.size() - having);
        return rarer < (long) FEW * (TERMS - 1)
                ? "the rarer outcome has " + rarer + (rarer == 1 ? " case" : " cases") + ", fewer than " + FEW
                        + " for each term: the estimate is a rough guide"
                : "";
    }

    private static RealVector terms(Case one) {
        return new ArrayRealVector(new double[] {1, one.exposed() ? 1 : 0, one.fixed()});
    }
}
