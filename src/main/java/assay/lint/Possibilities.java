package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be so of one fact. The conditions on it are tried on every combination of the values that they tell apart, which
 * shows whether they can all be true, and whether they can ever not be.
 */
final class Possibilities {

    private static final int MOST = 200_000;
    /** Of so many texts each choice is tried. */
    private static final int FEW = 6;

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Map<String, ChronoUnit> LATER = Map.of(
            "Days", ChronoUnit.DAYS, "Weeks", ChronoUnit.WEEKS, "Months", ChronoUnit.MONTHS, "Years", ChronoUnit.YEARS);

    /** A value of which only is known that it is none of the others, or that there is one. */
    private enum Unnamed {
        NOTHING,
        ANOTHER
    }

    /** A word of an enumeration. */
    private record Word(String enumeration, String name) {}

    /** A day, by the days since one of long ago. */
    private record Day(long number) {}

    /** A text that is none of those that are named, by which of them stand in it. */
    private record Containing(Set<String> parts) {}

    /** A list with some words in it and a number of others. */
    private record Words(Set<Word> named, int others) {

        int size() {
            return named.size() + others;
        }
    }

    private final @Nullable Kind kind;
    private final List<String> ownWords;
    private final Function<String, List<Term>> concluded;
    private final List<Term> terms;
    private final List<Set<String>> sideBySide;
    private final Map<String, List<Object>> values = new LinkedHashMap<>();

    /**
     * The possibilities of a fact.
     *
     * @param kind its type, or null where nothing is known of its fields
     * @param ownWords the words that the fact itself can be, where its type is an enumeration
     * @param concluded all that rules put into a field, by its name; nothing where others may put something there
     */
    Possibilities(
            FactCondition condition,
            @Nullable Kind kind,
            List<String> ownWords,
            Function<String, List<Term>> concluded) {
        this.kind = kind;
        this.ownWords = ownWords;
        this.concluded = concluded;
        this.terms = ofFields(condition);
        Map<String, Set<Object>> compared = new LinkedHashMap<>();
        List<Set<String>> pairs = new ArrayList<>();
        terms.forEach(term -> term.each(one -> {
            subjects(one, compared);
            sideBySide(one).ifPresent(pairs::add);
        }));
        this.sideBySide = joined(pairs);
        compared.forEach((name, literals) -> values.put(
                name,
                valuesOf(name, literalsOf(beside(name), compared), beside(name).size(), condition.type())));
    }

    /** What is asked, with the fields themselves where variables of the same fact stand for them. */
    private static List<Term> ofFields(FactCondition condition) {
        List<Term> terms = condition.terms();
        for (Map.Entry<String, Term> bound : condition.bound().entrySet()) {
            if (bound.getValue() instanceof Term.Name field && field.isField()) {
                terms = terms.stream()
                        .map(term -> term.saidOf(bound.getKey(), field.name()))
                        .toList();
            }
        }
        return terms;
    }

