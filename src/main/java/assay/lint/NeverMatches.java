package assay.lint;

import assay.drl.Asked;
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

/** Conditions that cannot be true together. */
final class NeverMatches implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_MATCHES);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.types(), new Subsumption(rules.types()), problems);
        rules.all().forEach(look::rule);
    }

    /** Where something is first asked about a field, or about what a call says. */
    static int place(FactCondition condition, String name) {
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

    private record Look(Types types, Subsumption subsumption, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                if (!types.isUnread(condition.type())) {
                    possible(rule, condition);
                }
            }
            contradiction(rule);
            together(rule);
            ofOne(rule);
            through(rule);
            AddedUp.sums(rule.asked()).forEach(sum -> sum(rule, sum));
        }

        /** What is asked of what facts add up to. */
        private void sum(Rules.Rule rule, Asked.Sum sum) {
            AddedUp added = AddedUp.of(rule, sum, types);
            List<String> impossible = added.impossible();
            if (!impossible.isEmpty()) {
                problems.add(rule.file()
                        .at(
                                sum.results().get(0).start(),
                                Check.NEVER_MATCHES,
                                "what the rule \"" + rule.parsed().getName() + "\" asks of "
                                        + named(impossible.stream()
                                                .map(name -> "$" + name)
                                                .toList())
                                        + " cannot all be so"));
            }
        }

        private void possible(Rules.Rule rule, FactCondition condition) {
            possible(rule, condition, condition);
        }

        /** What is asked of one fact, perhaps in several places; where it is told. */
        private void possible(Rules.Rule rule, FactCondition condition, FactCondition told) {
            List<String> impossible = types.possibilities(condition).impossible();
            if (!impossible.isEmpty()) {
                String first = StringUtils.substringBefore(impossible.get(0), "[");
                problems.add(rule.file()
                        .at(
                                place(condition, first),
                                Check.NEVER_MATCHES,
                                never(rule, told) + ": what it asks of " + named(impossible)
                                        + (concluded(condition, impossible).isEmpty()
                                                ? " cannot all be so"
                                                : " is so of no " + condition.type() + " that a rule concludes; known: "
                                                        + String.join(", ", concluded(condition, impossible)))));
            }
        }

        /** What rules put into the one field that cannot be as it is asked for. */
        private List<String> concluded(FactCondition condition, List<String> impossible) {
            return impossible.size() == 1 ? types.concludedValues(condition.type(), impossible.get(0)) : List.of();
        }

        /** Fields and calls, all of them, as rules write them. */
        private static String named(List<String> names) {
            return Nearest.list(names.stream()
                            .map(name -> name.replace("[", "( ").replace("]", " )"))
                            .toList())
                    .replace("\" or \"", "\" and \"");
        }

        /** One fact that is asked for twice: {@code this == $plan}. */
        private void together(Rules.Rule rule) {
            for (FactCondition again : rule.conditions()) {
                for (FactCondition first : rule.conditions()) {
                    if (rule.together().are(first, again)
                            && again.sign() != FactCondition.Sign.NOT
                            && first.type().equals(again.type())
                            && !first.variable().isEmpty()
                            && again.written().contains("this==" + first.variable())
                            && types.possibilities(first).impossible().isEmpty()) {
                        possible(rule, again.and(first), again);
                    }
                }
            }
        }

        /** What is asked in two places of that of which there is one in a file: the authority, its interview. */
        private void ofOne(Rules.Rule rule) {
            List<FactCondition> asked = rule.conditions().stream()
                    .filter(one -> one.sign() != FactCondition.Sign.NOT
                            && types.isOneOfAFile(one.type())
                            && one.from().isEmpty()
                            && rule.together().isNeeded(one)
                            && subsumption.isPossible(one))
                    .toList();
            for (FactCondition again : asked) {
                asked.stream()
                        .takeWhile(first -> first.start() < again.start())
                        .filter(first -> first.type().equals(again.type())
                                && rule.together().are(first, again)
                                && !subsumption.isPossible(again.and(first)))
                        .findFirst()
                        .ifPresent(first -> problems.add(rule.file()
                                .at(
                                        again.start(),
                                        Check.NEVER_MATCHES,
                                        never(rule, rule.together().isInBranch(first) ? first : again)
                                                + ": there is one " + again.type()
                                                + " in a file, and what it asks of "
                                                + named(types.possibilities(again.and(first))
                                                        .impossible())
                                                + " in two places cannot all be so")));
            }
        }

        /** A field that is to be what one of another fact is, of which something else is asked. */
        private void through(Rules.Rule rule) {
            for (FactCondition condition : rule.conditions()) {
                for (Term term : condition.terms()) {
                    if (condition.sign() != FactCondition.Sign.NOT
                            && term instanceof Term.Operation same
                            && "==".equals(same.operator())) {
                        same(rule, condition, same.left(), same.right());
                        same(rule, condition, same.right(), same.left());
                    }
                }
            }
        }

        private void same(Rules.Rule rule, FactCondition condition, Term own, Term other) {
            List<FactCondition> others = rule.conditions().stream()
                    .filter(one ->
                            fieldOf(one, other).isPresent() && rule.together().are(one, condition))
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
                    && subsumption.isPossible(condition)
                    && subsumption.isPossible(first)
                    && !subsumption.isPossible(condition.with(both))) {
                problems.add(rule.file()
                        .at(
                                own.first(),
                                Check.NEVER_MATCHES,
                                never(rule, condition) + ": what it asks of \"" + field.name()
                                        + "\" and of the " + first.type() + " whose \"" + asked
                                        + "\" it is to be cannot all be so"));
            }
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
        private void contradiction(Rules.Rule rule) {
            Together together = rule.together();
            for (FactCondition not : rule.conditions()) {
                if (not.sign() == FactCondition.Sign.NOT && together.isNeeded(not)) {
                    rule.conditions().stream()
                            .filter(other -> other.sign() != FactCondition.Sign.NOT
                                    && other.type().equals(not.type())
                                    && other.from().equals(not.from())
                                    && (other.written().containsAll(not.written()) || subsumption.holdsFor(other, not))
                                    && together.isNeeded(other)
                                    && together.are(not, other))
                            .findFirst()
                            .ifPresent(other -> problems.add(rule.file()
                                    .at(
                                            not.start(),
                                            Check.NEVER_MATCHES,
                                            never(rule, other) + ": it asks for the " + not.type()
                                                    + " that it rules out" + unlessItself(other, not))));
                }
            }
        }

        /** What to write where others are meant than the one that is asked for. */
        private static String unlessItself(FactCondition asked, FactCondition ruledOut) {
            return asked.written().containsAll(ruledOut.written()) || asked.sign() != FactCondition.Sign.THERE
                    ? ""
                    : "; where another is meant, "
                            + (asked.variable().isEmpty()
                                    ? "bind the first to a variable, $it : " + asked.type()
                                            + "( ... ), and add this != $it"
                                    : "add this != " + asked.variable());
        }

        private static String never(Rules.Rule rule, FactCondition by) {
            return rule.together().never(rule.parsed().getName(), by);
        }
    }
}
