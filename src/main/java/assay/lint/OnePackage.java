package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The package of each file, which all share. */
final class OnePackage implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.PACKAGE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        // What rule sets have in common is of the package of each.
        List<DrlFile> own = rules.parsed().stream()
                .filter(file -> !rules.files().isUsed(file.file()))
                .toList();
        String shared = shared(own);
        own.forEach(file -> belongs(file, shared, problems));
    }

    /** The package that most files name. */
    private static String shared(List<DrlFile> files) {
        Map<String, Long> names = files.stream()
                .map(file -> file.parsed().getName())
                .filter(StringUtils::isNotEmpty)
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return names.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static void belongs(DrlFile file, String shared, List<Problem> problems) {
        String name = file.parsed().getName();
        if (StringUtils.isEmpty(name)) {
            return;
        }
        boolean taken = name.matches("(?:org\\.drools|org\\.kie|assay|javax?)(?:\\..*)?");
        if (taken || !name.equals(shared)) {
            problems.add(file.problem(
                    file.text().indexOf("package"),
                    name,
                    Check.PACKAGE,
                    taken
                            ? "this package belongs to the engine; take a name of your own"
                            : "all files of a rule set share one package: " + shared + " here too"));
        }
    }
}
