package assay.lint;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
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
 */
record AddedUp(Kind kind, FactCondition asked) {

    /** What a rule adds up in one place. */
    static AddedUp of(Rules.Rule rule, Asked.Sum sum, Types types) {
        List<Field> made = sum.functions().stream()
                .filter(function -> function.variable().startsWith("$"))
                .map(function -> made(function, sum, types))
                .toList();
        List<FactCondition.Constraint> results = sum.results();
        for (Field one : made) {
            results = results.stream()
                    .map(asks -> asks.with(asks.term().saidOf(one.word(), one.property())))
                    .toList();
        }
        return new AddedUp(
                new Kind("", "", rule.file().file(), 0, made),
                new FactCondition("", 0, FactCondition.Sign.THERE, "", results, ""));
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
    Possibilities possibilities(FactCondition condition) {
        return new Possibilities(condition, kind, List.of());
    }

    private static Field made(Asked.Function function, Asked.Sum sum, Types types) {
        boolean counted = "count".equals(function.name());
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
            case "sum" -> isFromNothing(ofEach) ? Range.OF_NUMBERS : any;
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
