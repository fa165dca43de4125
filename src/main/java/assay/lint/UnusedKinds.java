package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kinds of evidence that no rule looks at. */
final class UnusedKinds implements Finder {

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Set<String> lookedAt = new HashSet<>();
        rules.all().forEach(rule -> rule.conditions().forEach(one -> lookedAt.add(one.type())));
        for (Kind kind : rules.declarations().vocabulary().kinds()) {
            if (!lookedAt.contains(kind.type())) {
                problems.add(Check.UNUSED_KIND.problem(
                        rules.files().shown(kind.file()), kind.line(), 1, "no rule looks at a " + kind.type()));
            }
        }
    }
}
