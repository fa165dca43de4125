package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Variables in a condition above the one that binds them. */
final class BoundFurtherDown implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_VARIABLE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(problems);
        rules.all().forEach(look::rule);
    }

    private record Look(List<Problem> problems) {

        void rule(Rules.Rule rule) {
            early(rule.file(), rule.conditions());
        }

        /** A variable in a condition above the one that binds it. */
        private void early(DrlFile file, List<FactCondition> conditions) {
            Set<String> before = new TreeSet<>();
            for (int i = 0; i < conditions.size(); i++) {
                FactCondition condition = conditions.get(i);
                before.addAll(condition.variables());
                Set<String> later = new TreeSet<>();
                conditions.subList(i + 1, conditions.size()).forEach(other -> later.addAll(other.variables()));
                later.removeAll(before);
                condition
                        .terms()
                        .forEach(term -> term.each(one -> {
                            if (one instanceof Term.Name name && later.contains(name.name())) {
                                problems.add(file.at(
                                        one.start(),
                                        Check.UNKNOWN_VARIABLE,
                                        name.name()
                                                + " is bound further down; a condition that uses it stands below the one that"
                                                + " binds it"));
                            }
                        }));
            }
        }
    }
}
