package assay.lint;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is made of several facts, as if it were one fact with a field for each thing that is made.
 *
 * @param kind that fact
 * @param asked what is asked of it
 * @param known what is so of it, whatever there is to add up
 */
record AddedUp(Kind kind, FactCondition asked, List<Term> known) {

    private static final String COUNT = "count";
    private static final String SUM = "sum";
    private static final Term NOUGHT = new Term.Literal(0, BigDecimal.ZERO);
    /** What is made of several numbers, from the least on. */
    private static final List<String> BY_SIZE = List.of("min", "average", "max");

    /** What a rule adds up in one place. */
    static AddedUp of(Rules.Rule rule, Asked.Sum sum, Types types) {
        List<Asked.Function> functions = sum.functions().stream()
                .filter(function -> function.variable().startsWith("$"))
                .toList();
        List<Field> made =
                functions.stream().map(function -> made(function, sum, types)).toList();
        List<FactCondition.Constraint> results = sum.results();
        for (Field one : made) {
            results = results.stream()
                    .map(asks -> asks.with(asks.term().saidOf(one.word(), one.property())))
                    .toList();
        }
        return new AddedUp(
                new Kind("", "", rule.file().file(), 0, made),
                new FactCondition("", 0, FactCondition.Sign.THERE, "", results, ""),
                known(functions));
    }

    /** The things that are made of which what is asked cannot all be so; none where it can. */
    List<String> impossible() {
        List<String> alone = possibilities(asked).impossible();
        return alone.isEmpty() ? beside(asked) : alone;
    }

    /** Whether a condition is so of whatever there is to add up. */
    boolean isCertain(FactCondition.Constraint result) {
        Term not = new Term.Not(result.term().first(), result.term());
        return possibilities(asked.with(List.of(result))).isCertain()
                || !beside(asked.with(List.of(result.with(not)))).isEmpty();
    }

    /** The things of which something is asked that cannot be, beside what is so of them anyway. */
    private List<String> beside(FactCondition condition) {
        List<FactCondition.Constraint> all = new ArrayList<>(condition.constraints());
        known.forEach(term -> all.add(new FactCondition.Constraint(0, 0, "", term, "")));
        return possibilities(condition.with(all)).impossible().stream()
                .filter(name -> condition.terms().stream().anyMatch(term -> isAbout(term, name)))
                .toList();
    }

    private static boolean isAbout(Term term, String name) {
        boolean[] found = {false};
        term.each(one ->
                found[0] |= one instanceof Term.Name other && other.name().equals(name));
        return found[0];
    }

    /**
     * Of nothing the sum is nought, and there is no least, mean or most, without which a rule does not fire; the least of several
     * is no more than their mean, and that no more than the most.
     */
    private static List<Term> known(List<Asked.Function> functions) {
        List<Term> known = new ArrayList<>();
        for (Asked.Function one : functions) {
            for (Asked.Function other : functions) {
                if (COUNT.equals(one.name()) && SUM.equals(other.name())) {
                    known.add(new Term.Operation(0, "||", compared(one, ">", NOUGHT), compared(other, "==", NOUGHT)));
                } else if (COUNT.equals(one.name()) && BY_SIZE.contains(other.name())) {
                    known.add(compared(one, ">", NOUGHT));
                } else if (BY_SIZE.contains(one.name())
                        && BY_SIZE.indexOf(one.name()) < BY_SIZE.indexOf(other.name())
                        && said(one).equals(said(other))) {
                    known.add(compared(one, "<=", made(other)));
                }
            }
        }
        return known;
    }

    private static Term compared(Asked.Function made, String sign, Term with) {
        return new Term.Operation(0, sign, made(made), with);
    }

    private static Term made(Asked.Function function) {
        return new Term.Name(0, function.variable().substring(1));
    }

    private static List<List<Object>> said(Asked.Function function) {
        return function.arguments().stream().map(SameRules::said).toList();
    }

    /** All sums of what a rule asks for, the inner ones behind those that they stand in. */
    static List<Asked.Sum> sums(Asked asked) {
        List<Asked.Sum> all = new ArrayList<>();
        if (asked instanceof Asked.Group group) {
            group.parts().forEach(part -> all.addAll(sums(part)));
        } else if (asked instanceof Asked.Sum sum) {
            all.add(sum);
            all.addAll(sums(sum.of()));
        }
        return all;
    }

    /** What can be of it where so much is asked. */
    private Possibilities possibilities(FactCondition condition) {
        return new Possibilities(condition, kind, List.of(), field -> List.of());
    }

    private static Field made(Asked.Function function, Asked.Sum sum, Types types) {
        boolean counted = COUNT.equals(function.name());
        return new Field(
                function.variable(),
                function.variable().substring(1),
                counted ? Field.Form.WHOLE_NUMBER : Field.Form.NUMBER,
                "",
                List.of(),
                false,
                false,
                Optional.empty(),
                counted ? Range.OF_WHOLE_NUMBERS : range(function, sum, types));
    }

    /** Numbers of which none is less than nothing add up to no less; the largest, the smallest and the mean lie where all do. */
    private static Range range(Asked.Function function, Asked.Sum sum, Types types) {
        Range any = new Range(Map.of());
        Range ofEach = added(function, sum, types).map(Field::range).orElse(any);
        return switch (function.name()) {
            case "max", "min", "average" -> ofEach;
            case SUM -> isFromNothing(ofEach) ? Range.OF_NUMBERS : any;
            default -> any;
        };
    }

    private static boolean isFromNothing(Range range) {
        return Stream.of(Range.Edge.FROM, Range.Edge.ABOVE)
                .map(range.edges()::get)
                .anyMatch(edge -> edge != null && edge.signum() >= 0);
    }

    /** The field that is added up, where somebody records it: of that it is known which numbers can stand in it. */
    private static Optional<Field> added(Asked.Function function, Asked.Sum sum, Types types) {
        List<Field> fields = new ArrayList<>();
        sum.of()
                .facts(fact -> function.arguments().forEach(argument -> {
                    if (argument instanceof Term.Name variable
                            && types.isRecorded(fact.type())
                            && fact.bound().get(variable.name()) instanceof Term.Name field) {
                        types.field(fact.type(), field.name()).ifPresent(fields::add);
                    }
                }));
        return fields.size() == 1 ? Optional.of(fields.get(0)) : Optional.empty();
    }
}
