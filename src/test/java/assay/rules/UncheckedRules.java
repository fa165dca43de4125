package assay.rules;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.problem.ProblemsException;
import java.nio.file.Path;

/** Rule sets for tests of what rules do that nobody could mean. */
public final class UncheckedRules {

    private UncheckedRules() {}

    /**
     * The rule set in a folder, which need not pass the checks.
     *
     * @param folder the rule set's folder
     * @throws ProblemsException if it cannot be read or compiled
     */
    public static RuleBase in(Path folder) throws ProblemsException {
        return RuleBase.unchecked(RuleFiles.read(folder), TestRules.CACHE);
    }
}
