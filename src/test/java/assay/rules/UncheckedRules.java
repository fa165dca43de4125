package assay.rules;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * The rules of March 2004 with some besides.
     *
     * @param folder an empty folder
     * @param more what is beside them, behind the imports
     */
    public static RuleBase march2004With(Path folder, String more) throws IOException, ProblemsException {
        Path set = Files.createDirectory(folder.resolve("more"));
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: more\nextends: "
                        + set.toRealPath()
                                .relativize(Path.of("rules", "march-2004").toRealPath()) + "\n");
        Files.writeString(
                set.resolve("more.drl"),
                "package march2004\n\nimport assay.policy.*\nimport java.time.LocalDate\n\n" + more);
        return in(set);
    }
}
