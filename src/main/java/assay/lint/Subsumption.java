package assay.lint;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether whatever one condition takes another takes as well. Where it cannot be told, it is said not to be so.
 *
 * @param types what conditions can name
 */
record Subsumption(Types types) {

    /** Whether there can be such a fact at all. */
    boolean isPossible(FactCondition condition) {
        return types.isUnread(condition.type())
                || types.possibilities(condition).impossible().isEmpty();
    }

    /** Whether each fact that the narrower condition takes, of those that somebody records, is one that the wider takes. */
    boolean holdsFor(FactCondition narrower, FactCondition wider) {
        return narrower.from().isEmpty()
                && isPossible(narrower)
                && !types.isUnread(narrower.type())
                && wider.terms().stream().allMatch(term -> {
                    Term own = term;
                    for (Map.Entry<String, Term> bound : narrower.bound().entrySet()) {
                        own = bound.getValue() instanceof Term.Name field && field.isField()
                                ? own.saidOf(bound.getKey(), field.name())
                                : own;
                    }
                    List<FactCondition.Constraint> both = new ArrayList<>(narrower.constraints());
                    both.add(new FactCondition.Constraint(
                            term.first(), term.first(), "", new Term.Not(term.first(), own), ""));
                    return isSoOfItself(narrower.type(), own) || !isPossible(narrower.with(both));
                });
    }

    /** Whether a field is compared with itself so that it always holds: {@code partners >= partners}. */
    private boolean isSoOfItself(String type, Term term) {
        return term instanceof Term.Operation operation
                && List.of("==", ">=", "<=").contains(operation.operator())
                && operation.left() instanceof Term.Name one
                && operation.right() instanceof Term.Name other
                && one.name().equals(other.name())
                && types.field(type, one.name())
                        .filter(field -> !field.optional())
                        .isPresent();
    }

    /**
     * Whether a rule holds wherever another does, and what it concludes is the same.
     *
     * @param narrower what the one asks for
     * @param wider what the other asks for
     * @param isSame whether what is concluded is the same, with the variables of the narrower by those of the wider
     */
    boolean holdsFor(Asked narrower, Asked wider, Predicate<Map<String, String>> isSame) {
        return holdsFor(parts(narrower), parts(wider), Map.of(), isSame);
    }

    private boolean holdsFor(
            List<Asked> narrower, List<Asked> wider, Map<String, String> names, Predicate<Map<String, String>> isSame) {
        if (wider.isEmpty()) {
            return isSame.test(names);
        }
        FactCondition asked = fact(wider.get(0));
        return asked != null
                && narrower.stream().anyMatch(part -> {
                    FactCondition other = fact(part);
                    if (other == null || !asked.type().equals(other.type())) {
                        return false;
                    }
                    Map<String, String> all = new HashMap<>(names);
                    all.putAll(names(asked, other));
                    return takes(other, asked, all) && holdsFor(narrower, wider.subList(1, wider.size()), all, isSame);
                });
    }

    private boolean takes(FactCondition narrower, FactCondition wider, Map<String, String> names) {
        FactCondition own = wider.with(wider.constraints().stream()
                .map(one -> one.with(renamed(one.term(), names)))
                .toList());
        boolean isRuledOut = wider.sign() == FactCondition.Sign.NOT;
        if (isRuledOut != (narrower.sign() == FactCondition.Sign.NOT)
                || (wider.sign() == FactCondition.Sign.THERE && narrower.sign() != FactCondition.Sign.THERE)
                || !names.getOrDefault(wider.from(), wider.from()).equals(narrower.from())) {
            return false;
        }
        FactCondition few = isRuledOut ? own : narrower;
        FactCondition many = isRuledOut ? narrower : own;
        List<FactCondition.Constraint> further = many.constraints().stream()
                .filter(one -> one.asks()
                        && few.terms().stream()
                                .noneMatch(other -> SameRules.said(other).equals(SameRules.said(one.term()))))
                .toList();
        return further.isEmpty() || holdsFor(few, many.with(further));
    }

    /** What the variables of a fact are where another stands in its place. */
    private static Map<String, String> names(FactCondition of, FactCondition by) {
        Map<String, String> names = new HashMap<>();
        if (!of.variable().isEmpty()) {
            names.put(of.variable(), by.variable());
        }
        of.bound()
                .forEach((variable, term) -> names.put(
                        variable,
                        by.bound().entrySet().stream()
                                .filter(other ->
                                        SameRules.said(other.getValue()).equals(SameRules.said(term)))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("")));
        return names;
    }

    /** The same with other variables; one that has no other is like nothing. */
    static Term renamed(Term term, Map<String, String> names) {
        Term renamed = term;
        // By way of names that are none, since the one may be called what the other is.
        for (String name : names.keySet()) {
            renamed = renamed.saidOf(name, " " + name);
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = name.getValue().isEmpty() ? renamed : renamed.saidOf(" " + name.getKey(), name.getValue());
        }
        return renamed;
    }

    /** What is asked for together. */
    private static List<Asked> parts(Asked asked) {
        return asked instanceof Asked.Group group && group.join() == Asked.Join.ALL
                ? group.parts().stream().flatMap(part -> parts(part).stream()).toList()
                : List.of(asked);
    }

    /** The one fact that is asked for or ruled out, or null where there are several or they are added up. */
    private static @Nullable FactCondition fact(Asked asked) {
        if (asked instanceof Asked.Fact fact) {
            return fact.condition();
        }
        return asked instanceof Asked.Group group
                        && (group.join() == Asked.Join.NOT || group.join() == Asked.Join.EXISTS)
                        && group.parts().size() == 1
                        && group.parts().get(0) instanceof Asked.Fact fact
                ? fact.condition()
                : null;
    }
}
