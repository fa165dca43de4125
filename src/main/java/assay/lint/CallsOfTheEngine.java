package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Calls of the engine's own that do something else than hand over a new conclusion. */
final class CallsOfTheEngine implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NOT_ALLOWED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (Conclusions.Call call : Conclusions.of(rule, rules.types())) {
                String name = call.term().name();
                if (call.inserts() && !"insert".equals(name)) {
                    tell(
                            rule,
                            call,
                            name + "( ... ) is the rule engine's own; a conclusion is handed over with "
                                    + Conclusions.INSERT,
                            problems);
                } else if (call.changes()) {
                    tell(
                            rule,
                            call,
                            name + "( ... ) changes what is there; a rule concludes something new with "
                                    + Conclusions.INSERT,
                            problems);
                }
            }
        }
    }

    private static void tell(Rules.Rule rule, Conclusions.Call call, String message, List<Problem> problems) {
        problems.add(rule.file().at(call.term().start(), Check.NOT_ALLOWED, message));
    }
}
