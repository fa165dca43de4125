package assay.statistics;

import java.util.List;
import java.util.Optional;

/** What a test of association came to. */
public sealed interface TestResult {

    /** The test, in words. */
    String test();

    /** On how many cases. */
    int n();

    /**
     * A test that could be made.
     *
     * @param statistic its statistic
     * @param freedom the degrees of freedom of the statistic, in the order in which they are written; none for a z
     * @param p how likely a statistic as far out as this one is where there is no association, from 0 to 1
     * @param effect how strong the association is
     * @param details what else is worth knowing, in a fixed order for each test
     * @param caution what to mind, or an empty text
     */
    record Made(
            String test,
            int n,
            Measure statistic,
            List<Integer> freedom,
            double p,
            Measure effect,
            List<Measure> details,
            String caution)
            implements TestResult {

        /** Keeps its own copies. */
        public Made {
            freedom = List.copyOf(freedom);
            details = List.copyOf(details);
        }

        /** A detail by its name. */
        public Optional<Double> detail(String name) {
            return details.stream()
                    .filter(one -> one.name().equals(name))
                    .map(Measure::value)
                    .findFirst();
        }
    }

    /**
     * A test that could not be made.
     *
     * @param why what stood in the way
     */
    record NotMade(String test, int n, String why) implements TestResult {}
}
