package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tables of grades that are of no requirement; where a requirement has another id than elsewhere, that is told of what it asks for. */
final class TablesOfRequirements implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.REQUIREMENT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Pack pack = rules.draft().pack();
        if (pack == null
                || Stream.concat(problems.stream(), rules.draft().problems().stream())
                        .anyMatch(problem -> problem.code().equals(Check.REQUIREMENT.code()))) {
            return;
        }
        List<String> known = Stream.concat(Stream.of(Pack.OVERALL), pack.requirementIds().stream())
                .toList();
        String file = rules.files().shown(RuleFiles.PACK);
        byte[] content = rules.files().contents().getOrDefault(RuleFiles.PACK, new byte[0]);
        if (YamlReader.read(file, content, new ArrayList<>()) instanceof Node.Mapping map
                && map.get("tables").orElse(null) instanceof Node.Mapping tables) {
            for (Node.Entry entry : tables.entries()) {
                Node.Scalar key = entry.key();
                if (!known.contains(key.text())) {
                    problems.add(Check.REQUIREMENT.problem(
                            file,
                            key.line(),
                            key.column(),
                            "\"tables\" has one of \"" + Nearest.shown(key.text()) + "\", which is no requirement"
                                    + Nearest.hint(key.text(), known)));
                }
            }
        }
    }
}
