package assay.lint;

import assay.compile.AllowList;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.text.Article;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.ImportDescr;

/** What files import: the engine's own, numbers, days and collections. */
final class Imports implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.IMPORT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.parsed().forEach(file -> imports(rules, file, problems));
    }

    private static void imports(Rules rules, DrlFile file, List<Problem> problems) {
        for (ImportDescr one : file.parsed().getImports()) {
            String target = one.getTarget();
            String named = StringUtils.substringBeforeLast(target, ".");
            boolean own = target.startsWith(file.parsed().getName() + ".");
            if (!own && !AllowList.mayImport(rules.subject(), target)) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "rules cannot import " + target
                                + Nearest.to(named, AllowList.imports(rules.subject()))
                                        .filter(near -> !near.equals(named))
                                        .map(near -> target.endsWith(".*")
                                                ? near
                                                : near + "." + StringUtils.substringAfterLast(target, "."))
                                        .filter(near -> AllowList.mayImport(rules.subject(), near))
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; there are "
                                                + String.join(", ", AllowList.imports(rules.subject())))));
            } else if (own && !target.endsWith(".*") && !declared(rules.declarations(), target)) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "no rule file declares " + Article.indefinite(StringUtils.substringAfterLast(target, "."))
                                + "; what is declared in one is known in all without an import"));
            } else if (!own
                    && !target.endsWith(".*")
                    && EngineTypes.load(target).isEmpty()) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "there is no " + target + " to import"));
            }
        }
    }

    private static boolean declared(VocabularyReader.Declarations declarations, String target) {
        String name = StringUtils.substringAfterLast(target, ".");
        return declarations.types().containsKey(name)
                || declarations.constants().containsKey(name)
                || declarations.unread().contains(name);
    }
}
