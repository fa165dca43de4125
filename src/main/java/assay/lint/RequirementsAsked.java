package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which requirements the progress, or the standing, or the grade is that a rule asks for: of those that it names, be it
 * where another fact is asked for that is of the same requirement.
 */
final class RequirementsAsked {

    /** What is of one requirement, by itself or by what it holds. */
    private static final Set<String> OF_ONE = Set.of("Standing", "Progress", "Graded", "Capped", "Reason");

    private static final Set<String> HELD = Set.of("standing", "getStanding", "progress", "getProgress");
    private static final Set<String> REQUIREMENT = Set.of("requirement", "getRequirement");

    private final List<String> ids;
    private final List<FactCondition> conditions;
    private final Together together;

    /**
     * The requirements that a fact can be of.
     *
     * @param ids their identifiers, in the order of the pack; at least one
     * @param place where the rule first says which
     */
    record Named(List<String> ids, int place) {

        boolean isNoneOf(Set<String> others) {
            return ids.stream().noneMatch(others::contains);
        }

        /** As a sentence speaks of them. */
        String words() {
            int last = ids.size() - 1;
            return last == 0 ? ids.get(0) : String.join(", ", ids.subList(0, last)) + " or " + ids.get(last);
        }
    }

    /** What a rule says of requirements. */
    RequirementsAsked(Rules rules, Rules.Rule rule) {
        Pack pack = rules.draft().pack();
        this.ids = pack == null ? List.of() : pack.requirementIds();
        this.conditions = rule.conditions();
        this.together = rule.together();
    }

    /** The requirements that a fact can be of; nothing where the rule does not say, or where it can be of none. */
    Optional<Named> of(FactCondition fact) {
        if (!OF_ONE.contains(fact.type())) {
            return Optional.empty();
        }
        Set<FactCondition> same = ofTheSame(fact);
        List<Integer> places = new ArrayList<>();
        List<String> possible = new ArrayList<>(ids);
        conditions.stream()
                .filter(one -> speaksOf(one, fact))
                .forEach(one -> one.terms().forEach(term -> {
                    term.each(part -> said(part, one, same).ifPresent(places::add));
                    possible.removeIf(id -> Boolean.FALSE.equals(holds(term, one, same, id)));
                }));
        return places.isEmpty() || possible.isEmpty()
                ? Optional.empty()
                : Optional.of(new Named(
                        List.copyOf(possible),
                        places.stream().min(Integer::compare).orElseThrow()));
    }

    /**
     * The fact of one requirement that a term stands for.
     *
     * @param own the fact that the term is asked of; null where it stands in what a rule does
     */
    Optional<FactCondition> fact(@Nullable Term term, @Nullable FactCondition own) {
        if (term instanceof Term.IfThere there) {
            return fact(there.of(), own);
        }
        if (term instanceof Term.Member member && HELD.contains(member.name())) {
            return fact(member.of(), own);
        }
        if (term instanceof Term.Call call
                && HELD.contains(call.name())
                && call.arguments().isEmpty()) {
            return fact(call.of(), own);
        }
        if (term == null || (term instanceof Term.Name name && isOwn(name.name()))) {
            return Optional.ofNullable(own).filter(one -> OF_ONE.contains(one.type()));
        }
        return term instanceof Term.Name name ? bound(name.name(), own) : Optional.empty();
    }

    private static boolean isOwn(String name) {
        return "this".equals(name) || HELD.contains(name);
    }

    /** What a variable stands for: a fact, or what one holds. */
    private Optional<FactCondition> bound(String variable, @Nullable FactCondition by) {
        return conditions.stream()
                .filter(one -> OF_ONE.contains(one.type()) && (by == null || together.are(one, by)))
                .filter(one -> one.variable().equals(variable)
                        || (one.bound().get(variable) instanceof Term.Name held && HELD.contains(held.name())))
                .findFirst();
    }

    /** The fact whose requirement a term is. */
    private Optional<FactCondition> whose(Term term, FactCondition own) {
        if (term instanceof Term.Member member && REQUIREMENT.contains(member.name())) {
            return fact(member.of(), own);
        }
        if (term instanceof Term.Call call
                && REQUIREMENT.contains(call.name())
                && call.arguments().isEmpty()) {
            return fact(call.of(), own);
        }
        if (!(term instanceof Term.Name name)) {
            return Optional.empty();
        }
        return REQUIREMENT.contains(name.name())
                ? fact(null, own)
                : conditions.stream()
                        .filter(one -> OF_ONE.contains(one.type()) && together.are(one, own))
                        .filter(one -> one.bound().get(name.name()) instanceof Term.Name bound
                                && REQUIREMENT.contains(bound.name()))
                        .findFirst();
    }

