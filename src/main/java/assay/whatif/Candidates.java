package assay.whatif;

import assay.evidence.Observation;
import assay.proof.Edges;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Facts that could be added, each of which says as much as one of its kind can. */
final class Candidates {

    /** How many facts of one kind are tried at most in each way; there are more where a kind has very many single words or numbers. */
    static final int OF_A_KIND = 256;

    private final Vocabulary vocabulary;
    private final Edges edges;
    private final Set<Kind> cutShort = new LinkedHashSet<>();

    Candidates(Vocabulary vocabulary, Edges edges) {
        this.vocabulary = vocabulary;
        this.edges = edges;
    }

    /** The kinds of which there are more facts than are tried. */
    Set<Kind> cutShort() {
        return cutShort;
    }

    /**
     * Every fact that says as much as it must: all words of its lists, many of what is counted, each single word once. What an
     * assessor did is nothing that an authority could add.
     */
    List<Observation> all() {
        return all(Predicate.not(Field::optional), Amounts::many);
    }

    /** The same of kinds of which something may be left out, with all of that as well. */
    List<Observation> inFull() {
        return all(field -> true, Amounts::many).stream()
                .filter(fact -> fact.kind().fields().stream().anyMatch(Field::optional))
                .toList();
    }

    /**
     * The same of kinds with numbers, as far as few of what is counted say something else than many do: the least of it, and what
     * is at each number that rules compare it with.
     */
    List<Observation> withFewer() {
        return Stream.of(Predicate.not(Field::optional), (Predicate<Field>) field -> true)
                .flatMap(said -> all(said, Amounts::few).stream())
                .filter(fact -> fact.values().values().stream().anyMatch(Number.class::isInstance))
                .distinct()
                .toList();
    }

    private List<Observation> all(Predicate<Field> said, Function<Amounts, List<BigDecimal>> numbers) {
        List<Observation> all = new ArrayList<>();
        for (Kind kind : vocabulary.kinds()) {
            if (kind.assessed()) {
                continue;
            }
            List<Map<String, Object>> ofKind = List.of(Map.of());
            for (Field field : kind.fields()) {
                if (said.test(field)) {
                    ofKind = times(ofKind, kind, field, numbers);
                }
            }
            ofKind.forEach(values -> all.add(new Observation(kind, values, null, false, null)));
        }
        return all;
    }

    private List<Map<String, Object>> times(
            List<Map<String, Object>> facts, Kind kind, Field field, Function<Amounts, List<BigDecimal>> numbers) {
        List<?> values =
                switch (field.form()) {
                    case TEXT -> List.of(RuleSet.TO_BE_FILLED_IN);
                    case WHOLE_NUMBER, NUMBER -> {
                        Amounts amounts = Amounts.of(kind, field, edges);
                        yield numbers.apply(amounts).stream()
                                .map(amounts::recorded)
                                .toList();
                    }
                    case TRUTH -> List.of(true, false);
                    case DATE -> days(kind, field);
                    case WORD -> field.words();
                    case WORDS -> List.of(field.words());
                };
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> fact : facts) {
            for (Object value : values) {
                if (more.size() == OF_A_KIND) {
                    cutShort.add(kind);
                    return more;
                }
                Map<String, Object> longer = new LinkedHashMap<>(fact);
                longer.put(field.property(), value);
                more.add(longer);
            }
        }
        return more;
    }

    /** Each day that rules compare it with, with the day after it, and the day before all of them. */
    private List<LocalDate> days(Kind kind, Field field) {
        List<LocalDate> days = edges.days(kind, field);
        return days.isEmpty()
                ? List.of(Field.ANY_DAY)
                : days.stream()
                        .flatMap(day -> day.equals(days.get(0))
                                ? Stream.of(day, day.minusDays(1), day.plusDays(1))
                                : Stream.of(day, day.plusDays(1)))
                        .distinct()
                        .toList();
    }
}
