package assay.whatif;

import assay.proof.Edges;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a field that are tried. Whole numbers go by ones; others by the last digit of what rules compare them with, and
 * by halves of what lies between two of those where that is no more.
 *
 * @param range the numbers that may stand there
 * @param whole whether only whole ones may
 * @param edges the numbers that rules compare the field with, from the lowest
 */
record Amounts(Range range, boolean whole, List<BigDecimal> edges) {

    private static final BigDecimal MANY = BigDecimal.valueOf(20);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** So many numbers are tried one by one, from the lowest; beyond them those at edges and halves of what is between. */
    private static final int ONE_BY_ONE = 100;

    /** Of how many digits behind the point numbers are where none of fewer may stand in a field. */
    private static final int MOST_DIGITS = 9;

    static Amounts of(Kind kind, Field field, Edges edges) {
        return new Amounts(field.range(), field.form() == Field.Form.WHOLE_NUMBER, edges.numbers(kind, field));
    }

    /** Many, the most there is, and each edge that is more than many: what rules add up may be more than one field can say. */
    List<BigDecimal> many() {
        Stream<BigDecimal> most = range.edges().entrySet().stream()
                .filter(edge ->
                        edge.getKey() == Range.Edge.TO && edge.getValue().compareTo(Range.LARGEST_WHOLE) != 0)
                .map(edge ->
                        edge.getValue().setScale(whole ? 0 : edge.getValue().scale(), RoundingMode.FLOOR));
        List<BigDecimal> many =
                among(Stream.of(Stream.of(MANY), most, edges.stream().filter(edge -> edge.compareTo(MANY) > 0))
                        .flatMap(numbers -> numbers));
        return many.isEmpty() ? among(Stream.of(least())) : many;
    }

    /** The least there is, each edge, and the least that is beyond each: of all that lies between two edges one. */
    List<BigDecimal> few() {
        return among(Stream.of(Stream.of(least()), atAndBeyond(), between()).flatMap(numbers -> numbers));
    }

    private List<BigDecimal> among(Stream<BigDecimal> numbers) {
        return numbers.filter(range::contains)
                .filter(number -> !whole || isWhole(number))
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private Stream<BigDecimal> atAndBeyond() {
        return edges.stream().flatMap(edge -> {
            BigDecimal below = whole ? edge.setScale(0, RoundingMode.FLOOR) : edge;
            return Stream.of(below, below.add(step()));
        });
    }

    /** What lies between two edges that are no more than a step apart. */
    private Stream<BigDecimal> between() {
        List<BigDecimal> all = named();
        Stream.Builder<BigDecimal> between = Stream.builder();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).subtract(all.get(i - 1)).compareTo(step()) <= 0) {
                between.add(all.get(i).add(all.get(i - 1)).multiply(HALF));
            }
        }
        return between.build();
    }

    /** The edges of rules and those of the field. */
    private List<BigDecimal> named() {
        return Stream.concat(
                        edges.stream(),
                        range.edges().values().stream().filter(edge -> edge.compareTo(Range.LARGEST_WHOLE) != 0))
                .sorted()
                .distinct()
                .toList();
    }

    /** The least by which two numbers differ that are tried one after the other. */
    BigDecimal step() {
        int digits = whole
                ? 0
                : named().stream()
                        .mapToInt(edge -> Math.max(0, edge.stripTrailingZeros().scale()))
                        .max()
                        .orElse(0);
        while (!whole && digits < MOST_DIGITS && !range.contains(least(BigDecimal.ONE.movePointLeft(digits)))) {
            digits++;
        }
        return BigDecimal.ONE.movePointLeft(digits);
    }

    private BigDecimal least() {
        return least(step());
    }

    private BigDecimal least(BigDecimal step) {
        BigDecimal from = range.edges()
                .getOrDefault(Range.Edge.FROM, range.edges().getOrDefault(Range.Edge.ABOVE, BigDecimal.ZERO));
        BigDecimal least = from.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return range.contains(least) ? least : least.add(step);
    }

    /**
     * The lowest of those tried that is enough, where another is: one of the first, one at an edge, or one that is found by
     * halves. Where more is not always better, a lower one may be enough that is none of these.
     */
    BigDecimal lowest(BigDecimal enough, Predicate<BigDecimal> isEnough) {
        BigDecimal step = step();
        NavigableSet<BigDecimal> numbers = new TreeSet<>(few());
        BigDecimal next = least();
        for (int i = 0; i < ONE_BY_ONE; i++) {
            numbers.add(next);
            next = next.add(step);
        }
        @Nullable BigDecimal low = null;
        BigDecimal high = enough;
        for (BigDecimal number : numbers.headSet(enough, false)) {
            if (isEnough.test(number)) {
                high = number;
                break;
            }
            low = number;
        }
        while (low != null && high.subtract(low).compareTo(step) > 0) {
            BigDecimal steps = high.subtract(low).divideToIntegralValue(step.add(step));
            BigDecimal middle = low.add(step.multiply(steps.max(BigDecimal.ONE)));
            if (isEnough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** A number as a fact has it. */
    Object recorded(BigDecimal number) {
        return whole ? (Object) number.intValue() : (Object) number.doubleValue();
    }
}
