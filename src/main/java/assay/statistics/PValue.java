package assay.statistics;

import java.util.OptionalDouble;

/**
 * How likely a result as far out as the one found is where there is no association, from 0 to 1.
 *
 * @param usual from the distribution that the statistic usually has; none where the statistic is no number
 * @param exact from counting what else could have come out; none where that is not counted
 * @param exactIsJudged whether the exact one is to be judged by
 */
public record PValue(OptionalDouble usual, OptionalDouble exact, boolean exactIsJudged) {

    /** What a probability that is judged is called. */
    public static final String USUAL = "p";

    /** What an exact one is called. */
    public static final String EXACT = "exact p";

    /** Refuses to judge by what is not there. */
    public PValue {
        if ((exactIsJudged ? exact : usual).isEmpty()) {
            throw new IllegalArgumentException("there is nothing to judge by");
        }
    }

    static PValue usual(double usual) {
        return new PValue(OptionalDouble.of(usual), OptionalDouble.empty(), false);
    }

    /** The exact one where it was counted, and the usual one where it was not. */
    static PValue exactIfCounted(double usual, OptionalDouble exact) {
        return new PValue(OptionalDouble.of(usual), exact, exact.isPresent());
    }

    /** The one to judge by, and to adjust for being one of several. */
    public double judged() {
        return (exactIsJudged ? exact : usual).orElseThrow();
    }

    /** Which one that is: {@value #USUAL} or {@value #EXACT}. */
    public String judgedBy() {
        return exactIsJudged ? EXACT : USUAL;
    }
}
