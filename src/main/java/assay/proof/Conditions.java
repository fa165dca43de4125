package assay.proof;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Whether the conditions of a rule hold in a case: true, false, or null where that hangs on what is not known yet or is beyond
 * what can be decided.
 */
final class Conditions {

    private static final String THIS = "this";
    private static final String NOT_KNOWN = "it is not known what this comes to";
    private static final String TWO =
            "two are compared of which neither stands in the rule, and which are not both days,"
                    + " both numbers or both words of a fact";
    private static final Set<String> HOW_MANY = Set.of("size", "empty", "isEmpty");

    private final Vocabulary vocabulary;
    private final Own own;
    private final Kind kind;
    private final Values values;
    private final Case at;

    private Case.@Nullable Open open;
    private @Nullable Beyond beyond;
    private final Map<Case.OfOthers, Others> others = new LinkedHashMap<>();

    /**
     * The conditions on a fact.
     *
     * @param kind what the fact is
     * @param values the values that are told apart
     * @param at the case
     */
    Conditions(Vocabulary vocabulary, Own own, Kind kind, Values values, Case at) {
        this.vocabulary = vocabulary;
        this.own = own;
        this.kind = kind;
        this.values = values;
        this.at = at;
    }

    /**
     * Facts besides that are asked for.
     *
     * @param condition what is asked
     * @param given the values of variables in it
     */
    record Others(FactCondition condition, Map<String, Given> given) {

        /** What they are compared with. */
        List<Object> values() {
            return given.values().stream().map(Given::value).toList();
        }
    }

    /**
     * What is beyond what can be decided.
     *
     * @param start where it begins in the file of the rule
     * @param type facts of the rules' own of which it is not known which there are; nothing where it is not because of them
     * @param why what of it is beyond that, as a sentence goes on after "for"
     */
    record Beyond(int start, String type, String why) {

        /** That rules conclude facts from more than what an authority is. */
        static final String OF_MORE = "facts that other rules ask for hang on more than what an authority is";
    }

    /** How a value was come by, and so with what it may be compared. */
    enum Told {
        /** It is what it is, whatever the case. */
        FIXED,
        /** All values that there are are tried. */
        EACH,
        /** Of values that no condition tells apart, alone or beside the value of another field, one is tried. */
        BESIDE,
        /** It is so many days before or after such a value. */
        MOVED,
        /** Of values that no condition tells apart, one is tried. */
        SOME;

        /** Whether it is known how this compares with another value. */
        boolean isComparable(Told other) {
            return this == FIXED
                    || other == FIXED
                    || (this == EACH && other == EACH)
                    || (this == BESIDE && (other == BESIDE || other == MOVED))
                    || (this == MOVED && other == BESIDE);
        }
    }

    /** A value. */
    record Given(Object value, Told told) {}

    /** Something that has fields. */
    @FunctionalInterface
    private interface Thing {
        @Nullable
        Given field(String property);
    }

    @FunctionalInterface
    private interface Then {
        @Nullable
        Boolean holds(Map<String, Given> variables);
    }

    /** What would have to be known first, where anything would. */
    Optional<Case.Open> open() {
        return Optional.ofNullable(open);
    }

    /** Where in the rule something stands that cannot be decided, where anything does. */
    Optional<Beyond> beyond() {
        return Optional.ofNullable(beyond);
    }

    /** The facts besides that were asked for. */
    Map<Case.OfOthers, Others> others() {
        return others;
    }

    /** Whether a rule counts the fact or sets it aside. */
    @Nullable
    Boolean hold(Look look) {
        if (look.variable().isEmpty()) {
            return beyond(
                    look.file().offsetOf(look.rule().getLine()),
                    "the fact that is meant has no name among the conditions");
        }
        Boolean held = ask(look.asked(), look.variable(), Map.of(), variables -> true);
        return (Boolean.TRUE.equals(held) && !look.always())
                ? beyond(
                        look.file().offsetOf(look.rule().getLine()),
                        "what is concluded hangs on more than the conditions: on an \"if\" below \"then\"")
                : held;
    }

    /** Whether the fact is one that a condition asks for. */
    @Nullable
    Boolean hold(Others asked) {
        return constraints(asked.condition, this::ofFact, asked.given, variables -> true);
    }

    private @Nullable Boolean beyond(int start, String why) {
        beyond = beyond == null ? new Beyond(start, "", why) : beyond;
        return null;
    }

