package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conclusions about criteria that no requirement asks for. */
final class UnknownCriteria implements Finder {

    private static final Pattern ABOUT = Pattern.compile(
            "(?:new\\s+(?:Counted|SetAside|AtLeast|Caution|Contradicted)|Counted\\s*\\.\\s*whole)\\s*\\(\\s*\"([^\"\\n]*)\"");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_CRITERION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Set<String> criteria = rules.draft().criteria().ids();
        rules.parsed().forEach(file -> conclusions(criteria, file, problems));
    }

    private static void conclusions(Set<String> criteria, DrlFile file, List<Problem> problems) {
        Matcher matcher = ABOUT.matcher(file.plain());
        while (matcher.find()) {
            String criterion = matcher.group(1);
            if (!criteria.contains(criterion)) {
                problems.add(file.problem(
                        matcher.start(1),
                        criterion,
                        Check.UNKNOWN_CRITERION,
                        "no requirement asks for the criterion \"" + criterion + "\""
                                + Nearest.hint(criterion, criteria)));
            }
        }
    }
}
