package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Conditions that cannot be true together. */
final class NeverMatches implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_MATCHES);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.types(), problems);
        rules.all().forEach(look::rule);
    }

    private record Look(Types types, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                if (!types.isUnread(condition.type())) {
                    possible(rule.file(), rule.parsed(), condition);
                }
            }
            contradiction(rule.file(), rule.parsed(), rule.conditions());
            together(rule.file(), rule.parsed(), rule.conditions());
            through(rule.file(), rule.parsed(), rule.conditions());
        }

        private void possible(DrlFile file, RuleDescr rule, FactCondition condition) {
            List<String> impossible = types.possibilities(condition).impossible();
            if (!impossible.isEmpty()) {
                String first = StringUtils.substringBefore(impossible.get(0), "[");
                problems.add(file.at(
                        place(condition, first),
                        Check.NEVER_MATCHES,
                        "the rule \"" + rule.getName() + "\" can never match: what it asks of "
                                + Nearest.list(impossible.stream()
                                                .map(name ->
                                                        name.replace("[", "( ").replace("]", " )"))
                                                .toList())
                                        .replace("\" or \"", "\" and \"")
                                + " cannot all be so"));
            }
        }

        /** Where something is first asked about a field, or about what a call says. */
        private static int place(FactCondition condition, String name) {
            List<Integer> places = new ArrayList<>();
            condition
                    .terms()
                    .forEach(term -> term.each(one -> {
                        if ((one instanceof Term.Name field && field.name().equals(name))
                                || (one instanceof Term.Call call && call.name().equals(name))) {
                            places.add(one.first());
                        }
                    }));
            return places.isEmpty() ? condition.start() : places.get(0);
        }

        /** One fact that is asked for twice: {@code this == $plan}. */
        private void together(DrlFile file, RuleDescr rule, List<FactCondition> conditions) {
            for (FactCondition again : conditions) {
                for (FactCondition first : conditions) {
                    if (again.sign() != FactCondition.Sign.NOT
                            && first.type().equals(again.type())
                            && !first.variable().isEmpty()
                            && again.written().contains("this==" + first.variable())
                            && types.possibilities(first).impossible().isEmpty()) {
                        possible(file, rule, again.and(first));
                    }
                }
            }
        }

        /** A field that is to be what one of another fact is, of which something else is asked. */
        private void through(DrlFile file, RuleDescr rule, List<FactCondition> conditions) {
            for (FactCondition condition : conditions) {
                for (Term term : condition.terms()) {
                    if (condition.sign() != FactCondition.Sign.NOT
                            && term instanceof Term.Operation same
                            && "==".equals(same.operator())) {
                        same(file, rule, conditions, condition, same.left(), same.right());
                        same(file, rule, conditions, condition, same.right(), same.left());
                    }
                }
            }
        }

        private void same(
                DrlFile file,
                RuleDescr rule,
                List<FactCondition> conditions,
                FactCondition condition,
                Term own,
                Term other) {
            List<FactCondition> others = conditions.stream()
                    .filter(one -> fieldOf(one, other).isPresent())
                    .toList();
            if (!(own instanceof Term.Name field && own.isField()) || others.size() != 1) {
                return;
            }
            FactCondition first = others.get(0);
            String asked = fieldOf(first, other).orElseThrow();
            List<FactCondition.Constraint> both = new ArrayList<>(condition.constraints());
            first.constraints().stream()
                    .filter(one -> one.asks() && one.term().isOnlyAbout(asked))
                    .map(one -> new FactCondition.Constraint(
                            one.start(), one.end(), "", one.term().saidOf(asked, field.name()), one.written()))
                    .forEach(both::add);
            if (first.sign() == FactCondition.Sign.THERE
                    && isPossible(condition)
                    && isPossible(first)
                    && !isPossible(condition.with(both))) {
                problems.add(file.at(
                        own.first(),
                        Check.NEVER_MATCHES,
                        "the rule \"" + rule.getName() + "\" can never match: what it asks of \"" + field.name()
                                + "\" and of the " + first.type() + " whose \"" + asked
                                + "\" it is to be cannot all be so"));
            }
        }

        private boolean isPossible(FactCondition condition) {
            return types.isUnread(condition.type())
                    || types.possibilities(condition).impossible().isEmpty();
        }

        /** The field of a fact that a variable stands for, or that is taken from a fact that a variable stands for. */
        private static Optional<String> fieldOf(FactCondition fact, Term variable) {
            if (variable instanceof Term.Name name) {
                return Optional.ofNullable(fact.bound().get(name.name()))
                        .map(term -> term instanceof Term.Operation operation ? operation.left() : term)
                        .filter(Term::isField)
                        .map(term -> ((Term.Name) term).name());
            }
            return variable instanceof Term.Member member
                            && member.of() instanceof Term.Name name
                            && name.name().equals(fact.variable())
                    ? Optional.of(member.name())
                    : Optional.empty();
        }

        /** The same fact asked for and ruled out. */
        private void contradiction(DrlFile file, RuleDescr rule, List<FactCondition> conditions) {
            for (FactCondition not : conditions) {
                if (not.sign() == FactCondition.Sign.NOT
                        && conditions.stream()
                                .anyMatch(other -> other.sign() != FactCondition.Sign.NOT
                                        && other.type().equals(not.type())
                                        && other.from().equals(not.from())
                                        && other.written().containsAll(not.written()))) {
                    problems.add(file.at(
                            not.start(),
                            Check.NEVER_MATCHES,
                            "the rule \"" + rule.getName() + "\" can never match: it asks for the " + not.type()
                                    + " that it rules out"));
                }
            }
        }
    }
}
