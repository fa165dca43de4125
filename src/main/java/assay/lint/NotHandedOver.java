package assay.lint;

import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Conclusions that are made and not handed over. */
final class NotHandedOver implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            for (Conclusions.Call call : Conclusions.of(rule, rules.types())) {
                if (call.type().isPresent()
                        && !call.handedOver()
                        && !(call.term().of() instanceof Term.Call)) {
                    problems.add(rule.file()
                            .at(
                                    call.term().start(),
                                    Check.CONSEQUENCE,
                                    "this concludes nothing until it is handed over: insert( "
                                            + (call.term().made() ? "new " : "") + call.name() + "( ... ) );"));
                }
            }
        }
    }
}
