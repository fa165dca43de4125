package assay.lint;

import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Words;
import assay.ruleset.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the variables of a rule can stand for. */
final class Variables {

    /**
     * Texts that something can be.
     *
     * @param texts the texts; where another rule says one, with the place
     * @param exact whether each of them is possible, and not only others not
     */
    record Texts(Map<String, Optional<OwnValues.Place>> texts, boolean exact) {}

    private static final String THIS = "this";
    /** By what a fact is asked for one word of another, or for others than that. */
    private static final Set<String> JOINING =
            Set.of("==", "!=", "contains", "not contains", "memberOf", "not memberOf");

    private final Types types;
    private final Map<String, Texts> texts = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, FactCondition> facts = new HashMap<>();

    /** The variables of what a rule asks for. */
    Variables(List<FactCondition> conditions, Types types) {
        this.types = types;
        for (FactCondition condition : conditions) {
            if (!condition.variable().isEmpty()) {
                facts.put(condition.variable(), condition);
                if (!types.words(condition.type()).isEmpty()) {
                    texts.put(condition.variable(), words(condition, conditions));
                }
            }
            condition.bound().forEach((variable, term) -> {
                if (term instanceof Term.Name field) {
                    field(variable, condition, field.name(), conditions);
                }
            });
        }
    }

    /** The words that a fact of an enumeration can be; each of them where it is from a list of which nothing else is asked. */
    private Texts words(FactCondition condition, List<FactCondition> all) {
        Possibilities possible = types.possibilities(condition);
        boolean exact = possible.isAllAbout(THIS)
                && all.stream().anyMatch(other -> isAnyListOf(other, condition.from()))
                && all.stream()
                        .flatMap(other -> other.terms().stream())
                        .noneMatch(term -> mentions(term, condition.from()))
                && isAnyWord(condition.variable(), condition.type(), all);
        return texts(
                possible.constants(THIS).orElseGet(() -> types.constants(condition.type())).stream()
                        .map(Words::ofConstant)
                        .toList(),
                exact);
    }

    /** Whether a fact binds a list to a variable and asks nothing of that field. */
    private boolean isAnyListOf(FactCondition condition, String variable) {
        return condition.bound().get(variable) instanceof Term.Name list
                && types.field(condition.type(), list.name())
                        .filter(field -> field.form() == Field.Form.WORDS)
                        .isPresent()
                && condition.terms().stream().noneMatch(term -> mentions(term, list.name()));
    }

    private void field(String variable, FactCondition condition, String property, List<FactCondition> all) {
        Field field = types.field(condition.type(), property).orElse(null);
        Map<String, OwnValues.Place> own =
                types.ownValues().of(condition.type(), property).orElse(null);
        if (own != null) {
            Map<String, Optional<OwnValues.Place>> places = new LinkedHashMap<>();
            own.forEach((text, place) -> places.put(text, Optional.of(place)));
            boolean asked = condition.terms().stream().anyMatch(term -> mentions(term, property));
            texts.put(variable, new Texts(places, !asked));
        } else if (field != null && field.form() == Field.Form.WORD) {
            texts.put(
                    variable,
                    texts(
                            types.possibilities(condition)
                                    .constants(property)
                                    .map(constants -> constants.stream()
                                            .map(Words::ofConstant)
                                            .toList())
                                    .orElse(field.words()),
                            condition.terms().stream().noneMatch(term -> mentions(term, property))
                                    && isAnyWord(variable, field.enumeration(), all)));
        } else if (field != null && field.form() == Field.Form.WORDS) {
            lists.put(variable, field.enumeration());
        }
    }

    /**
     * Whether nothing is asked of a word that a variable stands for, by which it could be some and not others. That another fact
     * has the same word, or that there is none that has, can be so of each.
     */
    private boolean isAnyWord(String variable, String enumeration, List<FactCondition> all) {
        return all.stream()
                .allMatch(other -> other.terms().stream()
                        .filter(term -> mentions(term, variable))
                        .allMatch(term -> isSameOfAny(other, term, variable, enumeration)));
    }

    /** Whether a term asks a fact for the word that a variable stands for, where nothing else is asked of that field. */
    private boolean isSameOfAny(FactCondition condition, Term term, String variable, String enumeration) {
        if (!(term instanceof Term.Operation operation && JOINING.contains(operation.operator()))) {
            return false;
        }
        Term joined = isNamed(operation.right(), variable) ? operation.left() : operation.right();
        return (isNamed(operation.left(), variable) || isNamed(operation.right(), variable))
                && joined.isField()
                && joined instanceof Term.Name name
                && types.isEvidence(condition.type())
                && types.field(condition.type(), name.name())
                        .filter(field -> field.enumeration().equals(enumeration))
                        .isPresent()
                && condition.constraints().stream()
                        .map(FactCondition.Constraint::term)
                        .noneMatch(other -> other != term && mentions(other, name.name()));
    }

    private static boolean isNamed(Term term, String name) {
        return term instanceof Term.Name one && one.name().equals(name);
    }

    private static boolean mentions(Term term, String property) {
        boolean[] found = {false};
        term.each(one -> found[0] |= isNamed(one, property));
        return found[0];
    }

    private static Texts texts(List<String> all, boolean exact) {
        Map<String, Optional<OwnValues.Place>> places = new LinkedHashMap<>();
        all.forEach(text -> places.put(text, Optional.empty()));
        return new Texts(places, exact);
    }

    /** The texts that a term can come to, or nothing where that cannot be told. */
    Optional<Texts> texts(Term term) {
        Optional<String> known = term.text();
        if (known.isPresent()) {
            return Optional.of(texts(List.of(known.get()), true));
        }
        if (term instanceof Term.Name name) {
            return Optional.ofNullable(texts.get(name.name()));
        }
        return term instanceof Term.Operation operation && "+".equals(operation.operator())
                ? texts(operation.left())
                        .flatMap(left -> texts(operation.right()).map(right -> joined(left, right)))
                : Optional.empty();
    }

    private static Texts joined(Texts left, Texts right) {
        Map<String, Optional<OwnValues.Place>> all = new LinkedHashMap<>();
        left.texts.forEach(
                (one, place) -> right.texts.forEach((other, another) -> all.put(one + other, place.or(() -> another))));
        return new Texts(all, left.exact && right.exact);
    }

    /** The enumeration of whose words a variable is a list. */
    Optional<String> listOf(String variable) {
        return Optional.ofNullable(lists.get(variable));
    }

    /** The fact that a variable stands for. */
    @Nullable
    FactCondition fact(Term term) {
        return term instanceof Term.Name name ? facts.get(name.name()) : null;
    }
}
