package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weights that do not add up to what pack.yaml says. */
final class Weights implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.WEIGHTS);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Pack pack = rules.draft().pack();
        if (pack == null) {
            return;
        }
        RuleFiles files = rules.files();
        int sum = pack.requirements().stream()
                .mapToInt(Pack.RequirementEntry::weight)
                .sum();
        byte[] content = files.contents().getOrDefault(RuleFiles.PACK, new byte[0]);
        if (YamlReader.read(files.shown(RuleFiles.PACK), content, new ArrayList<>()) instanceof Node.Mapping map
                && map.get("total-weight").orElse(null) instanceof Node.Scalar total
                && new BigDecimal(total.text()).compareTo(BigDecimal.valueOf(sum)) != 0) {
            problems.add(Check.WEIGHTS.problem(
                    files.shown(RuleFiles.PACK),
                    total.line(),
                    total.column(),
                    "the weights add up to " + sum + ", not to " + total.text()));
        }
    }
}
