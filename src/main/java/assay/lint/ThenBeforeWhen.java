package assay.lint;

import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules whose conclusions stand before their conditions. To the parser all behind then is conclusions. */
final class ThenBeforeWhen implements Finder {

    private static final String SAYS =
            "conditions stand first, behind when, and what follows from them stands behind then";

    private static final Pattern WHEN = Pattern.compile("^[ \\t]*(when)\\b", Pattern.MULTILINE);
    private static final Pattern THEN = Pattern.compile("^[ \\t]*(then)\\b", Pattern.MULTILINE);

    /** Whether this is what is told, and all else of its rule follows from it. */
    static boolean isTold(Problem problem) {
        return problem.code().equals(Check.CONSEQUENCE.code())
                && problem.message().equals(SAYS);
    }

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            String code = rule.file().code().substring(rule.start(), rule.end());
            Matcher when = WHEN.matcher(code);
            Matcher then = THEN.matcher(code);
            if (when.find() && then.find() && then.start(1) < when.start(1)) {
                problems.add(rule.file().at(rule.start() + then.start(1), Check.CONSEQUENCE, SAYS));
            }
        }
    }
}