    private @Nullable Given unknown(Term term) {
        beyond(
                term.first(),
                term instanceof Term.Call call
                        ? "a function is asked, \"" + call.name() + "\""
                        : "something is asked that is no value of a field");
        return null;
    }

    // ------------------------------------------------------------------ facts

    private @Nullable Boolean ask(Asked asked, String fact, Map<String, Given> variables, Then then) {
        if (asked instanceof Asked.Fact one) {
            return pattern(one.condition(), fact, variables, then);
        }
        if (asked instanceof Asked.Group group) {
            return switch (group.join()) {
                case ALL -> all(group.parts(), fact, variables, then);
                case ANY -> {
                    Boolean any = false;
                    for (Asked part : group.parts()) {
                        any = or(any, Boolean.TRUE.equals(any) ? any : ask(part, fact, variables, then));
                    }
                    yield any;
                }
                case EXISTS -> and(all(group.parts(), fact, variables, inside -> true), variables, then);
                case NOT -> {
                    Boolean there = all(group.parts(), fact, variables, inside -> true);
                    yield and(there == null ? null : !there, variables, then);
                }
            };
        }
        Asked.Sum sum = (Asked.Sum) asked;
        int[] start = {0};
        sum.facts(condition -> start[0] = start[0] == 0 ? condition.start() : start[0]);
        return and(beyond(start[0], "facts are counted or added up"), variables, then);
    }

    private @Nullable Boolean all(List<Asked> parts, String fact, Map<String, Given> variables, Then then) {
        if (parts.isEmpty()) {
            return then.holds(variables);
        }
        return ask(parts.get(0), fact, variables, more -> all(parts.subList(1, parts.size()), fact, more, then));
    }

    private static @Nullable Boolean and(@Nullable Boolean one, Map<String, Given> variables, Then then) {
        if (Boolean.FALSE.equals(one)) {
            return false;
        }
        Boolean other = then.holds(variables);
        return Boolean.FALSE.equals(other) ? Boolean.FALSE : one == null ? null : other;
    }

