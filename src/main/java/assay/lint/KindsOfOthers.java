package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import java.util.List;
import java.util.Set;

/** Kinds of evidence in rules that nobody hands any evidence. */
final class KindsOfOthers implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.DECLARATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        if (rules.subject().isGraded()) {
            return;
        }
        for (DrlFile file : rules.parsed()) {
            for (Kind kind : rules.declarations().vocabulary().kinds()) {
                if (kind.file().equals(file.file())) {
                    problems.add(file.problem(
                            file.offsetOf(kind.line()),
                            kind.type(),
                            Check.DECLARATION,
                            "rules about " + rules.subject().word() + " have no kinds of evidence; " + kind.type()
                                    + " cannot extend Fact"));
                }
            }
        }
    }
}
