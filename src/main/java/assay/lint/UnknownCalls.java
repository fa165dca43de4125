package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Calls of what a type does not have. */
final class UnknownCalls implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_FIELD);
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
                    condition.terms().forEach(term -> calls(rule.file(), condition, term));
                }
            }
        }

        /** Calls of what the type does not have. */
        private void calls(DrlFile file, FactCondition condition, Term term) {
            term.each(one -> {
                // That eval has no place is told elsewhere.
                if (one instanceof Term.Call call && call.of() == null && !call.made() && !"eval".equals(call.name())) {
                    types.conclusion(condition.type()).ifPresent(type -> {
                        Set<String> known = Arrays.stream(type.getMethods())
                                .map(Method::getName)
                                .collect(Collectors.toCollection(TreeSet::new));
                        if (!known.contains(call.name())) {
                            problems.add(file.at(
                                    call.start(),
                                    Check.UNKNOWN_FIELD,
                                    condition.type() + " has no \"" + call.name() + "( ... )\""
                                            + Nearest.hintOr(
                                                    call.name(),
                                                    known.stream()
                                                            .filter(name -> !Properties.isOfEverything(name))
                                                            .toList(),
                                                    "; a day is written LocalDate.of( year, month, day )")));
                        }
                    });
                }
            });
        }
    }
}
