package assay.peers;

import assay.secondreading.Sample;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What evidence is written in. Engines that read no YAML are given what its documents show, in their own form, and nothing else
 * of it: no criterion asks for more.
 */
enum Notation {
    YAML(".yaml") {
        @Override
        String of(Sample sample) {
            return sample.yaml();
        }
    },
    CLIPS(".clp") {
        @Override
        String of(Sample sample) {
            return Fact.of(sample.data()).stream().map(this::fact).collect(Collectors.joining());
        }

        private String fact(Fact fact) {
            return fields(fact)
                    .map(field -> " (%s %s)"
                            .formatted(
                                    field.getKey(), each(field).map(this::value).collect(Collectors.joining(" "))))
                    .collect(Collectors.joining("", "(" + fact.kind(), ")\n"));
        }

        private String value(Object value) {
            return value instanceof String
                    ? quoted(value, "\"")
                    : value.toString().toUpperCase(Locale.ROOT);
        }
    },
    PROLOG(".pl") {
        @Override
        String of(Sample sample) {
            List<Fact> facts = Fact.of(sample.data());
            return IntStream.range(0, facts.size())
                    .mapToObj(number -> clauses(number, facts.get(number)))
                    .collect(Collectors.joining());
        }

        private String clauses(int number, Fact fact) {
            return "shows(%d, '%s').%n".formatted(number, fact.kind())
                    + fields(fact)
                            .flatMap(field -> each(field)
                                    .map(value ->
                                            "field(%d, '%s', %s).%n".formatted(number, field.getKey(), value(value))))
                            .collect(Collectors.joining());
        }

        private String value(Object value) {
            return value instanceof String ? quoted(value, "'") : value.toString();
        }
    };

    private static final Set<String> REMARKS = Set.of("at", "basis", "note");

    private final String ending;

    Notation(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    /** A file of evidence. */
    abstract String of(Sample sample);

    private static Stream<Map.Entry<String, Object>> fields(Fact fact) {
        return fact.fields().entrySet().stream().filter(field -> !REMARKS.contains(field.getKey()));
    }

    private static Stream<?> each(Map.Entry<String, Object> field) {
        return field.getValue() instanceof Collection<?> several ? several.stream() : Stream.of(field.getValue());
    }

    private static String quoted(Object text, String quote) {
        return quote + text.toString().replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
    }
}
