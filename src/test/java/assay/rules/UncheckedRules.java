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

    /**
     * Writes the rules of playgrounds with a kind of evidence besides that they neither count nor set aside where it is shown alone.
     *
     * @param folder an empty folder
     */
    public static void losingRepairs(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("pack.yaml"),
                "name: lost\nextends: "
                        + folder.toRealPath()
                                .relativize(Path.of("rules", "playgrounds").toRealPath()) + "\n");
        Files.writeString(folder.resolve("repair.drl"), """
                package playgrounds

                import assay.policy.*

                declare Repair extends Fact
                    material : Material
                end

                rule "P1.M2 a repair of a surface"
                    @source( "A letter" )
                when
                    $repair : Repair( $material : material )
                    exists Surface( material == $material )
                then
                    insert( new SetAside( "P1.M2", $repair, "a repair is looked at with its surface" ) );
                end
                """);
    }
}
