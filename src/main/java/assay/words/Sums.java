package assay.words;

import assay.drl.Asked;
import assay.drl.FactCondition;
import assay.drl.FactCondition.Sign;
import assay.drl.Term;
import assay.words.FieldWords.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.Strings;

/** What is made of many facts at once. */
final class Sums {

    /** What there is none of where there are no facts: no condition holds for it, be it "at most". A sum is zero then. */
    private static final Set<String> OF_SOME = Set.of("max", "min", "average");

    private static final String ONE_OF = "one of its ";

    private static final String THESE = "all of these";
    private static final String NUMBER = "the number of these";

    private final Lexicon lexicon;
    private final Variables variables;
    private final FactWords factWords;
    /** Whether other things are made of other facts, so that all of them name theirs. */
    private final boolean isOneOfSeveral;

    /** What is made in one place, each thing of facts of its own. */
    Sums(List<Asked.Sum> all, Lexicon lexicon, Variables variables, FactWords factWords) {
        this.lexicon = lexicon;
        this.variables = variables;
        this.factWords = factWords;
        this.isOneOfSeveral = all.size() > 1;
    }

    private static List<FactCondition> facts(Asked.Sum sum) {
        List<FactCondition> of = new ArrayList<>();
        sum.of().facts(of::add);
        return of;
    }

    /** The fields that variables stand for. */
    private Map<String, FieldWords> inside(List<FactCondition> of) {
        Map<String, FieldWords> inside = new LinkedHashMap<>();
        of.forEach(one -> one.bound()
                .forEach((variable, term) -> Terms.path(term)
                        .flatMap(path -> lexicon.field(one.type(), path))
                        .ifPresent(field -> inside.put(variable, field))));
        return inside;
    }

    /**
     * Which facts are looked at: "taking every grade into account"; what is made of them is called so afterwards.
     *
     * @param ifs what must be so, to which is added that there is one of these facts, where nothing is made of none
     */
    String over(Asked.Sum sum, List<String> ifs) {
        List<FactCondition> of = facts(sum);
        Map<String, FieldWords> inside = inside(of);
        List<String> each = new ArrayList<>();
        for (FactCondition one : of) {
            Spoken inner = new Spoken(one, Sign.EXISTS);
            variables.bind(inner);
            each.add(one.from().isEmpty() ? factWords.noun(inner) : ofList(one, of));
        }
        String one = each.size() == 1
                ? each.get(0)
                : "a combination of "
                        + English.list(
                                each.stream()
                                        .map(said ->
                                                said.startsWith(ONE_OF) ? said : English.indefinite(English.bare(said)))
                                        .toList(),
                                "and");
        String over = English.bare(one);
        String last = "";
        for (Asked.Function function : sum.functions()) {
            last = function.name().isEmpty() ? last : made(function, inside, of, one, over);
            if (last.isEmpty()) {
                throw new CannotSay(function.start(), "what is made of every " + over);
            }
            if (!function.variable().isEmpty()) {
                variables.call(function.variable(), last);
                if (isOfDays(function, inside, of)) {
                    variables.callDay(function.variable());
                }
            }
        }
        if (sum.functions().stream().map(Asked.Function::name).anyMatch(OF_SOME::contains)) {
            ifs.add("there is " + one);
        }
        return "taking every " + over + " into account";
    }

    /** "an agency of that glossary", or "one of its agencies" beside the glossary itself. */
    private String ofList(FactCondition fact, List<FactCondition> beside) {
        Listed listed = variables
                .listOf(fact.from())
                .orElseThrow(() -> new CannotSay(fact.start(), "\"from " + fact.from() + "\""));
        Noun item = lexicon.field(listed.owner().fact().type(), listed.field())
                .orElseThrow()
                .noun();
        if (!fact.terms().isEmpty()) {
            throw new CannotSay(fact.terms().get(0).first(), "what is asked of each " + item.singular());
        }
        FactCondition owner = listed.owner().fact();
        if (beside.contains(owner)) {
            if (beside.indexOf(fact) != beside.indexOf(owner) + 1) {
                throw new CannotSay(
                        fact.start(), "what is in a list, behind another fact than the one that has the list");
            }
            return ONE_OF + item.plural();
        }
        return English.indefinite(item.singular()) + " of " + variables.that(listed.owner());
    }

