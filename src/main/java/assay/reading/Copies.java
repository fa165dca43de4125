package assay.reading;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AbstractClassTypeDeclarationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Rule files that are copies of others: everything in them would be told of as being there twice. */
final class Copies {

    /** As Windows, macOS and browsers name a copy. */
    private static final Pattern NAME = Pattern.compile(
            ".*(?: ?\\(\\d+\\)|[ _-]+(?:copy|kopie|copie|copia)(?:[ _-]?\\(?\\d+\\)?)?)\\.drl|(?:.*/)?(?:copy|kopie|copie) .*",
            Pattern.CASE_INSENSITIVE);
    /** With fewer names in common, each of them may be a slip of its own. */
    private static final int MANY = 4;

    private Copies() {}

    /** The files that are none, in their order; the others are told of. */
    static List<DrlFile> without(RuleFiles all, List<DrlFile> files, List<Problem> problems) {
        List<DrlFile> kept = new ArrayList<>();
        List<DrlFile> originalsFirst = files.stream()
                .sorted(Comparator.<DrlFile>comparingInt(file -> all.buildsOn(file.file()))
                        .thenComparing(Copies::isNamedSo)
                        .thenComparing(file -> file.file().length()))
                .toList();
        for (DrlFile file : originalsFirst) {
            Set<String> names = names(file);
            kept.stream()
                    .filter(other -> areMany(names, names(other)))
                    .findFirst()
                    .ifPresentOrElse(
                            original -> problems.add(Check.COPY.problem(
                                    file.shown(),
                                    1,
                                    1,
                                    "this is a copy of " + original.shown()
                                            + (file.text().equals(original.text())
                                                    ? ""
                                                    : ", of which it has the names of rules or kinds again")
                                            + remedy(all, file.file(), original.file()))),
                            () -> kept.add(file));
        }
        return files.stream().filter(kept::contains).toList();
    }

    private static String remedy(RuleFiles all, String file, String original) {
        return all.buildsOn(file) > all.buildsOn(original)
                ? "; that one is taken over, and under the name " + original + " this one would stand in place of it"
                : "; take one of the two out of the folder";
    }

    private static boolean isNamedSo(DrlFile file) {
        return NAME.matcher(file.file()).matches();
    }

    private static boolean areMany(Set<String> names, Set<String> others) {
        long shared = names.stream().filter(others::contains).count();
        return shared > 0 && (shared >= MANY || names.equals(others)) && 2 * shared >= names.size();
    }

    private static Set<String> names(DrlFile file) {
        return Stream.concat(
                        file.rules().stream().map(RuleDescr::getName),
                        Stream.concat(
                                        file.parsed().getTypeDeclarations().stream(),
                                        file.parsed().getEnumDeclarations().stream())
                                .map(AbstractClassTypeDeclarationDescr::getTypeName))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
