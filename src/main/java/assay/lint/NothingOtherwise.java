package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import java.util.List;
import java.util.Set;

/**
 * Variants that say that they take a reading otherwise, and take nothing otherwise: every authority comes out by them as it did,
 * which looks as if nothing hung on the reading.
 */
final class NothingOtherwise implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.IN_VAIN);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        RuleFiles base = files.base();
        String reading = rules.draft().pack() == null
                ? ""
                : rules.draft()
                        .pack()
                        .reading()
                        .map(Pack.Reading::interpretation)
                        .orElse("");
        if (base == null || reading.isEmpty() || files.takesSomethingOtherwise()) {
            return;
        }
        problems.add(
                rules.inYaml(
                        RuleFiles.PACK,
                        "(?m)^interpretation:",
                        Check.IN_VAIN,
                        "this takes " + reading
                                + " otherwise, and no rule and no number of it is another: every authority comes out as it does by "
                                + base.name() + ", as if nothing hung on " + reading
                                + ". Write the rules that are others in it, and name those that they replace under \"without\""));
    }
}
