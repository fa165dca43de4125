package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Conclusions without which nobody comes to a grade, and which no rule makes. */
final class NoGrades implements Finder {

    /** In the order of the steps. */
    private static final List<String> NEEDED = List.of("Met", "Progress", "Graded", "Score", "Overall");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NO_GRADES);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        GradesGiven.of(rules).ifPresent(given -> {
            List<String> missing =
                    NEEDED.stream().filter(one -> !given.makes(one)).toList();
            if (!missing.isEmpty()) {
                problems.add(rules.inYaml(
                        RuleFiles.PACK,
                        "grades:",
                        Check.NO_GRADES,
                        "no rule concludes " + Nearest.list(missing).replace("\"", "")
                                + ", and so nobody is graded; the ordinary rules do it: uses: [grading, scoring]"));
            }
            if (given.pack().hasInterview() && !given.makes("Agreement")) {
                problems.add(rules.inYaml(
                        RuleFiles.PACK,
                        "agreements:",
                        Check.NO_GRADES,
                        "no rule concludes an Agreement, and so nobody is graded; the ordinary rules do it: uses:"
                                + " [agreement], and where nobody is interviewed there are no agreements"));
            }
        });
    }
}
