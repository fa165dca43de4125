package assay.proof;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Words;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The values of fields that some conditions tell apart: of all that they treat alike one, the smallest. Numbers and days are
 * cut at those that the conditions name, lists by the words that they name or that facts of the rules' own say something of,
 * and by sizes.
 */
final class Values {

    /** How many lists of one field are told apart at most. */
    private static final int MOST_LISTS = 4_096;

    /** A text like any other. */
    static final String ANY_TEXT = "a text";

    /** How many days the first day that is tried is before all that are named, where days are compared with each other. */
    private static final int LONG_BEFORE = 1_000;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** That there is no value. */
    enum Missing {
        NOTHING
    }

    /** A word of an enumeration, as it stands in rules. */
    record Word(String enumeration, String name) {}

    private final Own own;
    private final Fields fields;
    private final Set<String> types = new TreeSet<>();
    private final Set<Object> named = new LinkedHashSet<>();
    private final Map<Field, List<Object>> known = new HashMap<>();
    private boolean cutShort;

    /**
     * The values that some conditions tell apart.
     *
     * @param also what they compare with besides what stands in them
     */
    Values(Vocabulary vocabulary, Collection<Asked> conditions, Collection<Object> also, Own own) {
        this.own = own;
        this.fields = new Fields(vocabulary, conditions);
        this.named.addAll(also);
        conditions.forEach(this::read);
    }

    private void read(Asked asked) {
        asked.facts(condition -> {
            if (own.isOne(condition.type())) {
                types.add(condition.type());
            }
            condition.constraints().stream().map(FactCondition.Constraint::term).forEach(this::read);
        });
    }

    private void read(Term whole) {
        whole.each(term -> constant(term).ifPresent(named::add));
    }

    /** What a term is wherever it stands: a word, a number, a text, a truth or a day. */
    static Optional<Object> constant(Term term) {
        if (term instanceof Term.Literal literal) {
            return Optional.of(literal.value() == null ? Missing.NOTHING : literal.value());
        }
        if (term instanceof Term.Member member && member.isWord()) {
            return Optional.of(new Word(member.enumeration(), member.name()));
        }
        if (term instanceof Term.Call call
                && call.of() != null
                && Fields.move(call).isPresent()) {
            return constant(call.of()).flatMap(day -> Fields.moved(day, call));
        }
        return term instanceof Term.Operation operation ? reckoned(operation) : day(term);
    }

    private static Optional<Object> reckoned(Term.Operation operation) {
        Object left = constant(operation.left()).orElse(null);
        Object right = constant(operation.right()).orElse(null);
        if (!(left instanceof BigDecimal one && right instanceof BigDecimal other)) {
            return Optional.empty();
        }
        return switch (operation.operator()) {
            case "+" -> Optional.of(one.add(other));
            case "-" -> Optional.of(one.subtract(other));
            case "*" -> Optional.of(one.multiply(other));
            default -> Optional.empty();
        };
    }

    private static Optional<Object> day(Term term) {
        if (!(term instanceof Term.Call call
                && call.of() instanceof Term.Name type
                && "LocalDate".equals(type.name()))) {
            return Optional.empty();
        }
        List<Object> arguments = call.arguments().stream()
                .map(Values::constant)
                .flatMap(Optional::stream)
                .toList();
        try {
            if ("parse".equals(call.name()) && arguments.size() == 1) {
                return Optional.of(LocalDate.parse(String.valueOf(arguments.get(0))));
            }
            if ("of".equals(call.name())
                    && arguments.size() == 3
                    && arguments.stream().allMatch(BigDecimal.class::isInstance)) {
                return Optional.of(LocalDate.of(
                        ((BigDecimal) arguments.get(0)).intValue(),
                        ((BigDecimal) arguments.get(1)).intValue(),
                        ((BigDecimal) arguments.get(2)).intValue()));
            }
        } catch (DateTimeException noDay) {
            // That there is no such day is told elsewhere.
        }
        return Optional.empty();
    }

    /** Whether of some field not all values were told apart, because there are too many. */
    boolean areCutShort() {
        return cutShort;
    }

