package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Legible;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Rule sets that are called otherwise than their folders are. A copy that stands somewhere else may be in a folder of any name. */
final class NamesByFolder implements Finder {

    /** The folder below which rule sets are found by the names of their own. */
    private static final Path RULES = Path.of("rules");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.FOLDER_NAME);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        Path above = Path.of(files.folder()).toAbsolutePath().normalize().getParent();
        byte[] pack = files.contents().get(RuleFiles.PACK);
        if (above != null
                && pack != null
                && StreamSupport.stream(above.spliterator(), false).anyMatch(RULES::equals)
                && YamlReader.read(files.shown(RuleFiles.PACK), pack, new ArrayList<>()) instanceof Node.Mapping map
                && map.get("name").orElse(null) instanceof Node.Scalar name
                // Of a name with nothing in it, that is told.
                && !Legible.isBlank(name.text())
                && !name.text().equals(files.name())) {
            problems.add(Check.FOLDER_NAME.problem(
                    files.shown(RuleFiles.PACK),
                    name.line(),
                    name.column(),
                    "the rule set is called " + name.text() + " in a folder " + files.name()
                            + ": --rules goes by the folder, and outputs by the name; call both the same"));
        }
    }
}
