package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Rules that conclude nothing, where nothing is told of what they do: that may be why. */
final class NoConclusions implements Finder {

    private static final Set<String> MAY_BE_WHY =
            Set.of(Check.CONSEQUENCE.code(), Check.NOT_ALLOWED.code(), Check.SINGLE_EQUALS.code());

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NO_CONCLUSION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            if (!rule.consequence().isUnclear()
                    && rule.parsed().getNamedConsequences().isEmpty()
                    && Conclusions.of(rule, rules.types()).stream()
                            .noneMatch(call -> call.inserts() || (call.type().isPresent() && !call.handedOver()))
                    && problems.stream().noneMatch(problem -> isWhy(problem, rule))) {
                problems.add(rule.problem(
                        Check.NO_CONCLUSION,
                        "the rule \"" + rule.name() + "\" concludes nothing; what it finds is handed over with "
                                + Conclusions.INSERT));
            }
        }
    }

    private static boolean isWhy(Problem problem, Rules.Rule rule) {
        return problem.file().equals(rule.file().shown())
                && MAY_BE_WHY.contains(problem.code())
                && rule.file().offsetOf(problem.line()) + problem.column()
                        > rule.consequence().start()
                && problem.line() <= rule.parsed().getEndLine();
    }
}
