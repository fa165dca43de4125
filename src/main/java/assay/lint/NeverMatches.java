package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.List;
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
