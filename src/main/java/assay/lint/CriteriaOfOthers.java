package assay.lint;

import assay.drl.Consequence;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Criteria and routes that the progress or the standing of a requirement is asked for, and that are those of another. */
final class CriteriaOfOthers implements Finder {

    private static final Set<String> ASKING = Set.of("met", "has");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CRITERION_OF_ANOTHER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Look look = new Look(
                    rule, rules.draft().criteria(), rules.isAllSeen(), new RequirementsAsked(rules, rule), problems);
            rule.conditions()
                    .forEach(condition -> condition.constraints().stream()
                            .map(FactCondition.Constraint::term)
                            .forEach(term -> look.at(term, condition, false)));
            rule.consequence().statements().stream()
                    .map(Consequence.Statement::term)
                    .forEach(term -> look.at(term, null, false));
        }
    }

    private record Look(
            Rules.Rule rule,
            Criteria criteria,
            boolean allSeen,
            RequirementsAsked requirements,
            List<Problem> problems) {

        /** A term and what it is made of; of what is not so it is told that it always is. */
        void at(Term term, @Nullable FactCondition own, boolean opposite) {
            if (term instanceof Term.Not not) {
                at(not.of(), own, !opposite);
            } else if (term instanceof Term.Operation operation
                    && operation.operator().matches("&&|\\|\\|")) {
                at(operation.left(), own, opposite);
                at(operation.right(), own, opposite);
            } else if (asked(term).isPresent()) {
                asks(term, own, opposite);
            } else {
                term.each(part -> asks(part, own, false));
            }
        }

        /** The call that asks for something by its name. */
        private static Optional<Term.Call> asked(Term term) {
            return term instanceof Term.Call call
                            && !call.made()
                            && call.arguments().size() == 1
                    ? Optional.of(call)
                    : Optional.empty();
        }

        private void asks(Term term, @Nullable FactCondition own, boolean opposite) {
            asked(term)
                    .ifPresent(call -> call.arguments()
                            .get(0)
                            .text()
                            .ifPresent(text -> requirements
                                    .fact(call.of(), own)
                                    .flatMap(requirements::of)
                                    .ifPresent(named -> asks(call, text, named, opposite))));
        }

        private void asks(Term.Call call, String text, RequirementsAsked.Named named, boolean opposite) {
            if (ASKING.contains(call.name())
                    && criteria.ids().contains(text)
                    && !named.ids().contains(Criterion.requirementOf(text))) {
                problem(
                        call,
                        text + " is no criterion of " + named.words()
                                + (opposite ? "; this always holds" : "; this never holds"));
            } else if ("metOnRoute".equals(call.name())
                    && allSeen
                    && criteria.isComplete()
                    && criteria.routes().contains(text)
                    && criteria.all().stream()
                            .noneMatch(one ->
                                    text.equals(one.route()) && named.ids().contains(one.requirement()))) {
                problem(call, "no minimum of " + named.words() + " is on route " + text + "; this is always 0");
            }
        }

        private void problem(Term.Call call, String message) {
            problems.add(rule.file().at(call.arguments().get(0).start() + 1, Check.CRITERION_OF_ANOTHER, message));
        }
    }
}