    private static @Nullable Boolean or(@Nullable Boolean one, @Nullable Boolean other) {
        return (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other))
                ? Boolean.TRUE
                : (one == null || other == null) ? null : Boolean.FALSE;
    }

    private @Nullable Boolean pattern(FactCondition condition, String fact, Map<String, Given> variables, Then then) {
        String type = condition.type();
        if (!condition.from().isEmpty()) {
            Given from = variables.get(condition.from());
            if (from == null || !(from.value instanceof List<?> list)) {
                return and(beyond(condition.start(), "it is not known what this goes through"), variables, then);
            }
            return any(condition, list.stream().map(one -> word(one, from.told)).toList(), variables, then);
        }
        if (type.equals(kind.type()) && condition.variable().equals(fact)) {
            return constraints(condition, this::ofFact, variables, then);
        }
        if (own.isOne(type)) {
            return own(condition, variables, then);
        }
        if (vocabulary.kinds().stream().anyMatch(one -> one.type().equals(type))) {
            return and(others(condition, variables), variables, then);
        }
        if (type.equals(EveryFact.DOCUMENT.type())) {
            return documents(condition, variables, then);
        }
        for (Kind heading : List.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())) {
            if (heading.type().equals(type)) {
                return heading(heading, condition, variables, then);
            }
        }
        return and(beyond(condition.start(), "it is not known which of these there are"), variables, then);
    }

    /** Whether it is the document that shows the fact, or there is another. */
    private @Nullable Boolean documents(FactCondition condition, Map<String, Given> variables, Then then) {
        Boolean its = constraints(
                condition,
                property -> THIS.equals(property) ? EveryFact.ITS_DOCUMENT : ofHeading(EveryFact.DOCUMENT, property),
                variables,
                then);
        if (Boolean.TRUE.equals(its)) {
            return its;
        }
        Map<String, Given> more = new LinkedHashMap<>(variables);
        more.keySet().removeAll(condition.variables());
        if (!condition.variable().isEmpty()) {
            more.put(condition.variable(), EveryFact.OTHER_DOCUMENT);
        }
        Boolean rest = then.holds(more);
        return or(its, Boolean.FALSE.equals(rest) ? rest : and(others(condition, variables), more, any -> rest));
    }

    private @Nullable Boolean any(
            FactCondition condition, List<Thing> things, Map<String, Given> variables, Then then) {
        Boolean any = false;
        for (Thing thing : things) {
            any = or(any, Boolean.TRUE.equals(any) ? any : constraints(condition, thing, variables, then));
        }
        return any;
    }

    private static Thing word(Object word, Told told) {
        return property -> THIS.equals(property) ? new Given(word, told) : null;
    }

    private @Nullable Boolean own(FactCondition condition, Map<String, Given> variables, Then then) {
        Set<String> fields = own.hangsOn(condition.type()).orElse(null);
        if (fields == null) {
            beyond = beyond == null ? new Beyond(condition.start(), condition.type(), Beyond.OF_MORE) : beyond;
            return and(null, variables, then);
        }
        Map<String, Object> about = new TreeMap<>();
        for (String field : fields) {
            Given value = ofHeading(vocabulary.authority(), field);
            if (value == null) {
                return and(null, variables, then);
            }
            about.put(field, value.value);
        }
        List<Thing> facts = own.facts(condition.type(), about).stream()
                .<Thing>map(
                        one -> property -> new Given(one.getOrDefault(property, Values.Missing.NOTHING), Told.FIXED))
                .toList();
        return any(condition, facts, variables, then);
    }

    /** Whether there is a fact besides, or the fact in question is one that is asked for. */
    private @Nullable Boolean others(FactCondition condition, Map<String, Given> variables) {
        Set<String> names = new TreeSet<>();
        condition
                .terms()
                .forEach(term -> term.each(one -> {
                    if (one instanceof Term.Name name && name.name().startsWith("$")) {
                        names.add(name.name());
                    }
                }));
        names.removeAll(condition.bound().keySet());
        if (!variables.keySet().containsAll(names)) {
            return open == null ? beyond(condition.start(), NOT_KNOWN) : null;
        }
        Map<String, Given> given = new TreeMap<>();
        names.forEach(name -> given.put(name, Objects.requireNonNull(variables.get(name))));
        Others asked = new Others(condition, given);
        Case.OfOthers of = new Case.OfOthers(
                condition.type(),
                new TreeSet<>(condition.written())
                        + given.entrySet().stream()
                                .map(one -> one.getKey() + one.getValue().value)
                                .collect(Collectors.joining()));
        others.put(of, asked);
        Boolean itself = condition.type().equals(kind.type()) ? hold(asked) : Boolean.FALSE;
        if (itself == null || itself) {
            return itself;
        }
        return at.get(of) instanceof Boolean there ? there : asks(of, List.of(false, true));
    }

    private @Nullable Boolean asks(Case.Of of, List<?> values) {
        open = open == null ? new Case.Open(of, values) : open;
        return null;
    }

    private @Nullable Boolean heading(Kind heading, FactCondition condition, Map<String, Given> variables, Then then) {
        if (heading.type().equals(vocabulary.interview().type())) {
            Case.OfHeading of = new Case.OfHeading(heading.type(), "");
            Object there = at.get(of);
            if (there == null) {
                asks(of, List.of(false, true));
                return null;
            }
            if (there.equals(false)) {
                return false;
            }
        }
        return constraints(condition, property -> ofHeading(heading, property), variables, then);
    }

    private @Nullable Given ofHeading(Kind heading, String property) {
        return ofField(heading, new Case.OfHeading(heading.type(), property), property);
    }

    private @Nullable Given ofFact(String property) {
        return EveryFact.ITS_DOCUMENT_IS.equals(property)
                ? EveryFact.ITS_DOCUMENT
                : ofField(kind, new Case.OfField(property), property);
    }

    private @Nullable Given ofField(Kind of, Case.Of place, String property) {
        Field field = Stream.concat(of.fields().stream(), of.equals(kind) ? EveryFact.FIELDS.stream() : Stream.empty())
                .filter(one -> one.property().equals(property))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return null;
        }
        Object value = at.get(place);
        if (value == null) {
            asks(place, values.of(field));
            return null;
        }
        Told told =
                switch (field.form()) {
                    case WORD, TRUTH -> Told.EACH;
                    case WORDS -> Told.SOME;
                    case TEXT, WHOLE_NUMBER, NUMBER, DATE -> Told.BESIDE;
                };
        return new Given(value, told);
    }

    // ------------------------------------------------------------------ what is asked of one

    private @Nullable Boolean constraints(
            FactCondition condition, Thing thing, Map<String, Given> variables, Then then) {
        Boolean all = true;
        Map<String, Given> more = new LinkedHashMap<>(variables);
        if (!condition.variable().isEmpty()) {
            Given itself = thing.field(THIS);
            if (itself != null) {
                more.put(condition.variable(), itself);
            }
        }
        for (FactCondition.Constraint one : condition.constraints()) {
            Terms terms = new Terms(thing, more);
            if (one.asks()) {
                Boolean holds = terms.holds(one.term());
                if (Boolean.FALSE.equals(holds)) {
                    return false;
                }
                all = holds == null ? null : all;
            }
            if (!one.variable().isEmpty()) {
                Given value = terms.quietly(one.term());
                more.remove(one.variable());
                if (value != null) {
                    more.put(one.variable(), value);
                }
            }
        }
        return and(all, more, then);
    }

    /** Terms about one thing. */
    private final class Terms {

        private final Thing thing;
        private final Map<String, Given> variables;

        Terms(Thing thing, Map<String, Given> variables) {
            this.thing = thing;
            this.variables = variables;
        }

        /** What is bound and never asked about is no matter of decision. */
        @Nullable
        Given quietly(Term term) {
            Beyond before = beyond;
            Given value = value(term);
            beyond = before;
            return value;
        }

        @Nullable
        Boolean holds(Term term) {
            if (term instanceof Term.Not not) {
                Boolean of = holds(not.of());
                return of == null ? null : !of;
            }
            if (term instanceof Term.Operation operation) {
                return switch (operation.operator()) {
                    case "&&" -> {
                        Boolean left = holds(operation.left());
                        yield and(left, variables, any -> holds(operation.right()));
                    }
                    case "||" -> {
                        Boolean left = holds(operation.left());
                        yield Boolean.TRUE.equals(left) ? left : or(left, holds(operation.right()));
                    }
                    case "in", "not in" -> among(operation);
                    case "contains", "not contains", "excludes", "not excludes" ->
                        contains(operation, operation.left(), operation.right());
                    case "memberOf", "not memberOf" -> contains(operation, operation.right(), operation.left());
                    default -> compared(operation, value(operation.left()), value(operation.right()));
                };
            }
            Given value = value(term);
            return value == null
                    ? null
                    : value.value instanceof Boolean truth ? truth : beyond(term.first(), NOT_KNOWN);
        }

        private @Nullable Boolean among(Term.Operation operation) {
            Given left = value(operation.left());
            if (left == null) {
                return null;
            }
            if (!(operation.right() instanceof Term.Several several)) {
                return beyond(operation.first(), NOT_KNOWN);
            }
            Boolean any = false;
            for (Term one : several.terms()) {
                Given right = value(one);
                any = or(any, right == null ? null : same(operation, one, left, right));
            }
            return any == null ? null : any == "in".equals(operation.operator());
        }

        private @Nullable Boolean contains(Term.Operation operation, Term whole, Term part) {
            Given list = value(whole);
            Given one = value(part);
            if (list == null || one == null) {
                return null;
            }
            if (!(list.value instanceof List<?> all) || (list.told != Told.FIXED && one.told != Told.FIXED)) {
                return beyond(operation.first(), TWO);
            }
            boolean wanted = operation.operator().startsWith("not ")
                    == operation.operator().endsWith("excludes");
            return all.contains(one.value) == wanted;
        }

        private @Nullable Boolean same(Term at, Term other, Given left, Given right) {
            boolean words = left.value instanceof Values.Word && right.value instanceof Values.Word;
            boolean constant = Values.constant(other).isPresent()
                    || (at instanceof Term.Operation operation
                            && Values.constant(operation.left()).isPresent());
            // Two words of which neither stands in the rule may be told apart by nothing else.
            boolean fixed = left.told == Told.FIXED && right.told == Told.FIXED;
            if (!left.told.isComparable(right.told) || (words && !constant && fixed)) {
                return beyond(at.first(), TWO);
            }
            return (left.value instanceof BigDecimal one && right.value instanceof BigDecimal another)
                    ? Boolean.valueOf(one.compareTo(another) == 0)
                    : Boolean.valueOf(left.value.equals(right.value));
        }

        private @Nullable Boolean compared(Term.Operation operation, @Nullable Given left, @Nullable Given right) {
            if (left == null || right == null) {
                return null;
            }
            String operator = operation.operator();
            if ("==".equals(operator) || "!=".equals(operator)) {
                Boolean same = same(operation, operation.right(), left, right);
                return same == null ? null : same == "==".equals(operator);
            }
            if (left.value == Values.Missing.NOTHING || right.value == Values.Missing.NOTHING) {
                return false;
            }
            if (!left.told.isComparable(right.told)) {
                return beyond(operation.first(), TWO);
            }
            int order;
            if (left.value instanceof BigDecimal one && right.value instanceof BigDecimal other) {
                order = one.compareTo(other);
            } else if (left.value instanceof LocalDate one && right.value instanceof LocalDate other) {
                order = one.compareTo(other);
            } else {
                return beyond(operation.first(), NOT_KNOWN);
            }
            return switch (operator) {
                case "<", "before" -> order < 0;
                case "<=" -> order <= 0;
                case ">", "after" -> order > 0;
                case ">=" -> order >= 0;
                default -> beyond(operation.first(), NOT_KNOWN);
            };
        }

        private @Nullable Given value(Term term) {
            Optional<Object> constant = Values.constant(term);
            if (constant.isPresent()) {
                return new Given(constant.get(), Told.FIXED);
            }
            if (term instanceof Term.Name name) {
                return name.name().startsWith("$") ? known(term, variables.get(name.name())) : field(term, name.name());
            }
            if (term instanceof Term.Member member) {
                return member(term, member.of(), member.name(), List.of());
            }
            if (term instanceof Term.Call call
                    && call.of() != null
                    && Fields.move(call).isPresent()) {
                return moved(call, call.of());
            }
            if (term instanceof Term.Call call && !call.made()) {
                String property = StringUtils.uncapitalize(call.name().replaceFirst("^(?:get|is)(?=[A-Z])", ""));
                if (call.of() == null) {
                    return call.arguments().isEmpty() ? field(term, property) : unknown(term);
                }
                return member(
                        term, call.of(), HOW_MANY.contains(call.name()) ? call.name() : property, call.arguments());
            }
            if (term instanceof Term.Not || (term instanceof Term.Operation operation && isTruth(operation))) {
                Boolean holds = holds(term);
                return holds == null ? null : new Given(holds, Told.EACH);
            }
            return unknown(term);
        }

        private @Nullable Given two(Term term) {
            beyond(term.first(), TWO);
            return null;
        }

        private @Nullable Given moved(Term.Call call, Term of) {
            Given day = value(of);
            if (day == null) {
                return null;
            }
            Optional<LocalDate> moved = Fields.moved(day.value, call);
            return (moved.isEmpty() || (day.told != Told.BESIDE && day.told != Told.FIXED))
                    ? unknown(call)
                    : new Given(moved.get(), day.told == Told.FIXED ? Told.FIXED : Told.MOVED);
        }

        private static boolean isTruth(Term.Operation operation) {
            return !operation.operator().matches("[-+*/%]");
        }

        private @Nullable Given known(Term term, @Nullable Given value) {
            // Where something would have to be known first, that is asked about, and no more is to be said of the term.
            return (value == null && open == null) ? unknown(term) : value;
        }

        private @Nullable Given field(Term term, String property) {
            return field(term, thing, property);
        }

        private @Nullable Given field(Term term, Thing of, String property) {
            Case.Open before = open;
            open = null;
            Given value = of.field(property);
            if (value == null && open == null) {
                unknown(term);
            }
            open = before == null ? open : before;
            return value;
        }

        private @Nullable Given member(Term term, Term of, String name, List<Term> arguments) {
            if (of instanceof Term.Name own && THIS.equals(own.name()) && arguments.isEmpty()) {
                return field(term, name);
            }
            Given value = value(of);
            if (value == null) {
                return null;
            }
            if (value.equals(EveryFact.ITS_DOCUMENT) && arguments.isEmpty()) {
                return field(term, its -> ofHeading(EveryFact.DOCUMENT, its), name);
            }
            if (value.value instanceof List<?> list) {
                if (HOW_MANY.contains(name) && arguments.isEmpty()) {
                    return "size".equals(name)
                            ? new Given(BigDecimal.valueOf(list.size()), value.told)
                            : new Given(list.isEmpty(), value.told);
                }
                if ("contains".equals(name) && arguments.size() == 1) {
                    Given one = value(arguments.get(0));
                    return one == null
                            ? null
                            : (value.told != Told.FIXED && one.told != Told.FIXED)
                                    ? two(term)
                                    : new Given(list.contains(one.value), value.told);
                }
            }
            return unknown(term);
        }
    }
}
