package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two rules of one name. */
final class DuplicateRules implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.DUPLICATE_RULE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<String, String> names = new HashMap<>();
        for (Rules.Rule rule : rules.all()) {
            String place = rule.file().shown() + ":" + rule.parsed().getLine();
            String before = names.putIfAbsent(rule.name(), place);
            if (before != null) {
                problems.add(rule.problem(
                        Check.DUPLICATE_RULE, "a second rule of the name \"" + rule.name() + "\", after " + before));
            }
        }
    }
}
