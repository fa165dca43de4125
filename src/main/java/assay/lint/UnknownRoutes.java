package assay.lint;

import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Routes that criteria are on and that no rule asks about. */
final class UnknownRoutes implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.ROUTE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Set<String> routes = new TreeSet<>();
        rules.all()
                .forEach(rule -> rule.terms()
                        .forEach(term -> term.each(one -> {
                            if (one instanceof Term.Call call
                                    && "metOnRoute".equals(call.name())
                                    && call.arguments().size() == 1) {
                                call.arguments().get(0).text().ifPresent(routes::add);
                            }
                        })));
        problems.addAll(rules.draft().criteria().unknownRoutes(routes));
    }
}
