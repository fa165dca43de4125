package assay.lint;

import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Rules that do not say where in the source they come from. */
final class NoSources implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NO_SOURCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            if (RuleSetReader.annotation(rule.parsed(), "source").isBlank()) {
                problems.add(rule.problem(Check.NO_SOURCE, "the rule \"" + rule.name() + "\" has no @source"));
            }
        }
    }
}
