package assay.lint;

import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.util.List;
import java.util.Set;

/** Parameters of this rule set's own that nothing refers to. */
final class UnusedParameters implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNUSED_PARAMETER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        ParameterUses.of(files, rules.parsed()).stream()
                .filter(one -> one.uses().isEmpty() && one.by() == Parameter.By.RULE_SET)
                .filter(one -> one.of().equals(files.name()))
                .forEach(one -> problems.add(Check.UNUSED_PARAMETER.problem(
                        files.shown(one.file()), one.line(), one.column(), "nothing refers to {" + one.name() + "}")));
    }
}
