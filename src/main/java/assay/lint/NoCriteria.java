package assay.lint;

import assay.drl.RuleFiles;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requirements of pack.yaml under which no rule asks for anything. */
final class NoCriteria implements Finder {

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Criteria criteria = rules.draft().criteria();
        Pack pack = rules.draft().pack();
        Set<String> withCriteria =
                criteria.all().stream().map(Criterion::requirement).collect(Collectors.toSet());
        for (String requirement :
                criteria.all().isEmpty() || pack == null ? List.<String>of() : pack.requirementIds()) {
            if (!withCriteria.contains(requirement)) {
                problems.add(rules.inYaml(
                        RuleFiles.PACK,
                        "id:\\s*\"?" + Pattern.quote(requirement) + "\\b",
                        Check.NO_CRITERIA,
                        "no rule asks for anything under " + requirement));
            }
        }
    }
}
