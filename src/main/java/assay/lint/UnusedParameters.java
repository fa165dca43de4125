package assay.lint;

import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parameters of this rule set's own that nothing refers to, and others' to which it gives the value that they have. */
final class UnusedParameters implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNUSED_PARAMETER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        again(files, problems);
        ParameterUses.of(files, rules.parsed()).stream()
                .filter(one -> one.uses().isEmpty() && one.by() == Parameter.By.RULE_SET)
                .filter(one -> one.of().equals(files.name()))
                .forEach(one -> problems.add(Check.UNUSED_PARAMETER.problem(
                        files.shown(one.file()), one.line(), one.column(), "nothing refers to {" + one.name() + "}")));
    }

    private static void again(RuleFiles files, List<Problem> problems) {
        RuleFiles base = files.base();
        if (base == null) {
            return;
        }
        Map<String, Parameter> before =
                base.parameters().all().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
        files.parameters().all().stream()
                .filter(one -> one.by() == Parameter.By.EXTENDING && one.of().equals(files.name()))
                .filter(one -> before.containsKey(one.name())
                        && before.get(one.name()).value().equals(one.value()))
                .forEach(one -> problems.add(Check.UNUSED_PARAMETER.problem(
                        files.shown(one.file()),
                        one.line(),
                        one.column(),
                        "this sets {" + one.name() + "} to " + one.value() + ", which is its value in " + base.name()
                                + ": leave it out")));
    }
}
