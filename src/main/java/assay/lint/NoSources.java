package assay.lint;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
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
        RuleFiles files = rules.files();
        files.parameters().all().stream()
                .filter(one -> one.by() == Parameter.By.EXTENDING
                        && one.of().equals(files.name())
                        && one.source().equals(Parameters.unsaid(files.name())))
                .forEach(one -> problems.add(Check.NO_SOURCE.problem(
                        files.shown(one.file()),
                        one.line(),
                        one.column(),
                        "{" + one.name() + "} has another value here, and no source says why: {value: " + one.value()
                                + ", source: ...}")));
    }
}
