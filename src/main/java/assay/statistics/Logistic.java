package assay.statistics;

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
     * Whether the outcome goes with the exposure while the number is held fixed (Wald's test of the coefficient).
     *
     * <p>Details: coefficient, standard error, odds ratio from and to (95%), coefficient of the number, intercept.
     */
    public static TestResult test(List<Case> cases) {
        if (cases.stream().map(Case::outcome).distinct().count() < 2
                || cases.stream().map(Case::exposed).distinct().count() < 2) {
            return new NotMade(TEST, cases.size(), "one of the two is the same in every case");
        }
        boolean constant = cases.stream().mapToDouble(Case::fixed).distinct().count() < 2;
        // Cases that are alike are looked at once, so that twenty thousand take no longer than two dozen.
        Map<Case, Long> alike = cases.stream()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        int terms = constant ? 2 : 3;
        RealVector estimate = new ArrayRealVector(terms);
        RealMatrix information = new Array2DRowRealMatrix(terms, terms);
        boolean settled = false;
        try {
            for (int step = 0; step < MOST_STEPS && !settled; step++) {
                RealVector gradient = new ArrayRealVector(terms);
                information = new Array2DRowRealMatrix(terms, terms);
                for (Map.Entry<Case, Long> some : alike.entrySet()) {
                    RealVector x = terms(some.getKey(), constant);
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
            return separated(cases.size());
        }
        if (!settled) {
            return separated(cases.size());
        }
        double coefficient = estimate.getEntry(1);
        double error = Math.sqrt(
                new LUDecomposition(information).getSolver().getInverse().getEntry(1, 1));
        double z = coefficient / error;
        return new Made(
                TEST,
                cases.size(),
                new Measure("z", z),
                List.of(),
                Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))),
                new Measure("odds ratio", Math.exp(coefficient)),
                List.of(
                        new Measure("coefficient", coefficient),
                        new Measure("standard error", error),
                        new Measure("odds ratio from", Math.exp(coefficient - WIDTH * error)),
                        new Measure("odds ratio to", Math.exp(coefficient + WIDTH * error)),
                        new Measure("coefficient of what is held fixed", constant ? 0 : estimate.getEntry(2)),
                        new Measure("intercept", estimate.getEntry(0))),
                constant ? "what was to be held fixed is the same in every case" : "");
    }

    private static RealVector terms(Case one, boolean constant) {
        double exposed = one.exposed() ? 1 : 0;
        return new ArrayRealVector(constant ? new double[] {1, exposed} : new double[] {1, exposed, one.fixed()});
    }

    private static TestResult separated(int n) {
        return new NotMade(
                TEST, n, "there is no estimate: what is known foretells the outcome almost without exception");
    }
}
