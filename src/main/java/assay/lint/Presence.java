package assay.lint;

import assay.drl.Term;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known to be there of what may be left out, where a condition holds or does not hold; by its {@link Referents.Value#key}. */
final class Presence {

    /** What is asked about and its answer, in one word of the engine. */
    private static final Map<String, String> ANSWERS = Map.of("Rating.given", "grade");

    private final Referents referents;

    /**
     * What is known within a rule.
     *
     * @param referents what names stand for where the conditions stand that are asked about
     */
    Presence(Referents referents) {
        this.referents = referents;
    }

    /** What is there where a condition holds. */
    Set<String> ifTrue(Term term) {
        if (term instanceof Term.Not not) {
            return ifFalse(not.of());
        }
        if (term instanceof Term.Operation operation) {
            Term left = operation.left();
            Term right = operation.right();
            return switch (operation.operator()) {
                case "&&" -> either(ifTrue(left), ifTrue(right));
                case "||" -> both(ifTrue(left), ifTrue(right));
                case "!=" ->
                    Term.Literal.isNothing(right) ? key(left) : Term.Literal.isNothing(left) ? key(right) : Set.of();
                case "==" ->
                    isTruth(right, true)
                            ? either(ifTrue(left), key(left))
                            : isTruth(right, false)
                                    ? either(ifFalse(left), key(left))
                                    : either(
                                            isThere(right) ? key(left) : Set.of(),
                                            isThere(left) ? key(right) : Set.of());
                case "in" ->
                    right instanceof Term.Several several
                                    && several.terms().stream().allMatch(this::isThere)
                            ? key(left)
                            : Set.of();
                case "<", ">", "<=", ">=", "contains", "memberOf", "str" -> either(key(left), key(right));
                default -> Set.of();
            };
        }
        if (term instanceof Term.Name name && ANSWERS.containsKey(referents.pattern() + "." + name.name())) {
            return Set.of(ANSWERS.get(referents.pattern() + "." + name.name()));
        }
        return key(term);
    }

    /** What is there where it does not. */
    Set<String> ifFalse(Term term) {
        if (term instanceof Term.Not not) {
            return ifTrue(not.of());
        }
        if (term instanceof Term.Operation operation) {
            Term left = operation.left();
            Term right = operation.right();
            return switch (operation.operator()) {
                case "&&" -> both(ifFalse(left), ifFalse(right));
                case "||" -> either(ifFalse(left), ifFalse(right));
                case "==" ->
                    Term.Literal.isNothing(right) ? key(left) : Term.Literal.isNothing(left) ? key(right) : Set.of();
                case "!=" -> either(isThere(right) ? key(left) : Set.of(), isThere(left) ? key(right) : Set.of());
                default -> Set.of();
            };
        }
        return key(term);
    }

    private Set<String> key(Term term) {
        return referents.value(term).map(value -> Set.of(value.key())).orElse(Set.of());
    }

    private boolean isThere(Term term) {
        return !Term.Literal.isNothing(term)
                && referents.value(term).map(value -> !value.optional()).orElse(!(term instanceof Term.Other));
    }

    private static boolean isTruth(Term term, boolean truth) {
        return term instanceof Term.Literal literal && Boolean.valueOf(truth).equals(literal.value());
    }

    /** What is in one or the other. */
    static Set<String> either(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    /** What is in both. */
    static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.retainAll(other);
        return all;
    }
}
