package assay.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities adjusted for being several, by Holm's method (1979). */
public final class Holm {

    private Holm() {}

    /**
     * The adjusted probabilities, in the order of the given ones: the chance that a true absence of any association looks
     * like this in one of the tests, at most.
     */
    public static List<Double> adjusted(List<Double> probabilities) {
        List<Integer> order = IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(probabilities.size(), 0.0));
        double least = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            least = Math.max(least, Math.min(1, (order.size() - rank) * probabilities.get(order.get(rank))));
            adjusted.set(order.get(rank), least);
        }
        return adjusted;
    }
}
