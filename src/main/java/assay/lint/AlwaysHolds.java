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
        for (Rules.Rule rule : rules.all()) {
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

    /** What is so of whatever facts add up to. */
    private static void certain(Rules.Rule rule, AddedUp added, List<Problem> problems) {
        for (FactCondition.Constraint result : added.asked().constraints()) {
            if (added.possibilities(added.asked().with(List.of(result))).isCertain()) {
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