    /** Whether a field is compared with another. */
    boolean isCompared(String property) {
        return fields.isCompared(property);
    }

    /** The values of a field, the smallest first. */
    List<Object> of(Field field) {
        return known.computeIfAbsent(field, this::told);
    }

    /** Every value of a field of words, or that is true or false. */
    static List<Object> whole(Field field) {
        List<Object> all = new ArrayList<>();
        if (field.optional()) {
            all.add(Missing.NOTHING);
        }
        all.addAll(field.form() == Field.Form.TRUTH ? List.of(true, false) : words(field));
        return all;
    }

    private static List<Word> words(Field field) {
        return field.words().stream()
                .map(word -> new Word(field.enumeration(), constant(word)))
                .toList();
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private List<Object> told(Field field) {
        if (field.form() == Field.Form.WORD || field.form() == Field.Form.TRUTH) {
            return whole(field);
        }
        Set<Object> all = new LinkedHashSet<>();
        if (field.optional()) {
            all.add(Missing.NOTHING);
        }
        switch (field.form()) {
            case WORDS -> all.addAll(lists(field));
            case NUMBER -> all.addAll(numbers(field.range(), false));
            case WHOLE_NUMBER -> all.addAll(numbers(field.range(), true));
            case DATE -> all.addAll(days());
            default -> all.addAll(texts());
        }
        return List.copyOf(all);
    }

    private List<Object> texts() {
        List<Object> all = new ArrayList<>(List.of(ANY_TEXT));
        for (int another = 1; another <= fields.steps(Field.Form.TEXT); another++) {
            all.add("another text".repeat(another));
        }
        named.stream().filter(String.class::isInstance).forEach(all::add);
        return all;
    }

    private List<Object> days() {
        Set<LocalDate> all = new TreeSet<>(List.of(Field.ANY_DAY));
        named.stream()
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .forEach(day -> {
                    all.add(day.minusDays(1));
                    all.add(day);
                    all.add(day.plusDays(1));
                });
        int steps = fields.steps(Field.Form.DATE) + (fields.moves().isEmpty() ? 0 : 1);
        if (steps > 0) {
            all.add(all.iterator().next().minusDays(LONG_BEFORE));
        }
        for (int step = 0; step < steps; step++) {
            List.copyOf(all)
                    .forEach(day -> Stream.concat(Stream.of(0), fields.moves().stream())
                            .flatMap(days -> Stream.of(days, days + 1, -days, 1 - days))
                            .forEach(days -> all.add(day.plusDays(days))));
        }
        return List.copyOf(all);
    }

    private Stream<BigDecimal> numbers() {
        return named.stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }

    private List<Object> numbers(Range range, boolean whole) {
        BigDecimal step = whole ? BigDecimal.ONE : HALF;
        Set<BigDecimal> all = new TreeSet<>(List.of(BigDecimal.ZERO));
        Stream.concat(numbers(), range.edges().values().stream()).forEach(number -> {
            all.add(number.subtract(step));
            all.add(number);
            all.add(number.add(step));
        });
        int steps = fields.steps(Field.Form.NUMBER);
        for (int above = 0; above < steps; above++) {
            List.copyOf(all).forEach(number -> all.add(number.add(BigDecimal.ONE)));
        }
        for (int between = 0; !whole && between <= steps; between++) {
            List<BigDecimal> sorted = List.copyOf(all);
            for (int i = 1; i < sorted.size(); i++) {
                all.add(sorted.get(i - 1).add(sorted.get(i)).multiply(HALF));
            }
        }
        all.removeIf(number -> !range.contains(number)
                || number.compareTo(Range.LARGEST_WHOLE) == 0
                || (whole && number.stripTrailingZeros().scale() > 0));
        return all.isEmpty()
                ? List.copyOf(range.find(BigDecimal.ZERO, whole).stream().toList())
                : List.copyOf(all);
    }

    private List<Object> lists(Field field) {
        List<List<Word>> alike = alike(field);
        List<Object> all = new ArrayList<>();
        if (field.mayBeEmpty()) {
            all.add(List.of());
        }
        int bits = Math.min(alike.size(), Integer.numberOfTrailingZeros(MOST_LISTS));
        cutShort |= bits < alike.size();
        List<List<List<Word>>> somes = new ArrayList<>();
        for (int some = 1; some < 1 << bits; some++) {
            List<List<Word>> chosen = new ArrayList<>();
            for (int i = 0; i < bits; i++) {
                if ((some >> i & 1) == 1) {
                    chosen.add(alike.get(i));
                }
            }
            somes.add(chosen);
        }
        for (List<List<Word>> chosen : somes) {
            int most = chosen.stream().mapToInt(List::size).sum();
            Set<Integer> sizes = new TreeSet<>(List.of(chosen.size()));
            numbers()
                    .flatMap(number -> Stream.of(number.intValue() - 1, number.intValue(), number.intValue() + 1))
                    .filter(size -> chosen.size() <= size && size <= most)
                    .forEach(sizes::add);
            sizes.forEach(size -> all.add(list(field, chosen, size)));
        }
        all.sort(java.util.Comparator.comparingInt(list -> ((List<?>) list).size()));
        return all;
    }

    /** Words of these groups, of each group one and of some more, in the order of the field. */
    private static List<Word> list(Field field, List<List<Word>> groups, int size) {
        Set<Word> chosen = new LinkedHashSet<>();
        groups.forEach(group -> chosen.add(group.get(0)));
        groups.forEach(group -> group.forEach(word -> {
            if (chosen.size() < size) {
                chosen.add(word);
            }
        }));
        return words(field).stream().filter(chosen::contains).toList();
    }

    /** The words of a field, those together that no condition tells apart. */
    private List<List<Word>> alike(Field field) {
        Map<Object, List<Word>> groups = new LinkedHashMap<>();
        for (Word word : words(field)) {
            Object apart = named.contains(word) ? word : own.saidOf(word, types);
            groups.computeIfAbsent(apart, any -> new ArrayList<>()).add(word);
        }
        return List.copyOf(groups.values());
    }

    // ------------------------------------------------------------------ as rules and files of evidence have them

    /** A value as rules have it. */
    static Object ofRules(Object value) {
        if (value instanceof Enum<?> word) {
            return new Word(word.getDeclaringClass().getSimpleName(), word.name());
        }
        if (value instanceof Number number) {
            return new BigDecimal(String.valueOf(number));
        }
        return value instanceof Collection<?> list
                ? list.stream().map(Values::ofRules).toList()
                : value;
    }

    /** The values of a fact as they are recorded; a field of which nothing is known has the first that there is. */
    static Map<String, Object> recorded(Kind kind, Map<String, Object> values) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Object value = values.getOrDefault(field.property(), first(field));
            if (value != Missing.NOTHING) {
                recorded.put(field.property(), recorded(field, value));
            }
        }
        return recorded;
    }

    /** A value of a field of which nothing is asked, the smallest. */
    private static Object first(Field field) {
        if (field.optional()) {
            return Missing.NOTHING;
        }
        return switch (field.form()) {
            case WORD -> words(field).get(0);
            case WORDS -> field.mayBeEmpty() ? List.of() : words(field).subList(0, 1);
            case TRUTH -> true;
            case WHOLE_NUMBER, NUMBER ->
                field.range()
                        .find(BigDecimal.ZERO, field.form() == Field.Form.WHOLE_NUMBER)
                        .orElse(BigDecimal.ZERO);
            case DATE -> Field.ANY_DAY;
            case TEXT -> ANY_TEXT;
        };
    }

    private static Object recorded(Field field, Object value) {
        return switch (field.form()) {
            case WORD -> Words.ofConstant(((Word) value).name());
            case WORDS ->
                ((List<?>) value)
                        .stream()
                                .map(word -> Words.ofConstant(((Word) word).name()))
                                .toList();
            case WHOLE_NUMBER -> ((BigDecimal) value).intValue();
            case NUMBER -> ((BigDecimal) value).doubleValue();
            default -> value;
        };
    }
}
