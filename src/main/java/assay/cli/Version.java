package assay.cli;

import assay.report.JsonDocument;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --version} says: the program, what it was made from and runs on, and what it would grade by. */
final class Version {

    private static final String UNKNOWN = "unknown";

    private Version() {}

    /** The lines for a command, of which the first is for scripts. */
    static String[] lines(Program program, CommandSpec command) {
        return new String[] {
            "assay " + JsonDocument.ASSAY,
            "commit  " + commit(),
            "Java    " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
            "Drools  " + RuleCache.drools(),
            "rules   " + rules(program, folder(program, command))
        };
    }

    /** The commit that the program was built from, as the build noted it. */
    private static String commit() {
        try (InputStream noted = Version.class.getResourceAsStream("commit.txt")) {
            String commit = noted == null ? "" : new String(noted.readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? UNKNOWN : commit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the rule set that a command would take. */
    private static Path folder(Program program, CommandSpec command) {
        OptionSpec rules = command.findOption("--rules");
        Path named = rules == null ? null : rules.getValue();
        if (named != null) {
            return named;
        }
        if (command.userObject() instanceof RuralityCommand) {
            return program.ownRulesOnWards();
        }
        return command.defaultValueProvider() instanceof Defaults defaults
                ? defaults.rules().orElse(EarlyRules.folder(program.terminal()))
                : EarlyRules.folder(program.terminal());
    }

    private static String rules(Program program, Path folder) {
        try {
            RuleSet rules = program.read(folder, Map.of()).ruleSet();
            return rules.pack().name() + " " + rules.sha256() + ", " + folder;
        } catch (BrokenInput | UsageException e) {
            return UNKNOWN + ", " + folder + " is no rule set that is in order; assay rules check says why";
        }
    }
}
