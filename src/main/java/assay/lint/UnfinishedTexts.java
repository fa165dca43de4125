package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.apache.commons.lang3.Strings;

/** What is still to be filled in of what a rule set says beside its rules: its title, sources, readings and parameters. */
final class UnfinishedTexts implements Finder {

    private static final String YAML = ".yaml";

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNFINISHED);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        files.contents().forEach((name, content) -> {
            if (name.endsWith(YAML) && files.isOwn(name)) {
                // What cannot be read is told by who needs it.
                Node root = YamlReader.read(files.shown(name), content, new ArrayList<>());
                if (root != null) {
                    look(files.shown(name), root, problems);
                }
            }
        });
    }

    private static void look(String file, Node node, List<Problem> problems) {
        if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> look(file, entry.value(), problems));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> look(file, item, problems));
        } else if (node instanceof Node.Scalar scalar) {
            Matcher open = Unfinished.OPEN.matcher(scalar.text());
            boolean isLeft = Strings.CS.contains(scalar.text(), RuleSet.TO_BE_FILLED_IN);
            if (isLeft || open.find()) {
                problems.add(Check.UNFINISHED.problem(
                        file,
                        scalar.line(),
                        scalar.column(),
                        "something is still to be filled in here" + (isLeft ? "" : ": " + open.group())));
            }
        }
    }
}
