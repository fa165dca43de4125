package assay.ruleset;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which numbers may stand in a field.
 *
 * @param edges the numbers that it reaches to, by what each is of it
 */
public record Range(Map<Edge, BigDecimal> edges) {

    /** The largest whole number that is read. */
    public static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(999_999_999);

    /** What whole numbers are where nothing else is said. */
    public static final Range OF_WHOLE_NUMBERS = new Range(Map.of(Edge.FROM, BigDecimal.ZERO, Edge.TO, LARGEST_WHOLE));

    /** What numbers are where nothing else is said. */
    public static final Range OF_NUMBERS = new Range(Map.of(Edge.FROM, BigDecimal.ZERO));

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What a number is of a range. */
    public enum Edge {
        /** The least of it. */
        FROM("from", "minimum"),
        /** Below all of it. */
        ABOVE("above", "exclusiveMinimum"),
        /** The most of it. */
        TO("up to", "maximum"),
        /** Above all of it. */
        BELOW("below", "exclusiveMaximum");

        private final String words;
        private final String keyword;

        Edge(String words, String keyword) {
            this.words = words;
            this.keyword = keyword;
        }

        /** What it is called in JSON Schema. */
        public String keyword() {
            return keyword;
        }

        /** The annotation of a field that says it: {@code @from( 0 )}. */
        public String annotation() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> annotations() {
            return Arrays.stream(values()).map(Edge::annotation).toList();
        }

        private boolean isLower() {
            return this == FROM || this == ABOVE;
        }

        private boolean holds(int compared) {
            return switch (this) {
                case FROM -> compared >= 0;
                case ABOVE -> compared > 0;
                case TO -> compared <= 0;
                case BELOW -> compared < 0;
            };
        }
    }

    /** Keeps its own copy, in the order of the edges. */
    public Range {
        Map<Edge, BigDecimal> sorted = new EnumMap<>(Edge.class);
        sorted.putAll(edges);
        edges = Collections.unmodifiableMap(sorted);
    }

    /** This range where another says nothing else of its lower or its upper end. */
    public Range with(Range other) {
        Map<Edge, BigDecimal> all = new EnumMap<>(Edge.class);
        edges.forEach((edge, number) -> {
            if (other.edges.keySet().stream().noneMatch(own -> own.isLower() == edge.isLower())) {
                all.put(edge, number);
            }
        });
        all.putAll(other.edges);
        return new Range(all);
    }

    /** Whether a number may stand there. */
    public boolean contains(BigDecimal number) {
        return edges.entrySet().stream().allMatch(edge -> edge.getKey().holds(number.compareTo(edge.getValue())));
    }

    /** A number of the range, the wanted one if it is one; none where there is none. */
    public Optional<BigDecimal> find(BigDecimal wanted, boolean whole) {
        Stream<BigDecimal> beside = edges.values().stream()
                .flatMap(edge -> Stream.of(edge, edge.add(BigDecimal.ONE), edge.subtract(BigDecimal.ONE)));
        Stream<BigDecimal> between = Stream.of(
                edges.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(TWO));
        return Stream.of(Stream.of(wanted), beside, between)
                .flatMap(numbers -> numbers)
                .filter(this::contains)
                .filter(number -> !whole || number.stripTrailingZeros().scale() <= 0)
                .findFirst();
    }

    /** A number of the range, the wanted one if it is one. */
    public int whole(int wanted) {
        return find(BigDecimal.valueOf(wanted), true).map(BigDecimal::intValue).orElse(wanted);
    }

    /** A number of the range, the wanted one if it is one. */
    public double number(double wanted) {
        return find(BigDecimal.valueOf(wanted), false)
                .map(BigDecimal::doubleValue)
                .orElse(wanted);
    }

    /** In words, to stand behind what has it: "above 0", "from 0 to 100"; the largest that can be read goes without saying. */
    public String described() {
        return edges.entrySet().stream()
                .filter(edge -> edge.getValue().compareTo(LARGEST_WHOLE) != 0)
                .map(edge -> edge.getKey().words + " " + edge.getValue().toPlainString())
                .collect(Collectors.joining(" and "))
                .replaceFirst("^(from \\S+) and up (to)", "$1 $2");
    }
}
