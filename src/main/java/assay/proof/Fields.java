package assay.proof;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Fields that conditions compare with each other: days with days, numbers with numbers, texts with texts. Whatever they ask, there
 * are facts of which each value is at most so many steps above one that the conditions name, or above the least that there is, as
 * fields are compared in a row: a step is what is added to a day, or nothing, and one more where it must be above.
 */
final class Fields {

    static final Set<String> SIGNS = Set.of("==", "!=", "<", "<=", ">", ">=", "before", "after", "in", "not in");
    private static final Map<String, Integer> DAYS =
            Map.of("plusDays", 1, "minusDays", -1, "plusWeeks", 7, "minusWeeks", -7);

    private final Vocabulary vocabulary;
    private final Map<Field.Form, Set<String>> compared = new EnumMap<>(Field.Form.class);
    private final Set<String> properties = new TreeSet<>();
    private final Map<String, Bound> variables = new HashMap<>();
    private final Set<Integer> moves = new TreeSet<>();

    /** The field that a variable is bound to, by its name and its form. */
    private record Bound(String property, Field.Form form) {}

    /** The fields that these conditions compare. */
    Fields(Vocabulary vocabulary, Collection<Asked> conditions) {
        this.vocabulary = vocabulary;
        conditions.forEach(asked -> {
            variables.clear();
            asked.facts(this::bind);
            asked.facts(this::read);
        });
    }

    /** How many more fields than one are compared with each other, at most: so many steps there are. */
    int steps(Field.Form form) {
        return Math.max(0, compared.getOrDefault(form, Set.of()).size() - 1);
    }

    /** Whether a field is compared with another, or may be, for it is called as one that is. */
    boolean isCompared(String property) {
        return properties.contains(property);
    }

    /** How many days later or earlier days are looked at than they are. */
    Set<Integer> moves() {
        return moves;
    }

    /** By how many days a call moves the day that it is made on, where the rule says that. */
    static Optional<Integer> move(Term.Call call) {
        Integer days = DAYS.get(call.name());
        return (days == null || call.of() == null || call.arguments().size() != 1)
                ? Optional.empty()
                : Values.constant(call.arguments().get(0))
                        .filter(BigDecimal.class::isInstance)
                        .map(number -> days * ((BigDecimal) number).intValue());
    }

    private void bind(FactCondition condition) {
        condition
                .bound()
                .forEach((variable, term) -> bound(condition, term).ifPresent(bound -> variables.put(variable, bound)));
    }

    private void read(FactCondition condition) {
        condition
                .constraints()
                .forEach(one -> one.term().each(term -> {
                    if (term instanceof Term.Call call) {
                        move(call).ifPresent(moves::add);
                    }
                    if (term instanceof Term.Operation operation && SIGNS.contains(operation.operator())) {
                        Stream<Term> right = operation.right() instanceof Term.Several several
                                ? several.terms().stream()
                                : Stream.of(operation.right());
                        right.forEach(other -> compare(condition, operation.left(), other));
                    }
                }));
    }

    private void compare(FactCondition condition, Term left, Term right) {
        if (Values.constant(left).isPresent() || Values.constant(right).isPresent()) {
            return;
        }
        List<Bound> both = Stream.of(left, right)
                .flatMap(term -> bound(condition, term).stream())
                .toList();
        both.stream().findFirst().map(Bound::form).ifPresent(form -> {
            both.forEach(bound -> properties.add(bound.property));
            Set<String> all = compared.computeIfAbsent(form, any -> new TreeSet<>());
            all.add(name(condition, left));
            all.add(name(condition, right));
        });
    }

    /** Of what a term is a value, the same for the same field. */
    private static String name(FactCondition condition, Term term) {
        if (term instanceof Term.Call call && call.of() != null) {
            return name(condition, call.of());
        }
        if (term instanceof Term.Member member) {
            return name(condition, member.of()) + "." + member.name();
        }
        return term instanceof Term.Name name
                ? name.name().startsWith("$") ? name.name() : condition.type() + "." + name.name()
                : "";
    }

    private Optional<Bound> bound(FactCondition condition, Term term) {
        if (term instanceof Term.Call call && call.of() != null && move(call).isPresent()) {
            return bound(condition, call.of());
        }
        if (term instanceof Term.Name name && name.name().startsWith("$")) {
            return Optional.ofNullable(variables.get(name.name()));
        }
        if (term instanceof Term.Member member && member.of() instanceof Term.Name of) {
            boolean isOfDocument =
                    EveryFact.ITS_DOCUMENT_IS.equals(of.name()) || of.name().startsWith("$");
            return field(isOfDocument ? EveryFact.DOCUMENT.type() : condition.type(), member.name());
        }
        return term instanceof Term.Name name ? field(condition.type(), name.name()) : Optional.empty();
    }

    private Optional<Bound> field(String type, String property) {
        Stream<Kind> kinds = Stream.concat(
                vocabulary.kinds().stream(),
                Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile(), EveryFact.DOCUMENT));
        return kinds.filter(kind -> kind.type().equals(type))
                .flatMap(kind -> Stream.concat(kind.fields().stream(), EveryFact.FIELDS.stream()))
                .filter(field -> field.property().equals(property))
                .map(Field::form)
                .map(form -> form == Field.Form.WHOLE_NUMBER ? Field.Form.NUMBER : form)
                .filter(List.of(Field.Form.DATE, Field.Form.NUMBER, Field.Form.TEXT)::contains)
                .map(form -> new Bound(property, form))
                .findFirst();
    }

    /** A day that is so many days later. */
    static Optional<LocalDate> moved(Object day, Term.Call call) {
        return day instanceof LocalDate from ? move(call).map(from::plusDays) : Optional.empty();
    }
}
