package assay.lint;

import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is handed over and is no conclusion. */
final class NoSuchConclusions implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Conclusions.of(rule, rules.types()).stream()
                    .filter(Conclusions.Call::inserts)
                    .map(Conclusions.Call::term)
                    .forEach(insert -> insert.arguments()
                            .forEach(argument -> inserted(
                                    rules.types(),
                                    insert,
                                    argument,
                                    (at, message) ->
                                            problems.add(rule.file().at(at.start(), Check.CONSEQUENCE, message)))));
        }
    }

    private static void inserted(Types types, Term.Call insert, Term argument, BiConsumer<Term, String> told) {
        if (argument instanceof Term.Literal literal) {
            told.accept(argument, (literal.value() instanceof String ? "a text" : "this") + " is no conclusion");
        } else if (Conclusions.is(argument, Conclusions.INSERTING)) {
            told.accept(argument, "insert( ... ) stands once around a conclusion");
        } else if (argument instanceof Term.Name name && name.name().startsWith("$")) {
            told.accept(argument, name.name() + " is there already; what is inserted is a new conclusion");
        } else if (argument instanceof Term.Call call && call.made() && types.isEvidence(call.name())) {
            told.accept(argument, "evidence is what documents show; a rule makes none, and so no new " + call.name());
        } else if (argument instanceof Term.Call call
                && call.made()
                && types.isKnown(call.name())
                && types.conclusion(call.name()).isEmpty()
                && !types.isDeclared(call.name())) {
            told.accept(argument, "this is no conclusion, and nobody would look at it");
        } else if (insert.arguments().size() > 1
                && insert.arguments().stream().noneMatch(Term.Other.class::isInstance)
                && argument.equals(insert.arguments().get(1))) {
            told.accept(argument, "insert( ... ) takes one conclusion");
        }
    }
}