    /** A fact and all that are of the same requirement because a rule asks for that. */
    private Set<FactCondition> ofTheSame(FactCondition fact) {
        Set<FactCondition> same = new LinkedHashSet<>(Set.of(fact));
        boolean more = true;
        while (more) {
            List<FactCondition> found = conditions.stream()
                    .filter(one -> speaksOf(one, fact))
                    .flatMap(one -> one.terms().stream().flatMap(term -> joined(term, one)))
                    .filter(pair -> pair.stream().anyMatch(same::contains))
                    .flatMap(List::stream)
                    .filter(one -> speaksOf(one, fact))
                    .toList();
            more = same.addAll(found);
        }
        return same;
    }

    /** Whether what is asked of one fact is so where a rule looks at another: the one is there, and not only ruled out. */
    private boolean speaksOf(FactCondition one, FactCondition fact) {
        return one.equals(fact) || (one.sign() != FactCondition.Sign.NOT && together.are(one, fact));
    }

    /** The two facts that a term asks to be one and the same, or of the same requirement. */
    private Stream<List<FactCondition>> joined(Term term, FactCondition own) {
        if (!(term instanceof Term.Operation operation)) {
            return Stream.empty();
        }
        if ("&&".equals(operation.operator())) {
            return Stream.concat(joined(operation.left(), own), joined(operation.right(), own));
        }
        if (!"==".equals(operation.operator())) {
            return Stream.empty();
        }
        List<FactCondition> both = Stream.of(operation.left(), operation.right())
                .map(side -> whose(side, own).or(() -> fact(side, own)))
                .flatMap(Optional::stream)
                .toList();
        return both.size() == 2 ? Stream.of(both) : Stream.empty();
    }

    /** Where a term names the requirement of some facts, if it does. */
    private Optional<Integer> said(Term term, FactCondition own, Set<FactCondition> of) {
        if (!(term instanceof Term.Operation operation)) {
            return Optional.empty();
        }
        boolean left = isOf(operation.left(), own, of);
        Term other = left ? operation.right() : operation.left();
        return left || isOf(operation.right(), own, of)
                ? texts(other).stream().findFirst().map(text -> text.start() + 1)
                : Optional.empty();
    }

    private boolean isOf(Term term, FactCondition own, Set<FactCondition> of) {
        return whose(term, own).filter(of::contains).isPresent();
    }

    private static List<Term> texts(Term term) {
        List<Term> all = term instanceof Term.Several several ? several.terms() : List.of(term);
        return all.stream()
                .filter(one -> one instanceof Term.Literal && one.text().isPresent())
                .toList();
    }

    /** Whether a term is so where some facts are of a requirement; null where that cannot be told. */
    private @Nullable Boolean holds(Term term, FactCondition own, Set<FactCondition> of, String id) {
        if (term instanceof Term.Not not) {
            Boolean opposite = holds(not.of(), own, of, id);
            return opposite == null ? null : Boolean.valueOf(!opposite);
        }
        if (!(term instanceof Term.Operation operation)) {
            return null;
        }
        if (Set.of("&&", "||").contains(operation.operator())) {
            boolean decides = "||".equals(operation.operator());
            Boolean left = holds(operation.left(), own, of, id);
            Boolean right = holds(operation.right(), own, of, id);
            if (Objects.equals(left, decides) || Objects.equals(right, decides)) {
                return decides;
            }
            return (left == null || right == null) ? null : Boolean.valueOf(!decides);
        }
        boolean first = isOf(operation.left(), own, of);
        Term other = first ? operation.right() : operation.left();
        List<Term> texts = first || isOf(operation.right(), own, of) ? texts(other) : List.of();
        int compared = other instanceof Term.Several several ? several.terms().size() : 1;
        if (texts.isEmpty() || texts.size() < compared) {
            return null;
        }
        boolean among = texts.stream().anyMatch(text -> text.text().equals(Optional.of(id)));
        return switch (operation.operator()) {
            case "==", "in" -> Boolean.valueOf(among);
            case "!=", "not in" -> Boolean.valueOf(!among);
            default -> null;
        };
    }
}
