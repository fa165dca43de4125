package assay.statistics;

import assay.statistics.TestResult.Made;
import assay.statistics.TestResult.NotMade;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * A number of each case, the cases in groups, and whether the groups differ. A group of a single case counts as one, as
 * statistics packages have it, though the library used elsewhere here refuses it.
 */
public final class Groups {

    private static final String VARIANCE = "one-way analysis of variance";
    private static final String RANKS = "Kruskal-Wallis test";

    /** The chi-square of the Kruskal-Wallis test is a poor guide where a group is smaller. */
    private static final int SMALL = 5;

    private final List<double[]> groups;
    private final int n;

    /**
     * The groups.
     *
     * @param groups the numbers of the cases of each group, in an order that stays the same
     */
    public Groups(Collection<List<Double>> groups) {
        this.groups = groups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        this.n = this.groups.stream().mapToInt(group -> group.length).sum();
    }

    /** Whether the means of the groups differ. Details: how many groups. */
    public TestResult variance() {
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(VARIANCE, n, why);
        }
        double mean = groups.stream().flatMapToDouble(Arrays::stream).sum() / n;
        double between = 0;
        double within = 0;
        for (double[] group : groups) {
            double own = Arrays.stream(group).sum() / group.length;
            between += group.length * (own - mean) * (own - mean);
            within += Arrays.stream(group)
                    .map(value -> (value - own) * (value - own))
                    .sum();
        }
        if (within == 0) {
            return new NotMade(VARIANCE, n, "within the groups nothing differs");
        }
        int among = groups.size() - 1;
        int inside = n - groups.size();
        double f = between / among / (within / inside);
        return new Made(
                VARIANCE,
                n,
                new Measure("F", f),
                List.of(among, inside),
                FDistribution.of(among, inside).survivalProbability(f),
                new Measure("eta squared", between / (between + within)),
                List.of(new Measure("groups", groups.size())),
                caution());
    }

    /** Whether the cases of one group rank above those of another; ties are corrected for. Details: how many groups. */
    public TestResult ranks() {
        String why = whyNot();
        if (!why.isEmpty()) {
            return new NotMade(RANKS, n, why);
        }
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] ranks = new NaturalRanking().apply(all);
        double sum = 0;
        int at = 0;
        for (double[] group : groups) {
            double own = Arrays.stream(ranks, at, at + group.length).sum();
            sum += own * own / group.length;
            at += group.length;
        }
        Map<Double, Long> ties =
                Arrays.stream(all).boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double cases = n;
        double tied = ties.values().stream()
                .mapToDouble(count -> (double) count * count * count - count)
                .sum();
        double h = (12 / (cases * (cases + 1)) * sum - 3 * (cases + 1)) / (1 - tied / (cases * cases * cases - cases));
        int freedom = groups.size() - 1;
        return new Made(
                RANKS,
                n,
                new Measure("H", h),
                List.of(freedom),
                ChiSquaredDistribution.of(freedom).survivalProbability(h),
                new Measure("epsilon squared", h / (cases - 1)),
                List.of(new Measure("groups", groups.size())),
                caution());
    }

    private String whyNot() {
        if (groups.size() < 2) {
            return "there are fewer than two groups";
        }
        if (n <= groups.size()) {
            return "no group has more than one case";
        }
        return groups.stream().flatMapToDouble(Arrays::stream).distinct().count() > 1
                ? ""
                : "the number is the same in every case";
    }

    private String caution() {
        int small = groups.stream().mapToInt(group -> group.length).min().orElse(0);
        return small < SMALL ? "a group of " + small + ": too few to be sure of its mean" : "";
    }
}
