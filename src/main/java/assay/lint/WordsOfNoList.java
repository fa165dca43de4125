package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.List;
import java.util.Set;

/** Conditions on the words of an enum that are taken out of nothing: no such word is ever found by itself. */
final class WordsOfNoList implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.NEVER_MATCHES);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            if (pattern.parsed().getSource() == null
                    && rules.parsed().stream().anyMatch(file -> isEnum(file, pattern.type()))) {
                problems.add(pattern.file()
                        .problem(
                                pattern.start(),
                                pattern.type(),
                                Check.NEVER_MATCHES,
                                "words of " + pattern.type() + " are found in a list alone: " + pattern.type()
                                        + "() from $list, with the list bound in the line above"));
            }
        }
    }

    /** Whether a file declares it; the engine has words of its own, which are there by themselves. */
    private static boolean isEnum(DrlFile file, String type) {
        return file.parsed().getEnumDeclarations().stream()
                .anyMatch(declared -> declared.getTypeName().equals(type));
    }
}
