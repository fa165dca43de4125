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
import java.util.Objects;
import java.util.Set;

/** What is made of many facts at once. */
final class Sums {

    /** What there is none of where there are no facts: no condition holds for it, be it "at most". A sum is zero then. */
    private static final Set<String> OF_SOME = Set.of("max", "min", "average");

    private static final String ONE_OF = "one of its ";

    private final Lexicon lexicon;
    private final Variables variables;
    private final FactWords factWords;

    Sums(Lexicon lexicon, Variables variables, FactWords factWords) {
        this.lexicon = lexicon;
        this.variables = variables;
        this.factWords = factWords;
    }

    /**
     * Which facts are looked at: "taking every grade into account"; what is made of them is called so afterwards.
     *
     * @param ifs what must be so, to which is added that there is one of these facts, where nothing is made of none
     */
    String over(Asked.Sum sum, List<String> ifs) {
        List<FactCondition> of = new ArrayList<>();
        sum.of().facts(of::add);
        Map<String, FieldWords> inside = new LinkedHashMap<>();
        List<String> each = new ArrayList<>();
        for (FactCondition one : of) {
            one.bound()
                    .forEach((variable, term) -> Terms.path(term)
                            .flatMap(path -> lexicon.field(one.type(), path))
                            .ifPresent(field -> inside.put(variable, field)));
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
            last = function.name().isEmpty() ? last : made(function, inside, over);
            if (last.isEmpty()) {
                throw new CannotSay(function.start(), "what is made of every " + over);
            }
            if (!function.variable().isEmpty()) {
                variables.call(function.variable(), last);
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

    private static String made(Asked.Function function, Map<String, FieldWords> inside, String over) {
        String what = function.arguments().isEmpty()
                ? ""
                : function.arguments().get(0) instanceof Term.Name name && inside.containsKey(name.name())
                        ? plural(Objects.requireNonNull(inside.get(name.name())))
                        : function.name().equals("count") ? over : "";
        if (what.isEmpty()) {
            throw new CannotSay(function.start(), "\"" + function.name() + "\" of every " + over);
        }
        return switch (function.name()) {
            case "sum" -> "the sum of the " + what;
            case "count" -> "the number of these";
            case "max" -> "the greatest of the " + what;
            case "min" -> "the least of the " + what;
            case "average" -> "the average of the " + what;
            default -> throw new CannotSay(function.start(), "\"" + function.name() + "\"");
        };
    }

    private static String plural(FieldWords field) {
        return field.form() == Form.COUNT
                ? "numbers of " + field.noun().plural()
                : field.noun().plural();
    }
}