    /** What is made of some facts, which are named again where other things are made of others. */
    private String made(
            Asked.Function function, Map<String, FieldWords> inside, List<FactCondition> of, String one, String over) {
        String made = made(function, inside, of, over);
        if (!isOneOfSeveral) {
            return made;
        }
        String every = "every " + over;
        return made.equals(NUMBER)
                ? "the number of times that there is " + one
                : made.endsWith(THESE) ? Strings.CS.removeEnd(made, THESE) + every : made + " of " + every;
    }

    private String made(Asked.Function function, Map<String, FieldWords> inside, List<FactCondition> of, String over) {
        Optional<Term> each = function.arguments().stream().findFirst();
        String what = each.flatMap(term -> field(term, inside, of))
                .map(Sums::plural)
                .orElseGet(() -> function.name().equals("count") && each.isPresent()
                        ? over
                        : each.filter(Term.Operation.class::isInstance)
                                .map(term -> each(term, inside, of) + " over " + THESE)
                                .orElse(""));
        if (what.isEmpty()) {
            throw new CannotSay(
                    function.start(),
                    "\"" + function.name() + "\" of every " + over,
                    each.filter(Terms::isDayApart).isPresent()
                            ? "the days themselves are put together, and what comes of them is held against a day so much earlier"
                                    + " or later"
                            : "");
        }
        boolean days = isOfDays(function, inside, of);
        String the = each.filter(Term.Operation.class::isInstance).isPresent() ? "" : "the ";
        return switch (function.name()) {
            case "sum" -> "the sum of " + the + what;
            case "count" -> NUMBER;
            case "max" -> (days ? "the last of " : "the greatest of ") + the + what;
            case "min" -> (days ? "the first of " : "the least of ") + the + what;
            case "average" -> "the average of " + the + what;
            default -> throw new CannotSay(function.start(), "\"" + function.name() + "\"");
        };
    }

    private boolean isOfDays(Asked.Function function, Map<String, FieldWords> inside, List<FactCondition> of) {
        return Set.of("max", "min").contains(function.name())
                && function.arguments().stream()
                        .flatMap(term -> field(term, inside, of).stream())
                        .anyMatch(field -> field.form() == Form.DAY);
    }

    /** The field that a term is, by the variable that it is bound to, or by that of its fact: {@code $letting.days}. */
    private Optional<FieldWords> field(Term term, Map<String, FieldWords> inside, List<FactCondition> of) {
        if (term instanceof Term.Name name) {
            return Optional.ofNullable(inside.get(name.name()));
        }
        return Terms.root(term)
                .flatMap(root ->
                        of.stream().filter(fact -> fact.variable().equals(root)).findFirst())
                .flatMap(fact -> Terms.path(Terms.stripped(term)).flatMap(path -> lexicon.field(fact.type(), path)));
    }

    /** What is worked out of each before it is added up: "the number of faults times two". */
    private String each(Term term, Map<String, FieldWords> inside, List<FactCondition> of) {
        if (term instanceof Term.Operation operation) {
            return Variables.combined(
                    operation, each(operation.left(), inside, of), each(operation.right(), inside, of));
        }
        return Terms.number(term)
                .map(English::number)
                .or(() -> field(term, inside, of)
                        .map(field -> field.form() == Form.COUNT
                                ? "the number of " + field.noun().plural()
                                : "the " + field.noun().singular()))
                .orElseThrow(() -> new CannotSay(term.first(), "what is worked out of each"));
    }

    private static String plural(FieldWords field) {
        return field.form() == Form.COUNT
                ? "numbers of " + field.noun().plural()
                : field.noun().plural();
    }
}
