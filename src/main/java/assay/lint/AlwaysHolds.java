package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.text.Article;
import java.util.List;
import java.util.Set;

/** Conditions that are so of every fact of their kind. */
final class AlwaysHolds implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ALWAYS_HOLDS);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Subsumption subsumption = new Subsumption(rules.types());
        for (Rules.Rule rule : rules.all()) {
            asWell(rule, subsumption, problems);
            if (Unconditional.of(rules, rule).isEmpty()) {
                rule.conditions().stream()
                        .filter(condition -> !rules.types().isUnread(condition.type()))
                        .forEach(condition -> condition
                                .terms()
                                .forEach(term -> certain(rules, rule.file(), condition, term, problems)));
                AddedUp.sums(rule.asked())
                        .forEach(sum -> certain(rule, AddedUp.of(rule, sum, rules.types()), problems));
            }
        }
    }

    /** That there is one, or none, of facts of which as much or more is asked beside it. */
    private static void asWell(Rules.Rule rule, Subsumption subsumption, List<Problem> problems) {
        Together together = rule.together();
        List<FactCondition> needed =
                rule.conditions().stream().filter(together::isNeeded).toList();
        for (FactCondition told : needed) {
            needed.stream()
                    .filter(other -> !other.equals(told)
                            && other.type().equals(told.type())
                            && other.from().equals(told.from())
                            && together.comesWith(other, told)
                            && settles(other, told, subsumption)
                            // Of two that say the same the second is told.
                            && (other.start() < told.start() || !settles(told, other, subsumption)))
                    .findFirst()
                    .ifPresent(other -> problems.add(rule.file()
                            .at(
                                    told.start(),
                                    Check.ALWAYS_HOLDS,
                                    Article.indefinite(told.type())
                                            + (told.sign() == FactCondition.Sign.NOT
                                                    ? " like this is not there anyway"
                                                    : " like this is there anyway")
                                            + (other.sign() == FactCondition.Sign.NOT
                                                    ? ", by what the rule rules out"
                                                    : ", by what the rule asks for")
                                            + " beside it; leave it out, or ask what is meant")));
        }
    }

    /** Whether it follows from what is said of one fact that another is there, or is not. */
    private static boolean settles(FactCondition one, FactCondition other, Subsumption subsumption) {
        return switch (other.sign()) {
            case THERE -> false;
            case EXISTS -> one.sign() != FactCondition.Sign.NOT && follows(one, other, subsumption);
            case NOT ->
                one.sign() == FactCondition.Sign.NOT
                        ? follows(other, one, subsumption)
                        : isTheOnlyOne(one, other, subsumption);
        };
    }

    /** Whether there is one such fact in a file, and it is otherwise than the one that is ruled out. */
    private static boolean isTheOnlyOne(FactCondition one, FactCondition ruledOut, Subsumption subsumption) {
        return subsumption.types().isOneOfAFile(one.type())
                && one.from().isEmpty()
                && subsumption.isPossible(one)
                && subsumption.isPossible(ruledOut)
                && !subsumption.isPossible(ruledOut.and(one));
    }

    /** Whether each fact that the one asks for is what the other asks for. */
    private static boolean follows(FactCondition narrower, FactCondition wider, Subsumption subsumption) {
        return narrower.written().containsAll(wider.written()) || subsumption.holdsFor(narrower, wider);
    }

    /** What is so of whatever facts add up to. */
    private static void certain(Rules.Rule rule, AddedUp added, List<Problem> problems) {
        for (FactCondition.Constraint result : added.asked().constraints()) {
            if (added.isCertain(result)) {
                problems.add(rule.file()
                        .at(
                                result.term().first(),
                                Check.ALWAYS_HOLDS,
                                "this always holds for what is added up; leave it out, or ask what is meant"));
            }
        }
    }

    private static void certain(Rules rules, DrlFile file, FactCondition condition, Term term, List<Problem> problems) {
        if (term instanceof Term.Operation operation && "&&".equals(operation.operator())) {
            certain(rules, file, condition, operation.left(), problems);
            certain(rules, file, condition, operation.right(), problems);
        } else if (isKnown(rules.types(), condition.type(), term)
                && rules.types()
                        .possibilities(condition.with(
                                List.of(new FactCondition.Constraint(term.first(), term.first(), "", term, ""))))
                        .isCertain()) {
            problems.add(file.at(
                    term.first(),
                    Check.ALWAYS_HOLDS,
                    "this always holds for " + Article.indefinite(condition.type())
                            + "; leave it out, or ask what is meant"));
        }
    }

    /** Whether all that a term is about is recorded, and so has only the values that a file of evidence can give it. */
    private static boolean isKnown(Types types, String type, Term term) {
        boolean[] known = {types.isRecorded(type) || !types.isDeclared(type)};
        term.each(one -> known[0] &= !(one instanceof Term.Other)
                && !(one instanceof Term.Name name
                        && types.field(type, name.name())
                                .filter(field -> field.form() == Field.Form.NUMBER)
                                .isPresent()
                        && !types.isDeclared(type)));
        return known[0];
    }
}
