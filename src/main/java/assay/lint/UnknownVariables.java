package assay.lint;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that nothing was bound to. The compiler finds them too, but in terms of the code that it makes. */
final class UnknownVariables implements Finder {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_VARIABLE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.all().forEach(rule -> variables(rules, rule, problems));
    }

    private static void variables(Rules rules, Rules.Rule rule, List<Problem> problems) {
        Set<String> bound = rule.bound();
        Matcher used = rule.matcher(VARIABLE);
        Set<String> told = new TreeSet<>();
        while (used.find()) {
            if (!bound.contains(used.group()) && told.add(used.group())) {
                problems.add(rule.file()
                        .at(
                                used.start(),
                                Check.UNKNOWN_VARIABLE,
                                "unknown variable " + used.group()
                                        + Nearest.hintOr(
                                                used.group(),
                                                bound,
                                                "; a variable is bound with a colon: $fact : " + rules.someKind()
                                                        + "()")));
            }
        }
    }
}
