package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** Signs in names of rules that end or escape a comment: the compiler writes the names into comments of the code that it makes. */
final class SignsInRuleNames implements Finder {

    private static final List<String> NOT_IN_NAMES = List.of("\\", "/*", "*/");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.SYNTAX);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> signs(rule, problems));
    }

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
