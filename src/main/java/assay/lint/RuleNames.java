package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Names of rules: that there is one, and that it can be written into the code that the compiler makes. */
final class RuleNames implements Finder {

    private static final List<String> NOT_IN_NAMES = List.of("\\", "/*", "*/");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NO_NAME, Check.SYNTAX);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            if (rule.name().isBlank()) {
                problems.add(rule.problem(Check.NO_NAME, "a rule needs a name that says what it does"));
            }
            signs(rule, problems);
        }
    }

    /** The compiler of rules writes their names into comments of the code that it makes. */
    private static void signs(Rules.Rule rule, List<Problem> problems) {
        DrlFile file = rule.file();
        int from = rule.start();
        String line = StringUtils.substringBefore(file.plain().substring(from), "\n");
        for (String sign : NOT_IN_NAMES) {
            if (rule.name().contains(sign)
                    || StringUtils.substringBefore(line, "@").contains(sign)) {
                problems.add(file.problem(
                        from, sign, Check.SYNTAX, "the name of a rule has no \"" + sign + "\" in it; write words"));
            }
        }
    }
}
