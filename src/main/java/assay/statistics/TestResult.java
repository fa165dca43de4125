package assay.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test of association came to. */
public sealed interface TestResult {

    /** The test, in words. */
    String test();

    /** On how many cases. */
    int n();

    /** Which way an association goes. */
    enum Direction {
        /** More of one goes with more of the other. */
        POSITIVE,
        /** More of one goes with less of the other. */
        NEGATIVE,
        /** Neither: there is no order to speak of, or nothing at all goes with anything. */
        NONE;

        static Direction of(double signed) {
            return signed > 0 ? POSITIVE : signed < 0 ? NEGATIVE : NONE;
        }
    }

    /**
     * A test that could be made.
     *
     * @param n on how many cases, those alone that have a say in it
     * @param statistic its statistic
     * @param freedom the degrees of freedom of the statistic, in the order in which they are written; none for a z
     * @param p how likely a result as far out as this one is where there is no association
     * @param effect how strong the association is
     * @param direction which way it goes
     * @param details what else is worth knowing, in a fixed order for each test
     * @param caution what to mind, or an empty text
     */
    record Made(
            String test,
            int n,
            Measure statistic,
            List<Integer> freedom,
            PValue p,
            Measure effect,
            Direction direction,
            List<Measure> details,
            String caution)
            implements TestResult {

        /** Keeps its own copies. */
        public Made {
            freedom = List.copyOf(freedom);
            details = List.copyOf(details);
        }

        /** A detail by its name, where it is a number. */
        public Optional<Double> detail(String name) {
            return details.stream()
                    .filter(one -> one.name().equals(name))
                    .filter(one -> one.value().isPresent())
                    .map(one -> one.value().getAsDouble())
                    .findFirst();
        }

        /** What of it is no number, and why: the statistic, the effect, then the details. */
        public List<Measure> withoutNumber() {
            return Stream.concat(Stream.of(statistic, effect), details.stream())
                    .filter(one -> one.value().isEmpty())
                    .collect(Collectors.toUnmodifiableList());
        }
    }

    /**
     * A test that could not be made.
     *
     * @param why what stood in the way
     */
    record NotMade(String test, int n, String why) implements TestResult {}
}