    /** The fields of which what is asked cannot all be so; none where it can. */
    List<String> impossible() {
        for (String name : values.keySet()) {
            List<Term> alone = about(name);
            if (!alone.isEmpty() && !canBe(alone, List.of(name))) {
                return List.of(name);
            }
        }
        return joined(terms.stream().map(this::names).toList()).stream()
                .filter(names -> !canBe(
                        terms.stream()
                                .filter(term -> names.containsAll(names(term)))
                                .toList(),
                        List.copyOf(names)))
                .findFirst()
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** Whether everything asked is so of every fact of the type. */
    boolean isCertain() {
        return terms.stream().allMatch(term -> {
            List<String> names = List.copyOf(names(term));
            return combinations(names) <= MOST
                    && assignments(names).allMatch(given -> Boolean.TRUE.equals(holds(term, given)));
        });
    }

    /**
     * The words that a field can be, or {@code this}, by what is asked of it alone, as they stand in rules; nothing where nothing is
     * asked of it.
     */
    Optional<List<String>> constants(String name) {
        if (!values.containsKey(name)) {
            return Optional.empty();
        }
        List<Term> alone = about(name);
        return Optional.of(values.getOrDefault(name, List.of()).stream()
                .filter(Word.class::isInstance)
                .map(Word.class::cast)
                .filter(word -> alone.stream().noneMatch(term -> Boolean.FALSE.equals(holds(term, Map.of(name, word)))))
                .map(Word::name)
                .toList());
    }

    /** Whether of a fact nothing else is asked than what it tells of a field, or of {@code this}, for each word. */
    boolean isAllAbout(String name) {
        return about(name).size() == terms.size()
                && terms.stream()
                        .allMatch(term -> values.getOrDefault(name, List.of()).stream()
                                .allMatch(value -> holds(term, Map.of(name, value)) != null));
    }

    private List<Term> about(String name) {
        return terms.stream().filter(term -> names(term).equals(Set.of(name))).toList();
    }

    private boolean canBe(List<Term> asked, List<String> names) {
        return combinations(names) > MOST
                || assignments(names)
                        .anyMatch(given -> asked.stream().noneMatch(term -> Boolean.FALSE.equals(holds(term, given))));
    }

    private long combinations(List<String> names) {
        return names.stream()
                .mapToLong(name -> values.getOrDefault(name, List.of()).size())
                .reduce(1, (product, size) -> product > MOST ? product : product * size);
    }

    private Stream<Map<String, Object>> assignments(List<String> names) {
        Stream<Map<String, Object>> all = Stream.of(Map.of());
        for (String name : names) {
            List<Object> possible = values.getOrDefault(name, List.of());
            all = all.flatMap(before -> possible.stream().map(value -> {
                Map<String, Object> more = new LinkedHashMap<>(before);
                more.put(name, value);
                return more;
            }));
        }
        return all;
    }

    private Set<String> names(Term term) {
        Map<String, Set<Object>> compared = new LinkedHashMap<>();
        term.each(one -> subjects(one, compared));
        return compared.keySet();
    }

    // ------------------------------------------------------------------ which fields are held against each other

    /** The two fields that a comparison holds against each other, where it is known which values each of them can have. */
    private Optional<Set<String>> sideBySide(Term term) {
        return term instanceof Term.Operation operation
                        && operation.operator().matches("[=!]=|[<>]=?")
                        && operation.left() instanceof Term.Name one
                        && operation.right() instanceof Term.Name other
                        && field(one.name()).flatMap(Possibilities::measure).isPresent()
                        && field(one.name())
                                .flatMap(Possibilities::measure)
                                .equals(field(other.name()).flatMap(Possibilities::measure))
                ? Optional.of(new LinkedHashSet<>(List.of(one.name(), other.name())))
                : Optional.empty();
    }

    /** By what the values of a field are the same as those of another: nothing of texts and lists, of which not all are tried. */
    private static Optional<String> measure(Field field) {
        return switch (field.form()) {
            case NUMBER, WHOLE_NUMBER -> Optional.of("number");
            case WORD -> Optional.of("word of " + field.enumeration());
            case DATE, TRUTH -> Optional.of(field.form().name());
            case TEXT, WORDS -> Optional.empty();
        };
    }

    /** Those that have something in common put together, in their order. */
    private static List<Set<String>> joined(List<Set<String>> several) {
        List<Set<String>> joined = new ArrayList<>();
        for (Set<String> one : several) {
            Set<String> all = new LinkedHashSet<>();
            joined.stream().filter(other -> !Collections.disjoint(other, one)).forEach(all::addAll);
            joined.removeIf(other -> !Collections.disjoint(other, one));
            all.addAll(one);
            joined.add(all);
        }
        return joined;
    }

    /** A field and all that it is held against, be it by way of others. */
    private Set<String> beside(String name) {
        return sideBySide.stream()
                .filter(names -> names.contains(name))
                .findFirst()
                .orElse(Set.of(name));
    }

    /** What any of the fields is compared with, and where their ranges end. */
    private Set<Object> literalsOf(Set<String> names, Map<String, Set<Object>> compared) {
        Set<Object> all = new LinkedHashSet<>();
        names.forEach(name -> {
            all.addAll(compared.getOrDefault(name, Set.of()));
            if (names.size() > 1) {
                field(name).ifPresent(field -> all.addAll(field.range().edges().values()));
            }
        });
        return all;
    }

    // ------------------------------------------------------------------ which values are told apart

    /** The field that a term is, or what a list or a call is counted by. */
    private static Optional<String> subject(Term term) {
        if (term instanceof Term.Name name && Character.isLowerCase(name.name().charAt(0))) {
            return Optional.of(name.name());
        }
        if (term instanceof Term.Call call && call.of() == null && !call.made()) {
            List<Object> arguments = call.arguments().stream()
                    .map(one -> one instanceof Term.Literal literal ? String.valueOf(literal.value()) : "$")
                    .collect(Collectors.toList());
            return arguments.contains("$") ? Optional.empty() : Optional.of(call.name() + arguments);
        }
        return Optional.empty();
    }

    private void subjects(Term term, Map<String, Set<Object>> compared) {
        if (term instanceof Term.Operation operation) {
            for (Term side : List.of(operation.left(), operation.right())) {
                Term other = side == operation.left() ? operation.right() : operation.left();
                ofList(side).or(() -> subject(side)).ifPresent(name -> {
                    Set<Object> literals = compared.computeIfAbsent(name, any -> new LinkedHashSet<>());
                    Stream<Term> all =
                            other instanceof Term.Several several ? several.terms().stream() : Stream.of(other);
                    all.map(this::constant).flatMap(Optional::stream).forEach(literals::add);
                });
            }
        } else {
            ofList(term).or(() -> subject(term)).ifPresent(name -> {
                Set<Object> literals = compared.computeIfAbsent(name, any -> new LinkedHashSet<>());
                if (subject(term).isPresent() && terms.contains(term)) {
                    literals.add(true);
                }
            });
        }
    }

    /** The list that {@code agencies.size} or {@code agencies.empty} is about. */
    private Optional<String> ofList(Term term) {
        Term of = term instanceof Term.Member member
                ? member.of()
                : term instanceof Term.Call call && call.of() != null ? call.of() : null;
        String name =
                term instanceof Term.Member member ? member.name() : term instanceof Term.Call call ? call.name() : "";
        return of == null || !Set.of("size", "empty", "isEmpty").contains(name) ? Optional.empty() : subject(of);
    }

    private Optional<Object> constant(Term term) {
        if (term instanceof Term.Literal literal) {
            return Optional.of(literal.value() == null ? Unnamed.NOTHING : literal.value());
        }
        if (term instanceof Term.Operation worked) {
            return worked.number().map(number -> number);
        }
        if (term instanceof Term.Call call && call.of() != null) {
            return call.of() instanceof Term.Name
                    ? call.day().map(day -> new Day(day.toEpochDay()))
                    : constant(call.of())
                            .flatMap(from -> from instanceof Day day ? later(day, call) : Optional.empty());
        }
        return term instanceof Term.Member member && member.isWord()
                ? Optional.of(new Word(member.enumeration(), member.name()))
                : Optional.empty();
    }

    /** {@code LocalDate.of( 2004, 4, 1 ).plusMonths( 2 )}: a day that is a known time after, or before, another. */
    private static Optional<Object> later(Day day, Term.Call call) {
        if (call.arguments().size() != 1) {
            return Optional.empty();
        }
        BigDecimal many = call.arguments().get(0).number().orElse(null);
        if (many == null) {
            return Optional.empty();
        }
        long count = call.name().startsWith("minus") ? -many.longValue() : many.longValue();
        ChronoUnit unit = LATER.get(call.name().replaceFirst("^(?:plus|minus)", ""));
        try {
            return unit == null
                    ? Optional.empty()
                    : Optional.of(new Day(
                            LocalDate.ofEpochDay(day.number).plus(count, unit).toEpochDay()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<Field> field(String name) {
        return kind == null
                ? Optional.empty()
                : kind.fields().stream()
                        .filter(field -> field.property().equals(name))
                        .findFirst();
    }

    /**
     * The values of a field that are to be tried.
     *
     * @param apart how many different ones have to be there between two that are named, for as many fields are held against
     *     each other
     */
    private List<Object> valuesOf(String name, Set<Object> literals, int apart, String type) {
        List<Object> named = literals.stream().filter(Word.class::isInstance).toList();
        if ("this".equals(name)) {
            return ownWords.isEmpty()
                    ? List.copyOf(others(literals))
                    : Stream.concat(words(type, ownWords).stream(), named.stream())
                            .distinct()
                            .toList();
        }
        Field field = field(name).orElse(null);
        List<Object> all = new ArrayList<>();
        List<Object> only = only(name);
        if (!only.isEmpty()) {
            // That a text or a word is none of these is told elsewhere.
            return Stream.concat(
                            only.stream(),
                            literals.stream().filter(one -> one instanceof String || one instanceof Word))
                    .distinct()
                    .toList();
        }
        if (field == null) {
            all.addAll(guessed(literals));
        } else {
            switch (field.form()) {
                case WORD -> all.addAll(words(field.enumeration(), constants(field)));
                case WORDS -> all.addAll(lists(field, literals));
                case TRUTH -> all.addAll(List.of(true, false));
                case NUMBER -> all.addAll(numbers(literals, false, field.range(), apart));
                case WHOLE_NUMBER -> all.addAll(numbers(literals, true, field.range(), apart));
                case DATE -> all.addAll(days(literals, apart));
                case TEXT -> all.addAll(texts(literals));
            }
        }
        // That a word is of another enumeration, or of none, is told elsewhere.
        all.addAll(field != null && field.form() == Field.Form.WORD ? named : List.of());
        // Of what is no evidence it is not known what may be missing.
        if (field == null
                ? literals.contains(Unnamed.NOTHING)
                : field.optional() || kind == null || kind.file().isEmpty()) {
            all.add(Unnamed.NOTHING);
        }
        return all.stream().distinct().toList();
    }

    /** All that can stand in a field, where only rules put something there and it is known of each what. */
    private List<Object> only(String name) {
        List<Term> put = concluded.apply(name);
        List<Object> only =
                put.stream().map(this::constant).flatMap(Optional::stream).toList();
        return only.size() == put.size() ? only : List.of();
    }

    private static Collection<Object> guessed(Set<Object> literals) {
        if (literals.stream().anyMatch(BigDecimal.class::isInstance)) {
            return numbers(literals, true, Range.OF_WHOLE_NUMBERS, 1);
        }
        if (literals.stream().anyMatch(Day.class::isInstance)) {
            return days(literals, 1);
        }
        return literals.stream().anyMatch(Boolean.class::isInstance) ? List.of(true, false) : others(literals);
    }

    /** The days that are named, and some before, between and after them. */
    private static Collection<Object> days(Set<Object> literals, int apart) {
        List<Long> named = literals.stream()
                .filter(Day.class::isInstance)
                .map(day -> ((Day) day).number)
                .sorted()
                .toList();
        if (named.isEmpty() && apart == 1) {
            return others(literals);
        }
        return (named.isEmpty() ? Stream.of(0L) : named.stream())
                .flatMap(day -> LongStream.rangeClosed(day - apart, day + apart).boxed())
                .distinct()
                .<Object>map(Day::new)
                .toList();
    }

    private static Collection<Object> others(Set<Object> literals) {
        Set<Object> all = new LinkedHashSet<>(literals);
        all.remove(Unnamed.NOTHING);
        all.add(Unnamed.ANOTHER);
        return all;
    }

    /** The texts that are named, and others in which some of them stand. */
    private static Collection<Object> texts(Set<Object> literals) {
        List<String> named = literals.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (named.isEmpty() || named.size() > FEW) {
            return others(literals);
        }
        List<Object> all = new ArrayList<>(literals);
        all.remove(Unnamed.NOTHING);
        for (int some = 0; some < 1 << named.size(); some++) {
            int chosen = some;
            Set<String> parts = named.stream()
                    .filter(text -> (chosen >> named.indexOf(text) & 1) == 1)
                    .collect(Collectors.toSet());
            if (named.stream()
                    .allMatch(text -> parts.contains(text) == parts.stream().anyMatch(part -> part.contains(text)))) {
                all.add(new Containing(parts));
            }
        }
        return all;
    }

    private static List<String> constants(Field field) {
        return field.words().stream()
                .map(word -> word.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'))
                .toList();
    }

    private static List<Object> words(String enumeration, List<String> names) {
        return names.stream().<Object>map(name -> new Word(enumeration, name)).toList();
    }

    private static Collection<Object> numbers(Set<Object> literals, boolean whole, Range range, int apart) {
        List<BigDecimal> named = Stream.concat(
                        literals.stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast),
                        range.edges().values().stream())
                .toList();
        Set<BigDecimal> all = new TreeSet<>(List.of(BigDecimal.ZERO));
        // Where nothing is named, numbers that are held against each other still have to differ.
        (named.isEmpty() ? List.of(BigDecimal.ZERO) : named).forEach(number -> {
            for (int step = -apart; step <= apart; step++) {
                all.add(number.add((whole ? BigDecimal.ONE : HALF).multiply(BigDecimal.valueOf(step))));
            }
        });
        for (int one = 0; one < apart; one++) {
            List<BigDecimal> sorted = List.copyOf(all);
            for (int i = 1; i < sorted.size(); i++) {
                all.add(sorted.get(i - 1).add(sorted.get(i)).multiply(HALF));
            }
        }
        all.removeIf(number ->
                !range.contains(number) || (whole && number.stripTrailingZeros().scale() > 0));
        return List.copyOf(all);
    }

    private static List<Object> lists(Field field, Set<Object> literals) {
        List<Word> named = literals.stream()
                .filter(Word.class::isInstance)
                .map(Word.class::cast)
                .filter(word -> word.enumeration().equals(field.enumeration()))
                .toList();
        int most = literals.stream()
                .filter(BigDecimal.class::isInstance)
                .mapToInt(number -> ((BigDecimal) number).intValue() + 1)
                .max()
                .orElse(1);
        int others = Math.min(
                Math.max(0, field.words().size() - named.size()),
                Math.min(most, field.words().size()));
        List<Object> all = new ArrayList<>();
        for (int some = 0; some < 1 << Math.min(named.size(), 12); some++) {
            int chosen = some;
            Set<Word> there = named.stream()
                    .filter(word -> (chosen >> named.indexOf(word) & 1) == 1)
                    .collect(Collectors.toSet());
            for (int more = 0; more <= others; more++) {
                Words list = new Words(there, more);
                if (list.size() > 0 || field.mayBeEmpty()) {
                    all.add(list);
                }
            }
        }
        return all;
    }

    // ------------------------------------------------------------------ what is so of given values

    /** True, false, or null where it cannot be told. */
    private @Nullable Object holds(Term term, Map<String, Object> given) {
        if (term instanceof Term.Not not) {
            Object of = holds(not.of(), given);
            return of instanceof Boolean truth ? !truth : null;
        }
        if (term instanceof Term.Operation operation) {
            return switch (operation.operator()) {
                case "&&", "||" -> joined(operation, given);
                case "in", "not in" -> among(operation, given);
                case "contains", "not contains" -> contains(operation, given);
                default -> compared(operation, given);
            };
        }
        Object value = value(term, given);
        return value instanceof Boolean ? value : null;
    }

    private @Nullable Object joined(Term.Operation operation, Map<String, Object> given) {
        boolean decides = "||".equals(operation.operator());
        Object left = holds(operation.left(), given);
        Object right = holds(operation.right(), given);
        if ((left instanceof Boolean one && one == decides) || (right instanceof Boolean other && other == decides)) {
            return decides;
        }
        return (left == null || right == null) ? null : !decides;
    }

    private @Nullable Object among(Term.Operation operation, Map<String, Object> given) {
        boolean wanted = "in".equals(operation.operator());
        Object left = value(operation.left(), given);
        if (left == null || !(operation.right() instanceof Term.Several several)) {
            return null;
        }
        boolean unknown = false;
        for (Term one : several.terms()) {
            Object value = isOpen(operation.left()) && isOpen(one) ? null : value(one, given);
            unknown |= value == null || !areAlike(left, value);
            if (value != null && isSame(left, value)) {
                return wanted;
            }
        }
        return unknown ? null : !wanted;
    }

    private @Nullable Object contains(Term.Operation operation, Map<String, Object> given) {
        if (isOpen(operation.right())) {
            return null;
        }
        Object left = value(operation.left(), given);
        Object right = value(operation.right(), given);
        boolean wanted = "contains".equals(operation.operator());
        if (left instanceof Words list && right instanceof Word word) {
            return list.named().contains(word) == wanted;
        }
        if (left instanceof String text && right instanceof String part) {
            return text.contains(part) == wanted;
        }
        return left instanceof Containing text && right instanceof String part
                ? (Object) (text.parts().contains(part) == wanted)
                : null;
    }

    private @Nullable Object compared(Term.Operation operation, Map<String, Object> given) {
        if (isOpen(operation.left())
                && isOpen(operation.right())
                && sideBySide(operation).isEmpty()) {
            return null;
        }
        Object left = value(operation.left(), given);
        Object right = value(operation.right(), given);
        boolean ordered = operation.operator().matches("[<>]=?");
        if (ordered && (left == Unnamed.NOTHING || right == Unnamed.NOTHING)) {
            return false;
        }
        if (left == null || right == null || !areAlike(left, right)) {
            return null;
        }
        if (!ordered) {
            return switch (operation.operator()) {
                case "==" -> isSame(left, right);
                case "!=" -> !isSame(left, right);
                default -> null;
            };
        }
        int order;
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            order = one.compareTo(other);
        } else if (left instanceof Day one && right instanceof Day other) {
            order = Long.compare(one.number, other.number);
        } else {
            return null;
        }
        return switch (operation.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Whether a term has values to be tried, which say nothing about how two of them stand to each other. */
    private boolean isOpen(Term term) {
        return ofList(term).or(() -> subject(term)).isPresent();
    }

    /** Whether two values can be compared; that a word is compared with a text, say, is told elsewhere. */
    private static boolean areAlike(Object one, Object other) {
        return one instanceof Unnamed
                || other instanceof Unnamed
                || one.getClass() == other.getClass()
                || (one instanceof Containing && other instanceof String)
                || (one instanceof String && other instanceof Containing);
    }

    private static boolean isSame(Object one, Object other) {
        return (one instanceof BigDecimal number && other instanceof BigDecimal another)
                ? number.compareTo(another) == 0
                : one.equals(other);
    }

    private @Nullable Object value(Term term, Map<String, Object> given) {
        Optional<Object> constant = constant(term);
        if (constant.isPresent()) {
            return constant.get();
        }
        Optional<String> list = ofList(term);
        if (list.isPresent()) {
            if (given.get(list.get()) instanceof Words words) {
                boolean size = term instanceof Term.Member member
                        ? "size".equals(member.name())
                        : term instanceof Term.Call call && "size".equals(call.name());
                return size ? BigDecimal.valueOf(words.size()) : (Object) (words.size() == 0);
            }
            return null;
        }
        return subject(term).map(given::get).orElse(null);
    }
}
